// What the page knows: the last state, indexed, and what each person has read. No DOM here.

const memoryKey = `playground:${location.pathname}`;

/** The current world; replaced as a whole by `take`. */
export const store = { state: null, users: [], usersById: new Map(), chats: [], chatsById: new Map(), bot: {}, toasts: [] };

let memory = { base: {}, read: {}, view: {}, open: {} };

function recall() {
  try {
    const saved = JSON.parse(sessionStorage.getItem(memoryKey) ?? "null");
    if (saved?.base) memory = saved;
    return Boolean(saved?.base);
  } catch {
    return false;
  }
}

function keep() {
  try {
    sessionStorage.setItem(memoryKey, JSON.stringify(memory));
  } catch {
    // Private windows may refuse storage: the page works without it.
  }
}

const idOf = (thing) => (thing !== null && typeof thing === "object" ? thing.id ?? thing.user?.id : thing);

function indexChat(raw) {
  const chat = { ...raw, user: idOf(raw.user), memberIds: new Set((raw.members ?? []).map(idOf)) };
  chat.topics = (raw.topics ?? []).filter((topic) => topic.id > 1);
  chat.messages = (raw.messages ?? []).filter((m) => !m.deleted);
  chat.messages.sort((a, b) => a.id - b.id);
  chat.byId = new Map(chat.messages.map((m) => [m.id, m]));
  chat.pinned = raw.pinned ?? [];
  chat.commands = raw.commands ?? [];
  return chat;
}

/** Takes a new state in. Gives true when it is another world than before (started afresh). */
export function take(state) {
  const first = store.state === null;
  const anew = !first && state.seq < store.state.seq;
  if (anew) forget();
  store.state = state;
  store.bot = state.bot ?? {};
  store.toasts = state.toasts ?? [];
  store.users = (state.users ?? []).filter((user) => user.id !== store.bot.id);
  store.usersById = new Map(store.users.map((user) => [user.id, user]));
  store.chats = (state.chats ?? []).map(indexChat);
  // Telegram shows a bot's chat before anything was said in it.
  for (const user of store.users) {
    if (!store.chats.some((chat) => chat.kind === "private" && (chat.user ?? chat.id) === user.id)) {
      store.chats.push(indexChat({ id: user.id, kind: "private", title: store.bot.name, user: user.id, topics: [], messages: [] }));
    }
  }
  store.chatsById = new Map(store.chats.map((chat) => [chat.id, chat]));
  if (first && !recall()) {
    // What was there before the page opened counts as read.
    for (const user of store.users) for (const chat of chatsOf(user)) memory.base[`${user.id}:${chat.id}`] = chat.messages.at(-1)?.id ?? 0;
    keep();
  }
  return anew;
}

/** Drops what was read and opened (a fresh world numbers its messages anew). */
export function forget() {
  memory = { base: {}, read: {}, view: {}, open: {} };
  keep();
}

/** The private chat with the bot first, then groups of which the person is a member. */
export function chatsOf(user) {
  const own = store.chats.filter((chat) => chat.kind === "private" && (chat.user ?? chat.id) === user.id);
  // A group that became a supergroup lives on under its new id.
  const groups = store.chats.filter((chat) => chat.kind !== "private" && !chat.moved_to && chat.memberIds.has(user.id));
  return [...own, ...groups];
}

/** How a chat is called on a person's phone: the private one has the bot's name. */
export const titleOf = (chat) => (chat.kind === "private" ? store.bot.name ?? "Bot" : chat.title ?? String(chat.id));

/** The thread of a message in a forum: 0 is the General topic. */
const threadOf = (m) => (m.thread && m.thread > 1 ? m.thread : 0);

/** Messages of a view; `thread` null means the whole chat. */
export function messagesOf(chat, thread) {
  return chat.forum && thread !== null ? chat.messages.filter((m) => threadOf(m) === thread) : chat.messages;
}

/** How many messages of others the person has not seen. */
export function unread(userId, chat, thread = null) {
  const base = memory.base[`${userId}:${chat.id}`] ?? 0;
  let count = 0;
  for (let i = chat.messages.length - 1; i >= 0; i -= 1) {
    const m = chat.messages[i];
    if (m.id <= base) break;
    const t = chat.forum ? threadOf(m) : 0;
    if (thread !== null && t !== thread) continue;
    if (m.from?.id !== userId && m.kind !== "service" && m.id > (memory.read[`${userId}:${chat.id}:${t}`] ?? 0)) count += 1;
  }
  return count;
}

/** All that a person has not seen. */
export const unreadOf = (user) => chatsOf(user).reduce((sum, chat) => sum + unread(user.id, chat), 0);

/** Marks a view as read up to its newest message. Gives true when that changed something. */
export function markRead(userId, chat, thread) {
  const last = messagesOf(chat, thread).at(-1)?.id ?? 0;
  const key = `${userId}:${chat.id}:${chat.forum ? thread ?? 0 : 0}`;
  if ((memory.read[key] ?? 0) >= last) return false;
  const had = unread(userId, chat, chat.forum ? thread ?? 0 : null) > 0;
  memory.read[key] = last;
  keep();
  return had;
}

/** The view (chat and topic) that a person had open; null when none is remembered. */
export const viewOf = (userId) => memory.view[userId] ?? null;

/** Remembers the open view of a person. */
export function setView(userId, view) {
  memory.view[userId] = view;
  keep();
}

/** Whether the page's user opened (true) or closed (false) that person's pane; undefined when untouched. */
export const openChoice = (userId) => memory.open[userId];

/** Remembers that choice. */
export function setOpen(userId, open) {
  memory.open[userId] = open;
  keep();
}

/** Persons stand left, staff right. Without a hint, membership in a group tells staff. */
export function isPerson(user) {
  if (user.role_hint) return user.role_hint === "person";
  return chatsOf(user).length < 2;
}

/** A name for an id, wherever it is known. */
export function nameOf(id) {
  if (id === store.bot.id) return store.bot.name;
  return store.usersById.get(id)?.name ?? store.chatsById.get(id)?.title ?? String(id);
}

// One person's screen: header, chats, topics of a forum, the talk and the composer.

import { append, avatar, clock, el, icon, iconButton, reconcile, setText } from "./dom.js";
import { act } from "./net.js";
import { attempt, dialog, field, note, showMenu } from "./popups.js";
import { lastLine } from "./bubbles.js";
import { Composer } from "./composer.js";
import { Talk } from "./talk.js";
import { chatsOf, isPerson, markRead, messagesOf, setView, store, titleOf, unread, viewOf } from "./store.js";

const RIGHTS = ["can_manage_topics", "can_pin_messages", "can_delete_messages", "can_restrict_members", "can_invite_users"];
const CHANNEL_RIGHTS = ["can_post_messages", "can_edit_messages", "can_delete_messages", "can_invite_users"];

/** A pane; `hooks` = { close(), expand(), changed() }. */
export class Pane {
  constructor(user, hooks) {
    this.user = user;
    this.hooks = hooks;
    this.chat = null;
    this.thread = null;
    this.anonymous = false;
    this.composer = new Composer(this);
    this.talk = new Talk(this);
    this.build();
  }

  build() {
    const { user } = this;
    this.back = iconButton("back", "Back to topics", () => this.openThread("list"), { class: "icon-button back", testid: "back", hidden: true });
    this.title = el("span", { class: "who-name", dir: "auto" });
    this.hint = el("span", { class: "tag" });
    this.sub = el("span", { class: "who-chat", dir: "auto" });
    this.expand = iconButton("expand", "Enlarge", () => this.hooks.expand(), { class: "icon-button expand", "aria-pressed": "false" });
    this.header = el("header", { class: "who" }, this.back, avatar(user.id, user.name),
      el("div", { class: "who-words" }, el("div", { class: "who-line" }, this.title, this.hint), this.sub),
      iconButton("more", `Menu of ${user.name}`, (e) => this.menu(e.currentTarget), { testid: "pane-menu", "aria-haspopup": "menu" }),
      this.expand,
      iconButton("close", `Hide ${user.name}`, () => this.hooks.close(), { class: "icon-button hide" }));
    this.tabs = el("div", { class: "chats", role: "tablist", "aria-label": `Chats of ${user.name}` });
    this.topics = el("div", { class: "topics", testid: "topics", hidden: true, role: "navigation", "aria-label": "Topics" });
    this.column = el("div", { class: "column" }, this.talk.node, this.composer.node);
    this.toasts = el("div", { class: "toasts", testid: "toasts", "aria-live": "assertive" });
    this.node = el("section", { class: "pane", testid: `pane-${user.id}`, data: { user: user.id }, "aria-label": user.name },
      this.header, this.tabs, el("div", { class: "pane-body" }, this.topics, this.column));
    this.talk.node.append(this.toasts);
  }

  /** Messages of the open view. */
  shown() {
    return messagesOf(this.chat, this.chat.forum ? this.thread : null);
  }

  /** Who and where, for acts that send; only texts can go in the group's name. */
  target(words = false) {
    const target = { as: this.user.id, chat: this.chat.id };
    if (this.chat.forum && this.thread > 0) target.thread = this.thread;
    if (words && this.anonymous && this.chat.kind !== "private") target.anonymous = true;
    return target;
  }

  /** After this person sent something the talk goes to its end. */
  sent() {
    this.talk.toBottom();
  }

  visible() {
    return this.node.isConnected && this.node.offsetParent !== null && this.column.offsetParent !== null;
  }

  read() {
    if (this.chat && this.thread !== "list" && markRead(this.user.id, this.chat, this.thread)) this.hooks.changed();
  }

  waiting() {
    return this.chat && this.thread !== "list" ? unread(this.user.id, this.chat, this.chat.forum ? this.thread : null) : 0;
  }

  /** Presses Start: opens the bot's private chat on this phone. */
  start(payload) {
    const own = chatsOf(this.user).find((chat) => chat.kind === "private");
    if (own && this.chat?.id !== own.id) this.openChat(own.id);
    this.sent();
    return attempt(() => act({ do: "start", as: this.user.id, ...(payload ? { payload } : {}) }));
  }

  openChat(id) {
    const chat = store.chatsById.get(id);
    this.setPlace(chat, chat?.forum ? "list" : null);
  }

  openThread(thread) {
    this.setPlace(this.chat, thread);
  }

  setPlace(chat, thread) {
    this.chat = chat;
    this.thread = thread;
    setView(this.user.id, chat && { chat: chat.id, thread });
    this.update();
    this.hooks.changed();
    if (thread !== "list" && matchMedia("(pointer: fine)").matches) this.composer.box.focus({ preventScroll: true });
  }

  /** Finds the open chat in the new state; falls back to the first one. */
  locate(chats) {
    const saved = this.chat ? { chat: this.chat.id, thread: this.thread } : viewOf(this.user.id);
    const moved = store.chatsById.get(saved?.chat)?.moved_to;
    let chat = chats.find((c) => c.id === (moved ?? saved?.chat));
    let thread = saved?.thread ?? null;
    if (!chat) {
      const desk = chats.find((c) => c.kind !== "private");
      chat = (!isPerson(this.user) && desk) || chats[0];
      thread = chat?.forum ? "list" : null;
    }
    if (!chat?.forum) thread = null;
    else if (thread === null || (thread > 0 && !chat.topics.some((t) => t.id === thread))) thread = "list";
    this.chat = chat ?? null;
    this.thread = thread;
  }

  /** Draws the pane from the store. */
  update() {
    this.user = store.usersById.get(this.user.id) ?? this.user;
    const chats = chatsOf(this.user);
    this.locate(chats);
    this.drawHeader(chats);
    this.drawTabs(chats);
    this.drawTopics();
    this.node.classList.toggle("forum", Boolean(this.chat?.forum));
    this.node.classList.toggle("at-list", this.thread === "list");
    this.composer.update();
    this.talk.update();
  }

  drawHeader() {
    const { user, chat, thread } = this;
    setText(this.title, user.name ?? String(user.id));
    const state = user.blocked_bot ? "bot blocked" : user.deactivated ? "deleted account" : "";
    setText(this.hint, state || (user.role_hint === "person" ? "" : user.role_hint) || "");
    this.hint.hidden = !this.hint.textContent;
    this.hint.classList.toggle("warn", Boolean(state));
    const topic = chat?.forum && thread !== "list" ? (thread === 0 ? "General" : chat.topics.find((t) => t.id === thread)?.name) : null;
    const members = chat && chat.kind !== "private" ? ` · ${chat.memberIds.size} ${chat.kind === "channel" ? "readers" : "members"}` : "";
    setText(this.sub, chat ? (topic ? `${titleOf(chat)} › ${topic}` : `${titleOf(chat)}${members}`) : "no chat");
    this.back.hidden = !(chat?.forum && thread !== "list");
  }

  drawTabs(chats) {
    this.tabs.hidden = chats.length < 2;
    const item = (chat) => ({ chat, count: unread(this.user.id, chat), on: chat.id === this.chat?.id });
    reconcile(this.tabs, chats.map(item), (i) => i.chat.id, (i) => JSON.stringify([titleOf(i.chat), i.count, i.on, i.chat.kind]), ({ chat, count, on }) =>
      el("button", { type: "button", role: "tab", class: "tab", testid: `chat-${chat.id}`, "aria-selected": String(on), title: titleOf(chat), on: { click: () => this.openChat(chat.id) } },
        avatar(chat.kind === "private" ? store.bot.id : chat.id, titleOf(chat), "mini"), el("span", { class: "tab-name", dir: "auto" }, titleOf(chat)),
        count > 0 && el("span", { class: "badge" }, String(count))));
  }

  drawTopics() {
    const { chat, user } = this;
    this.topics.hidden = !chat?.forum;
    if (!chat?.forum) return;
    const rows = [{ id: 0, name: "General", closed: false }, ...chat.topics].map((topic) => {
      const messages = messagesOf(chat, topic.id);
      return { topic, at: messages.at(-1)?.date_ms ?? 0, last: lastLine(chat, messages, user.id), count: unread(user.id, chat, topic.id), on: this.thread === topic.id };
    });
    // The newest talk stands first, General always on top.
    const [general, ...others] = rows;
    others.sort((a, b) => b.at - a.at || b.topic.id - a.topic.id);
    reconcile(this.topics, [general, ...others, null], (r) => r?.topic.id ?? "new", (r) => JSON.stringify(r), (r) => r ? this.topicRow(r) :
      el("button", { type: "button", class: "new-topic", testid: "new-topic", on: { click: () => this.composer.newTopic() } }, "New topic"));
  }

  topicRow({ topic, at, last, count, on }) {
    const sign = topic.icon && !/^\d+$/.test(String(topic.icon)) && [...String(topic.icon)].length < 4 ? topic.icon : null;
    const square = avatar(topic.id, topic.name, "square");
    if (topic.color) square.style.background = `#${topic.color.toString(16).padStart(6, "0")}`;
    const face = topic.id === 0 ? el("span", { class: "hash", "aria-hidden": "true" }, "#") : sign ? el("span", { class: "hash", "aria-hidden": "true" }, sign) : square;
    return el("button", { type: "button", class: topic.closed ? "topic closed" : "topic", testid: `topic-${topic.id || "general"}`, "aria-current": on ? "true" : null, on: { click: () => this.openThread(topic.id) } },
      face,
      el("span", { class: "topic-words" },
        el("span", { class: "topic-line" }, el("b", { dir: "auto" }, topic.name), topic.closed && el("span", { class: "tag" }, "closed"), at > 0 && el("time", {}, clock(at))),
        el("span", { class: "topic-line" }, el("span", { class: "topic-last", dir: "auto" }, last), count > 0 && el("span", { class: "badge" }, String(count)))));
  }

  menu(at) {
    const { user, chat } = this;
    const one = (words, deed, body = {}, extra = {}) => ({ label: words, run: () => attempt(() => act({ do: deed, as: user.id, ...body })), ...extra });
    const items = [
      { label: "Press Start", icon: "send", run: () => this.start() },
      { label: "Start with payload…", run: () => this.askPayload() },
      user.blocked_bot ? one("Unblock the bot", "unblock", {}, { testid: "menu-unblock" }) : one("Block the bot", "block", {}, { icon: "stop", testid: "menu-block" }),
    ];
    if (chat && chat.kind !== "private") items.push(null, ...this.groupItems(one));
    items.push(null, { label: "Copy user id", icon: "copy", run: () => attempt(async () => { await navigator.clipboard.writeText(String(user.id)); note(`Copied ${user.id}`); }) },
      one("Delete this account", "deactivate", {}, { danger: true }));
    showMenu(at, items, `Menu of ${user.name}`);
  }

  groupItems(one) {
    const { chat, thread } = this;
    const here = { chat: chat.id };
    if (chat.kind === "channel") return this.channelItems(one, here);
    const topic = chat.forum && thread > 0 ? chat.topics.find((t) => t.id === thread) : null;
    return [
      { label: this.anonymous ? "Write as myself" : "Write anonymously", icon: this.anonymous ? "check" : "person", run: () => { this.anonymous = !this.anonymous; this.composer.update(); } },
      chat.forum && { label: "New topic…", icon: "topics", run: () => this.composer.newTopic() },
      topic && (topic.closed ? one("Reopen this topic", "reopen_topic", { ...here, thread }) : one("Close this topic", "close_topic", { ...here, thread })),
      topic && one("Delete this topic", "delete_topic", { ...here, thread }, { danger: true }),
      !chat.bot_member && one("Add the bot", "add_bot", here),
      chat.bot_member && { label: "Rights of the bot…", run: () => this.askRights() },
      chat.bot_member && chat.bot_rights && one("Take the bot's rights", "demote_bot", here),
      chat.bot_member && one("Remove the bot", "remove_bot", here),
      { label: "Members…", icon: "person", run: () => this.askMembers() },
      { label: "Make an administrator…", run: () => this.askPromote() },
      one("Leave the group", "leave", here, { danger: true }),
    ].filter(Boolean);
  }

  channelItems(one, here) {
    const { chat } = this;
    const administrator = this.administers();
    return [
      administrator && { label: chat.bot_member ? "Rights of the bot…" : "Let the bot post here…", testid: "menu-channel-rights", run: () => this.askRights() },
      administrator && chat.bot_member && one("Remove the bot", "remove_bot", here),
      administrator && { label: "Readers…", icon: "person", run: () => this.askMembers() },
      administrator && { label: "Make an administrator…", run: () => this.askPromote() },
      one("Leave the channel", "leave", here, { danger: true }),
    ].filter(Boolean);
  }

  /** Whether this person is an administrator of the open chat. */
  administers() {
    return (this.chat?.administrators ?? []).includes(this.user.id);
  }

  askPayload() {
    dialog("Start with payload", (body) => {
      const input = el("input", { type: "text", maxlength: "64", pattern: "[A-Za-z0-9_\\-]*", testid: "payload" });
      append(body, [field(`t.me/${store.bot.username ?? "bot"}?start=`, input)]);
      return async () => { await this.start(input.value || undefined); };
    }, { ok: "Start" });
  }

  askRights() {
    const { chat, user } = this;
    dialog("Rights of the bot", (body) => {
      const channel = chat.kind === "channel";
      const usual = channel ? CHANNEL_RIGHTS.slice(0, 3) : ["can_manage_topics", "can_pin_messages"];
      const boxes = rightsBoxes(chat.bot_rights ?? usual, channel ? CHANNEL_RIGHTS : RIGHTS);
      append(body, boxes.map(([, node]) => node));
      return () => act({ do: "promote_bot", as: user.id, chat: chat.id, rights: boxes.filter(([, , input]) => input.checked).map(([name]) => name) });
    });
  }

  askMembers() {
    const { chat } = this;
    dialog(`Members of ${chat.title}`, (body) => {
      const boxes = store.users.map((u) => [u.id, el("input", { type: "checkbox", checked: chat.memberIds.has(u.id) }), u.name]);
      append(body, boxes.map(([, input, name]) => field(name, input)));
      return async () => {
        for (const [id, input] of boxes) {
          const was = chat.memberIds.has(id);
          if (input.checked !== was) await act({ do: input.checked ? "join" : "leave", as: id, chat: chat.id });
        }
      };
    });
  }

  askPromote() {
    const { chat, user } = this;
    const admins = new Set(chat.administrators ?? []);
    const others = store.users.filter((u) => chat.memberIds.has(u.id) && !admins.has(u.id));
    if (!others.length) return note("Everybody here is an administrator");
    dialog("Make an administrator", (body) => {
      const who = el("select", {}, others.map((u) => el("option", { value: String(u.id) }, u.name)));
      append(body, [field("Who", who)]);
      return () => act({ do: "promote", as: user.id, chat: chat.id, user: Number(who.value) });
    });
    return undefined;
  }

  /** Shows an answer to a button: a short note, or an alert that wants OK. */
  toast({ text, alert }) {
    if (!text) return;
    if (!alert) {
      if (!this.visible()) return note(text);
      const node = el("div", { class: "toast", role: "status", dir: "auto" }, text);
      this.toasts.append(node);
      setTimeout(() => node.remove(), 4000);
      return undefined;
    }
    const before = document.activeElement;
    const ok = el("button", { type: "button", class: "primary", on: { click: () => { node.remove(); before?.focus?.(); } } }, "OK");
    const node = el("div", { class: "alert", role: "alertdialog", "aria-label": "Answer of the bot" },
      el("div", { class: "alert-box" }, el("b", {}, store.bot.name ?? "Bot"), el("p", { dir: "auto" }, text), ok));
    node.addEventListener("keydown", (event) => event.key === "Escape" && ok.click());
    this.node.append(node);
    ok.focus();
    return undefined;
  }
}

/** Check boxes for administrator rights: [name, node, input]. */
export function rightsBoxes(given, rights = RIGHTS) {
  return rights.map((name) => {
    const input = el("input", { type: "checkbox", checked: given.includes(name), data: { right: name } });
    return [name, field(name.replace(/^can_/, "").replaceAll("_", " "), input), input];
  });
}

/** An empty place's icon, for the stage. */
export const emptyStage = () => el("p", { class: "empty-stage" }, icon("person"), "Nobody is shown. Choose people above.");

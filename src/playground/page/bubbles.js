// One message as a bubble. Nothing here listens: the pane does, by the data attributes set here.

import { avatar, clock, colour, el, full, icon } from "./dom.js";
import { gist, media } from "./media.js";
import { rich } from "./richtext.js";
import { nameOf } from "./store.js";

const nameIn = (who) => (who && typeof who === "object" ? who.name ?? who.title ?? nameOf(who.id) : typeof who === "number" ? nameOf(who) : who ?? "");

/** The name over a bubble: an anonymous administrator speaks as the group. */
export const senderName = (m) => m.sender_chat?.title ?? nameIn(m.from);
const senderId = (m) => m.sender_chat?.id ?? m.from?.id ?? 0;

/** Whether two neighbours stand together under one name. */
export const together = (a, b) =>
  Boolean(a && b) && a.kind !== "service" && b.kind !== "service" && senderId(a) === senderId(b) && Math.abs(b.date_ms - a.date_ms) < 600_000
  && new Date(a.date_ms).toDateString() === new Date(b.date_ms).toDateString();

function serviceWords(m) {
  const who = nameIn(m.from);
  const words = m.text || m.caption || "";
  const known = {
    topic_created: `${who} created the topic${words ? ` “${words}”` : ""}`,
    topic_closed: `${who} closed the topic`,
    topic_reopened: `${who} reopened the topic`,
    topic_edited: `${who} renamed the topic${words ? ` to “${words}”` : ""}`,
    pinned_message: `${who} pinned ${words ? `“${words}”` : "a message"}`,
    new_chat_members: !words || words === who ? `${who} joined` : `${who} added ${words}`,
    left_chat_member: !words || words === who ? `${who} left` : `${who} removed ${words}`,
    group_chat_created: `${who} created the group`,
    supergroup_chat_created: `${who} created the group`,
    new_chat_title: `${who} renamed the group to “${words}”`,
    migrate_to_chat_id: "The group became a supergroup",
    migrate_from_chat_id: "The group became a supergroup",
  };
  return known[m.service] ?? (words || `${who}: ${String(m.service ?? "service message").replaceAll("_", " ")}`);
}

function quote(m, chat) {
  const r = m.reply_to;
  if (!r) return null;
  const to = typeof r === "object" ? r : { id: r };
  const name = nameIn(to.from);
  return el("button", { type: "button", class: `quote c${colour(chat.byId.get(to.id)?.from?.id ?? 0)}`, data: { quote: to.id }, "aria-label": `Reply to ${name}: show` },
    el("b", {}, name), el("span", { dir: "auto" }, to.text || "message"));
}

function reactions(m, userId) {
  if (!m.reactions?.length) return null;
  const groups = new Map();
  for (const { emoji, by } of m.reactions) {
    const id = by && typeof by === "object" ? by.id : by;
    const group = groups.get(emoji) ?? { count: 0, own: false, names: [] };
    group.count += 1;
    group.own ||= id === userId;
    group.names.push(nameIn(by));
    groups.set(emoji, group);
  }
  return el("div", { class: "reactions" }, [...groups].map(([emoji, g]) =>
    el("button", { type: "button", class: g.own ? "reaction own" : "reaction", data: { react: emoji }, title: g.names.join(", "), "aria-pressed": String(g.own), "aria-label": `${emoji} ${g.count}` },
      emoji === "❤" ? "❤️" : emoji, el("span", {}, String(g.count)))));
}

function keyboard(m) {
  if (!m.buttons?.length) return null;
  return el("div", { class: "keyboard" }, m.buttons.map((row) =>
    el("div", { class: "krow" }, row.map((b) =>
      el("button", { type: "button", class: "inline-button", title: b.text, data: b.url ? { url: b.url } : { press: b.data ?? "" } },
        el("span", { class: "label", dir: "auto" }, b.text), b.url && icon("forward"), el("span", { class: "spin", "aria-hidden": "true" }))))));
}

function meta(m) {
  return el("span", { class: "meta", title: `#${m.id} · ${full(m.date_ms)}` },
    m.pinned && icon("pin"), m.copied && el("span", { title: "sent by copyMessage" }, "copy"), m.edited && el("span", {}, "edited"), el("time", {}, clock(m.date_ms)));
}

/** Whether the last line runs from right to left: its first letter is Arabic, Hebrew or the like. */
function endsRightToLeft(words) {
  const letter = /\p{L}/u.exec(words.slice(words.lastIndexOf("\n") + 1));
  return Boolean(letter && /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter[0]));
}

/** Builds the node of message `m` as `user` sees it in `chat`. */
export function bubble(m, user, chat) {
  const testid = `msg-${m.id}`;
  if (m.kind === "service") {
    return el("div", { class: "msg service", testid, tabindex: "-1", data: { id: m.id } }, el("span", { class: "pill", dir: "auto", title: full(m.date_ms) }, serviceWords(m)));
  }
  const own = m.from?.id === user.id;
  const part = media(m);
  const words = part?.ownsText ? "" : m.text || m.caption || "";
  const only = !words && part && !part.framed;
  const kind = ["bubble", part?.big && "big", part && !part.framed && "edge", only && "only"].filter(Boolean).join(" ");
  const box = el("div", { class: kind });
  const inGroup = chat.kind !== "private";
  if (inGroup && !own) {
    box.append(el("div", { class: `sender c${colour(senderId(m))}` }, el("bdi", {}, senderName(m)), m.from?.bot && el("span", { class: "tag" }, "bot")));
  }
  if (m.forward_from) box.append(el("div", { class: "forwarded" }, "Forwarded from ", el("b", { dir: "auto" }, nameIn(m.forward_from))));
  const q = quote(m, chat);
  if (q) box.append(q);
  if (part) box.append(part.node);
  if (words) {
    const jumbo = !part && !m.entities?.length && words.length <= 12 && /^(?:\p{Extended_Pictographic}[\u{FE0F}\u{200D}\u{1F3FB}-\u{1F3FF}]*){1,3}$/u.test(words);
    const node = el("div", { class: jumbo ? "text jumbo" : "text", dir: "auto" }, rich(words, m.entities ?? []));
    // After a closing quotation, a listing or a line from right to left the time takes a line of its own.
    node.classList.toggle("block", ["PRE", "BLOCKQUOTE"].includes(node.lastChild?.nodeName) || endsRightToLeft(words));
    box.append(node);
  }
  const r = reactions(m, user.id);
  if (r) box.append(r);
  box.append(meta(m));
  const more = el("button", { type: "button", class: "more", tabindex: "-1", "aria-label": "Message actions", "aria-haspopup": "menu" }, icon("down"));
  const stack = el("div", { class: m.buttons?.length ? "stack wide" : "stack" }, box, keyboard(m));
  box.append(more);
  const face = inGroup && !own ? avatar(senderId(m), senderName(m), "tiny") : null;
  return el("div", {
    class: `msg ${own ? "out" : "in"}${face ? " faced" : ""}`, testid, tabindex: "-1", role: "article", data: { id: m.id },
    "aria-label": `${own ? "You" : senderName(m)}, ${clock(m.date_ms)}`,
  }, face, stack);
}

/** What a message's node depends on, besides the message: the bot's and people's names stand in the message itself. */
export const bubbleSig = (m) => JSON.stringify(m);

/** A line for chat lists: "Name: words". */
export function lastLine(chat, messages, userId) {
  const m = messages.at(-1);
  if (!m) return "";
  if (m.kind === "service") return serviceWords(m);
  const who = m.from?.id === userId ? "You: " : chat.kind === "private" ? "" : `${senderName(m)}: `;
  return who + gist(m);
}

/** The reply keyboard that stands under a chat: the newest one that its messages set, unless taken away. */
export function replyKeyboard(messages, userId) {
  for (let i = messages.length - 1; i >= 0; i -= 1) {
    const k = messages[i].reply_keyboard;
    if (!k) continue;
    if (k === "removed" || !k.rows?.length) return null;
    const used = k.once && messages.slice(i + 1).some((m) => m.from?.id === userId);
    return { id: messages[i].id, rows: k.rows, used };
  }
  return null;
}

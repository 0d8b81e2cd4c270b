// Text with Telegram's entities as DOM nodes. Offsets are UTF-16 units, which is what JavaScript strings count in.

import { el } from "./dom.js";

const SAFE = /^(https?:|tg:|tel:|mailto:)/i;

/** A link that opens elsewhere; unsafe schemes become plain text. */
function anchor(href, child) {
  const url = /^[a-z][a-z0-9+.-]*:/i.test(href) ? href : `https://${href}`;
  if (!SAFE.test(url)) return el("span", {}, child);
  return el("a", { href: url, target: /^(tel|mailto):/i.test(url) ? null : "_blank", rel: "noopener noreferrer", class: "link" }, child);
}

/** The start payload of a link to this bot (t.me/<bot>?start=x, tg://resolve?domain=<bot>&start=x); null for any other link. */
export function startPayload(href, username) {
  if (!username) return null;
  let url;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(href) ? href : `https://${href}`);
  } catch {
    return null;
  }
  const name = username.toLowerCase();
  const here = /^(www\.)?(t|telegram)\.(me|dog)$/i.test(url.hostname) && url.pathname.toLowerCase().replace(/\/$/, "") === `/${name}`;
  const scheme = url.protocol === "tg:" && url.hostname === "resolve" && url.searchParams.get("domain")?.toLowerCase() === name;
  if (!here && !scheme) return null;
  if (url.searchParams.has("startgroup")) return null;
  return url.searchParams.get("start") ?? "";
}

const WRAP = {
  bold: () => el("b"),
  italic: () => el("i"),
  underline: () => el("u"),
  strikethrough: () => el("s"),
  code: () => el("code", { class: "mono", tabindex: "-1" }),
  pre: () => el("pre", { class: "mono" }),
  blockquote: () => el("blockquote", { dir: "auto" }),
  expandable_blockquote: () => el("blockquote", { dir: "auto" }),
  spoiler: () => spoiler(),
  text_link: (e) => anchor(e.url ?? ""),
  url: (e, text) => anchor(text),
  email: (e, text) => anchor(`mailto:${text}`),
  phone_number: (e, text) => anchor(`tel:${text.replace(/[^\d+]/g, "")}`),
  bot_command: (e, text) => command(text),
  mention: () => el("span", { class: "link" }),
  text_mention: () => el("span", { class: "link" }),
  hashtag: () => el("span", { class: "link" }),
  cashtag: () => el("span", { class: "link" }),
};

/** Inside these nothing further is detected. */
const OPAQUE = new Set(["code", "pre", "text_link", "url", "email", "phone_number", "bot_command", "mention"]);

function command(text) {
  return el("button", { type: "button", class: "link command", data: { command: text } });
}

function spoiler() {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "hidden text" });
  const show = () => {
    node.classList.add("shown");
    node.removeAttribute("aria-label");
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => event.key === "Enter" && show());
  return node;
}

// Links, addresses, phone numbers, commands and mentions, as Telegram's apps detect them on their side.
const DETECT = new RegExp(
  [
    "(?<url>https?://[^\\s<>\"'«»]+[^\\s<>\"'«».,;:!?)]|\\b(?:t\\.me|telegram\\.me)/[\\w/?=&%.-]*[\\w/]|\\b(?:[a-z0-9-]+\\.)+(?:kz|ru|com|org|net|info)\\b(?:/[^\\s<>\"'«»]*[^\\s<>\"'«».,;:!?)])?)",
    "(?<email>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)",
    "(?<phone>(?<![\\d+])(?:\\+\\d(?:[ \\u00a0()-]{0,3}\\d){9,13}|\\b[78](?:[ \\u00a0()-]{0,3}\\d){10})(?!\\d))",
    "(?<command>(?<![\\p{L}\\p{N}_/<>])/[a-zA-Z][a-zA-Z0-9_]{0,31}(?:@\\w{3,32})?(?![\\p{L}\\p{N}_/]))",
    "(?<mention>(?<![\\p{L}\\p{N}_.])@[a-zA-Z][a-zA-Z0-9_]{3,31})",
  ].join("|"),
  "giu",
);

function detected(text) {
  const out = [];
  let at = 0;
  for (const match of text.matchAll(DETECT)) {
    if (match.index > at) out.push(text.slice(at, match.index));
    const found = match[0];
    const groups = match.groups;
    const kind = groups.email ? "email" : groups.url ? "url" : groups.phone ? "phone_number" : groups.command ? "bot_command" : "mention";
    const node = WRAP[kind]({}, found);
    node.append(found);
    out.push(node);
    at = match.index + found.length;
  }
  if (at < text.length) out.push(text.slice(at));
  return out;
}

/** Nodes for `text` with `entities`; entities are nested or disjoint, as Telegram gives them (a crossing one is cut). */
export function rich(text, entities = []) {
  const list = entities
    .filter((e) => e.length > 0 && e.offset >= 0 && e.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  let next = 0;
  const run = (from, to, opaque) => {
    const out = [];
    let at = from;
    const plain = (end) => {
      if (end > at) out.push(...(opaque ? [text.slice(at, end)] : detected(text.slice(at, end))));
      at = Math.max(at, end);
    };
    while (next < list.length && list[next].offset < to) {
      const entity = list[next];
      next += 1;
      const start = Math.max(entity.offset, at);
      const end = Math.min(entity.offset + entity.length, to);
      if (end <= start) continue;
      plain(start);
      const node = WRAP[entity.type]?.(entity, text.slice(start, end)) ?? el("span");
      node.append(...run(start, end, opaque || OPAQUE.has(entity.type)));
      out.push(node);
      at = end;
    }
    plain(to);
    return out;
  };
  return run(0, text.length, false);
}

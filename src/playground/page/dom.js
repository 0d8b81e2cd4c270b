// Small DOM helpers. Everything that comes from the server becomes text nodes or checked attributes, never markup.

/** Makes an element: `el("div", {class: "x", on: {click}}, child, …)`. Strings become text nodes; null and false are skipped. */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [type, fn] of Object.entries(value)) node.addEventListener(type, fn);
    } else if (name === "data") {
      Object.assign(node.dataset, value);
    } else if (name === "testid") {
      node.dataset.testid = value;
    } else if (name === "value" || name === "checked" || name === "disabled" || name === "hidden") {
      node[name] = value;
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(node, children);
  return node;
}

/** Appends nodes, strings and nested lists of them. */
export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child instanceof Node ? child : String(child));
  }
}

const ICONS = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  close: "M6 6l12 12M18 6L6 18",
  clip: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.7-7.7",
  send: "M4 12l16-8-6 16-3-7z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  keys: "M3 6h18v12H3zM7 10v.01M11 10v.01M15 10v.01M8 14h8",
  slash: "M16 5L8 19",
  down: "M6 9l6 6 6-6",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  reply: "M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7",
  forward: "M14 6l6 6-6 6M20 12h-9a7 7 0 0 0-7 7",
  edit: "M4 20l1-5L16 4l4 4L9 19z",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  code: "M8 7l-5 5 5 5M16 7l5 5-5 5",
  play: "M8 5l11 7-11 7z",
  pause: "M8 5v14M16 5v14",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  folder: "M3 6h6l2 2h10v11H3z",
  expand: "M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7",
  photo: "M3 5h18v14H3zM3 16l5-5 5 5 3-3 5 5M16 9v.01",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5 11a7 7 0 0 0 14 0M12 18v3",
  circle: "M12 3a9 9 0 1 0 .01 0zM10 9l5 3-5 3z",
  video: "M3 6h12v12H3zM15 10l6-3v10l-6-3",
  place: "M12 21s-7-6.2-7-11a7 7 0 0 1 14 0c0 4.800-7 11-7 11zM12 8a2 2 0 1 0 .01 0z",
  person: "M12 4a4 4 0 1 0 .01 0zM4 20c1-4 4-6 8-6s7 2 8 6",
  smile: "M12 3a9 9 0 1 0 .01 0zM9 10v.01M15 10v.01M8 14c2 3 6 3 8 0",
  album: "M7 3h14v14H7zM3 7v14h14M7 14l4-4 4 4 2-2 4 4",
  poll: "M5 20V11M12 20V4M19 20v-6",
  music: "M9 18V5l11-2v13M6.500 15a2.500 2.500 0 1 0 .01 0zM17.500 13a2.500 2.500 0 1 0 .01 0z",
  gif: "M3 5h18v14H3zM8 9v6M12 9v6M12 9h5M12 12h4",
  dice: "M4 4h16v16H4zM9 9v.01M15 15v.01M15 9v.01M9 15v.01",
  phone: "M5 4h4l2 5-3 2c1 2 3 4 5 5l2-3 5 2v4c-9 1-16-6-15-15z",
  topics: "M4 6h16M4 12h16M4 18h10",
  stop: "M12 3a9 9 0 1 0 .01 0zM6 6l12 12",
};

/** An icon from the table above, drawn with strokes in the current colour. */
export function icon(name) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", ICONS[name] ?? ICONS.more);
  svg.append(path);
  return svg;
}

/** A round icon button with a spoken label. */
export function iconButton(name, label, onClick, props = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: onClick }, ...props }, icon(name));
}

/**
 * Makes `parent`'s children match `items`, touching only what changed: `key` names an item, `sig` says whether it changed,
 * `build` makes its node. Kept nodes keep focus, selection and running media.
 */
export function reconcile(parent, items, key, sig, build) {
  const old = parent.nodesByKey ?? new Map();
  const next = new Map();
  let cursor = parent.firstChild;
  for (const item of items) {
    const k = key(item);
    const s = sig(item);
    let entry = old.get(k);
    if (!entry || entry.sig !== s) {
      const node = build(item);
      if (entry) {
        const hadFocus = entry.node.contains(document.activeElement);
        if (cursor === entry.node) cursor = entry.node.nextSibling;
        entry.node.replaceWith(node);
        if (hadFocus) node.focus({ preventScroll: true });
      }
      entry = { node, sig: s };
    }
    next.set(k, entry);
    old.delete(k);
    if (entry.node.parentNode === parent && entry.node === cursor) {
      cursor = cursor.nextSibling;
    } else if (entry.node.nextSibling !== cursor || entry.node.parentNode !== parent) {
      parent.insertBefore(entry.node, cursor);
    }
  }
  for (const { node } of old.values()) node.remove();
  parent.nodesByKey = next;
}

/** Forgets what `reconcile` put into `parent` and empties it. */
export function clear(parent) {
  parent.nodesByKey = new Map();
  parent.replaceChildren();
}

/** Sets text only when it differs, so that screen readers and selections are left alone. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const clockFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const fullFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

/** "14:05" */
export const clock = (ms) => clockFormat.format(ms);
/** "3 December" */
export const day = (ms) => dayFormat.format(ms);
/** Date and time with seconds, for tooltips. */
export const full = (ms) => fullFormat.format(ms);

/** "12.5 KB" */
export function size(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1048576) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1048576).toFixed(1)} MB`;
}

/** One of Telegram's seven name colours (0–6) for an id. */
export const colour = (id) => Math.abs(Number(id) || 0) % 7;

/** A round picture with initials. */
export function avatar(id, name, extra = "") {
  const letters = String(name ?? "?").trim().split(/\s+/u).slice(0, 2).map((word) => [...word].find((c) => /[\p{L}\p{N}]/u.test(c)) ?? "").join("");
  return el("span", { class: `avatar c${colour(id)} ${extra}`, "aria-hidden": "true" }, letters.toLocaleUpperCase("kk") || "?");
}

// What lies over the page: menus, dialogs, short notes.

import { append, el, icon } from "./dom.js";

let open = null;

/** Closes the open menu, if any. */
export function closeMenu(refocus = false) {
  if (!open) return;
  const { node, opener, off } = open;
  open = null;
  off();
  node.remove();
  if (refocus && opener?.isConnected) opener.focus();
}

/**
 * Shows a menu at a point or under an element. Items: `{ label, icon?, run, testid?, danger?, side? }` (side: a second small
 * button `{ icon, label, run, testid }`), `{ row: [{ label, run, testid? }] }` for a row of emoji, or null for a line.
 */
export function showMenu(at, items, label = "Menu") {
  closeMenu();
  const node = el("div", { class: "menu", role: "menu", "aria-label": label });
  const entry = (item, cls) =>
    el("button", { type: "button", role: "menuitem", class: item.danger ? `${cls} danger` : cls, testid: item.testid, "aria-label": item.aria,
      on: { click: () => { closeMenu(true); item.run(); } } },
    item.icon && icon(item.icon), el("span", {}, item.label));
  for (const item of items) {
    if (item === null) {
      node.append(el("hr"));
    } else if (item.row) {
      node.append(el("div", { class: "menu-row", role: "none" }, item.row.map((one) => entry(one, "menu-emoji"))));
    } else if (item) {
      const main = entry(item, "menu-item");
      node.append(item.side
        ? el("div", { class: "menu-pair", role: "none" }, main,
          el("button", { type: "button", role: "menuitem", class: "menu-side", title: item.side.label, "aria-label": item.side.label, testid: item.side.testid,
            on: { click: () => { closeMenu(true); item.side.run(); } } }, icon(item.side.icon)))
        : main);
    }
  }
  document.body.append(node);
  place(node, at);
  const outside = (event) => !node.contains(event.target) && closeMenu();
  const keys = (event) => menuKeys(event, node);
  const gone = () => closeMenu();
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", gone);
  node.addEventListener("keydown", keys);
  open = {
    node,
    opener: document.activeElement,
    off: () => {
      document.removeEventListener("pointerdown", outside, true);
      window.removeEventListener("resize", gone);
    },
  };
  node.querySelector("[role=menuitem]")?.focus({ preventScroll: true });
}

function menuKeys(event, node) {
  const all = [...node.querySelectorAll("[role=menuitem]")];
  const now = all.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) {
    event.preventDefault();
    all[(now + step + all.length) % all.length]?.focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    closeMenu(true);
  }
}

function place(node, at) {
  const box = at instanceof Element ? at.getBoundingClientRect() : null;
  const x = box ? box.left : at.x;
  const y = box ? box.bottom + 4 : at.y;
  const w = node.offsetWidth;
  const h = node.offsetHeight;
  const left = Math.max(8, Math.min(x, window.innerWidth - w - 8));
  let top = y;
  if (top + h > window.innerHeight - 8) top = box ? box.top - h - 4 : y - h;
  node.style.left = `${left}px`;
  node.style.top = `${Math.max(8, Math.min(top, window.innerHeight - h - 8))}px`;
}

/**
 * A dialog with a form. `build(form)` appends fields and gives the function to run on OK (may throw: its words are shown).
 * Gives the dialog's node.
 */
export function dialog(title, build, { ok = "OK", danger = false, testid, wide = false } = {}) {
  const error = el("p", { class: "error", role: "alert" });
  const body = el("div", { class: "dialog-body" });
  const go = el("button", { type: "submit", class: danger ? "primary danger" : "primary", testid: testid && `${testid}-ok` }, ok ?? "");
  const buttons = el("div", { class: "dialog-buttons" });
  const form = el("form", { method: "dialog" }, el("h2", {}, title), body, error, buttons);
  const box = el("dialog", { class: wide ? "wide" : null, testid, "aria-label": title }, form);
  const close = el("button", { type: "button", on: { click: () => box.close() } }, ok === null ? "Close" : "Cancel");
  append(buttons, ok === null ? [close] : [close, go]);
  const run = build(body, box);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (ok === null) return box.close();
    go.disabled = true;
    error.textContent = "";
    try {
      await run?.();
      box.close();
    } catch (failure) {
      error.textContent = failure.message;
    } finally {
      go.disabled = false;
    }
  });
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => event.target === box && box.close());
  document.body.append(box);
  box.showModal();
  return box;
}

/** A labelled field for dialogs. */
export function field(label, input) {
  return el("label", { class: input.type === "checkbox" ? "field check" : "field" }, input.type === "checkbox" ? [input, el("span", {}, label)] : [el("span", {}, label), input]);
}

/** A short note at the bottom of the page. */
export function note(words, bad = false) {
  const node = el("div", { class: bad ? "note bad" : "note" }, words);
  document.getElementById("notes").append(node);
  setTimeout(() => node.remove(), bad ? 7000 : 3500);
}

/** Runs an asynchronous deed and shows its failure as a note. Gives its result, or undefined. */
export async function attempt(deed) {
  try {
    return await deed();
  } catch (failure) {
    note(failure.message, true);
    return undefined;
  }
}

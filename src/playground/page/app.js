// The playground's page: keeps the state fresh and the people's panes in place.

import { avatar, el, reconcile, setText } from "./dom.js";
import { getEvents, getState } from "./net.js";
import { alarms, drawTools } from "./controls.js";
import { Pane, emptyStage } from "./pane.js";
import { forget, isPerson, openChoice, setOpen, store, take, unreadOf } from "./store.js";

const narrow = matchMedia("(max-width: 600px)");
const byId = (id) => document.getElementById(id);
const [bar, people, left, right, stage, tools, toolsToggle] = ["bar", "people", "left", "right", "stage", "tools", "tools-toggle"].map(byId);
const panes = new Map();
/** The one person shown on a small window. */
let current = null;
let expanded = null;
let seenToasts = null;

/** Open by the user's choice; else everyone with a role and the first seven. */
function isOpen(user, index) {
  return openChoice(user.id) ?? (Boolean(user.role_hint) || index < 7);
}

const hooks = {
  opened: (id) => {
    setOpen(id, true);
    current = id;
    draw();
  },
  freshened: () => {
    forget();
    store.state = null;
    seenToasts = null;
    for (const pane of panes.values()) pane.node.remove();
    panes.clear();
    refresh().catch(() => {});
  },
};

function makePane(user) {
  const pane = new Pane(user, {
    close: () => {
      setOpen(user.id, false);
      draw();
    },
    expand: () => {
      expanded = expanded === user.id ? null : user.id;
      draw();
    },
    changed: () => drawPeople(),
  });
  (isPerson(user) ? left : right).append(pane.node);
  return pane;
}

/** Draws everything from the store; unchanged nodes stay as they are. */
function draw() {
  if (!store.state) return;
  const shown = store.users.filter(isOpen);
  if (!store.usersById.has(current)) current = shown[0]?.id ?? store.users[0]?.id ?? null;
  const wanted = narrow.matches ? store.users.filter((user) => user.id === current) : shown;
  if (!wanted.some((user) => user.id === expanded)) expanded = null;
  for (const [id, pane] of panes) {
    if (wanted.some((user) => user.id === id)) continue;
    // A hidden pane keeps what was typed in it; one whose person is gone does not.
    pane.node.hidden = true;
    if (!store.usersById.has(id)) {
      pane.node.remove();
      panes.delete(id);
    }
  }
  for (const user of wanted) {
    if (!panes.has(user.id)) panes.set(user.id, makePane(user));
    const pane = panes.get(user.id);
    pane.node.hidden = false;
    const big = expanded === user.id;
    pane.node.classList.toggle("expanded", big);
    pane.expand.setAttribute("aria-pressed", String(big));
  }
  order(wanted);
  const has = (side) => wanted.some((user) => side.contains(panes.get(user.id).node));
  const bigIn = (side) => expanded !== null && side.contains(panes.get(expanded)?.node);
  for (const side of [left, right]) {
    side.hidden = !has(side);
    side.classList.toggle("has-expanded", bigIn(side));
  }
  right.style.setProperty("--panes", String(wanted.filter((user) => right.contains(panes.get(user.id).node)).length));
  stage.querySelector(".empty-stage")?.remove();
  if (!wanted.length) stage.append(emptyStage());
  for (const user of wanted) panes.get(user.id).update();
  drawPeople();
  drawTools(tools, hooks);
  setText(byId("brand"), store.bot.name ?? "Playground");
  document.title = `${store.bot.name ?? "Bot"} · playground`;
  const count = alarms();
  toolsToggle.classList.toggle("alarmed", count > 0);
}

/** Panes stand in the order of the people; a pane is moved only when it must be, so that focus stays. */
function order(wanted) {
  for (const side of [left, right]) {
    let before = null;
    for (const user of wanted) {
      const { node } = panes.get(user.id);
      if (node.parentNode !== side) continue;
      const next = before ? before.nextElementSibling : side.firstElementChild;
      if (next !== node && [...side.children].indexOf(node) < [...side.children].indexOf(before)) before.after(node);
      before = node;
    }
  }
}

function drawPeople() {
  const rows = store.users.map((user, index) => ({ user, count: unreadOf(user), on: narrow.matches ? user.id === current : isOpen(user, index) }));
  reconcile(people, rows, (r) => r.user.id, (r) => JSON.stringify([r.user.name, r.user.role_hint, r.count, r.on, r.user.blocked_bot]), ({ user, count, on }) =>
    el("button", { type: "button", class: "chip person", testid: `person-${user.id}`, "aria-pressed": String(on), title: user.role_hint ? `${user.name}, ${user.role_hint}` : user.name, on: { click: () => choose(user) } },
      avatar(user.id, user.name, "mini"), el("span", { class: "chip-name", dir: "auto" }, user.name), count > 0 && el("span", { class: "badge" }, String(count))));
}

function choose(user) {
  if (narrow.matches) {
    current = user.id;
  } else {
    setOpen(user.id, !isOpen(user, store.users.indexOf(user)));
  }
  draw();
  people.nodesByKey.get(user.id)?.node.scrollIntoView({ block: "nearest", inline: "center" });
  const pane = panes.get(user.id);
  if (pane && !pane.node.hidden) pane.node.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Shows what the bot answered to buttons since the last state. */
function showToasts() {
  const all = store.toasts;
  if (seenToasts) {
    const anew = all.filter((t) => !seenToasts.has(t.query_id));
    for (const toast of anew) {
      const pane = panes.get(toast.user);
      pane?.talk.answered([toast]);
      pane?.toast(toast);
    }
  }
  seenToasts = new Set(all.map((t) => t.query_id));
}

async function refresh() {
  const state = await getState();
  if (take(state)) seenToasts = null;
  draw();
  showToasts();
}

function online(yes, words) {
  const dot = byId("dot");
  dot.classList.toggle("on", yes);
  dot.title = words;
  dot.setAttribute("aria-label", words);
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reloads the state whenever the server says that something changed. */
async function live() {
  for (let wait = 500; ; ) {
    try {
      if (!store.state) await refresh();
      online(true, "connected");
      const event = await getEvents(store.state.seq);
      if (event.changed || event.seq !== store.state?.seq) await refresh();
      wait = 500;
    } catch (failure) {
      if (failure.name === "TimeoutError") continue;
      online(false, `not connected: ${failure.message}`);
      await pause(wait);
      wait = Math.min(wait * 2, 5000);
      // The server may have begun anew: look at the state itself next time.
      await refresh().catch(() => {});
    }
  }
}

toolsToggle.addEventListener("click", () => {
  tools.hidden = !tools.hidden;
  toolsToggle.setAttribute("aria-expanded", String(!tools.hidden));
});
narrow.addEventListener("change", draw);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") for (const pane of panes.values()) if (!pane.node.hidden && pane.chat) pane.talk.mark();
});
bar.addEventListener("wheel", (event) => {
  if (event.deltaY && !event.deltaX && people.scrollWidth > people.clientWidth) people.scrollLeft += event.deltaY;
}, { passive: true });
live();

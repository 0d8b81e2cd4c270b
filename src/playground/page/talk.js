// The messages of one view: drawn incrementally, scrolled like a messenger, with the actions on each message.

import { clear, day, el, icon, iconButton, reconcile, setText } from "./dom.js";
import { act } from "./net.js";
import { attempt, dialog, note, showMenu } from "./popups.js";
import { bubble, bubbleSig, senderName, together } from "./bubbles.js";
import { gist } from "./media.js";
import { startPayload } from "./richtext.js";
import { chatsOf, store, titleOf } from "./store.js";

const PAGE = 150;
const LONG_PRESS_MS = 450;
/** Telegram's apps stop the wheel of an unanswered button after a while, too. */
const SPIN_MS = 15_000;

/** The talk of one pane; `pane` gives user, chat, thread, shown(), composer, start(payload). */
export class Talk {
  constructor(pane) {
    this.pane = pane;
    this.key = null;
    this.limit = PAGE;
    this.atBottom = true;
    this.pins = 0;
    this.spinning = new Set();
    this.list = el("div", { class: "list", role: "log", "aria-label": "Messages", "aria-live": "off", tabindex: "0" });
    this.scroller = el("div", { class: "scroller", testid: "messages" }, this.list);
    this.badge = el("span", { class: "badge", hidden: true });
    this.jump = iconButton("down", "Newest messages", () => this.toBottom(true), { class: "icon-button jump", hidden: true });
    this.jump.append(this.badge);
    this.pinned = el("button", { type: "button", class: "pinned", testid: "pinned", hidden: true, on: { click: () => this.nextPin() } });
    this.node = el("div", { class: "talk" }, this.pinned, el("div", { class: "scroll-box" }, this.scroller, this.jump));
    this.listen();
  }

  listen() {
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.atBottom && this.toBottom()).observe(this.scroller);
    new ResizeObserver(() => this.atBottom && this.toBottom()).observe(this.list);
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("contextmenu", (event) => {
      const m = this.messageAt(event.target);
      if (!m || event.target.closest("a") || (String(getSelection()) && event.target.closest(".text"))) return;
      event.preventDefault();
      this.menu(m, { x: event.clientX, y: event.clientY });
    });
    this.list.addEventListener("keydown", (event) => this.keydown(event));
    this.listenLongPress();
  }

  listenLongPress() {
    let timer = 0;
    let from = null;
    const stop = () => clearTimeout(timer);
    this.list.addEventListener("pointerdown", (event) => {
      stop();
      this.held = false;
      this.touch = event.pointerType !== "mouse";
      const m = this.messageAt(event.target);
      if (!this.touch || !m || event.target.closest(".inline-button, a, .reaction, .quote")) return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => {
        this.held = true;
        this.menu(m, from);
      }, LONG_PRESS_MS);
    });
    this.list.addEventListener("pointermove", (event) => {
      if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > 10) stop();
    });
    for (const type of ["pointerup", "pointercancel"]) this.list.addEventListener(type, stop);
  }

  messageAt(node) {
    const box = node.closest?.(".msg");
    return box && box.classList.contains("service") === false ? this.pane.chat.byId.get(Number(box.dataset.id)) : null;
  }

  /** Draws the present view. */
  update() {
    const { user, chat, thread } = this.pane;
    const key = chat && thread !== "list" ? `${chat.id}:${thread ?? 0}` : "";
    if (key !== this.key) {
      this.key = key;
      this.limit = PAGE;
      this.atBottom = true;
      this.pins = 0;
      clear(this.list);
    }
    if (!key) return;
    const all = this.pane.shown();
    const cut = Math.max(0, all.length - this.limit);
    const items = this.items(all.slice(cut), cut > 0);
    reconcile(this.list, items, (i) => i.key, (i) => i.sig, (i) => i.build(user, chat));
    this.group(all.slice(cut));
    this.drawPinned(all);
    if (this.atBottom) this.toBottom();
    this.mark();
  }

  items(messages, more) {
    const out = [];
    if (more) out.push({ key: "more", sig: "", build: () => el("button", { type: "button", class: "earlier", on: { click: () => this.earlier() } }, "Show earlier messages") });
    let last = "";
    for (const m of messages) {
      const d = day(m.date_ms);
      if (d !== last) out.push({ key: `day-${d}`, sig: "", build: () => el("div", { class: "msg service date" }, el("span", { class: "pill" }, d)) });
      last = d;
      out.push({ key: m.id, sig: bubbleSig(m), build: (user, chat) => bubble(m, user, chat) });
    }
    if (!messages.length) out.push(this.empty());
    return out;
  }

  empty() {
    const { chat } = this.pane;
    const bot = store.bot;
    if (chat.kind !== "private") return { key: "empty", sig: "", build: () => el("div", { class: "msg service" }, el("span", { class: "pill" }, "No messages yet")) };
    const about = bot.description ?? "";
    return {
      key: "empty", sig: `${bot.name}${about}`,
      build: () => el("div", { class: "about", testid: "bot-description" }, el("b", {}, "What can this bot do?"), el("p", { dir: "auto" }, about || `${bot.name ?? "The bot"} has no description yet.`)),
    };
  }

  /** Neighbours of one sender stand together: classes alone change, so that nodes stay. */
  group(messages) {
    const nodes = this.list.nodesByKey;
    messages.forEach((m, i) => {
      const classes = nodes.get(m.id).node.classList;
      classes.toggle("first", !together(messages[i - 1], m));
      classes.toggle("last", !together(m, messages[i + 1]));
    });
  }

  drawPinned(all) {
    const { chat } = this.pane;
    const ids = new Set(chat.pinned);
    this.pinnedMessages = all.filter((m) => ids.has(m.id) || m.pinned);
    const n = this.pinnedMessages.length;
    this.pinned.hidden = n === 0;
    if (!n) return;
    const m = this.pinnedMessages[(n - 1 - (this.pins % n) + n) % n];
    const sig = JSON.stringify([n, m.id, gist(m)]);
    if (this.pinned.dataset.sig === sig) return;
    this.pinned.dataset.sig = sig;
    this.pinned.replaceChildren(icon("pin"), el("span", { class: "pinned-words" }, el("b", {}, n > 1 ? `Pinned message ${this.pinnedMessages.indexOf(m) + 1} of ${n}` : "Pinned message"), el("span", { dir: "auto" }, gist(m))));
  }

  nextPin() {
    const n = this.pinnedMessages.length;
    const m = this.pinnedMessages[(n - 1 - (this.pins % n) + n) % n];
    this.show(m.id);
    this.pins += 1;
    this.drawPinned(this.pane.shown());
  }

  /** Scrolls to a message and lights it up. */
  show(id) {
    const all = this.pane.shown();
    const at = all.findIndex((m) => m.id === id);
    if (at < 0) return note("The message is not in this view");
    if (all.length - at > this.limit) {
      this.limit = all.length - at + 20;
      this.atBottom = false;
      this.update();
    }
    const node = this.list.nodesByKey.get(id)?.node;
    this.atBottom = false;
    node?.scrollIntoView({ block: "center", behavior: "smooth" });
    node?.classList.remove("lit");
    requestAnimationFrame(() => node?.classList.add("lit"));
    setTimeout(() => node?.classList.remove("lit"), 1600);
  }

  earlier() {
    const before = this.scroller.scrollHeight - this.scroller.scrollTop;
    this.limit += PAGE;
    this.atBottom = false;
    this.update();
    this.scroller.scrollTop = this.scroller.scrollHeight - before;
  }

  toBottom(smooth = false) {
    this.atBottom = true;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.mark();
  }

  scrolled() {
    const s = this.scroller;
    const was = this.atBottom;
    this.atBottom = s.scrollHeight - s.scrollTop - s.clientHeight < 48;
    if (was !== this.atBottom || !this.jump.hidden) this.mark();
  }

  /** Counts as read what the person sees at the bottom; otherwise shows how much waits below. */
  mark() {
    const seen = this.atBottom && this.pane.visible() && document.visibilityState === "visible";
    if (seen) this.pane.read();
    const waiting = this.pane.waiting();
    this.jump.hidden = this.atBottom;
    this.badge.hidden = !waiting;
    setText(this.badge, String(waiting));
  }

  click(event) {
    const { target } = event;
    if (this.held) {
      this.held = false;
      return event.preventDefault();
    }
    const m = this.messageAt(target);
    const link = target.closest("a");
    const button = target.closest("button");
    if (link) return this.link(event, link.getAttribute("href"));
    if (!m) return undefined;
    if (button?.dataset.press !== undefined) return this.press(m, button);
    if (button?.dataset.url) return this.link(event, button.dataset.url, true);
    if (button?.dataset.quote) return this.show(Number(button.dataset.quote));
    if (button?.dataset.react) return this.react(m, button.dataset.react);
    if (button?.dataset.command) return this.command(button.dataset.command);
    if (button?.classList.contains("more")) return this.menu(m, button);
    const plain = target.closest(".bubble") && !target.closest("button, a, audio, video, .spoiler, input");
    if (this.touch && plain && String(getSelection()) === "") this.menu(m, { x: event.clientX, y: event.clientY });
    return undefined;
  }

  /** A link to the bot presses Start with its payload on this person's phone; a phone number is shown; others open in a tab. */
  link(event, href, open = false) {
    const payload = startPayload(href, store.bot.username);
    if (payload !== null) {
      event.preventDefault();
      return this.pane.start(payload || undefined);
    }
    if (/^tel:/i.test(href)) {
      event.preventDefault();
      return note(`Call ${href.slice(4)}`);
    }
    if (open && /^(https?|tg|mailto):/i.test(href)) window.open(href, "_blank", "noopener,noreferrer");
    return undefined;
  }

  command(words) {
    this.pane.sent();
    return attempt(() => act({ do: "send", ...this.pane.target(), text: words }));
  }

  /**
   * Presses an inline button; its wheel turns until the bot answers the query. Forced, because a phone presses the button that
   * it shows, whatever the bot has made of the message meanwhile.
   */
  async press(m, button) {
    if (button.classList.contains("waiting")) return;
    const { user, chat } = this.pane;
    const spin = { button, query: null, known: new Set(store.toasts.map((t) => t.query_id)) };
    button.classList.add("waiting");
    button.setAttribute("aria-busy", "true");
    this.spinning.add(spin);
    spin.timer = setTimeout(() => this.still(spin), SPIN_MS);
    const done = await attempt(() => act({ do: "press", as: user.id, chat: chat.id, message: m.id, data: button.dataset.press, force: true }));
    if (!done) return this.still(spin);
    spin.query = done.query_id ?? done.callback_query_id ?? done.id ?? null;
    if (spin.query !== null) this.answered(store.toasts.filter((t) => t.user === user.id));
  }

  still(spin) {
    clearTimeout(spin.timer);
    this.spinning.delete(spin);
    spin.button.classList.remove("waiting");
    spin.button.removeAttribute("aria-busy");
  }

  /** Stops the wheels of buttons whose query these answers belong to. */
  answered(toasts) {
    for (const spin of [...this.spinning]) {
      const hit = toasts.some((t) => (spin.query === null ? !spin.known.has(t.query_id) : String(t.query_id) === String(spin.query)));
      if (hit) this.still(spin);
    }
  }

  react(m, emoji) {
    const { user, chat } = this.pane;
    const own = (m.reactions ?? []).some((r) => r.emoji === emoji && (r.by?.id ?? r.by) === user.id);
    return attempt(() => act({ do: "react", as: user.id, chat: chat.id, message: m.id, emoji: own ? null : emoji }));
  }

  menu(m, at) {
    const { user, chat, composer } = this.pane;
    const own = m.from?.id === user.id;
    const words = m.text || m.caption || "";
    showMenu(at, [
      { row: ["👍", "❤️", "👎", "🔥", "🙏"].map((emoji) => ({ label: emoji, aria: `React ${emoji}`, testid: `react-${emoji}`, run: () => this.react(m, emoji === "❤️" ? "❤" : emoji) })) },
      { label: "Reply", icon: "reply", testid: "action-reply", run: () => composer.setMode({ kind: "reply", id: m.id }) },
      own && ["text", "photo", "video", "document", "voice", "audio", "animation"].includes(m.kind) && { label: "Edit", icon: "edit", testid: "action-edit", run: () => composer.setMode({ kind: "edit", id: m.id }) },
      words && { label: "Copy text", icon: "copy", run: () => attempt(() => navigator.clipboard.writeText(words)) },
      { label: "Forward", icon: "forward", testid: "action-forward", run: () => this.forward(m) },
      { label: "Show data", icon: "code", run: () => this.data(m) },
      (own || chat.kind !== "private") && { label: "Delete", icon: "trash", danger: true, testid: "action-delete", run: () => attempt(() => act({ do: "delete", as: user.id, chat: chat.id, message: m.id })) },
    ].filter(Boolean), "Message");
  }

  forward(m) {
    const { user, chat } = this.pane;
    dialog("Forward to", (body, box) => {
      const to = (target, thread, label) => el("button", {
        type: "button", class: "choice", testid: `forward-${target.id}${thread ? `-${thread}` : ""}`,
        on: { click: async () => {
          box.close();
          await attempt(() => act({ do: "forward", as: user.id, chat: target.id, thread, from_chat: chat.id, message: m.id }));
        } },
      }, label);
      for (const target of chatsOf(user)) {
        body.append(to(target, undefined, titleOf(target)));
        for (const topic of target.topics) body.append(to(target, topic.id, `${titleOf(target)} › ${topic.name}`));
      }
    }, { ok: null, testid: "forward-dialog" });
  }

  data(m) {
    dialog(`Message ${m.id} from ${senderName(m)}`, (body) => {
      body.append(el("pre", { class: "raw mono", dir: "ltr", tabindex: "0" }, JSON.stringify(m, null, 2)));
    }, { ok: null, wide: true });
  }

  keydown(event) {
    const nodes = [...this.list.querySelectorAll(".msg[data-id]")];
    const now = nodes.indexOf(document.activeElement);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step && (event.target === this.list || now >= 0)) {
      event.preventDefault();
      const next = now < 0 ? nodes.length - 1 : Math.max(0, Math.min(nodes.length - 1, now + step));
      nodes[next]?.focus();
    } else if ((event.key === "Enter" || event.key === "ContextMenu") && now >= 0) {
      const m = this.messageAt(nodes[now]);
      if (!m) return;
      event.preventDefault();
      this.menu(m, nodes[now].querySelector(".bubble"));
    }
  }
}

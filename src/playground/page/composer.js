// The foot of a chat: message box, commands, attachments, the bot's reply keyboard, Start and Restart.

import { append, clear, el, icon, iconButton, reconcile } from "./dom.js";
import { act, base64 } from "./net.js";
import { attempt, dialog, field, showMenu } from "./popups.js";
import { gist } from "./media.js";
import { replyKeyboard, senderName } from "./bubbles.js";

/** Attachments: the act, its icon and words, whether a file may be chosen (and which), whether it takes the box's words as caption. */
const KINDS = [
  ["photo", "photo", "Photo", "image/*", true],
  ["voice", "mic", "Voice message", "audio/*", true],
  ["video_note", "circle", "Video message", "video/*", false],
  ["video", "video", "Video", "video/*", true],
  ["document", "file", "Document", "*/*", true],
  ["location", "place", "Location", null, false],
  ["contact", "person", "Contact", null, false],
  ["sticker", "smile", "Sticker", null, false],
  ["album", "album", "Album of 3 photos", null, true],
  ["poll", "poll", "Poll", null, false],
  ["audio", "music", "Audio", "audio/*", true],
  ["animation", "gif", "GIF", null, true],
  ["venue", "place", "Place", null, false],
  ["dice", "dice", "Dice", null, false],
];

/** The composer of one pane. `pane` gives user, chat, thread, target() for acts and sent() after something went out. */
export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.drafts = new Map();
    this.key = null;
    this.mode = null;
    this.hideKeys = new Map();
    this.suggested = [];
    /** The suggestion picked by the arrows; -1 while none is, and then Enter sends what was typed. */
    this.chosen = -1;
    this.box = el("textarea", {
      class: "composer", testid: "composer", rows: "1", placeholder: "Message", "aria-label": `Message from ${pane.user.name}`, dir: "auto", autocomplete: "off", enterkeyhint: "send",
      on: { keydown: (e) => this.keydown(e), input: () => this.typed(), paste: (e) => this.paste(e) },
    });
    this.banner = el("div", { class: "banner", hidden: true });
    this.commands = el("div", { class: "suggest", role: "listbox", "aria-label": "Commands", hidden: true });
    this.slash = iconButton("slash", "Commands", () => this.commandMenu(), { class: "icon-button slash", testid: "commands" });
    this.attachButton = iconButton("clip", "Attach", () => this.attachMenu(), { testid: "attach" });
    this.keysButton = iconButton("keys", "Bot's keyboard", () => this.toggleKeys(), { testid: "keyboard-toggle" });
    this.send = iconButton("send", "Send", () => this.submit(), { class: "icon-button send", testid: "send" });
    this.keys = el("div", { class: "reply-keys", testid: "reply-keyboard", role: "group", "aria-label": "Bot's keyboard", hidden: true });
    this.file = el("input", { type: "file", hidden: true, "aria-label": "File to attach", on: { change: () => this.chosenFile() } });
    this.row = el("div", { class: "box-row" }, this.slash, this.box, this.keysButton, this.attachButton, this.send);
    this.gate = el("div", { class: "gate", hidden: true });
    this.node = el("div", { class: "foot" }, this.commands, this.banner, this.row, this.gate, this.keys, this.file);
  }

  /** Shows the composer for the pane's present view. */
  update() {
    const { user, chat, thread } = this.pane;
    const hidden = !chat || thread === "list";
    this.node.hidden = hidden;
    if (hidden) return;
    const key = `${chat.id}:${thread ?? 0}`;
    if (this.key !== key) {
      if (this.key !== null) this.drafts.set(this.key, this.box.value);
      this.key = key;
      this.box.value = this.drafts.get(key) ?? "";
      this.setMode(null);
      this.typed();
    }
    const bot = chat.kind === "private";
    const reads = chat.kind === "channel" && !this.pane.administers();
    const gate = reads ? "reads" : bot && user.blocked_bot ? "blocked" : bot && !user.started && chat.messages.every((m) => m.from?.id !== user.id) ? "new" : "";
    if (this.gate.dataset.kind !== gate) {
      this.gate.dataset.kind = gate;
      this.gate.replaceChildren();
      if (gate === "reads") append(this.gate, [el("p", { class: "small", testid: "reads-only" }, "Only administrators write in a channel")]);
      if (gate === "new") append(this.gate, [this.startButton("Start")]);
      if (gate === "blocked") append(this.gate, [
        el("button", { type: "button", class: "plain", testid: "unblock", on: { click: () => attempt(() => act({ do: "unblock", as: user.id })) } }, "Unblock"),
        this.startButton("Restart"),
      ]);
      this.gate.hidden = !gate;
      this.row.hidden = Boolean(gate);
    }
    this.slash.hidden = !chat.commands.length;
    const topic = chat.topics.find((t) => t.id === thread);
    const hint = this.pane.anonymous ? "Message as the group" : topic?.closed ? "Closed topic" : "Message";
    if (this.box.placeholder !== hint) this.box.placeholder = hint;
    this.updateKeys(gate);
    if (this.mode && !chat.byId.has(this.mode.id)) this.setMode(null);
  }

  startButton(words) {
    return el("button", { type: "button", class: "start", testid: "start-button", on: { click: () => this.pane.start() } }, words);
  }

  updateKeys(gate) {
    const keyboard = gate ? null : replyKeyboard(this.pane.shown(), this.pane.user.id);
    const off = keyboard && (this.hideKeys.get(this.key) ?? (keyboard.used ? keyboard.id : null)) === keyboard.id;
    this.keyboard = keyboard;
    this.keysButton.hidden = !keyboard;
    this.keysButton.setAttribute("aria-pressed", String(Boolean(keyboard && !off)));
    this.keys.hidden = !keyboard || off;
    reconcile(this.keys, keyboard?.rows ?? [], (row) => keyboard.rows.indexOf(row), (row) => JSON.stringify(row), (row) =>
      el("div", { class: "krow" }, row.map((b) => {
        const words = typeof b === "string" ? b : b.text ?? "";
        return el("button", { type: "button", class: "reply-button", title: words, on: { click: () => this.pressKey(b, words) } }, el("span", { class: "label", dir: "auto" }, words));
      })));
  }

  pressKey(b, words) {
    const kind = b.request_contact ? "contact" : b.request_location ? "location" : null;
    const target = this.pane.target();
    this.pane.sent();
    return attempt(() => act(kind ? { do: kind, ...target } : { do: "send", ...target, text: words }));
  }

  toggleKeys() {
    this.hideKeys.set(this.key, this.keys.hidden ? 0 : this.keyboard?.id ?? 0);
    this.update();
  }

  /** Answering or editing: `{ kind: "reply" | "edit", id }` or null. */
  setMode(mode) {
    if (this.mode?.kind === "edit" && !mode) this.box.value = "";
    this.mode = mode;
    this.banner.hidden = !mode;
    clear(this.banner);
    if (!mode) return;
    const m = this.pane.chat.byId.get(mode.id);
    append(this.banner, [
      icon(mode.kind === "edit" ? "edit" : "reply"),
      el("span", { class: "banner-words" }, el("b", { dir: "auto" }, mode.kind === "edit" ? "Edit message" : senderName(m)), el("span", { dir: "auto" }, gist(m))),
      iconButton("close", "Cancel", () => this.setMode(null)),
    ]);
    if (mode.kind === "edit") this.box.value = m.text || m.caption || "";
    this.grow();
    this.box.focus();
  }

  grow() {
    this.box.style.height = "auto";
    if (this.box.value) this.box.style.height = `${Math.min(this.box.scrollHeight, 150)}px`;
    this.send.classList.toggle("ready", this.box.value.trim() !== "");
  }

  typed() {
    this.grow();
    const found = /^\/(\w*)$/.exec(this.box.value);
    const list = found ? this.pane.chat.commands.filter((c) => c.command.startsWith(found[1].toLowerCase())) : [];
    this.suggested = list;
    this.chosen = -1;
    this.commands.hidden = !list.length;
    this.drawSuggested();
  }

  drawSuggested() {
    reconcile(this.commands, this.suggested, (c) => c.command, (c) => c.description, (c) =>
      el("button", { type: "button", role: "option", class: "suggestion", on: { click: () => this.sendCommand(c.command) } }, el("b", {}, `/${c.command}`), el("span", { dir: "auto" }, c.description)));
    [...this.commands.children].forEach((node, i) => node.setAttribute("aria-selected", String(i === this.chosen)));
    this.commands.children[this.chosen]?.scrollIntoView({ block: "nearest" });
  }

  keydown(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const open = !this.commands.hidden;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const n = this.suggested.length;
      this.chosen = event.key === "ArrowDown" ? (this.chosen + 1) % n : (Math.max(this.chosen, 0) + n - 1) % n;
      this.drawSuggested();
    } else if (open && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      this.box.value = `/${this.suggested[Math.max(this.chosen, 0)].command} `;
      this.typed();
    } else if (event.key === "Escape" && (open || this.mode)) {
      event.preventDefault();
      if (open) this.commands.hidden = true;
      else this.setMode(null);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (open && this.chosen >= 0) this.sendCommand(this.suggested[this.chosen].command);
      else this.submit();
    } else if (event.key === "ArrowUp" && !this.box.value && !this.mode) {
      const own = this.pane.shown().findLast((m) => m.from?.id === this.pane.user.id && m.kind === "text");
      if (own) {
        event.preventDefault();
        this.setMode({ kind: "edit", id: own.id });
      }
    }
  }

  async submit() {
    const words = this.box.value.trim();
    if (!words) return this.box.focus();
    const { user, chat } = this.pane;
    const mode = this.mode;
    const before = this.box.value;
    const key = this.key;
    const body = mode?.kind === "edit"
      ? { do: "edit", as: user.id, chat: chat.id, message: mode.id, text: words }
      : { do: "send", ...this.pane.target(true), text: words, reply_to: mode?.id };
    this.box.value = "";
    this.setMode(null);
    this.typed();
    if (mode?.kind !== "edit") this.pane.sent();
    // What could not be sent comes back into the box, unless something else was typed meanwhile.
    if (!(await attempt(() => act(body)))) {
      if (this.key === key && !this.box.value) {
        this.box.value = before;
        this.typed();
      } else if (this.key !== key) {
        this.drafts.set(key, before);
      }
    }
  }

  sendCommand(command) {
    this.box.value = "";
    this.typed();
    this.pane.sent();
    return attempt(() => act({ do: "send", ...this.pane.target(), text: `/${command}` }));
  }

  commandMenu() {
    const items = this.pane.chat.commands.map((c) => ({ label: `/${c.command}  ${c.description}`, run: () => this.sendCommand(c.command) }));
    showMenu(this.slash, items, "Commands");
  }

  attachMenu() {
    showMenu(this.attachButton, KINDS.map(([kind, picture, label, accept, caption]) => ({
      label, icon: picture, testid: `attach-${kind}`,
      run: () => this.attach(kind, caption),
      side: accept && { icon: "folder", label: `${label}: choose a file`, testid: `attach-${kind}-file`, run: () => this.choose(kind, accept, caption) },
    })), "Attach");
  }

  choose(kind, accept, caption) {
    this.waiting = { kind, caption };
    this.file.accept = accept;
    this.file.value = "";
    this.file.click();
  }

  async chosenFile() {
    const file = this.file.files?.[0];
    if (!file || !this.waiting) return;
    await this.attach(this.waiting.kind, this.waiting.caption, file);
  }

  paste(event) {
    const file = event.clipboardData?.files?.[0];
    if (!file) return;
    event.preventDefault();
    this.attach(file.type.startsWith("image/") ? "photo" : "document", true, file);
  }

  async attach(kind, takesCaption, file) {
    const caption = takesCaption && this.mode?.kind !== "edit" ? this.box.value.trim() : "";
    const extra = {};
    if (caption) extra.caption = caption;
    if (kind === "album") extra.count = 3;
    if (this.mode?.kind === "reply" && kind !== "album") extra.reply_to = this.mode.id;
    if (file) {
      const bytes = await attempt(() => base64(file));
      if (bytes === undefined) return;
      Object.assign(extra, { file: bytes, file_name: file.name });
    }
    this.pane.sent();
    const done = await attempt(() => act({ do: kind, ...this.pane.target(), ...extra }));
    if (!done) return;
    if (caption) this.box.value = "";
    if (this.mode?.kind === "reply") this.setMode(null);
    this.typed();
  }

  /** Asks for a topic's name and makes it. */
  newTopic() {
    const { user, chat } = this.pane;
    dialog("New topic", (body) => {
      const name = el("input", { type: "text", required: true, maxlength: "128", testid: "topic-name" });
      append(body, [field("Name", name)]);
      return () => act({ do: "topic", as: user.id, chat: chat.id, name: name.value.trim() });
    }, { ok: "Create", testid: "topic-dialog" });
  }
}

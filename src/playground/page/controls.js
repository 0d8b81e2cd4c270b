// The tools: new people and groups, faults, what the judge found, requests, a fresh start.

import { append, clock, el, icon, reconcile } from "./dom.js";
import { act, fresh, getCalls } from "./net.js";
import { attempt, dialog, field, note } from "./popups.js";
import { askInline } from "./inline.js";
import { rightsBoxes } from "./pane.js";
import { nameOf, store } from "./store.js";

const FAULTS = [
  ["next_429", "Answer 429 to the next … requests"],
  ["retry_after", "… with retry_after, seconds"],
  ["next_5xx", "Answer 502 to the next … requests"],
  ["drop_before", "Drop the next … before the work is done"],
  ["drop_after", "Drop the next … after the work is done"],
  ["slow_ms", "Slow every answer down, ms"],
];

/** How many faults are switched on. */
const active = (faults) => FAULTS.filter(([name]) => name !== "retry_after" && Number(faults?.[name]) > 0).length;

/** Draws the bar of tools; `hooks` = { opened(userId), freshened() }. */
export function drawTools(bar, hooks) {
  const faults = active(store.state.faults);
  const violations = store.state.violations?.length ?? 0;
  const tools = [
    { id: "add-person", label: "Add a person", run: () => addPerson(hooks) },
    { id: "add-group", label: "Create a group", run: () => addGroup() },
    { id: "add-channel", label: "Create a channel", run: () => addChannel() },
    { id: "faults", label: "Faults", count: faults, warn: true, run: () => askFaults() },
    { id: "migrate", label: "Migrate a group", run: () => askMigrate() },
    { id: "violations", label: "Violations", count: violations, warn: true, always: true, run: () => showViolations() },
    { id: "calls", label: "Requests", run: () => showCalls() },
    { id: "inline", label: "Inline", run: () => askInline() },
    { id: "raw-act", label: "Act as JSON", run: () => askRaw() },
    { id: "fresh", label: "Start afresh", danger: true, run: () => askFresh(hooks) },
  ];
  reconcile(bar, tools, (t) => t.id, (t) => String(t.count), (t) =>
    el("button", { type: "button", class: t.danger ? "chip danger" : "chip", testid: t.id, on: { click: () => t.run() } }, t.label,
      (t.count > 0 || t.always) && el("span", { class: t.count > 0 ? "badge bad" : "badge good" }, String(t.count))));
}

/** Sum for the closed bar: whether something there wants a look. */
export const alarms = () => (store.state.violations?.length ?? 0) + active(store.state.faults);

function addPerson(hooks) {
  dialog("Add a person", (body) => {
    const name = el("input", { type: "text", required: true, maxlength: "64", testid: "person-name", dir: "auto", value: "" });
    const username = el("input", { type: "text", maxlength: "32", pattern: "@?[A-Za-z0-9_]*", placeholder: "optional" });
    const lang = el("select", {}, ["kk", "ru", "en", "uz", "mn", "zh", ""].map((code) => el("option", { value: code }, code || "not told")));
    const role = el("select", { testid: "person-role" }, ["person", "operator", "lawyer", "psychologist", "editor", "head"].map((r) => el("option", { value: r }, r)));
    append(body, [field("Name", name), field("Plays", role), field("Language of the app", lang), field("User name", username)]);
    return async () => {
      const done = await act({ do: "user", name: name.value.trim(), lang: lang.value || undefined, username: username.value.replace(/^@/, "") || undefined, role_hint: role.value });
      const id = done.user?.id ?? done.user;
      if (id !== undefined) hooks.opened(id);
    };
  }, { ok: "Add", testid: "person-dialog" });
}

function addGroup() {
  dialog("Create a group", (body) => {
    const title = el("input", { type: "text", required: true, maxlength: "128", testid: "group-title", dir: "auto" });
    const owner = el("select", { testid: "group-owner" }, store.users.map((u) => el("option", { value: String(u.id) }, u.name)));
    const forum = el("input", { type: "checkbox", checked: true, testid: "group-forum" });
    const members = store.users.map((u) => [u.id, el("input", { type: "checkbox", testid: `member-${u.id}` }), u.name]);
    const bot = el("input", { type: "checkbox", checked: true, testid: "group-bot" });
    const rights = rightsBoxes(["can_manage_topics", "can_pin_messages"]);
    append(body, [
      field("Title", title), field("Created by", owner), field("Forum with topics", forum),
      el("fieldset", {}, el("legend", {}, "Members"), members.map(([, input, name]) => field(name, input))),
      el("fieldset", {}, el("legend", {}, "Bot"), field("Add the bot", bot), rights.map(([, node]) => node)),
    ]);
    return async () => {
      const as = Number(owner.value);
      const ids = members.filter(([id, input]) => input.checked && id !== as).map(([id]) => id);
      const done = await act({ do: "group", as, title: title.value.trim(), forum: forum.checked, members: ids });
      const chat = done.chat?.id ?? done.chat;
      if (!bot.checked) return;
      await act({ do: "add_bot", as, chat });
      const given = rights.filter(([, , input]) => input.checked).map(([name]) => name);
      if (given.length) await act({ do: "promote_bot", as, chat, rights: given });
    };
  }, { ok: "Create", testid: "group-dialog" });
}

function addChannel() {
  dialog("Create a channel", (body) => {
    const title = el("input", { type: "text", required: true, maxlength: "128", testid: "channel-title", dir: "auto" });
    const username = el("input", { type: "text", maxlength: "32", pattern: "@?[A-Za-z0-9_]*", placeholder: "optional" });
    const owner = el("select", { testid: "channel-owner" }, store.users.map((u) => el("option", { value: String(u.id) }, u.name)));
    const members = store.users.map((u) => [u.id, el("input", { type: "checkbox", checked: true }), u.name]);
    append(body, [
      field("Title", title), field("User name", username), field("Created by", owner),
      el("fieldset", {}, el("legend", {}, "Readers"), members.map(([, input, name]) => field(name, input))),
      el("p", { class: "small" }, "The bot comes in when an administrator gives it the right to post: the menu of a person who is one, in the channel."),
    ]);
    return () => {
      const as = Number(owner.value);
      const ids = members.filter(([id, input]) => input.checked && id !== as).map(([id]) => id);
      return act({ do: "channel", as, title: title.value.trim(), username: username.value.replace(/^@/, "") || undefined, members: ids });
    };
  }, { ok: "Create", testid: "channel-dialog" });
}

function askFaults() {
  const now = store.state.faults ?? {};
  dialog("Faults", (body) => {
    const inputs = FAULTS.map(([name, label]) => [name, label, el("input", { type: "number", min: "0", max: "600000", step: "1", value: String(now[name] ?? 0), testid: `fault-${name}` })]);
    const methods = el("input", { type: "text", value: (now.methods ?? []).join(" "), placeholder: "empty: every send, edit, copy and topic", testid: "fault-methods", spellcheck: "false" });
    const none = el("button", { type: "button", testid: "faults-none", on: { click: () => { for (const [, , input] of inputs) input.value = "0"; methods.value = ""; } } }, "All off");
    append(body, [inputs.map(([, label, input]) => field(label, input)), field("Only these methods", methods), none]);
    return () => act({
      do: "faults",
      ...Object.fromEntries(inputs.map(([name, , input]) => [name, Math.max(0, Math.trunc(Number(input.value)) || 0)])),
      methods: methods.value.split(/[\s,]+/).filter(Boolean),
    });
  }, { ok: "Apply", testid: "faults-dialog" });
}

function askMigrate() {
  const groups = store.chats.filter((chat) => chat.kind === "group" && !chat.moved_to);
  if (!groups.length) return note("There is no basic group; create one without topics");
  dialog("Migrate a group", (body) => {
    const which = el("select", {}, groups.map((chat) => el("option", { value: String(chat.id) }, chat.title)));
    append(body, [el("p", {}, "The group becomes a supergroup with a new id; the old id answers “group chat was upgraded”."), field("Group", which)]);
    return () => act({ do: "migrate", chat: Number(which.value) });
  }, { ok: "Migrate", testid: "migrate-dialog" });
  return undefined;
}

function showViolations() {
  dialog("What the judge found", (body) => {
    const found = store.state.violations ?? [];
    append(body, found.length
      ? [el("ol", { class: "findings", testid: "violation-list" }, found.map((v) => el("li", {}, typeof v === "string" ? v : JSON.stringify(v))))]
      : [el("p", {}, "Nothing: every request of the bot so far is as the Bot API wants it.")]);
  }, { ok: null, wide: true, testid: "violations-dialog" });
}

async function showCalls() {
  const answer = await attempt(() => getCalls(0));
  if (!answer) return;
  const calls = (Array.isArray(answer) ? answer : answer.calls ?? []).filter((c) => c.method !== "getUpdates").slice(-200).reverse();
  dialog("Requests of the bot", (body) => {
    append(body, [el("div", { class: "calls", testid: "call-list" }, calls.map((c) => {
      const refused = c.refusal ?? c.error ?? (c.ok === false ? "refused" : null);
      const where = c.params?.chat_id !== undefined ? nameOf(Number(c.params.chat_id)) : "";
      return el("details", { class: refused ? "call refused" : "call" },
        el("summary", {}, el("b", {}, c.method), el("span", { class: "small", dir: "auto" }, where), refused && el("span", { class: "error" }, typeof refused === "string" ? refused : refused.description ?? "refused"), el("time", {}, clock(c.at_ms ?? 0))),
        el("pre", { class: "raw mono", dir: "ltr" }, JSON.stringify(c.params ?? {}, null, 2)));
    })), !calls.length && el("p", {}, "No request yet.")]);
  }, { ok: null, wide: true, testid: "calls-dialog" });
}

function askRaw() {
  dialog("Act as JSON", (body) => {
    const first = store.users[0]?.id ?? 0;
    const text = el("textarea", { class: "mono", rows: "8", spellcheck: "false", "aria-label": "Act", value: JSON.stringify({ do: "raw_message", as: first, chat: first, message: {} }, null, 2) });
    append(body, [text]);
    return async () => {
      const done = await act(JSON.parse(text.value));
      note(JSON.stringify(done));
    };
  }, { ok: "Do", wide: true, testid: "raw-dialog" });
}

function askFresh(hooks) {
  dialog("Start afresh?", (body) => {
    append(body, [icon("trash"), el("p", {}, "All chats, people added here and the bot's records of this playground are thrown away.")]);
    return async () => {
      const done = await fresh();
      if (done?.ok === false) throw new Error(done.error ?? "refused");
      hooks.freshened();
    };
  }, { ok: "Start afresh", danger: true, testid: "fresh-dialog" });
}

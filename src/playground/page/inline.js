// Typing behind the bot's name in any chat: what it offers, and inserting one of it.

import { append, clear, el } from "./dom.js";
import { act, getCalls } from "./net.js";
import { attempt, dialog, field } from "./popups.js";
import { store } from "./store.js";

/** How long the bot may take, in steps of a tenth of a second. */
const PATIENCE = 50;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the bot answered to an inline query: its results. */
async function answerTo(id) {
  for (let step = 0; step < PATIENCE; step += 1) {
    const answer = await getCalls(0);
    const calls = Array.isArray(answer) ? answer : answer.calls ?? [];
    const call = calls.findLast((c) => c.method === "answerInlineQuery" && c.params?.inline_query_id === id);
    if (call) return typeof call.params.results === "string" ? JSON.parse(call.params.results) : call.params.results ?? [];
    await pause(100);
  }
  throw new Error("the bot did not answer");
}

/** The words of Telegram's HTML. */
const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

/** A chat to type in, and what the bot offers there. */
export function askInline() {
  dialog("Type behind the bot's name", (body, box) => {
    const user = el("select", { testid: "inline-user" }, store.users.map((u) => el("option", { value: String(u.id) }, u.name)));
    const chats = store.state.chats.filter((c) => c.kind !== "private");
    const chat = el("select", { testid: "inline-chat" }, chats.map((c) => el("option", { value: String(c.id) }, c.title)));
    const words = el("input", { type: "text", maxlength: "256", testid: "inline-words", dir: "auto", placeholder: `@${store.bot.username} …` });
    const list = el("div", { class: "calls", testid: "inline-results" });
    let typed = 0;
    words.addEventListener("input", () => attempt(async () => {
      const mine = (typed += 1);
      const done = await act({ do: "inline", as: Number(user.value), query: words.value });
      const results = await answerTo(done.query_id);
      // A later letter has asked again.
      if (mine !== typed) return;
      clear(list);
      append(list, results.map((result) => el("button", { type: "button", class: "call", on: { click: () => insert(result) } },
        el("b", { dir: "auto" }, result.title), el("span", { class: "small", dir: "auto" }, ` ${result.description ?? ""}`))));
      if (!results.length) append(list, [el("p", {}, "Nothing is offered.")]);
    }));
    const insert = (result) => attempt(async () => {
      if (!chat.value) throw new Error("there is no group to insert it into");
      await act({ do: "send", as: Number(user.value), chat: Number(chat.value), text: plain(result.input_message_content.message_text) });
      box.close();
    });
    append(body, [field("Who", user), field("In", chat), field("Words", words), list]);
  }, { ok: null, wide: true, testid: "inline-dialog" });
}

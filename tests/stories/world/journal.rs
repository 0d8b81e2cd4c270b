//! What is said, as text that a lawyer can read: who did what, and under it what the bot said, changed or reacted with.

use std::collections::BTreeMap;

use qoldau::playground::state::{ButtonView, ChatView, Msg, State};

/// Lines with the chat that they belong to.
#[derive(Default)]
pub struct Journal {
    lines: Vec<(i64, String)>,
    seen: BTreeMap<(i64, i64), Shown>,
    toasts: Vec<String>,
    /// Where somebody did something last: there they see the answer to a press.
    here: i64,
}

/// A message as it was last seen.
#[derive(Clone, PartialEq, Eq, Default)]
struct Shown {
    words: String,
    reactions: Vec<String>,
    pinned: bool,
    deleted: bool,
}

impl Journal {
    /// Somebody does something.
    pub fn note(&mut self, chat: i64, line: String) {
        self.here = chat;
        self.lines.push((chat, line));
    }

    /// Leaves out what was said so far.
    pub fn clear(&mut self) {
        self.lines.clear();
    }

    /// The lines of some chats.
    pub fn text(&self, chats: &[i64]) -> String {
        let lines = self.lines.iter().filter(|(chat, _)| chats.contains(chat)).map(|(_, line)| line.as_str());
        without_times(&lines.collect::<Vec<_>>().join("\n"))
    }

    /// Notes everything that has changed since the last look.
    pub fn look(&mut self, state: &State) {
        for toast in &state.toasts {
            if !self.toasts.contains(&toast.query_id) {
                self.toasts.push(toast.query_id.clone());
                if !toast.text.is_empty() {
                    let sign = if toast.alert { "‼" } else { "!" };
                    self.lines.push((self.here, format!("  bot {sign} {}", toast.text)));
                }
            }
        }
        for chat in &state.chats {
            let mut messages: Vec<&Msg> = chat.messages.iter().collect();
            // Topics are worked on side by side; each keeps its own order.
            messages.sort_by_key(|message| (place(chat, message), message.id));
            for message in messages {
                self.look_at(chat, message);
            }
        }
    }

    fn look_at(&mut self, chat: &ChatView, message: &Msg) {
        let place = place(chat, message);
        let now = Shown {
            words: words(message),
            reactions: message.reactions.iter().map(|reaction| reaction.emoji.clone()).collect(),
            pinned: message.pinned,
            deleted: message.deleted,
        };
        let before = self.seen.insert((chat.id, message.id), now.clone());
        let fresh = before.is_none();
        let before = before.unwrap_or_default();
        let mut line = |text: String| self.lines.push((chat.id, text));
        if now.deleted {
            if !before.deleted && !fresh {
                line(format!("  a message is deleted{place}"));
            }
            return;
        }
        if message.kind == "service" {
            if fresh {
                let service = message.service.clone().unwrap_or_default();
                line(format!("  · {service}: {}{place}", message.text.lines().next().unwrap_or_default()));
            }
        } else if message.from.bot && now.words != before.words {
            let sign = if fresh { ":" } else { " edits:" };
            line(format!("  bot{place}{sign} {}", now.words));
        }
        if now.reactions != before.reactions && !now.reactions.is_empty() {
            line(format!("  {} on «{}»{place}", now.reactions.join(" "), short(message)));
        }
        if now.pinned && !before.pinned {
            line(format!("  pinned{place}"));
        }
    }
}

fn place(chat: &ChatView, message: &Msg) -> String {
    match message.thread.and_then(|thread| chat.topics.iter().find(|topic| topic.id == thread)) {
        Some(topic) => format!(" in «{}»", topic.name),
        None => String::new(),
    }
}

fn words(message: &Msg) -> String {
    let mut words = String::new();
    if message.copied {
        words.push_str("⧉ ");
    }
    if let Some(reply) = &message.reply_to {
        let part: String = reply.text.chars().take(24).collect();
        words.push_str(&format!("(↩ {part}) "));
    }
    if message.kind != "text" {
        words.push_str(&format!("<{}> ", message.kind));
    }
    if let Some(file) = message.file.as_ref().filter(|_| message.kind == "document") {
        words.push_str(&format!("{} ", file.name));
    }
    let said = if message.text.is_empty() { &message.caption } else { &message.text };
    words.push_str(&said.replace("\n\n", "\n").replace('\n', "\n    "));
    for row in &message.buttons {
        let row: Vec<String> = row.iter().map(|ButtonView { text, .. }| format!("[{text}]")).collect();
        words.push_str(&format!("\n    {}", row.join(" ")));
    }
    words.trim_end().to_owned()
}

fn short(message: &Msg) -> String {
    let said = if message.text.is_empty() { &message.caption } else { &message.text };
    if said.is_empty() { format!("<{}>", message.kind) } else { said.chars().take(24).collect() }
}

/// Times of the day differ from run to run; the days do not.
fn without_times(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let is = |at: usize, c: char| chars.get(at) == Some(&c);
    let mut at = 0;
    while at < chars.len() {
        out.push(chars[at]);
        // "2026 12:00" after a date becomes "2026 ··:··".
        if digit(at) && is(at + 1, ' ') && digit(at + 2) && digit(at + 3) && is(at + 4, ':') && digit(at + 5) && digit(at + 6) {
            out.push_str(" ··:··");
            at += 6;
        }
        at += 1;
    }
    out
}

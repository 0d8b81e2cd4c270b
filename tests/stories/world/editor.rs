//! What stories of announcements begin with: readers of every kind of letters, an editor who writes, and time that passes.

use std::time::Duration;

use qoldau::announcements::content::Content;
use serde_json::json;

use super::World;

impl World {
    /// Айгүл reads төте жазу, Руслан Russian, Ержан Latin letters, Мадина Cyrillic; they have met the bot.
    pub async fn readers(&mut self) {
        for (name, language) in [("Айгүл", "قازاقشا"), ("Руслан", "Русский"), ("Ержан", "Qazaqşa"), ("Мадина", "Қазақша")]
        {
            if !["Айгүл", "Руслан"].contains(&name) {
                self.person(name);
            }
            self.arrives(name, language).await;
        }
        self.forget_story();
    }

    /// A new announcement with words in both languages; the board is on the screen.
    pub async fn drafts(&mut self, who: &str, kazakh: &str, russian: &str) {
        self.says(who, "/announce").await;
        self.presses(who, "➕").await;
        self.says(who, kazakh).await;
        self.says(who, russian).await;
    }

    /// What stands on the board goes to everybody; `yes` is what the last button says.
    pub async fn sends_it(&mut self, who: &str, yes: &str) {
        self.presses(who, "🚀").await;
        self.presses(who, yes).await;
        self.goes_out().await;
        self.forget_story();
    }

    /// Lets the work on announcements go on until nothing of it is due any more.
    pub async fn goes_out(&mut self) {
        for _ in 0..4 {
            self.passes(Duration::from_secs(4)).await;
        }
    }

    /// The screen of what follows the newest announcement that is over.
    pub async fn opens_what_follows(&mut self, who: &str) {
        self.says(who, "/announce").await;
        self.presses(who, "🗂").await;
        self.presses(who, "✅").await;
        self.presses(who, "📊").await;
    }

    /// A channel of somebody's with these readers.
    pub fn channel(&mut self, who: &str, title: &str, readers: &[&str]) -> i64 {
        let members: Vec<i64> = readers.iter().map(|reader| self.id(reader)).collect();
        let found = json!({ "do": "channel", "as": self.id(who), "title": title, "members": members });
        let chat = self.act(found).chat.unwrap();
        self.call(title, chat);
        chat
    }

    /// The bot is made an administrator.
    pub async fn promotes(&mut self, who: &str, chat: i64, rights: &[&str]) {
        let act = json!({ "do": "promote_bot", "as": self.id(who), "chat": chat, "rights": rights });
        self.does(format!("{who} makes the bot an administrator: {}", rights.join(", ")), act).await;
    }

    /// A draft of the editor's that nobody has typed; gives its number.
    pub async fn has_drafted(&self, content: &Content) -> i64 {
        let id = self.app().next_announcement();
        sqlx::query(
            "INSERT INTO announcements (id, state, content, audience, plan, made_by, made_name, made_at)
             VALUES ($1, 'draft', $2, '{}', '{}', $3, 'Тимур', 0)",
        )
        .bind(id)
        .bind(serde_json::to_string(content).unwrap())
        .bind(self.house.editor)
        .execute(&self.db)
        .await
        .unwrap();
        id
    }

    /// The editor corrects announcement `id` so that it says this, up to the last question; gives the button of the answer, although its words are short.
    pub async fn corrects(&mut self, id: i64, content: &Content) -> String {
        let screen = self.last("Тимур").id;
        self.presses_old("Тимур", "Тимур", screen, &format!("A:c:{id}:e")).await;
        sqlx::query("UPDATE announcements SET content = $1 WHERE id = (SELECT draft_id FROM announcement_corrections WHERE announcement_id = $2)")
            .bind(serde_json::to_string(content).unwrap())
            .bind(id)
            .execute(&self.db)
            .await
            .unwrap();
        self.presses_old("Тимур", "Тимур", screen, &format!("A:c:{id}:k")).await;
        format!("A:c:{id}:E:1:1")
    }
}

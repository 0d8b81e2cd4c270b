//! Waiting until the bot has done what is due, and letting time pass.

use std::time::{Duration, Instant};

use super::{LIMIT, QUIET, SOON_MS, World};

impl World {
    /// Waits until everything that is due is done, if there is a bot to do it.
    pub async fn settle(&mut self) {
        if self.bot.is_some() {
            self.wait().await;
        } else {
            self.journal.look(&self.playground.snapshot());
        }
    }

    /// Waits until the bot has done everything that is due.
    ///
    /// # Panics
    /// When it does not.
    pub async fn wait(&mut self) {
        let deadline = Instant::now() + LIMIT;
        loop {
            self.playground.wait_quiet(QUIET, LIMIT).await;
            let left = self.left().await;
            if left.is_empty() {
                break;
            }
            assert!(Instant::now() < deadline, "the bot is not done: {left}");
            tokio::time::sleep(Duration::from_millis(4)).await;
        }
        self.journal.look(&self.playground.snapshot());
    }

    /// What is still to be done now, in words; empty when nothing is.
    async fn left(&self) -> String {
        if self.bot.as_ref().is_none_or(|bot| bot.done.is_finished()) {
            return "the bot has ended".into();
        }
        if self.playground.waiting() > 0 {
            return "updates that nobody took".into();
        }
        if let Some(query) = self.unanswered() {
            return format!("press {query} was not answered");
        }
        let left: Result<Vec<(String, String)>, _> = sqlx::query_as(
            "SELECT conversation, kind || ' ' || attempts FROM inbox WHERE state = 'pending' AND due_ms <= $1
             UNION ALL SELECT dest, kind || ' ' || attempts FROM outbox WHERE state IN ('queued', 'claimed')",
        )
        .bind(self.clock.now_ms() + SOON_MS)
        .fetch_all(&self.db)
        .await;
        match left {
            Ok(rows) => rows.iter().map(|(place, kind)| format!("{place} {kind}; ")).collect(),
            Err(error) => format!("the database does not answer: {error}"),
        }
    }

    fn unanswered(&self) -> Option<String> {
        if self.queries.is_empty() {
            return None;
        }
        let calls = self.playground.calls();
        let ids = ["callback_query_id", "inline_query_id"];
        let answered =
            |query: &str| calls.iter().any(|call| ids.iter().any(|name| call.params.get(*name).is_some_and(|id| id == query)));
        self.queries.iter().find(|query| !answered(query)).cloned()
    }

    /// Waits until somebody can read `part` in a place. A turn that fails is noted first and apologised for right after.
    pub async fn until_reads(&mut self, place: &str, part: &str) {
        let deadline = Instant::now() + LIMIT;
        while !self.reads(place, part) {
            assert!(Instant::now() < deadline, "{place} never reads {part}");
            tokio::time::sleep(Duration::from_millis(4)).await;
        }
        self.settle().await;
    }

    /// Lets time pass; timers fire.
    pub async fn passes(&mut self, time: Duration) {
        self.clock.advance(time);
        // The workers look at their timers ten times a second.
        let due = "SELECT count(*) FROM inbox WHERE state = 'pending' AND due_ms <= $1";
        let now = self.clock.now_ms();
        let deadline = Instant::now() + LIMIT;
        while sqlx::query_scalar::<_, i64>(due).bind(now).fetch_one(&self.db).await.unwrap() > 0 {
            assert!(Instant::now() < deadline, "timers do not fire");
            tokio::time::sleep(Duration::from_millis(4)).await;
        }
        self.settle().await;
    }
}

//! SQLite's full-text index with its trigram tokenizer, over the skeletons.

use std::cell::RefCell;

use qoldau::script::fold;
use sqlx::{Connection as _, Row as _, SqliteConnection};
use tokio::runtime::Runtime;

pub(crate) struct Fts5 {
    runtime: Runtime,
    connection: RefCell<SqliteConnection>,
}

impl Fts5 {
    pub(crate) fn new(lines: &[(usize, String)]) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("the system gives a runtime");
        let connection = runtime.block_on(async {
            let mut connection = SqliteConnection::connect("sqlite::memory:").await.expect("memory can be opened");
            let table = "CREATE VIRTUAL TABLE wordings USING fts5(words, topic UNINDEXED, tokenize = 'trigram')";
            sqlx::query(table).execute(&mut connection).await.expect("SQLite is built with FTS5");
            sqlx::query("BEGIN").execute(&mut connection).await.expect("nobody else writes");
            for (topic, line) in lines {
                let words = fold::skeletons(line).join(" ");
                let row = sqlx::query("INSERT INTO wordings (words, topic) VALUES ($1, $2)")
                    .bind(words)
                    .bind(i64::try_from(*topic).expect("there are fewer topics than that"));
                row.execute(&mut connection).await.expect("the table takes two values");
            }
            sqlx::query("COMMIT").execute(&mut connection).await.expect("nobody else writes");
            connection
        });
        Self { runtime, connection: RefCell::new(connection) }
    }

    /// Topics by their best wording.
    pub(crate) fn find(&self, words: &str) -> Vec<usize> {
        let letters: Vec<char> = fold::skeletons(words).join(" ").chars().collect();
        let grams: Vec<String> = letters.windows(3).map(|gram| format!("\"{}\"", gram.iter().collect::<String>())).collect();
        if grams.is_empty() {
            return Vec::new();
        }
        let mut connection = self.connection.borrow_mut();
        let rows = self.runtime.block_on(async {
            let query = "SELECT topic FROM wordings WHERE words MATCH $1 ORDER BY bm25(wordings) LIMIT 100";
            sqlx::query(query).bind(grams.join(" OR ")).fetch_all(&mut *connection).await.expect("quoted triples are a query")
        });
        let mut topics: Vec<usize> = Vec::new();
        for row in rows {
            let topic = usize::try_from(row.get::<i64, _>(0)).expect("it was written from a usize");
            if topics.len() < 3 && !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        topics
    }
}

//! Inline mode: `@bot` and a few words in any chat give answers to insert, in the language of whoever asks. A passing thing: no
//! row, no state, nothing logged, nothing counted; what is not answered within a moment is asked anew with the next letter.

use crate::{
    app::App,
    faq::{answer, ask::Kind, facts, group, topics::Kind as TopicKind},
    outbox::inline::Article,
    texts,
};

/// A question typed behind the bot's name.
#[derive(Debug)]
pub struct Query {
    /// Telegram's id, for the one answer.
    pub id: String,
    /// Who types.
    pub person: i64,
    /// What they have typed so far.
    pub words: String,
    /// The language of their phone, as Telegram tells it.
    pub phone: Option<String>,
}

/// Answers a query: one attempt.
pub async fn answer(app: &App, query: Query) {
    let known = app.people.find(&app.db.read, query.person).await.ok().flatten();
    let tongue = known.and_then(|person| person.tongue).unwrap_or_else(|| group::tongue(&query.words, query.phone.as_deref()));
    app.outbox.answer_inline(&query.id, &articles(app, &query.words), tongue).await;
}

/// What can be inserted: the fixed help where the words tell of a crisis, else the answers that may be meant.
fn articles(app: &App, words: &str) -> Vec<Article> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    if let Some(crisis) = app.faq.crisis(words) {
        let about = texts::answers_category_help();
        return vec![Article {
            id: crisis.topic().into(),
            title: texts::group_help_now(),
            about,
            text: vec![crisis.message()],
            key: group::psychologist_key(crisis),
        }];
    }
    let asked = app.faq.ask(words);
    if asked.kind == Kind::Greeting {
        return Vec::new();
    }
    let topics = asked.candidates.iter().filter_map(|found| app.faq.topics.all().get(found.topic));
    topics
        .filter(|topic| !matches!(topic.kind, TopicKind::Crisis | TopicKind::Action))
        .filter_map(|topic| app.faq.topic(&topic.id))
        .map(|topic| {
            let mut text = answer::answer(&topic, &facts(app));
            text.push(texts::group_ask_more(app.username()));
            // Some texts speak of a button below: what it does stands behind this one.
            let key = group::open_key(&topic.id);
            Article { title: topic.title(), about: topic.category.title(), id: topic.id, text, key }
        })
        .collect()
}

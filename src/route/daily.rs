//! What happens once a day.

use crate::{
    app::App,
    faq,
    inbox::{Conversation, Event},
    privacy,
    route::DAY_MS,
    screening,
    turn::{Outcome, Record},
};

/// The daily work: storage terms, and once a month what must be checked again.
pub(super) async fn daily(app: &App) -> anyhow::Result<Outcome> {
    let mut outcome = privacy::daily(app)
        .await?
        .record(screening::calls::clean(app))
        .record(screening::recheck::clean(app))
        .event(Conversation::House, Event::RulesChanged)
        .event_in(Conversation::House, Event::Daily, DAY_MS);
    outcome = outcome.record(faq::keep::unanswered::clean(app.clock.today()));
    let last = crate::db::remembered(&app.db.read, "reviewed").await?;
    let (month, messages) = faq::keep::review::monthly(app, last.as_deref());
    if last.as_deref() != Some(month.as_str()) {
        outcome = outcome.record(Record::Remember { key: "reviewed", value: month });
    }
    outcome.messages.extend(messages);
    Ok(outcome)
}

//! A case of somebody who has called: opened by staff, with nobody in Telegram on the other side until the caller opens the link
//! that an operator gave them.

use crate::{
    app::App,
    cases::{CaseId, Desk, NewCase, Record as CaseRecord, card},
    inbox::{Conversation, Event},
    staff,
    text::{Lang, Text},
    texts,
    turn::{Outcome, Record},
};

/// What stands in the place of a caller's name.
pub const NAME: &str = "☎️";

/// Opens a case with a questionnaire's result in it; gives its number. `person` is the caller where they are known in Telegram.
#[must_use]
pub fn open(app: &App, desk: Desk, person: Option<i64>, result: Vec<Text>) -> (CaseId, Outcome) {
    let binding = app.desks.open(desk);
    let new = NewCase {
        id: app.next_case(),
        person,
        desk,
        urgent: false,
        name: NAME.into(),
        lang: binding.as_ref().map_or(Lang::Kk, |binding| binding.lang),
        topic: None,
        result,
        previous: None,
    };
    let id = new.id;
    let placed = card::place(app, &card::of_new(&new, app.clock.now()), &new.result);
    let mut outcome = Outcome::nothing().record(Record::Case(CaseRecord::Open(Box::new(new))));
    outcome.messages.extend(placed);
    match binding {
        Some(binding) => outcome.records.push(Record::Case(CaseRecord::Placed { case: id, chat: binding.chat })),
        None => outcome.messages.extend(staff::to_heads(app, vec![texts::staff_alarm_no_desk(desk.name(), id.0)])),
    }
    let in_ms = i64::from(app.config.remind_hours) * 60 * 60 * 1000;
    (id, outcome.event_in(Conversation::Case(id), Event::CaseWaits { case: id, stage: 0 }, in_ms))
}

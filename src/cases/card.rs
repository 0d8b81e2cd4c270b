//! What a case looks like at its desk: the card, its buttons, and what people and staff are told about a case.

use crate::{
    app::App,
    button::Button,
    cases::{Case, Desk, NewCase, Status, desks::DeskKind},
    config::WorkDays,
    outbox::message::{Key, Keys, Message, To, What},
    text::{Lang, Text},
    texts,
};

/// The card's paragraphs.
#[must_use]
pub fn text(app: &App, case: &Case) -> Vec<Text> {
    let mut lines = vec![texts::cases_card_who(case.name.clone(), language(case.lang))];
    if case.urgent {
        lines.insert(0, texts::cases_card_urgent());
    }
    if let Some(topic) = &case.topic {
        lines.push(texts::cases_card_topic(app.faq.title(topic)));
    }
    if let Some(previous) = case.previous {
        lines.push(texts::cases_card_previous(previous.0));
    }
    lines.push(match case.status {
        Status::Waiting => texts::cases_card_waiting(app.clock.format(case.opened_at)),
        Status::Taken => texts::cases_card_taken(case.taken_name.clone().unwrap_or_default()),
        Status::Closed => texts::cases_card_closed(),
    });
    vec![texts::cases_card(case.id.0, case.desk.name(), lines)]
}

/// The card's buttons.
#[must_use]
pub fn keys(case: &Case) -> Keys {
    match case.status {
        Status::Waiting => vec![vec![
            Key::new(texts::cases_key_take(), Button::Take(case.id)),
            Key::new(texts::cases_key_close(), Button::Close(case.id)),
        ]],
        Status::Taken => vec![vec![
            Key::new(texts::cases_key_release(), Button::Release(case.id)),
            Key::new(texts::cases_key_close(), Button::Close(case.id)),
        ]],
        Status::Closed => Vec::new(),
    }
}

/// The card as it is after a change that the writer is about to decide.
#[must_use]
pub fn edit(app: &App, case: &Case) -> Message {
    Message::new(To::Case(case.id), What::EditCard { text: text(app, case), keys: keys(case) })
}

/// What places a case at its desk: the card, its pin where there are topics, and how staff answer where there are none.
#[must_use]
pub fn place(app: &App, case: &Case, result: &[Text]) -> Vec<Message> {
    let to = To::Case(case.id);
    let mut paragraphs = text(app, case);
    let kind = app.desks.of(case.desk).map(|binding| binding.kind);
    if matches!(kind, Some(DeskKind::Group | DeskKind::Private)) {
        paragraphs.push(texts::cases_card_how());
    }
    let mut messages = vec![Message::new(to, What::Card { text: paragraphs, keys: keys(case) }).of_case(case.id, None)];
    if kind == Some(DeskKind::Forum) {
        messages.push(Message::new(to, What::PinCard));
    }
    if !result.is_empty() {
        let keys = match case.person {
            Some(_) => vec![vec![Key::new(texts::screening_button_staff_plan(), Button::PlanOf(case.id))]],
            None => Vec::new(),
        };
        let say = What::Say { text: result.to_vec(), keys, reply_to: None };
        messages.push(Message::new(to, say).of_case(case.id, None));
    }
    messages
}

/// When staff answer, honestly.
#[must_use]
pub fn hours(app: &App) -> Text {
    let hours = app.config.centre.hours.clone();
    match app.config.centre.days {
        WorkDays::Week => texts::cases_hours_week(hours),
        WorkDays::WeekAndSaturday => texts::cases_hours_saturday(hours),
        WorkDays::Daily => texts::cases_hours_daily(hours),
    }
}

/// The name of a language.
#[must_use]
pub fn language(lang: Lang) -> Text {
    match lang {
        Lang::Kk => texts::menu_lang_kk(),
        Lang::Ru => texts::menu_lang_ru(),
    }
}

/// A case as it will be once its row is written.
#[must_use]
pub fn of_new(new: &NewCase, now: i64) -> Case {
    Case {
        id: new.id,
        person: new.person,
        desk: new.desk,
        status: Status::Waiting,
        urgent: new.urgent,
        name: new.name.clone(),
        lang: new.lang,
        topic: new.topic.clone(),
        previous: new.previous,
        taken_name: None,
        taken_by: None,
        opened_at: now,
        closed_at: None,
        closed_by: None,
    }
}

/// Whether a desk's cases may be spoken of to the head: the psychologist's only by number.
#[must_use]
pub fn open_to_head(desk: Desk) -> bool {
    desk != Desk::Psychologist
}

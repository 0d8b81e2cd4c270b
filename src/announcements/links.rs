//! The buttons under an announcement: addresses, answers, the questionnaire, desks.

use crate::{
    announcements::{
        Announcement, By,
        act::Act,
        board,
        content::{Link, MAX_LINKS, Target},
    },
    app::App,
    cases::Desk,
    faq::topics::{Category, Kind, Topic},
    incoming::Incoming,
    outbox::message::Keys,
    person::Person,
    text::{Lang, Text},
    texts,
    turn::Outcome,
};

use super::compose::{Asks, State};

/// The buttons of a draft, and what can be added.
#[must_use]
pub fn list(person: &Person, draft: &Announcement, fresh: bool) -> Outcome {
    let links = &draft.content.buttons;
    let mut keys: Keys = Vec::new();
    for (link, place) in links.iter().zip(0_u8..) {
        let label = texts::announcements_button_link(shown(link));
        keys.push(vec![board::key(label, draft.id, Act::Link(place))]);
    }
    if links.len() < MAX_LINKS {
        keys.push(vec![
            board::key(texts::announcements_key_add_url(), draft.id, Act::AddUrl),
            board::key(texts::announcements_key_add_topic(), draft.id, Act::AddTopic),
        ]);
        keys.push(vec![
            board::key(texts::announcements_key_add_screening(), draft.id, Act::AddScreening),
            board::key(texts::announcements_key_add_desk(), draft.id, Act::AddDesk),
        ]);
    }
    keys.extend(board::back(draft.id));
    let n = i64::try_from(links.len()).unwrap_or(i64::MAX);
    let mut text = vec![texts::announcements_links(n, i64::try_from(MAX_LINKS).unwrap_or(i64::MAX))];
    if matches!(draft.content.media, crate::outbox::post::Media::Album(_)) && !links.is_empty() {
        text.push(texts::announcements_links_below());
    }
    Outcome::nothing().screen(person.id, text, keys, fresh).next(State::asking(draft, Asks::Nothing))
}

/// What a button says, to staff: Kazakh first.
fn shown(link: &Link) -> String {
    link.label_kk.clone().or_else(|| link.label_ru.clone()).unwrap_or_default()
}

/// One button, and what can be done with it.
#[must_use]
pub fn one(app: &App, person: &Person, draft: &Announcement, place: u8) -> Outcome {
    let Some(link) = draft.content.buttons.get(usize::from(place)) else {
        return list(person, draft, true).toast(texts::menu_old_button());
    };
    let to: Text = match &link.to {
        Target::Url(url) => texts::announcements_leads_url(url.as_str()),
        Target::Topic(topic) => {
            texts::announcements_leads_topic(app.faq.topic(topic).map_or_else(texts::announcements_none, |topic| topic.title()))
        }
        Target::Screening => texts::announcements_leads_screening(),
        Target::Desk(desk) => texts::announcements_leads_desk(desk.name()),
    };
    let said =
        |label: &Option<String>| label.clone().map_or_else(|| texts::announcements_none().into(), crate::text::Arg::from);
    let text = vec![texts::announcements_link(said(&link.label_kk), said(&link.label_ru)), to];
    let mut keys: Keys = vec![vec![
        board::key(texts::announcements_key_label_kk(), draft.id, Act::Label(place, Lang::Kk)),
        board::key(texts::announcements_key_label_ru(), draft.id, Act::Label(place, Lang::Ru)),
    ]];
    let mut last = vec![board::key(texts::announcements_key_drop_link(), draft.id, Act::DropLink(place))];
    if place > 0 {
        last.insert(0, board::key(texts::announcements_key_raise(), draft.id, Act::Raise(place)));
    }
    keys.push(last);
    keys.push(vec![board::key(texts::announcements_key_links(), draft.id, Act::Links)]);
    Outcome::nothing().screen(person.id, text, keys, false).next(State::asking(draft, Asks::Nothing))
}

/// The language in which a label is asked for first.
#[must_use]
pub fn first_label(draft: &Announcement) -> Lang {
    let content = &draft.content;
    if content.words(Lang::Kk).is_none() && content.words(Lang::Ru).is_some() { Lang::Ru } else { Lang::Kk }
}

/// Asks for a label; `draft` is as it is stored.
#[must_use]
pub fn ask_label(person: &Person, draft: &Announcement, asks: Asks) -> Outcome {
    let (Asks::NewLabel(_, lang) | Asks::Label(_, lang, _)) = asks else { return list(person, draft, true) };
    let text = match lang {
        Lang::Kk => texts::announcements_ask_label_kk(),
        Lang::Ru => texts::announcements_ask_label_ru(),
    };
    let keys = vec![vec![board::key(texts::announcements_key_links(), draft.id, Act::Links)]];
    Outcome::nothing().screen(person.id, vec![text], keys, true).next(State::asking(draft, asks))
}

/// Asks for an address.
#[must_use]
pub fn ask_url(person: &Person, draft: &Announcement) -> Outcome {
    let keys = vec![vec![board::key(texts::announcements_key_links(), draft.id, Act::Links)]];
    Outcome::nothing().screen(person.id, vec![texts::announcements_ask_url()], keys, true).next(State::asking(draft, Asks::Url))
}

/// Changed buttons: stored, and the next question or the list of them.
#[must_use]
pub fn saved(person: &Person, draft: Announcement, by: By, next: Option<Asks>) -> Outcome {
    let after = Announcement { version: draft.version + 1, ..draft.clone() };
    let shown = match next {
        Some(asks) => ask_label(person, &after, asks),
        None => list(person, &after, true),
    };
    board::saved(person, draft, "buttons", by, shown)
}

/// Puts a label into a button.
pub fn set_label(link: &mut Link, lang: Lang, label: String) {
    match lang {
        Lang::Kk => link.label_kk = Some(label),
        Lang::Ru => link.label_ru = Some(label),
    }
}

/// A new button with the words that the bot itself has for what it leads to.
#[must_use]
pub fn add(app: &App, incoming: &Incoming, person: &Person, mut draft: Announcement, to: Target) -> Outcome {
    let label = match &to {
        Target::Topic(topic) => app.faq.topic(topic).filter(|topic| topic.kind != Kind::Crisis).map(|topic| topic.title()),
        Target::Screening => Some(texts::menu_key_screening()),
        Target::Desk(desk) => Some(ask(*desk)),
        Target::Url(_) => None,
    };
    let Some(label) = label else { return list(person, &draft, true).toast(texts::menu_old_button()) };
    if draft.content.buttons.len() >= MAX_LINKS {
        return list(person, &draft, true).toast(texts::announcements_links_full());
    }
    if draft.content.buttons.iter().any(|link| link.to == to) {
        return list(person, &draft, false).toast(texts::announcements_link_there());
    }
    let plain = |lang: Lang| Some(app.locales.plain(lang, &label));
    draft.content.buttons.push(Link { label_kk: plain(Lang::Kk), label_ru: plain(Lang::Ru), to });
    changed(person, draft, By::of(incoming))
}

fn ask(desk: Desk) -> Text {
    match desk {
        Desk::Operator => texts::answers_ask_operator(),
        Desk::Lawyer => texts::answers_ask_lawyer(),
        Desk::Psychologist => texts::answers_ask_psychologist(),
    }
}

fn changed(person: &Person, draft: Announcement, by: By) -> Outcome {
    let after = Announcement { version: draft.version + 1, ..draft.clone() };
    let shown = list(person, &after, false);
    board::saved(person, draft, "buttons", by, shown)
}

/// A button is taken out.
#[must_use]
pub fn drop_link(incoming: &Incoming, person: &Person, mut draft: Announcement, place: u8) -> Outcome {
    if usize::from(place) >= draft.content.buttons.len() {
        return list(person, &draft, true).toast(texts::menu_old_button());
    }
    draft.content.buttons.remove(usize::from(place));
    changed(person, draft, By::of(incoming))
}

/// A button is put one higher.
#[must_use]
pub fn raise(incoming: &Incoming, person: &Person, mut draft: Announcement, place: u8) -> Outcome {
    let place = usize::from(place);
    if place == 0 || place >= draft.content.buttons.len() {
        return list(person, &draft, true).toast(texts::menu_old_button());
    }
    draft.content.buttons.swap(place - 1, place);
    changed(person, draft, By::of(incoming))
}

/// The categories of answers.
#[must_use]
pub fn categories(person: &Person, draft: &Announcement) -> Outcome {
    let key = |category: Category| vec![board::key(category.title(), draft.id, Act::Category(category.word().into()))];
    let mut keys: Keys = Category::ALL.into_iter().map(key).collect();
    keys.push(vec![board::key(texts::announcements_key_links(), draft.id, Act::Links)]);
    Outcome::nothing()
        .screen(person.id, vec![texts::announcements_which_topic()], keys, false)
        .next(State::asking(draft, Asks::Nothing))
}

/// The answers of a category.
#[must_use]
pub fn topics(app: &App, person: &Person, draft: &Announcement, word: &str) -> Outcome {
    let Some(category) = Category::ALL.into_iter().find(|category| category.word() == word) else {
        return categories(person, draft).toast(texts::menu_old_button());
    };
    // The fixed help in a crisis is found by who needs it, not advertised.
    let topics = app.faq.topics.of(category).filter(|topic| topic.kind != Kind::Crisis);
    let key = |topic: &Topic| vec![board::key(topic.title(), draft.id, Act::Topic(topic.id.clone()))];
    let mut keys: Keys = topics.map(key).collect();
    keys.push(vec![board::key(texts::menu_key_back(), draft.id, Act::AddTopic)]);
    Outcome::nothing()
        .screen(person.id, vec![texts::answers_choose_topic(category.title())], keys, false)
        .next(State::asking(draft, Asks::Nothing))
}

/// The desks.
#[must_use]
pub fn desks(person: &Person, draft: &Announcement) -> Outcome {
    let mut keys: Keys = Desk::ALL.into_iter().map(|desk| vec![board::key(desk.name(), draft.id, Act::Desk(desk))]).collect();
    keys.push(vec![board::key(texts::announcements_key_links(), draft.id, Act::Links)]);
    Outcome::nothing()
        .screen(person.id, vec![texts::announcements_which_desk()], keys, false)
        .next(State::asking(draft, Asks::Nothing))
}

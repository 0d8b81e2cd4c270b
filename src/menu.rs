//! The way in and the way back: /start, the language, the main menu, help, and what is said when nothing else fits.

use std::sync::Arc;

use crate::{
    app::App,
    button::Button,
    dialogue::State,
    incoming::{Incoming, Input, Piece},
    outbox::message::{Key, Keys, Lane, Message, ProfilePart, To, What},
    person::Person,
    script::writing::Letters,
    staff,
    text::{Lang, Text, Tongue},
    texts,
    turn::Outcome,
};

/// The commands in everybody's menu, in order; their descriptions are `commands-NAME`.
pub const COMMANDS: &[&str] =
    &["start", "answers", "screening", "plan", "ask", "news", "language", "cancel", "mydata", "forget", "privacy", "help"];

/// `/start`: an invitation, else the language at the first time, else the menu.
///
/// # Errors
/// When the database cannot be read.
pub async fn start(app: &App, incoming: &Incoming, person: &Person, payload: &str) -> anyhow::Result<Outcome> {
    if let Some(word) = payload.strip_prefix(staff::INVITATION_PREFIX) {
        let mut outcome = staff::accept(app, incoming, person, word).await?;
        if person.tongue.is_none() {
            outcome = outcome.screen(person.id, languages_text(), language_keys(), true);
        }
        return Ok(outcome);
    }
    if person.tongue.is_none() {
        return Ok(languages(person, true));
    }
    Ok(show(app, person, true).next(State::Idle))
}

/// The choice of language, each in its own words.
#[must_use]
pub fn languages(person: &Person, fresh: bool) -> Outcome {
    Outcome::nothing().screen(person.id, languages_text(), language_keys(), fresh)
}

fn languages_text() -> Vec<Text> {
    let words = |tongue: Tongue| texts::menu_choose_language().said_in(tongue);
    vec![words(Lang::Kk.into()), words(Tongue::kazakh(Letters::Arab)), words(Tongue::RUSSIAN)]
}

fn language_keys() -> Keys {
    language_rows()
}

/// The languages, each in its own words and letters; also put above the buttons of somebody who has not chosen yet.
#[must_use]
pub fn language_rows() -> Keys {
    let key = |tongue: Tongue| {
        let label = match tongue.lang {
            Lang::Kk => texts::menu_lang_kk(),
            Lang::Ru => texts::menu_lang_ru(),
        };
        Key { label, lang: Some(tongue), press: Button::Language(tongue) }
    };
    let [cyrillic, arabic, latin, russian] = Tongue::ALL.map(key);
    vec![vec![cyrillic, russian], vec![arabic, latin]]
}

/// A language is chosen: it is kept, this chat's commands follow it, and the menu is shown in it.
#[must_use]
pub fn chosen(app: &App, person: &Person, tongue: Tongue) -> Outcome {
    let first = person.tongue.is_none();
    let changed = Person { tongue: Some(tongue), ..person.clone() };
    let mut outcome = show(app, &changed, false);
    if first && let Some(Message { what: What::Screen { text, .. }, .. }) = outcome.messages.first_mut() {
        text.insert(0, texts::menu_welcome(centre_name(app)));
    }
    outcome.tongue = Some(tongue);
    outcome
        .next(State::Idle)
        .message(Message::new(To::Chat(person.id), What::Commands { lang: tongue, staff: app.staff.works_here(person.id) }))
}

/// The main menu.
#[must_use]
pub fn show(app: &App, person: &Person, fresh: bool) -> Outcome {
    let mut text = vec![texts::menu_menu()];
    if person.state_lost {
        text.insert(0, texts::menu_state_lost());
    }
    if app.config.centre.name(Lang::Kk).is_none() {
        text.push(texts::menu_placeholder());
    }
    Outcome::nothing().screen(person.id, text, menu_keys(), fresh)
}

fn menu_keys() -> Keys {
    vec![
        vec![Key::new(texts::menu_key_answers(), Button::Answers)],
        vec![Key::new(texts::menu_key_screening(), Button::Screening)],
        vec![Key::new(texts::menu_key_person(), Button::Desks)],
        vec![Key::new(texts::menu_key_language(), Button::Languages), Key::new(texts::menu_key_privacy(), Button::Privacy)],
        vec![Key::new(texts::menu_key_help(), Button::Help)],
    ]
}

/// The way back to the menu, alone.
#[must_use]
pub fn back_key() -> Keys {
    vec![vec![Key::new(texts::menu_key_menu(), Button::Menu)]]
}

/// What the bot can do, and where the centre is.
#[must_use]
pub fn help(app: &App, person: &Person, fresh: bool) -> Outcome {
    let text = vec![texts::menu_help(), contacts(app), texts::menu_emergency()];
    Outcome::nothing().screen(person.id, text, vec![vec![Key::new(texts::menu_key_menu(), Button::Menu)]], fresh)
}

/// `/cancel`: out of whatever it was; what was answered stays.
#[must_use]
pub fn cancel(app: &App, person: &Person) -> Outcome {
    let mut outcome = show(app, person, true).next(State::Idle);
    let said = match person.state {
        State::Idle => texts::menu_nothing_to_cancel(),
        State::Screening(_) => texts::menu_cancelled_screening(),
        State::Describing(_) | State::Consenting { .. } | State::Keeping(_) => texts::menu_cancelled(),
        State::Announcing(_) => texts::menu_cancelled_announcing(),
    };
    if let Some(Message { what: What::Screen { text, .. }, .. }) = outcome.messages.first_mut() {
        text.insert(0, said);
    }
    outcome
}

/// The answer to a command that there is not.
#[must_use]
pub fn unknown_command(_app: &App, person: i64) -> Outcome {
    let keys = vec![vec![Key::new(texts::menu_key_menu(), Button::Menu)]];
    Outcome::nothing().screen(person, vec![texts::menu_unknown_command()], keys, true)
}

/// A button that no longer stands on the current screen, or is of no known form: it says so, and the current screen is shown.
#[must_use]
pub fn old_button(app: &App, person: &Person) -> Outcome {
    show(app, person, true).toast(texts::menu_old_button())
}

/// Something that is not text, outside a case: the bot cannot listen or read, and offers the operator with it in hand.
#[must_use]
pub fn offer_operator(person: &Person, kind: Option<Piece>, first: i32) -> Outcome {
    let text = match kind {
        Some(Piece::Voice) => texts::menu_cannot_listen(),
        Some(Piece::VideoNote | Piece::Video) => texts::menu_cannot_watch(),
        Some(Piece::Location) => texts::menu_cannot_place(),
        Some(Piece::Sticker) => texts::menu_sticker(),
        Some(Piece::Photo | Piece::Document) | None => texts::menu_cannot_read(),
        Some(Piece::Contact | Piece::Other) => texts::menu_cannot_other(),
    };
    let keys =
        vec![vec![Key::new(texts::menu_key_give(), Button::Give(first))], vec![Key::new(texts::menu_key_menu(), Button::Menu)]];
    Outcome::nothing().screen(person.id, vec![text], keys, true)
}

/// What no branch of the tree took, from a private chat: never silence.
///
/// # Errors
/// Never; fallible like every endpoint.
pub async fn fallback(app: App, incoming: Arc<Incoming>, person: Person) -> anyhow::Result<Outcome> {
    Ok(match &incoming.input {
        Input::Service(_) | Input::Reaction | Input::MigratedTo(_) => Outcome::nothing(),
        Input::Press { .. } => old_button(&app, &person),
        _ => offer_operator(&person, Some(Piece::Other), incoming.message),
    })
}

/// The centre's name as configured, else words that say it is not set yet.
#[must_use]
pub fn centre_name(app: &App) -> Text {
    let centre = &app.config.centre;
    match (centre.name(Lang::Kk), centre.name(Lang::Ru)) {
        (Some(kk), Some(ru)) => texts::answers_own_language(kk, ru),
        _ => texts::answers_centre_name_unset(),
    }
}

/// How the centre is reached, as configured.
#[must_use]
pub fn contacts(app: &App) -> Text {
    let centre = &app.config.centre;
    let phone = centre.phone.clone().map_or_else(|| texts::answers_centre_unset().into(), crate::text::Arg::from);
    let address = match (centre.address(Lang::Kk), centre.address(Lang::Ru)) {
        (Some(kk), Some(ru)) => texts::answers_own_language(kk, ru),
        _ => texts::answers_centre_unset(),
    };
    texts::menu_contacts(address, centre_name(app), phone, crate::cases::card::hours(app))
}

/// For the head: how many Kazakh texts no native speaker has signed yet, by file.
#[must_use]
pub fn unreviewed(app: &App) -> Vec<Text> {
    let lines: Vec<Text> = app
        .locales
        .unreviewed()
        .into_iter()
        .map(|(file, unsigned, all)| texts::staff_unreviewed_file(all, file, unsigned))
        .collect();
    vec![texts::staff_unreviewed(lines)]
}

/// What people see before /start, in both languages; told to Telegram only when it has changed, because it limits these calls.
#[must_use]
pub fn profile() -> Vec<Message> {
    let parts = [ProfilePart::Name, ProfilePart::Description, ProfilePart::ShortDescription, ProfilePart::Commands];
    let languages = [None, Some(Lang::Kk), Some(Lang::Ru)];
    let message = |part, lang| Message { lane: Lane::Bulk, ..Message::new(To::Bot, What::Profile { part, lang }) };
    parts.into_iter().flat_map(|part| languages.map(|lang| message(part, lang))).collect()
}

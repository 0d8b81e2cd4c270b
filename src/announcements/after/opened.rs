//! Somebody comes from a channel by the link under a post: what the post's own buttons open inside the bot stands before them, because
//! in the channel itself they cannot open it.

use crate::{
    announcements::{
        self, Announcement, Stage,
        after::{numbers::CHANNEL, store},
        check,
        content::Target,
        store as rows,
    },
    app::App,
    button::Button,
    incoming::Incoming,
    menu,
    outbox::{
        message::{Key, Keys, Message, What},
        post::PostTo,
    },
    person::Person,
    text::{Lang, Tongue},
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// How much of the announcement is repeated, in characters.
const SHOWN: usize = 200;

/// Somebody came by the link, whose payload holds the announcement's number: counted once, then what the announcement opens, or the bot as
/// /start shows it.
///
/// # Errors
/// When the database cannot be read.
pub async fn opened(app: &App, incoming: &Incoming, person: &Person, number: &str) -> anyhow::Result<Outcome> {
    let outcome = menu::start(app, incoming, person, "").await?;
    let Ok(id) = number.parse::<i64>() else { return Ok(outcome) };
    let Some(announcement) = rows::find(&app.db.read, id).await? else { return Ok(outcome) };
    // Numbers can be guessed: what is for staff alone or stands nowhere yet is shown to nobody, nor counted.
    let planned = announcement.stage == Stage::Planned && !store::stood_in_a_channel(&app.db.read, id).await?;
    if announcement.audience.staff || planned {
        return Ok(outcome);
    }
    let pressed = announcements::Record::Pressed { announcement: id, person: person.id, what: CHANNEL.into() };
    let outcome = outcome.record(TurnRecord::Announcement(pressed));
    Ok(match person.tongue {
        Some(tongue) => led_on(outcome, &announcement, tongue),
        // The language comes first; `chosen` goes on.
        None => outcome,
    })
}

/// Somebody who came by such a link has chosen their language: `outcome` welcomes them.
///
/// # Errors
/// When the database cannot be read.
pub async fn chosen(app: &App, person: &Person, tongue: Tongue, outcome: Outcome) -> anyhow::Result<Outcome> {
    let Some(id) = store::came_by(&app.db.read, person.id).await? else { return Ok(outcome) };
    let announcement = rows::find(&app.db.read, id).await?;
    Ok(match announcement {
        Some(announcement) => led_on(outcome, &announcement, tongue),
        None => outcome,
    })
}

/// The screen of an outcome with what the announcement opens inside the bot, above the menu's own buttons; the outcome as it is where there
/// is nothing to open.
fn led_on(mut outcome: Outcome, announcement: &Announcement, tongue: Tongue) -> Outcome {
    if matches!(announcement.stage, Stage::Draft | Stage::Waiting | Stage::Withdrawn) {
        return outcome;
    }
    let mut rows = opens(announcement, tongue);
    if rows.is_empty() {
        return outcome;
    }
    let content = &announcement.content;
    let words = content.variant(tongue.lang).and_then(|lang| content.words(lang));
    let words = words.or_else(|| Lang::ALL.into_iter().find_map(|lang| content.words(lang))).unwrap_or_default();
    let words = check::beginning(words, SHOWN);
    for message in &mut outcome.messages {
        if let Message { what: What::Screen { text, keys, .. }, .. } = message {
            if !words.is_empty() {
                text.push(texts::after_came_from(words.as_str()));
            }
            rows.append(keys);
            *keys = std::mem::take(&mut rows);
            break;
        }
    }
    outcome
}

/// The buttons that open something inside the bot.
fn opens(announcement: &Announcement, tongue: Tongue) -> Keys {
    let inside = announcement.content.buttons.iter().filter(|link| !matches!(link.to, Target::Url(_)));
    let key = |link: &announcements::content::Link| {
        let key = link.key(announcement.id, tongue.lang)?;
        let PostTo::Press(press @ Button::Announce(_)) = key.to else { return None };
        Some(vec![Key::new(texts::announcements_words(key.label), press)])
    };
    inside.filter_map(key).collect()
}

//! What people want to hear of: subjects, nothing at all, or what suits what they told. And what they press under an announcement.

pub mod store;

use std::collections::BTreeSet;

use crate::{
    announcements::{Record as Mine, content::Subject, press::Press},
    app::App,
    button::Button,
    outbox::message::{Key, Keys},
    person::Person,
    privacy::{self, Purpose},
    text::{Lang, Text},
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// What a person has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// No announcements at all.
    pub stopped: bool,
    /// What they want to hear of; none is everything.
    pub subjects: BTreeSet<Subject>,
}

/// Rows of people's choices.
#[derive(Debug)]
pub enum Record {
    /// What a person wants from now on.
    Choose {
        /// Who.
        person: i64,
        /// What.
        choices: Choices,
    },
}

/// A subject's name.
#[must_use]
pub fn name(subject: Subject) -> Text {
    match subject {
        Subject::Quota => texts::announcements_subject_quota(),
        Subject::Housing => texts::announcements_subject_housing(),
        Subject::Work => texts::announcements_subject_work(),
        Subject::School => texts::announcements_subject_school(),
        Subject::Law => texts::announcements_subject_law(),
        Subject::Events => texts::announcements_subject_events(),
    }
}

/// The person's choices on the screen.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, fresh: bool) -> anyhow::Result<Outcome> {
    Ok(shown(person, &store::choices(&app.db.read, person.id).await?, fresh))
}

fn shown(person: &Person, choices: &Choices, fresh: bool) -> Outcome {
    let press = |label: Text, press: Press| vec![Key::new(label, Button::Announce(press))];
    let menu = vec![Key::new(texts::menu_key_menu(), Button::Menu)];
    if choices.stopped {
        let keys = vec![press(texts::announcements_key_again(), Press::Stop(false)), menu];
        return Outcome::nothing().screen(person.id, vec![texts::announcements_news_stopped()], keys, fresh);
    }
    let mut text = vec![texts::announcements_news()];
    text.push(if choices.subjects.is_empty() {
        texts::announcements_news_all()
    } else {
        let lines = Subject::ALL.into_iter().filter(|subject| choices.subjects.contains(subject));
        texts::announcements_news_some(lines.map(|subject| texts::announcements_news_line(name(subject))).collect::<Vec<_>>())
    });
    let mut keys: Keys = Vec::new();
    for pair in Subject::ALL.chunks(2) {
        let key = |subject: &Subject| {
            let chosen = choices.subjects.contains(subject);
            let label = tick(chosen, name(*subject));
            Key::new(label, Button::Announce(Press::Wish(*subject, !chosen)))
        };
        keys.push(pair.iter().map(key).collect());
    }
    let by_profile = person.agreed(Purpose::Announcements);
    text.push(if by_profile { texts::announcements_news_by_profile() } else { texts::announcements_news_not_by_profile() });
    keys.push(press(tick(by_profile, texts::announcements_key_by_profile()), Press::ByProfile(!by_profile)));
    keys.push(press(texts::announcements_key_stop(), Press::Stop(true)));
    keys.push(menu);
    Outcome::nothing().screen(person.id, text, keys, fresh)
}

fn tick(on: bool, name: Text) -> Text {
    if on { texts::announcements_button_on(name) } else { texts::announcements_button_off(name) }
}

/// A subject is wished, or no longer.
///
/// # Errors
/// When the database cannot be read.
pub async fn wish(app: &App, person: &Person, subject: Subject, wished: bool, fresh: bool) -> anyhow::Result<Outcome> {
    let mut choices = store::choices(&app.db.read, person.id).await?;
    choices.stopped = false;
    if wished {
        choices.subjects.insert(subject)
    } else {
        choices.subjects.remove(&subject)
    };
    Ok(shown(person, &choices, fresh).record(choose(person, choices)))
}

/// No announcements any more, or again.
///
/// # Errors
/// When the database cannot be read.
pub async fn stop(app: &App, person: &Person, stopped: bool, fresh: bool) -> anyhow::Result<Outcome> {
    let choices = Choices { stopped, ..store::choices(&app.db.read, person.id).await? };
    let outcome = shown(person, &choices, fresh).record(choose(person, choices));
    let said = if stopped { texts::announcements_toast_stopped() } else { texts::announcements_toast_again() };
    Ok(outcome.toast(said))
}

/// What somebody told may choose announcements for them, or no longer.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_profile(app: &App, person: &Person, given: bool, fresh: bool) -> anyhow::Result<Outcome> {
    let changed = Person { consents: person.consents.set(Purpose::Announcements, given), ..person.clone() };
    let mut outcome = show(app, &changed, fresh).await?;
    if person.agreed(Purpose::Announcements) != given {
        let lang = person.lang().unwrap_or(Lang::Kk);
        let consent = privacy::Record::Consent { person: person.id, purpose: Purpose::Announcements, given, lang };
        outcome = outcome.record(TurnRecord::Privacy(consent));
        outcome.consents = Some(changed.consents);
    }
    Ok(outcome)
}

fn choose(person: &Person, choices: Choices) -> TurnRecord {
    TurnRecord::Announcement(Mine::News(Record::Choose { person: person.id, choices }))
}

//! What the centre may do with what people tell it: consent before the first case or questionnaire, separately for each purpose;
//! everybody's data as a file; erasure; and the storage term. Law № 94-V "On personal data and their protection", articles 8 and 12
//! (facts D1, D2).

pub mod store;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    announcements::press::Press,
    app::App,
    button::{Button, Unknown},
    cases::{Case, Status},
    dialogue::{State, Then},
    inbox::Conversation,
    outbox::message::{Key, Keys, Lane, Message, Tell, To, What},
    person::Person,
    text::{Lang, Text},
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// The version of the consent's text; stored with every press. Raise it whenever the text changes its meaning.
pub const VERSION: &str = "2026-11-23";

/// What data are used for. Each is agreed to by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Answering a case and judging the questionnaire; the one that the rest of the talk needs.
    Case,
    /// Reminders.
    Reminders,
    /// Announcements chosen by what the person told.
    Announcements,
    /// Learning from questions that were not understood.
    Learning,
}

impl Purpose {
    /// The purposes that nothing else depends on.
    pub const OPTIONAL: [Self; 3] = [Self::Reminders, Self::Announcements, Self::Learning];

    /// The name in rows and buttons.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Reminders => "reminders",
            Self::Announcements => "announcements",
            Self::Learning => "learning",
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Case => 1,
            Self::Reminders => 2,
            Self::Announcements => 4,
            Self::Learning => 8,
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Purpose {
    type Err = Unknown;

    fn from_str(word: &str) -> Result<Self, Unknown> {
        [Self::Case, Self::Reminders, Self::Announcements, Self::Learning]
            .into_iter()
            .find(|purpose| purpose.word() == word)
            .ok_or(Unknown)
    }
}

/// A set of purposes: what a person has agreed to, or has ticked so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Consents(u8);

/// What is ticked on the consent's screen before it is agreed to.
pub type Choices = Consents;

impl Consents {
    /// Whether a purpose is in the set.
    #[must_use]
    pub const fn has(self, purpose: Purpose) -> bool {
        self.0 & purpose.bit() != 0
    }

    /// The set with a purpose in it, or not.
    #[must_use]
    pub const fn set(self, purpose: Purpose, given: bool) -> Self {
        if given { Self(self.0 | purpose.bit()) } else { Self(self.0 & !purpose.bit()) }
    }

    /// The form in a person's row: words with commas.
    #[must_use]
    pub fn encode(self) -> String {
        let all = [Purpose::Case, Purpose::Reminders, Purpose::Announcements, Purpose::Learning];
        all.into_iter().filter(|purpose| self.has(*purpose)).map(Purpose::word).collect::<Vec<_>>().join(",")
    }

    /// The set of a person's row; words of other versions are left out.
    #[must_use]
    pub fn decode(words: &str) -> Self {
        words.split(',').filter_map(|word| word.parse().ok()).fold(Self::default(), |set, purpose| set.set(purpose, true))
    }
}

/// Rows of this feature.
#[derive(Debug)]
pub enum Record {
    /// A press on a consent.
    Consent {
        /// Who.
        person: i64,
        /// For what.
        purpose: Purpose,
        /// Yes or no.
        given: bool,
        /// The language of the text that was shown.
        lang: Lang,
    },
    /// Everything about a person is erased; counts stay.
    Forget {
        /// Who.
        person: i64,
    },
    /// People who have not written since then are forgotten, and old rows are cleaned away.
    Clean {
        /// Unix seconds: the storage term.
        unseen_since: i64,
    },
}

/// Asks for consent before something.
#[must_use]
pub fn ask(app: &App, person: &Person, then: Then, fresh: bool) -> Outcome {
    let choices = person.consents;
    Outcome::nothing()
        .screen(person.id, consent_text(app), consent_keys(choices), fresh)
        .next(State::Consenting { choices, then })
}

fn consent_text(app: &App) -> Vec<Text> {
    let centre = &app.config.centre;
    let name = crate::menu::centre_name(app);
    let bin = centre.bin.clone().map_or_else(|| crate::text::Arg::from(texts::privacy_bin_unset()), crate::text::Arg::from);
    vec![
        texts::privacy_consent_who(bin, name),
        texts::privacy_consent_what(),
        texts::privacy_consent_term(i64::from(app.config.storage_days)),
        texts::privacy_consent_abroad(),
        texts::privacy_consent_withdraw(),
        texts::privacy_consent_optional(),
    ]
}

fn consent_keys(choices: Choices) -> Keys {
    let mut keys = vec![
        vec![Key::new(texts::privacy_key_agree(), Button::Consent(true))],
        vec![Key::new(texts::privacy_key_decline(), Button::Consent(false))],
    ];
    keys.extend(Purpose::OPTIONAL.into_iter().map(|purpose| vec![toggle(purpose, choices)]));
    keys
}

fn toggle(purpose: Purpose, choices: Choices) -> Key {
    let name = match purpose {
        Purpose::Case => texts::privacy_purpose_case(),
        Purpose::Reminders => texts::privacy_purpose_reminders(),
        Purpose::Announcements => texts::privacy_purpose_announcements(),
        Purpose::Learning => texts::privacy_purpose_learning(),
    };
    let label = if choices.has(purpose) { texts::privacy_key_on(name) } else { texts::privacy_key_off(name) };
    Key::new(label, Button::Toggle(purpose))
}

/// Whether somebody has typed what the buttons under the consent say: yes, no, or something else.
#[must_use]
pub fn typed_consent(words: &str) -> Option<bool> {
    let words: String = words.to_lowercase().chars().filter(|c| c.is_alphabetic() || *c == ' ').collect();
    match words.trim() {
        "келісемін"
        | "келісем"
        | "келисемин"
        | "келисем"
        | "келістім"
        | "kelisemin"
        | "согласен"
        | "согласна"
        | "согласны"
        | "я согласен"
        | "я согласна"
        | "мен келісемін" => Some(true),
        "келіспеймін" | "келиспеймин" | "не согласен" | "не согласна" | "не согласны" => {
            Some(false)
        }
        _ => None,
    }
}

/// A purpose is ticked or unticked, on the consent's screen or in the privacy menu.
#[must_use]
pub fn toggled(app: &App, person: &Person, purpose: Purpose) -> Outcome {
    if let State::Consenting { choices, then } = &person.state {
        let choices = choices.set(purpose, !choices.has(purpose));
        return Outcome::nothing().next(State::Consenting { choices, then: then.clone() }).screen(
            person.id,
            consent_text(app),
            consent_keys(choices),
            false,
        );
    }
    let given = !person.agreed(purpose);
    let changed = Person { consents: person.consents.set(purpose, given), ..person.clone() };
    let mut outcome = menu(app, &changed, false).record(consent(person, purpose, given));
    outcome.consents = Some(changed.consents);
    outcome
}

/// Yes: what was asked for is stored, and what waited goes on (by the caller, who knows the features). Gives the new set.
#[must_use]
pub fn agreed(person: &Person, choices: Choices) -> (Choices, Vec<TurnRecord>) {
    let choices = choices.set(Purpose::Case, true);
    let records = [Purpose::Case, Purpose::Reminders, Purpose::Announcements, Purpose::Learning]
        .into_iter()
        .map(|purpose| consent(person, purpose, choices.has(purpose)))
        .collect();
    (choices, records)
}

/// No: the answers, crisis help and the centre's phone stay.
#[must_use]
pub fn declined(app: &App, person: &Person) -> Outcome {
    let text = vec![texts::privacy_declined(), crate::menu::contacts(app)];
    let keys =
        vec![vec![Key::new(texts::menu_key_answers(), Button::Answers)], vec![Key::new(texts::menu_key_menu(), Button::Menu)]];
    Outcome::nothing().next(State::Idle).record(consent(person, Purpose::Case, false)).screen(person.id, text, keys, false)
}

fn consent(person: &Person, purpose: Purpose, given: bool) -> TurnRecord {
    let lang = person.lang().unwrap_or(Lang::Kk);
    TurnRecord::Privacy(Record::Consent { person: person.id, purpose, given, lang })
}

/// The privacy menu: what is agreed to, my data, erasure.
#[must_use]
pub fn menu(app: &App, person: &Person, fresh: bool) -> Outcome {
    let text = vec![texts::privacy_menu(), texts::privacy_consent_term(i64::from(app.config.storage_days))];
    let mut keys: Keys = [Purpose::Case, Purpose::Reminders, Purpose::Announcements, Purpose::Learning]
        .into_iter()
        .map(|purpose| vec![toggle(purpose, person.consents)])
        .collect();
    keys.push(vec![Key::new(texts::announcements_key_news(), Button::Announce(Press::News))]);
    keys.push(vec![Key::new(texts::privacy_key_my_data(), Button::MyData)]);
    keys.push(vec![Key::new(texts::privacy_key_forget(), Button::Forget)]);
    keys.push(vec![Key::new(texts::menu_key_menu(), Button::Menu)]);
    Outcome::nothing().screen(person.id, text, keys, fresh)
}

/// Everything that the database holds about a person, as a JSON file.
///
/// # Errors
/// When the database cannot be read.
pub async fn my_data(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    let data = store::everything(&app.db.read, person, &app.clock).await?;
    let content = serde_json::to_string_pretty(&data)?;
    let what = What::File { name: "qoldau-my-data.json".into(), content, caption: texts::privacy_my_data() };
    Ok(Outcome::nothing().message(Message::new(To::Chat(person.id), what)))
}

/// Asks whether everything shall be erased.
#[must_use]
pub fn forget(person: &Person, fresh: bool) -> Outcome {
    let keys = vec![
        vec![Key::new(texts::privacy_key_forget_now(), Button::ForgetNow)],
        vec![Key::new(texts::privacy_key_keep(), Button::Menu)],
    ];
    Outcome::nothing().screen(person.id, vec![texts::privacy_forget_sure()], keys, fresh)
}

/// Erases the person. Open cases are closed at their desks, without the name.
///
/// # Errors
/// When the database cannot be read.
pub async fn forget_now(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::nothing().record(TurnRecord::Privacy(Record::Forget { person: person.id }));
    for case in crate::cases::store::all_of(&app.db.read, person.id).await? {
        outcome.messages.extend(nameless(app, &case));
        if case.status == Status::Closed {
            continue;
        }
        let told = What::Say { text: vec![texts::cases_forgotten(case.id.0)], keys: Vec::new(), reply_to: None };
        outcome.messages.push(Message::new(To::Case(case.id), told));
    }
    let text = match person.tongue {
        Some(tongue) => texts::privacy_forgotten().said_in(tongue),
        None => texts::privacy_forgotten(),
    };
    Ok(outcome.say(person.id, vec![text]))
}

/// Takes the name out of a case's card and topic.
fn nameless(app: &App, case: &Case) -> [Message; 2] {
    let nameless = Case { status: Status::Closed, name: "—".into(), topic: None, ..case.clone() };
    let rename = What::Rename { name: format!("№{}", case.id) };
    // Where the bot is no longer in the chat that they stand in, there is nothing that anybody could do about it.
    let silent = Tell { conversation: Conversation::Case(case.id), sent: None, refused: None };
    [crate::cases::card::edit(app, &nameless), Message::new(To::Case(case.id), rename)]
        .map(|message| message.tell(silent.clone()))
}

/// The daily work: the storage term is kept, also at the desks, and rows that have done their work go.
///
/// # Errors
/// When the database cannot be read.
pub async fn daily(app: &App) -> anyhow::Result<Outcome> {
    let unseen_since = app.clock.now() - i64::from(app.config.storage_days) * 24 * 60 * 60;
    let mut outcome = Outcome::nothing().record(TurnRecord::Privacy(Record::Clean { unseen_since }));
    for person in store::unseen(&app.db.read, unseen_since).await? {
        for case in crate::cases::store::all_of(&app.db.read, person).await? {
            // Nobody waits for these.
            outcome.messages.extend(nameless(app, &case).map(|message| Message { lane: Lane::Bulk, ..message }));
        }
    }
    Ok(outcome)
}

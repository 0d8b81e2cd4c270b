//! To whom: the filters and exclusions on the screen, with the number of people and the time that it takes.

use crate::{
    announcements::{
        Announcement, By,
        act::Act,
        audience::{self, Audience, Filter, Milestone, Numbers, Way},
        board, settings,
    },
    app::App,
    dialogue::State as Dialogue,
    incoming::Incoming,
    outbox::{message::Keys, pace::Pace, post::Post},
    person::Person,
    screening::{answers::Key as Question, questions::Questions},
    text::{Lang, Text, Tongue},
    texts,
    turn::Outcome,
};

use super::compose::{Asks, State};

/// Messages a second that leave room for replies, where no pace is set.
const RATE: i64 = 27;

/// How many days back an announcement may lie that leaves its readers out.
const DAYS: [u16; 4] = [1, 3, 7, 30];

/// The filters, by the letter that their buttons carry.
const FILTERS: [char; 9] = ['l', 'r', 'w', 'p', 'c', 's', 'i', 'f', 'x'];

/// How many people an announcement reaches, and how long that takes.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// People.
    pub people: Numbers,
    /// Messages that each of them gets.
    pub messages: i64,
    /// At the pace of the settings, in seconds.
    pub seconds: i64,
}

impl Reach {
    /// What the screen says of it.
    #[must_use]
    pub fn lines(&self, draft: &Announcement) -> Vec<Text> {
        let mut lines = vec![texts::announcements_reach(self.people.chosen, self.takes())];
        if draft.audience.by_profile() {
            lines.push(texts::announcements_reach_profile(self.people.agreed, self.people.all));
        }
        lines
    }

    /// The time in words.
    #[must_use]
    pub fn takes(&self) -> Text {
        match self.seconds {
            ..=90 => texts::announcements_seconds(self.seconds.max(1)),
            seconds => texts::announcements_minutes((seconds + 59) / 60),
        }
    }
}

/// The number of people and the time.
///
/// # Errors
/// When the database cannot be read.
pub async fn numbers(app: &App, draft: &Announcement) -> anyhow::Result<Reach> {
    let filter = Filter::of(&draft.audience, &draft.content, &app.clock);
    let people = audience::store::count(&app.db.read, &filter).await?;
    let posts = Tongue::ALL.into_iter().map(|tongue| draft.content.layout(draft.id, tongue, &app.locales));
    let calls =
        posts.map(|posts| posts.iter().map(Post::messages).collect::<Vec<_>>()).max_by_key(|calls| calls.iter().sum::<usize>());
    let calls = calls.filter(|calls| !calls.is_empty()).unwrap_or_else(|| vec![1]);
    let messages = i64::try_from(calls.iter().sum::<usize>()).unwrap_or(1);
    let rate = match app.config.send_per_second {
        0 => RATE,
        pace => (i64::from(pace) * 9 / 10).max(1),
    };
    let paid = draft.plan.paid && settings::read(app).await?.paid;
    let rate = if paid { 1_000 } else { rate };
    let seconds = if paid {
        (people.chosen * messages + rate - 1) / rate
    } else {
        Pace::seconds(&calls, people.chosen, rate as f64).ceil() as i64
    };
    Ok(Reach { people, messages, seconds })
}

/// What of the audience is not left to everybody, a line each.
#[must_use]
pub fn lines(audience: &Audience) -> Vec<Text> {
    let mut lines: Vec<Text> = Vec::new();
    for field in FILTERS {
        let chosen: Vec<Text> =
            values(field, audience).into_iter().filter(|value| value.chosen).map(|value| value.name).collect();
        if !chosen.is_empty() {
            lines.push(texts::announcements_line_filter(title(field), listed(chosen)));
        }
    }
    let everybody = Audience { not_today: false, not_within: 0, not_urgent: audience.not_urgent, ..audience.clone() };
    if everybody == (Audience { not_urgent: audience.not_urgent, ..Audience::default() }) {
        lines.insert(0, texts::announcements_line_everybody());
    }
    lines
}

/// Names one after the other, with commas.
fn listed(names: Vec<Text>) -> Text {
    let mut names = names.into_iter();
    let first = names.next().unwrap_or_else(texts::announcements_none);
    names.fold(first, texts::announcements_and)
}

/// The screen with all filters.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, draft: &Announcement, fresh: bool) -> anyhow::Result<Outcome> {
    let reach = numbers(app, draft).await?;
    let mut all = lines(&draft.audience);
    all.extend(reach.lines(draft));
    let mut text = vec![texts::announcements_whom(), texts::announcements_lines(all)];
    if draft.audience.by_profile() {
        text.push(texts::announcements_whom_profile());
    }
    let mut keys: Keys = FILTERS
        .chunks(2)
        .map(|pair| pair.iter().map(|field| board::key(title(*field), draft.id, Act::Filter(*field))).collect())
        .collect();
    keys.push(vec![board::key(texts::announcements_key_everybody(), draft.id, Act::Everybody)]);
    keys.extend(board::back(draft.id));
    Ok(Outcome::nothing().screen(person.id, text, keys, fresh).next(on_board(draft)))
}

fn on_board(draft: &Announcement) -> Dialogue {
    State::asking(draft, Asks::Nothing)
}

/// One filter with its values.
///
/// # Errors
/// When the database cannot be read.
pub async fn filter(app: &App, person: &Person, draft: &Announcement, field: char, fresh: bool) -> anyhow::Result<Outcome> {
    if !FILTERS.contains(&field) {
        return Ok(show(app, person, draft, fresh).await?.toast(texts::menu_old_button()));
    }
    let reach = numbers(app, draft).await?;
    let mut text =
        vec![texts::announcements_filter(title(field), about(field)), texts::announcements_lines(reach.lines(draft))];
    if field == 'i' && draft.content.subject.is_none() {
        text.push(texts::announcements_filter_no_subject());
    }
    let all = values(field, &draft.audience);
    let in_a_row = if all.len() > 6 { 2 } else { 1 };
    let mut keys: Keys = all
        .chunks(in_a_row)
        .map(|row| {
            let key = |value: &Value| {
                let label = if value.chosen {
                    texts::announcements_button_on(value.name.clone())
                } else {
                    texts::announcements_button_off(value.name.clone())
                };
                board::key(label, draft.id, Act::Choose(field, value.code.clone(), !value.chosen))
            };
            row.iter().map(key).collect()
        })
        .collect();
    keys.push(vec![board::key(texts::announcements_key_whom(), draft.id, Act::Audience)]);
    keys.extend(board::back(draft.id));
    Ok(Outcome::nothing().screen(person.id, text, keys, fresh).next(on_board(draft)))
}

/// A value is wished, or no longer. The button says which, so that a second press changes nothing.
///
/// # Errors
/// When the database cannot be read.
pub async fn choose(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
    (field, code, wished): (char, &str, bool),
) -> anyhow::Result<Outcome> {
    if !values(field, &draft.audience).iter().any(|value| value.code == code) {
        return Ok(show(app, person, &draft, true).await?.toast(texts::menu_old_button()));
    }
    let before = draft.audience.clone();
    set(&mut draft.audience, field, code, wished);
    if before == draft.audience {
        return filter(app, person, &draft, field, false).await;
    }
    let next = Announcement { version: draft.version + 1, ..draft.clone() };
    let shown = filter(app, person, &next, field, false).await?;
    Ok(board::saved(person, draft, "audience", By::of(incoming), shown))
}

/// Everybody again.
///
/// # Errors
/// When the database cannot be read.
pub async fn everybody(app: &App, incoming: &Incoming, person: &Person, mut draft: Announcement) -> anyhow::Result<Outcome> {
    draft.audience = Audience::default();
    let next = Announcement { version: draft.version + 1, ..draft.clone() };
    let shown = show(app, person, &next, false).await?;
    Ok(board::saved(person, draft, "audience", By::of(incoming), shown))
}

fn set(audience: &mut Audience, field: char, code: &str, wished: bool) {
    let toggle = |set: &mut std::collections::BTreeSet<String>| {
        if wished {
            set.insert(code.to_owned())
        } else {
            set.remove(code)
        };
    };
    match field {
        'l' => toggle(&mut audience.tongues),
        'r' => toggle(&mut audience.regions),
        'p' => toggle(&mut audience.professions),
        'w' => audience.way = Way::ALL.into_iter().find(|way| way.word() == code).filter(|_| wished),
        's' => {
            if let Some(stage) = Milestone::ALL.into_iter().find(|stage| stage.word() == code) {
                if wished {
                    audience.stages.insert(stage)
                } else {
                    audience.stages.remove(&stage)
                };
            }
        }
        'c' => audience.children = wished,
        'i' => audience.chosen = wished,
        'f' => audience.staff = wished,
        _ => match code {
            "today" => audience.not_today = wished,
            "urgent" => audience.not_urgent = wished,
            days => audience.not_within = days.parse().ok().filter(|_| wished).unwrap_or(0),
        },
    }
}

/// A value of a filter.
struct Value {
    code: String,
    name: Text,
    chosen: bool,
}

fn values(field: char, audience: &Audience) -> Vec<Value> {
    let of_question = |key: Question, chosen: &std::collections::BTreeSet<String>| {
        let choices = Questions::embedded().of(key).choices.iter();
        choices
            .map(|choice| (choice.value.to_string(), choice.label()))
            .map(|(code, name)| Value { chosen: chosen.contains(&code), code, name })
            .collect()
    };
    let one = |code: &str, name: Text, chosen: bool| Value { code: code.to_owned(), name, chosen };
    match field {
        'l' => {
            Tongue::ALL.map(|tongue| one(tongue.code(), tongue_name(tongue), audience.tongues.contains(tongue.code()))).into()
        }
        'r' => of_question(Question::Region, &audience.regions),
        'p' => of_question(Question::Profession, &audience.professions),
        'w' => Way::ALL.map(|way| one(way.word(), way_name(way), audience.way == Some(way))).into(),
        's' => Milestone::ALL.map(|stage| one(stage.word(), stage_name(stage), audience.stages.contains(&stage))).into(),
        'c' => vec![one("1", texts::announcements_with_children(), audience.children)],
        'i' => vec![one("1", texts::announcements_only_chosen(), audience.chosen)],
        'f' => vec![one("1", texts::announcements_only_staff(), audience.staff)],
        'x' => {
            let mut all = vec![one("today", texts::announcements_not_today(), audience.not_today)];
            all.extend(DAYS.map(|days| {
                let name = texts::announcements_not_within(i64::from(days));
                one(&days.to_string(), name, audience.not_within == days)
            }));
            all.push(one("urgent", texts::announcements_not_urgent(), audience.not_urgent));
            all
        }
        _ => Vec::new(),
    }
}

/// How somebody reads, in words.
#[must_use]
pub fn tongue_name(tongue: Tongue) -> Text {
    match (tongue.lang, tongue.letters) {
        (Lang::Ru, _) => texts::announcements_tongue_ru(),
        (Lang::Kk, crate::script::writing::Letters::Cyrl) => texts::announcements_tongue_kk(),
        (Lang::Kk, crate::script::writing::Letters::Arab) => texts::announcements_tongue_arab(),
        (Lang::Kk, crate::script::writing::Letters::Latn) => texts::announcements_tongue_latn(),
    }
}

fn way_name(way: Way) -> Text {
    match way {
        Way::Kandas => texts::announcements_way_kandas(),
        Way::Resettler => texts::announcements_way_resettler(),
    }
}

fn stage_name(stage: Milestone) -> Text {
    match stage {
        Milestone::Asking => texts::announcements_stage_asking(),
        Milestone::Waiting => texts::announcements_stage_waiting(),
        Milestone::Arrived => texts::announcements_stage_arrived(),
    }
}

fn title(field: char) -> Text {
    match field {
        'l' => texts::announcements_filter_tongue(),
        'r' => texts::announcements_filter_region(),
        'w' => texts::announcements_filter_way(),
        'p' => texts::announcements_filter_profession(),
        'c' => texts::announcements_filter_children(),
        's' => texts::announcements_filter_stage(),
        'i' => texts::announcements_filter_chosen(),
        'f' => texts::announcements_filter_staff(),
        _ => texts::announcements_filter_except(),
    }
}

fn about(field: char) -> Text {
    match field {
        'l' | 'f' => texts::announcements_about_plain(),
        's' => texts::announcements_about_stage(),
        'i' => texts::announcements_about_chosen(),
        'x' => texts::announcements_about_except(),
        _ => texts::announcements_about_profile(),
    }
}

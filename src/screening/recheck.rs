//! When the rules, or the year's amounts, change: stored answers are judged anew, the head sees how many results change and which
//! way, and after the head's press everybody who agreed to be written to reads what has changed for them. Work goes on in portions,
//! each an event whose rows are committed with the next, so that a restart loses and repeats nothing.

pub mod store;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    result::title,
    rules::{Programme, Rules, Verdict},
    visit::Told,
};
use crate::{
    amounts::Amounts,
    app::App,
    button::Button,
    db,
    inbox::{Conversation, Event},
    outbox::message::{Key as Press, Lane, Message, To, What},
    person::Person,
    screening::follow,
    staff::{self, Role},
    text::Text,
    texts,
    turn::{Claim, Ending, Outcome, Record as TurnRecord, Toast},
};

/// What the program remembers results to be based on.
const BASIS: &str = "screening_basis";

/// People judged, or written to, in one turn.
const PORTION: i64 = 300;

/// How long the changes of a run are kept, in seconds.
const KEPT: i64 = 90 * 24 * 60 * 60;

/// How one person's result changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What was told.
    pub from: Told,
    /// What holds now.
    pub to: Told,
}

/// A change of rows.
#[derive(Debug)]
pub enum Record {
    /// The stored answers are judged anew.
    Begin {
        /// The number of the run.
        run: i64,
        /// What results are based on now.
        basis: String,
    },
    /// A portion was judged.
    Judged {
        /// The run.
        run: i64,
        /// How many people.
        people: usize,
        /// Whose result changes, whether they agreed to be written to, and how.
        changes: Vec<(i64, bool, Change)>,
    },
    /// The changes of runs that began before this moment (Unix seconds) are erased.
    Clean {
        /// The moment.
        before: i64,
    },
    /// These were written to.
    Told {
        /// The run.
        run: i64,
        /// Who, and what they were told.
        people: Vec<(i64, Told)>,
    },
}

/// The head wants people told: whoever presses first.
#[derive(Debug)]
pub struct Tell {
    /// The run.
    pub run: i64,
    /// Who pressed.
    pub by: i64,
}

/// Everything that results are based on, as a hash: the rule file, and the figures of the year.
#[must_use]
pub fn basis(app: &App) -> String {
    let figures = Amounts::for_year(app.clock.today().year());
    let money = [figures.mrp_tenge, figures.mzp_tenge.unwrap_or_default(), figures.certificate_cap_tenge];
    staff::hash(&format!("{}\n{}\n{money:?}", Rules::embedded().version, include_str!("rules.toml")))
}

/// At a start: the first one notes what results are based on; a later one has them judged anew where that has changed.
///
/// # Errors
/// When the database cannot be read.
pub async fn at_start(app: &App) -> anyhow::Result<Outcome> {
    let basis = basis(app);
    Ok(match db::remembered(&app.db.read, BASIS).await? {
        None => Outcome::nothing().record(TurnRecord::Remember { key: BASIS, value: basis }),
        Some(before) if before == basis => Outcome::nothing(),
        Some(_) => Outcome::nothing().event(Conversation::House, Event::RulesChanged),
    })
}

/// The rules or amounts are others than those noted: a run begins. Nothing happens when it was noted meanwhile.
///
/// # Errors
/// When the database cannot be read.
pub async fn begin(app: &App) -> anyhow::Result<Outcome> {
    let basis = basis(app);
    if db::remembered(&app.db.read, BASIS).await?.is_none_or(|before| before == basis) {
        return Ok(Outcome::nothing());
    }
    let run = store::next(&app.db.read).await?;
    Ok(Outcome::nothing()
        .record(TurnRecord::Remember { key: BASIS, value: basis.clone() })
        .record(of(Record::Begin { run, basis }))
        .event(Conversation::House, Event::Recheck { run, after: 0 }))
}

/// A portion of people, in the order of their numbers, after the one given; after the last the head is told.
///
/// # Errors
/// When the database cannot be read.
pub async fn goes_on(app: &App, run: i64, after: i64) -> anyhow::Result<Outcome> {
    let people = store::portion(&app.db.read, after, PORTION).await?;
    let Some(last) = people.last().map(|person| person.id) else { return report(app, run).await };
    let today = app.clock.today();
    let mut changes = Vec::new();
    for person in &people {
        let change = Change { from: person.told.clone(), to: Told::now(&person.answers, today) };
        if !change.from.difference(&change.to).is_empty() {
            changes.push((person.id, person.agreed, change));
        }
    }
    Ok(Outcome::nothing()
        .record(of(Record::Judged { run, people: people.len(), changes }))
        .event(Conversation::House, Event::Recheck { run, after: last }))
}

/// What the head reads: how many results change, which way, and how many may be written to. Nothing where none changes.
async fn report(app: &App, run: i64) -> anyhow::Result<Outcome> {
    let changes = store::changes(&app.db.read, run).await?;
    if changes.is_empty() {
        return Ok(Outcome::nothing());
    }
    let judged = store::judged(&app.db.read, run).await?;
    let agreed = changes.iter().filter(|(agreed, _)| *agreed).count();
    let all: Vec<&Change> = changes.iter().map(|(_, change)| change).collect();
    let version = Rules::embedded().version.as_str();
    let mut text = vec![texts::screening_recheck_title(count(all.len()), judged, version)];
    text.push(texts::screening_recheck_ways(ways(&all)));
    text.push(texts::screening_recheck_agreed(count(agreed)));
    let keys = if agreed == 0 {
        Vec::new()
    } else {
        vec![vec![Press::new(texts::screening_button_tell_changes(), Button::TellChanges(run))]]
    };
    let mut outcome = Outcome::nothing();
    for head in app.staff.with(Role::Head) {
        let what = What::Say { text: text.clone(), keys: keys.clone(), reply_to: None };
        outcome.messages.push(Message::new(To::Chat(head), what));
    }
    Ok(outcome)
}

/// Which way verdicts change, a line for each programme; and for how many only sums do.
fn ways(changes: &[&Change]) -> Vec<Text> {
    // Opened, closed, otherwise.
    let mut ways: BTreeMap<Programme, [i64; 3]> = BTreeMap::new();
    let mut sums = 0;
    for change in changes {
        let verdicts = change.from.changes(&change.to);
        sums += i64::from(verdicts.is_empty());
        for verdict in verdicts {
            let way = match (verdict.from, verdict.to) {
                (_, Verdict::Likely) => 0,
                (Verdict::Likely, _) => 1,
                _ => 2,
            };
            ways.entry(verdict.programme).or_default()[way] += 1;
        }
    }
    let mut lines: Vec<Text> = ways
        .into_iter()
        .map(|(programme, [opened, closed, otherwise])| {
            texts::screening_recheck_way(closed, opened, otherwise, title(programme))
        })
        .collect();
    if sums > 0 {
        lines.push(texts::screening_recheck_sums(sums));
    }
    lines
}

/// The head presses: the people are told, once.
#[must_use]
pub fn pressed(app: &App, person: &Person, run: i64) -> Outcome {
    if !app.staff.has(person.id, Role::Head) {
        return Outcome::nothing().alert(texts::staff_not_your_role());
    }
    let toast = |text| Some(Toast { text, alert: false });
    let event = Event::TellChanges { run, after: 0, by: person.id };
    let won = Ending {
        toast: toast(texts::screening_toast_telling()),
        events: vec![crate::turn::Timed { to: Conversation::House, event, in_ms: 0 }],
        ..Ending::default()
    };
    let lost = Ending { toast: toast(texts::screening_toast_told_before()), ..Ending::default() };
    Outcome::nothing().record(TurnRecord::Contest {
        claim: Claim::Follow(follow::Claim::Tell(Tell { run, by: person.id })),
        won: Box::new(won),
        lost: Box::new(lost),
    })
}

/// A portion of people is written to, each once; after the last the head who pressed hears how many.
///
/// # Errors
/// When the database cannot be read.
pub async fn tells(app: &App, run: i64, after: i64, by: i64) -> anyhow::Result<Outcome> {
    let people = store::to_tell(&app.db.read, run, after, PORTION).await?;
    let Some(last) = people.last().map(|(person, ..)| *person) else {
        let told = store::told(&app.db.read, run).await?;
        let what = What::Say { text: vec![texts::screening_recheck_told(told)], keys: Vec::new(), reply_to: None };
        return Ok(Outcome::nothing().message(Message::new(To::Chat(by), what)));
    };
    let mut outcome = Outcome::nothing();
    // Who has looked at the result or answered otherwise since then knows already.
    let people: Vec<_> = people.into_iter().filter(|(_, change, told)| *told == change.from).collect();
    for (person, change, _) in &people {
        let text = vec![
            texts::screening_changed_title(),
            texts::screening_changed_lines(change.from.difference(&change.to)),
            texts::screening_disclaimer(),
        ];
        let keys = vec![
            vec![Press::new(texts::screening_button_result(), Button::Screening)],
            vec![Press::new(texts::menu_key_privacy(), Button::Privacy)],
        ];
        let what = What::Say { text, keys, reply_to: None };
        outcome.messages.push(Message { lane: Lane::Bulk, ..Message::new(To::Chat(*person), what) });
    }
    let told = people.into_iter().map(|(person, change, _)| (person, change.to)).collect();
    Ok(outcome
        .record(of(Record::Told { run, people: told }))
        .event(Conversation::House, Event::TellChanges { run, after: last, by }))
}

/// The daily work: what would have changed long ago goes.
#[must_use]
pub fn clean(app: &App) -> TurnRecord {
    of(Record::Clean { before: app.clock.now() - KEPT })
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

const fn of(record: Record) -> TurnRecord {
    TurnRecord::Follow(follow::Record::Recheck(record))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_reads_which_way_verdicts_go() {
        let told = |verdict, relocation| Told {
            verdicts: [(Programme::ResettlerQuota, verdict)].into_iter().collect(),
            relocation,
            certificate: None,
        };
        let changes = [
            Change { from: told(Verdict::NotYet, None), to: told(Verdict::Likely, None) },
            Change { from: told(Verdict::Likely, None), to: told(Verdict::Ask, None) },
            Change { from: told(Verdict::Ask, None), to: told(Verdict::No, None) },
            Change { from: told(Verdict::Likely, Some(1)), to: told(Verdict::Likely, Some(2)) },
        ];
        let lines = ways(&changes.iter().collect::<Vec<_>>());
        let line = texts::screening_recheck_way(1, 1, 1, title(Programme::ResettlerQuota));
        assert_eq!(lines, [line, texts::screening_recheck_sums(1)]);
    }
}

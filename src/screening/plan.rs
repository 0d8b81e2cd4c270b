//! The plan: what to do and which papers to collect, as a list that the family ticks off, is reminded of where it wishes, and can show
//! as a picture. What stands in it follows from the answers; only the ticks are rows.

pub mod store;

use std::collections::BTreeSet;

use super::{
    answers::Answers,
    judge::{Judgement, judge},
    result::title,
    rules::{Effect, Programme, Rules, Verdict},
};
use crate::{
    app::App,
    button::Button,
    inbox::{Conversation, Event},
    menu,
    outbox::message::{Key as Press, Keys, Lane, Message, To, What},
    person::Person,
    picture::{Line, Page, Picture, Shape},
    privacy::{self, Purpose},
    screening::follow,
    text::{Lang, Text},
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// Buttons with numbers that share a row.
const IN_A_ROW: usize = 5;

/// How long after the wish, and then after each other, reminders come, in milliseconds.
const REMIND_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// So many reminders come; then the person has another plan, and is left alone.
const MAX_REMINDERS: u8 = 8;

/// One thing to do or to collect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name in rows and buttons; stays the same while the rules keep their codes.
    pub code: String,
    /// What it says.
    pub text: Text,
    /// Whether it is a paper to collect rather than a step.
    pub paper: bool,
}

/// A change of rows.
#[derive(Debug)]
pub enum Record {
    /// Something is done, or no longer.
    Tick {
        /// Whose plan.
        person: i64,
        /// What.
        item: String,
        /// Whether it is done now.
        done: bool,
    },
    /// Reminders are wished since this moment (Unix seconds), or no longer.
    Remind {
        /// Whose plan.
        person: i64,
        /// Since when.
        since: Option<i64>,
    },
}

/// What follows from a judgement: what can still be met, where to apply, whom to ask, and the papers.
#[must_use]
pub fn items(rules: &Rules, judgement: &Judgement<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut push = |code: String, text: Text, paper: bool| {
        // Where to get it says more than that it is applied for.
        let said = code.strip_prefix("apply.").map(|programme| format!("do.{programme}"));
        if items.iter().all(|item| item.code != code && Some(&item.code) != said.as_ref()) {
            items.push(Item { code, text, paper });
        }
    };
    let out_of_reach = judgement.verdicts.get(&Programme::KandasStatus).is_some_and(|judged| judged.verdict == Verdict::No);
    for (_, judged) in judgement.verdicts.iter().filter(|(_, judged)| judged.verdict == Verdict::NotYet) {
        for code in &judged.missing {
            // Nobody is told to get first what they cannot get; and a paper stands among the papers.
            let status = *code == Programme::KandasStatus.as_str();
            let mut all = rules.programmes.iter().flat_map(|programme| &programme.rules);
            let rule = all.find(|rule| rule.code == *code && rule.effect == Effect::NotYet);
            if let Some(text) = rule.and_then(|rule| rule.text.clone()).filter(|_| !(status && out_of_reach)) {
                push(format!("do.{code}"), Text::new(text), false);
            }
        }
    }
    for (programme, judged) in &judgement.verdicts {
        // Money comes with the quota, for which one applies.
        if matches!(programme, Programme::RelocationMoney | Programme::MobilityCertificate) {
            continue;
        }
        match judged.verdict {
            Verdict::Likely => push(format!("apply.{programme}"), texts::screening_plan_apply(title(*programme)), false),
            Verdict::Ask => push(format!("ask.{programme}"), texts::screening_plan_ask(title(*programme)), false),
            Verdict::NotYet | Verdict::No | Verdict::NotApplicable => {}
        }
    }
    for document in rules.documents.iter().filter(|document| judgement.documents.contains(&document.code.as_str())) {
        push(format!("paper.{}", document.code), Text::new(document.text.clone()), true);
    }
    items
}

/// A plan as it stands.
struct Plan {
    items: Vec<Item>,
    done: BTreeSet<String>,
    reminded: bool,
}

impl Plan {
    /// The plan of somebody; empty without answers.
    async fn of(app: &App, person: i64) -> anyhow::Result<Self> {
        let answers = super::store::answers(&app.db.read, person).await?;
        Ok(Self {
            items: items_of(app, &answers),
            done: store::ticks(&app.db.read, person).await?,
            reminded: store::reminded_since(&app.db.read, person).await?.is_some(),
        })
    }

    fn is_done(&self, item: &Item) -> bool {
        self.done.contains(&item.code)
    }

    /// How many are done, and how many there are.
    fn progress(&self) -> (i64, i64) {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        (count(self.items.iter().filter(|item| self.is_done(item)).count()), count(self.items.len()))
    }

    /// Steps and papers with their headings, a line each.
    fn lines(&self, mut line: impl FnMut(usize, &Item, bool) -> Text) -> Vec<Text> {
        let mut paragraphs = Vec::new();
        for paper in [false, true] {
            let numbered = self.items.iter().enumerate().filter(|(_, item)| item.paper == paper);
            let lines: Vec<Text> = numbered.map(|(place, item)| line(place + 1, item, self.is_done(item))).collect();
            if !lines.is_empty() {
                paragraphs.push(if paper { texts::screening_plan_papers(lines) } else { texts::screening_plan_steps(lines) });
            }
        }
        paragraphs
    }
}

fn items_of(app: &App, answers: &Answers) -> Vec<Item> {
    if answers.is_empty() {
        return Vec::new();
    }
    let rules = Rules::embedded();
    items(rules, &judge(rules, answers, app.clock.today()))
}

/// The plan on the screen.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, fresh: bool) -> anyhow::Result<Outcome> {
    Ok(shown(person, &Plan::of(app, person.id).await?, fresh))
}

fn shown(person: &Person, plan: &Plan, fresh: bool) -> Outcome {
    if plan.items.is_empty() {
        let keys = vec![
            vec![Press::new(texts::menu_key_screening(), Button::Screening)],
            vec![Press::new(texts::menu_key_menu(), Button::Menu)],
        ];
        return Outcome::nothing().screen(person.id, vec![texts::screening_plan_none()], keys, fresh);
    }
    let (done, of) = plan.progress();
    let mut text = vec![texts::screening_plan_title(done, of)];
    text.extend(plan.lines(|number, item, done| {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        if done {
            texts::screening_plan_done(number, item.text.clone())
        } else {
            texts::screening_plan_open(number, item.text.clone())
        }
    }));
    text.push(if done == of { texts::screening_plan_all_done() } else { texts::screening_plan_how() });
    let key = |(place, item): (usize, &Item)| {
        let number = i64::try_from(place + 1).unwrap_or(i64::MAX);
        let done = plan.is_done(item);
        let label = if done { texts::screening_button_ticked(number) } else { texts::screening_button_unticked(number) };
        Press::new(label, Button::Tick(!done, item.code.clone()))
    };
    let all: Vec<Press> = plan.items.iter().enumerate().map(key).collect();
    let mut keys: Keys = all.chunks(IN_A_ROW).map(<[Press]>::to_vec).collect();
    keys.push(vec![Press::new(texts::screening_button_picture(), Button::PlanPicture)]);
    let remind = if plan.reminded { texts::screening_button_remind_off() } else { texts::screening_button_remind() };
    keys.push(vec![Press::new(remind, Button::PlanRemind(!plan.reminded))]);
    keys.push(vec![
        Press::new(texts::screening_button_result(), Button::Screening),
        Press::new(texts::menu_key_menu(), Button::Menu),
    ]);
    Outcome::nothing().screen(person.id, text, keys, fresh)
}

/// Something is ticked off, or no longer. The button says which, so that a second press changes nothing.
///
/// # Errors
/// When the database cannot be read.
pub async fn ticked(app: &App, person: &Person, done: bool, code: &str, fresh: bool) -> anyhow::Result<Outcome> {
    let mut plan = Plan::of(app, person.id).await?;
    if plan.items.iter().all(|item| item.code != code) {
        // The answers or the rules have changed, and the plan with them.
        return Ok(shown(person, &plan, true).toast(texts::menu_old_button()));
    }
    if done {
        plan.done.insert(code.to_owned())
    } else {
        plan.done.remove(code)
    };
    let record = Record::Tick { person: person.id, item: code.to_owned(), done };
    Ok(shown(person, &plan, fresh).record(TurnRecord::Follow(follow::Record::Plan(record))))
}

/// The plan as a page to show at the career centre: what the person told, and no name.
///
/// # Errors
/// When the database cannot be read.
pub async fn picture(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    let plan = Plan::of(app, person.id).await?;
    if plan.items.is_empty() {
        return Ok(shown(person, &plan, true));
    }
    let mut lines = Vec::new();
    for (paper, heading) in [(false, texts::screening_page_steps()), (true, texts::screening_page_papers())] {
        let mut of_kind = plan.items.iter().filter(|item| item.paper == paper).peekable();
        if of_kind.peek().is_some() {
            lines.push(Line::heading(heading));
        }
        lines.extend(of_kind.map(|item| Line::task(item.text.clone(), plan.is_done(item))));
    }
    let today = app.clock.today().strftime("%d.%m.%Y").to_string();
    let page = Page {
        shape: Shape::Tall,
        from: Some(menu::centre_name(app)),
        title: texts::screening_page_title(),
        lines,
        foot: Some(texts::screening_page_foot(today, Rules::embedded().version.as_str())),
    };
    let keys = vec![
        vec![Press::new(texts::screening_button_plan(), Button::Plan)],
        vec![Press::new(texts::menu_key_menu(), Button::Menu)],
    ];
    let what = What::Picture { picture: Box::new(Picture::Page(page)), caption: vec![texts::screening_plan_caption()], keys };
    Ok(Outcome::nothing().message(Message::new(To::Chat(person.id), what)))
}

/// Reminders are wished, or no longer. The wish is the consent to them.
///
/// # Errors
/// When the database cannot be read.
pub async fn remind(app: &App, person: &Person, wished: bool, fresh: bool) -> anyhow::Result<Outcome> {
    let mut plan = Plan::of(app, person.id).await?;
    if plan.reminded == wished {
        return Ok(shown(person, &plan, fresh));
    }
    plan.reminded = wished;
    let now = app.clock.now();
    let record = Record::Remind { person: person.id, since: wished.then_some(now) };
    let mut outcome = shown(person, &plan, fresh).record(TurnRecord::Follow(follow::Record::Plan(record)));
    if !wished {
        return Ok(outcome.toast(texts::screening_toast_no_reminders()));
    }
    if !person.agreed(Purpose::Reminders) {
        let lang = person.lang().unwrap_or(Lang::Kk);
        let consent = privacy::Record::Consent { person: person.id, purpose: Purpose::Reminders, given: true, lang };
        outcome = outcome.record(TurnRecord::Privacy(consent));
        outcome.consents = Some(person.consents.set(Purpose::Reminders, true));
    }
    let event = Event::PlanReminds { since: now, count: 1 };
    Ok(outcome.toast(texts::screening_toast_reminders()).event_in(Conversation::Person(person.id), event, REMIND_MS))
}

/// A week has passed: what is left in the plan, if the person still wishes to hear of it.
///
/// # Errors
/// When the database cannot be read.
pub async fn reminded(app: &App, person: &Person, since: i64, count: u8) -> anyhow::Result<Outcome> {
    if store::reminded_since(&app.db.read, person.id).await? != Some(since) {
        return Ok(Outcome::nothing());
    }
    let plan = Plan::of(app, person.id).await?;
    let (done, of) = plan.progress();
    let ends = |outcome: Outcome| {
        outcome.record(TurnRecord::Follow(follow::Record::Plan(Record::Remind { person: person.id, since: None })))
    };
    // The consent may have been taken back in the privacy menu.
    if done == of || !person.agreed(Purpose::Reminders) || person.blocked_at.is_some() {
        return Ok(ends(Outcome::nothing()));
    }
    let open = plan.items.iter().filter(|item| !plan.is_done(item)).take(3);
    let next: Vec<Text> = open.map(|item| texts::screening_line_missing(item.text.clone())).collect();
    let mut text = vec![texts::screening_plan_reminder(next, of - done)];
    let last = count >= MAX_REMINDERS;
    if last {
        text.push(texts::screening_plan_last_reminder());
    }
    let keys = vec![
        vec![Press::new(texts::screening_button_plan(), Button::Plan)],
        vec![Press::new(texts::screening_button_remind_off(), Button::PlanRemind(false))],
    ];
    let what = What::Say { text, keys, reply_to: None };
    let outcome = Outcome::nothing().message(Message { lane: Lane::Bulk, ..Message::new(To::Chat(person.id), what) });
    if last {
        return Ok(ends(outcome));
    }
    let again = Event::PlanReminds { since, count: count.saturating_add(1) };
    Ok(outcome.event_in(Conversation::Person(person.id), again, REMIND_MS))
}

/// How far somebody's plan is, for the desk of their case.
///
/// # Errors
/// When the database cannot be read.
pub async fn for_staff(app: &App, person: i64) -> anyhow::Result<Vec<Text>> {
    let plan = Plan::of(app, person).await?;
    if plan.items.is_empty() {
        return Ok(vec![texts::screening_plan_none_for_staff()]);
    }
    let (done, of) = plan.progress();
    let mut text = vec![texts::screening_plan_for_staff(done, of)];
    text.extend(plan.lines(|_, item, done| {
        if done {
            texts::screening_plan_staff_done(item.text.clone())
        } else {
            texts::screening_plan_staff_open(item.text.clone())
        }
    }));
    Ok(text)
}

#[cfg(test)]
mod tests;

//! How the answers are used: counts a day and topic, without people. For the head, as a message with a chart.

use crate::{
    app::App,
    faq::{
        Use,
        keep::{key, press::Press, store},
        topics::Topic,
    },
    outbox::message::{Key, Keys, Message, To, What},
    person::Person,
    picture::{Bar, Bars, Picture},
    staff::Role,
    text::Text,
    texts,
    turn::Outcome,
};

/// The topics in the chart and in the words under it.
const SHOWN: usize = 12;

/// The periods that can be looked at, in days.
pub const PERIODS: [u16; 3] = [7, 30, 365];

/// What a topic was used for in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// The topic.
    pub topic: String,
    /// Its answer was shown, in whatever way.
    pub asked: i64,
    /// Of these, at once after somebody's own words.
    pub answered: i64,
    /// It stood among the suggestions.
    pub suggested: i64,
    /// "It helped."
    pub helped: i64,
    /// "It did not."
    pub not_helped: i64,
    /// "Not what I asked."
    pub wrong: i64,
    /// From it somebody went on to a person.
    pub person: i64,
}

/// The numbers of a period.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, days: u16) -> anyhow::Result<Outcome> {
    if !app.staff.has(person.id, Role::Head) {
        return Ok(Outcome::nothing().say(person.id, vec![texts::staff_not_your_role()]));
    }
    let days = if PERIODS.contains(&days) { days } else { PERIODS[1] };
    let since = app.clock.date_of(app.clock.now() - i64::from(days - 1) * 24 * 60 * 60).to_string();
    let (used, not_found) = sums(&store::counts(&app.db.read, &since).await?);
    let row: Vec<Key> =
        PERIODS.into_iter().map(|period| key(texts::keep_key_period(i64::from(period)), Press::Stats(period))).collect();
    let keys: Keys = vec![row];
    if used.is_empty() && not_found == 0 {
        let what = What::Say { text: vec![texts::keep_stats_none(i64::from(days))], keys, reply_to: None };
        return Ok(Outcome::nothing().message(Message::new(To::Chat(person.id), what)));
    }
    let what = What::Picture { picture: Box::new(chart(app, &used, days)), caption: words(app, &used, not_found, days), keys };
    Ok(Outcome::nothing().message(Message::new(To::Chat(person.id), what)))
}

/// The counts by topic, what was asked most first; and how many questions found nothing.
fn sums(counts: &[(String, String, i64)]) -> (Vec<Used>, i64) {
    let mut used: Vec<Used> = Vec::new();
    let mut not_found = 0;
    for (what, topic, n) in counts {
        let Some(what) = Use::ALL.into_iter().find(|known| known.word() == what) else { continue };
        if what == Use::NotFound {
            not_found += n;
            continue;
        }
        let place = used.iter().position(|used| used.topic == *topic).unwrap_or_else(|| {
            used.push(Used { topic: topic.clone(), ..Used::default() });
            used.len() - 1
        });
        let one = &mut used[place];
        match what {
            Use::Asked => one.asked += n,
            Use::Answered => one.answered += n,
            Use::Suggested => one.suggested += n,
            Use::Helped => one.helped += n,
            Use::NotHelped => one.not_helped += n,
            Use::NotThis => one.wrong += n,
            Use::Person => one.person += n,
            Use::NotFound => {}
        }
    }
    used.sort_by(|a, b| b.asked.cmp(&a.asked).then(b.suggested.cmp(&a.suggested)).then(a.topic.cmp(&b.topic)));
    (used, not_found)
}

fn title(app: &App, topic: &str) -> Text {
    app.faq.topics.get(topic).map_or_else(|| Text::new(topic.to_owned()), Topic::title)
}

fn chart(app: &App, used: &[Used], days: u16) -> Picture {
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    let bar = |used: &Used| Bar {
        label: title(app, &used.topic),
        values: vec![count(used.answered), count((used.asked - used.answered).max(0))],
    };
    Picture::Bars(Bars {
        title: texts::keep_stats_chart(i64::from(days)),
        parts: vec![texts::keep_stats_at_once(), texts::keep_stats_chosen()],
        rows: used.iter().filter(|used| used.asked > 0).take(SHOWN).map(bar).collect(),
    })
}

fn words(app: &App, used: &[Used], not_found: i64, days: u16) -> Vec<Text> {
    let all = |of: fn(&Used) -> i64| used.iter().map(of).sum::<i64>();
    let came = texts::keep_stats_came(
        all(|used| used.helped),
        all(|used| used.not_helped),
        all(|used| used.person),
        all(|used| used.wrong),
    );
    let (answered, asked, suggested) = (all(|used| used.answered), all(|used| used.asked), all(|used| used.suggested));
    let mut text = vec![texts::keep_stats(answered, asked, came, i64::from(days), not_found, suggested)];
    let line = |used: &Used| {
        let came = texts::keep_stats_came_short(used.helped, used.not_helped, used.person, used.wrong);
        texts::keep_stats_line(used.answered, used.asked, came, used.suggested, title(app, &used.topic))
    };
    let lines: Vec<Text> = used.iter().take(SHOWN).map(line).collect();
    if !lines.is_empty() {
        text.push(texts::keep_stats_lines(lines));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_days_become_sums_of_topics() {
        let row = |what: &str, topic: &str, n| (what.to_owned(), topic.to_owned(), n);
        let counts = [
            row("asked", "pension", 2),
            row("asked", "army", 5),
            row("answered", "army", 3),
            row("asked", "pension", 1),
            row("not_found", "", 4),
            row("helped", "pension", 1),
            row("something_else", "army", 9),
        ];
        let (used, not_found) = sums(&counts);
        assert_eq!(not_found, 4);
        assert_eq!(used[0], Used { topic: "army".into(), asked: 5, answered: 3, ..Used::default() });
        assert_eq!(used[1], Used { topic: "pension".into(), asked: 3, helped: 1, ..Used::default() });
    }
}

//! What other wordings would have done to the questions that are kept, before anybody is answered by them.

use std::sync::Arc;

use crate::{
    app::App,
    faq::{
        Faq,
        ask::{self, Asked, Kind},
        matching::Matcher,
        topics::Topics,
    },
    text::Text,
    texts,
};

/// Questions that change, shown one by one.
const MOST_SHOWN: usize = 5;

/// A way of asking, with the id of its topic.
pub type Wording = (String, String);

/// The matcher that was learnt when the program was built, with further wordings; those of topics that are gone are left out.
#[must_use]
pub fn matcher(topics: &Topics, more: &[Wording]) -> Matcher {
    let place = |id: &str| topics.all().iter().position(|topic| topic.id == id);
    ask::learnt().taught(more.iter().filter_map(|(topic, words)| Some((place(topic)?, words.as_str()))))
}

/// What a question is answered with, in few words: a kind and the first topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The kind.
    pub kind: Kind,
    /// The first topic's id.
    pub topic: Option<String>,
}

impl Verdict {
    fn of(topics: &Topics, asked: &Asked) -> Self {
        let first = asked.candidates.first().and_then(|first| topics.all().get(first.topic));
        Self { kind: asked.kind, topic: first.map(|topic| topic.id.clone()) }
    }
}

/// A question that would be treated otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its masked words.
    pub words: String,
    /// What it got.
    pub before: Verdict,
    /// What it would get.
    pub after: Verdict,
}

/// What changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// All questions.
    pub all: usize,
    /// Those answered at once, before and afterwards.
    pub answered: [usize; 2],
    /// Those with suggestions, before and afterwards.
    pub suggested: [usize; 2],
    /// Those that are treated otherwise.
    pub moved: Vec<Moved>,
}

/// Compares two matchers over questions.
#[must_use]
pub fn compare(topics: &Topics, questions: &[String], before: &Matcher, after: &Matcher) -> Change {
    let mut change = Change { all: questions.len(), ..Change::default() };
    for words in questions {
        let both = [before, after].map(|matcher| ask::ask(topics, matcher, words));
        for (place, asked) in both.iter().enumerate() {
            change.answered[place] += usize::from(asked.kind == Kind::Answer);
            change.suggested[place] += usize::from(asked.kind == Kind::Suggest);
        }
        let [before, after] = both.map(|asked| Verdict::of(topics, &asked));
        if before != after {
            change.moved.push(Moved { words: words.clone(), before, after });
        }
    }
    change
}

/// What further wordings would do to the questions, beside those that were learned before.
///
/// # Errors
/// When the work breaks, which no wording leads to.
pub async fn of(app: &App, questions: Vec<String>, more: Vec<Wording>) -> anyhow::Result<Change> {
    let faq: Arc<Faq> = Arc::clone(&app.faq);
    // Asking thousands of questions twice keeps a thread busy.
    let work = move || {
        let mut wordings = faq.learned();
        wordings.extend(more);
        let after = matcher(&faq.topics, &wordings);
        compare(&faq.topics, &questions, &faq.matcher(), &after)
    };
    app.tasks.aside(work).await
}

impl Change {
    /// The numbers in words.
    #[must_use]
    pub fn text(&self) -> Text {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let [answered, answered_after] = self.answered.map(count);
        let [suggested, suggested_after] = self.suggested.map(count);
        texts::keep_change(count(self.all), answered, answered_after, count(self.moved.len()), suggested, suggested_after)
    }

    /// Some of the questions that move, for staff; `None` where none does.
    #[must_use]
    pub fn moved_text(&self, faq: &Faq) -> Option<Text> {
        let title = |verdict: &Verdict| match &verdict.topic {
            Some(id) => faq.title(id),
            None => texts::keep_change_nothing(),
        };
        let line = |moved: &Moved| texts::keep_change_line(title(&moved.after), title(&moved.before), moved.words.as_str());
        let lines: Vec<Text> = self.moved.iter().take(MOST_SHOWN).map(line).collect();
        (!lines.is_empty()).then(|| texts::keep_change_lines(lines))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_wording_moves_the_questions_like_it_and_no_others() {
        let topics = Topics::embedded();
        let questions =
            ["тырнақ бояйтын салон", "тырнақ бояйтын салон қайда", "қандас мәртебесін қалай алам", "космос туралы ертегі"];
        let given = [("trip-look".to_owned(), "тырнақ бояйтын салон".to_owned()), ("gone".to_owned(), "x".to_owned())];
        let (before, after) = (matcher(&topics, &[]), matcher(&topics, &given));
        let change = compare(&topics, &questions.map(str::to_owned), &before, &after);
        assert_eq!(change.all, 4);
        let taught = change.moved.iter().filter(|moved| moved.after.topic.as_deref() == Some("trip-look"));
        assert_eq!(taught.map(|moved| moved.words.as_str()).collect::<Vec<_>>(), questions[..2]);
        assert!(change.moved.iter().all(|moved| moved.words != questions[2]), "{:?}", change.moved);
    }
}

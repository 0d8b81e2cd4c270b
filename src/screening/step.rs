//! The conversation as a pure step.
//!
//! Where somebody stands, what they answered, and what they just did, in; where they stand next, what to store, and what to
//! show, out. Nothing here sends, stores or looks at a clock.
//!
//! The answers are rows beside the state, so a state that no longer decodes costs nothing: [`Input::Start`] goes on with the
//! first question that has no answer.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    answers::{Answers, Key, Value},
    judge::judge,
    order::{length, order},
    questions::{Question, Questions},
    result,
    rules::Rules,
    why,
};
use crate::{text::Text, texts};

/// The option of every question that stands for "I don't know"; no choice has this index.
pub const DONT_KNOW: u8 = 0;

/// Where somebody stands in the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum State {
    /// This question is on the screen.
    Asking {
        /// What it asks.
        key: Key,
        /// How many replies in a row could not be the answer.
        #[serde(default, skip_serializing_if = "is_zero")]
        misses: u8,
    },
    /// The result is on the screen.
    Done,
}

/// So many replies that cannot be the answer are met with an example; after the next one a person is offered as well.
const PATIENCE: u8 = 2;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(misses: &u8) -> bool {
    *misses == 0
}

impl State {
    /// This question, freshly asked.
    #[must_use]
    pub const fn asking(key: Key) -> Self {
        Self::Asking { key, misses: 0 }
    }
}

/// What somebody did. Buttons carry the index of the question they stood under, so that a second press of the same button, or
/// a press on an old screen, is known as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Opened the questionnaire: goes on with the first question that has no answer, or with the result.
    Start,
    /// Pressed an answer.
    Answer {
        /// [`Question::index`].
        question: u8,
        /// [`super::questions::Choice::index`].
        option: u8,
    },
    /// Typed a whole number.
    Number(i64),
    /// Typed an answer in words.
    Typed(Value),
    /// Sent anything else: words, a picture, a voice message.
    Other,
    /// Pressed "prefer not to say".
    Skip {
        /// [`Question::index`].
        question: u8,
    },
    /// Pressed "back".
    Back {
        /// [`Question::index`]; `None` under the result.
        question: Option<u8>,
    },
    /// Came back after a while: the screen as it was.
    Resume,
    /// Wants to change the answer to one question.
    Edit {
        /// [`Question::index`].
        question: u8,
    },
    /// Stopped. The answers stay, for a later [`Input::Start`].
    Cancel,
    /// Wants to begin anew, without the answers.
    Restart,
}

/// One change of the stored answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Store this answer in place of an earlier one.
    Set(Key, Value),
    /// Delete the answer.
    Clear(Key),
}

/// What comes of an [`Input`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where the person stands next; `None` when the questionnaire is left.
    pub state: Option<State>,
    /// What to store, in order.
    pub changes: Vec<Change>,
    /// What to show.
    pub view: View,
    /// Whether the button was of an earlier screen: nothing changes, and the view is the current screen.
    pub old_button: bool,
    /// Whether so little was understood that a person is offered.
    pub offer_person: bool,
}

/// What to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// A question.
    Question(Screen),
    /// The result, with nothing left to ask.
    Result {
        /// Paragraphs for the person.
        paragraphs: Vec<Text>,
        /// Paragraphs for staff, which travel with a case.
        staff: Vec<Text>,
    },
    /// What was sent cannot be the answer; the words say what to do. The question stays.
    Refusal(Text),
    /// The questionnaire was left.
    Closed(Text),
}

/// A question on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// What is asked.
    pub key: Key,
    /// [`Question::index`], for the buttons.
    pub question: u8,
    /// The question in words.
    pub text: Text,
    /// Its place among the questions expected now, from 1, and the most that there can be.
    pub progress: (usize, usize),
    /// The answer buttons.
    pub options: Vec<Button>,
    /// How the question was refused so far, if it was: [`Value::Skipped`] or [`Value::Unknown`].
    pub refused: Option<Value>,
    /// What the answer decides, in words.
    pub why: Option<Text>,
    /// Whether there is a question before this one.
    pub allow_back: bool,
    /// The least and the largest number that may be typed instead.
    pub typed: Option<(i64, i64)>,
}

/// One answer button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// [`super::questions::Choice::index`].
    pub option: u8,
    /// The words on it.
    pub label: Text,
    /// Whether this is the answer given so far.
    pub chosen: bool,
}

/// Takes the conversation one step on. `today` chooses the year of the amounts.
#[must_use]
pub fn step(state: Option<State>, answers: &Answers, input: Input, today: Date) -> Step {
    let talk = Talk { questions: Questions::embedded(), answers, today };
    let current = talk.current(state);
    match input {
        Input::Start => talk.show(talk.next()),
        Input::Resume => talk.show(current),
        Input::Cancel => {
            let view = View::Closed(texts::screening_cancelled());
            Step { state: None, changes: vec![], view, old_button: false, offer_person: false }
        }
        Input::Restart => {
            let changes = answers.iter().map(|(key, _)| Change::Clear(key)).collect();
            let begun = Talk { answers: &Answers::default(), ..talk };
            Step { changes, ..begun.show(begun.next()) }
        }
        Input::Back { question } => match current {
            State::Asking { key, .. } if question == Some(talk.questions.of(key).index) => talk.show(talk.before(key)),
            State::Done if question.is_none() => talk.show(talk.last()),
            State::Asking { .. } | State::Done => talk.old_button(current),
        },
        Input::Answer { question, option: DONT_KNOW } if talk.on_screen(current, question).is_some() => {
            talk.answered(current, Value::Unknown)
        }
        Input::Answer { question, option } => match talk.on_screen(current, question).and_then(|asked| asked.choice(option)) {
            Some(choice) => talk.answered(current, choice.value),
            None => talk.old_button(current),
        },
        Input::Skip { question } => match talk.on_screen(current, question) {
            Some(_) => talk.answered(current, Value::Skipped),
            None => talk.old_button(current),
        },
        Input::Edit { question } => match talk.expected().into_iter().find(|asked| asked.index == question) {
            Some(asked) => talk.show(State::asking(asked.key)),
            None => talk.old_button(current),
        },
        Input::Number(number) | Input::Typed(Value::Number(number)) => talk.number(current, number),
        Input::Typed(value) => talk.typed(current, value),
        Input::Other => talk.other(current),
    }
}

/// The questions that are still to be answered, in order.
#[must_use]
pub fn open(answers: &Answers, today: Date) -> Vec<Key> {
    expected(answers, today).into_iter().map(|question| question.key).filter(|key| answers.stored(*key).is_none()).collect()
}

/// The questions that somebody goes through with these answers, in the order in which they are asked, answered ones included.
fn expected(answers: &Answers, today: Date) -> Vec<&'static Question> {
    order(Rules::embedded(), answers, today).into_iter().map(|key| Questions::embedded().of(key)).collect()
}

/// The questions and answers of one step.
#[derive(Clone, Copy)]
struct Talk<'a> {
    questions: &'static Questions,
    answers: &'a Answers,
    today: Date,
}

impl Talk<'_> {
    /// Where the person really stands: a question that is no longer asked gives way to the next one.
    fn current(&self, state: Option<State>) -> State {
        match state {
            Some(asking @ State::Asking { key, .. }) if self.expected().iter().any(|question| question.key == key) => asking,
            Some(State::Done | State::Asking { .. }) | None => self.next(),
        }
    }

    /// The questions in the order in which they are asked, answered ones included.
    fn expected(&self) -> Vec<&'static Question> {
        expected(self.answers, self.today)
    }

    fn next(&self) -> State {
        let open = self.expected().into_iter().find(|question| self.answers.stored(question.key).is_none());
        open.map_or(State::Done, |question| State::asking(question.key))
    }

    fn before(&self, key: Key) -> State {
        let before = self.expected().into_iter().take_while(|question| question.key != key).last();
        State::asking(before.map_or(key, |question| question.key))
    }

    fn last(&self) -> State {
        self.expected().last().map_or(State::Done, |question| State::asking(question.key))
    }

    fn on_screen(&self, current: State, index: u8) -> Option<&'static Question> {
        match current {
            State::Asking { key, .. } => Some(self.questions.of(key)).filter(|question| question.index == index),
            State::Done => None,
        }
    }

    /// Stores the answer, drops those that no longer belong, and goes on with the first question without one.
    fn answered(&self, current: State, value: Value) -> Step {
        let State::Asking { key, .. } = current else { return self.show(current) };
        let mut answers = self.answers.clone();
        answers.set(key, value);
        let mut changes = vec![Change::Set(key, value)];
        let expected = expected(&answers, self.today);
        for (stale, _) in self.answers.iter().filter(|(key, _)| !expected.iter().any(|question| question.key == *key)) {
            answers.clear(stale);
            changes.push(Change::Clear(stale));
        }
        let after = Talk { answers: &answers, ..*self };
        Step { changes, ..after.show(after.next()) }
    }

    fn number(&self, current: State, number: i64) -> Step {
        let State::Asking { key, .. } = current else { return self.show(current) };
        match self.questions.of(key).limits {
            Some((min, max)) if (min..=max).contains(&number) => self.answered(current, Value::Number(number)),
            Some((min, max)) => self.refuse(current, texts::screening_refusal_range(max, min)),
            None => self.refuse(current, texts::screening_refusal_buttons()),
        }
    }

    fn typed(&self, current: State, value: Value) -> Step {
        let State::Asking { key, .. } = current else { return self.show(current) };
        // What nobody could press here is no answer either.
        let fits = Value::parse(key, &value.to_string()) == Some(value) && value != Value::Skipped;
        if fits { self.answered(current, value) } else { self.other(current) }
    }

    fn other(&self, current: State) -> Step {
        let State::Asking { key, .. } = current else { return self.show(current) };
        match self.questions.of(key).limits {
            Some(_) => self.refuse(current, texts::screening_refusal_number()),
            None => self.refuse(current, texts::screening_refusal_buttons()),
        }
    }

    fn refuse(&self, current: State, words: Text) -> Step {
        let State::Asking { key, misses } = current else { return self.show(current) };
        let state = Some(State::Asking { key, misses: misses.saturating_add(1) });
        Step { state, changes: vec![], view: View::Refusal(words), old_button: false, offer_person: misses >= PATIENCE }
    }

    fn old_button(&self, current: State) -> Step {
        Step { old_button: true, ..self.show(current) }
    }

    fn show(&self, state: State) -> Step {
        let view = match state {
            State::Asking { key, .. } => View::Question(self.screen(key)),
            State::Done => {
                let rules = Rules::embedded();
                let judgement = judge(rules, self.answers, self.today);
                View::Result {
                    paragraphs: result::paragraphs(rules, &judgement, self.answers, self.today),
                    staff: result::for_staff(rules, &judgement, self.answers, self.today),
                }
            }
        };
        Step { state: Some(state), changes: vec![], view, old_button: false, offer_person: false }
    }

    fn screen(&self, key: Key) -> Screen {
        let rules = Rules::embedded();
        let place = self.expected().iter().position(|question| question.key == key).unwrap_or_default();
        let question = self.questions.of(key);
        let given = self.answers.stored(key);
        let options = question.choices.iter().map(|choice| Button {
            option: choice.index,
            label: choice.label(),
            chosen: given == Some(choice.value),
        });
        Screen {
            key,
            question: question.index,
            text: question.text(),
            progress: (place + 1, length(rules, self.answers, self.today).max(place + 1)),
            options: options.collect(),
            refused: given.filter(|value| matches!(value, Value::Skipped | Value::Unknown)),
            why: why::why(rules, self.answers, key, self.today),
            allow_back: place > 0,
            typed: question.limits,
        }
    }
}

#[cfg(test)]
mod tests;

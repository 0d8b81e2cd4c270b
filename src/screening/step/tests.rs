//! Conversations with the step, told as what a person does.

use jiff::civil::date;

use super::*;
use crate::text::{Lang, Locales};

/// Somebody in front of the bot: the rows and the state as a store would keep them.
struct Someone {
    state: Option<State>,
    answers: Answers,
}

impl Someone {
    fn new() -> Self {
        Self { state: None, answers: Answers::default() }
    }

    fn does(&mut self, input: Input) -> Step {
        let step = step(self.state, &self.answers, input, date(2026, 11, 22));
        self.state = step.state;
        for change in &step.changes {
            match *change {
                Change::Set(key, value) => self.answers.set(key, value),
                Change::Clear(key) => self.answers.clear(key),
            }
        }
        step
    }

    /// Presses the button of the question on the screen that stores `value`.
    fn says(&mut self, key: Key, value: &str) -> Step {
        assert_eq!(self.state, Some(State::asking(key)), "another question is on the screen");
        let question = Questions::embedded().of(key);
        if value == "skip" {
            return self.does(Input::Skip { question: question.index });
        }
        let value = Value::parse(key, value).expect("a value of the key");
        let choice = question.choices.iter().find(|choice| choice.value == value).expect("a button");
        self.does(Input::Answer { question: question.index, option: choice.index })
    }

    fn tells(answers: &[(Key, &str)]) -> Self {
        let mut someone = Self::new();
        someone.does(Input::Start);
        for (key, value) in answers {
            someone.says(*key, value);
        }
        someone
    }
}

fn screen(step: &Step) -> &Screen {
    match &step.view {
        View::Question(screen) => screen,
        other => panic!("no question is shown but {other:?}"),
    }
}

const FAMILY_FROM_TURKISTAN: &[(Key, &str)] = &[
    (Key::Citizenship, "kz"),
    (Key::Destination, "village"),
    (Key::JobStatus, "registered"),
    (Key::Region, "turkistan"),
    (Key::RegisteredMonths, "12"),
    (Key::ReceivedSupportBefore, "false"),
    (Key::LeftHomeRegionDebts, "false"),
    (Key::Profession, "vet"),
    (Key::OwnsHomeAtDestination, "false"),
    (Key::HasDiploma, "true"),
    (Key::HouseholdSize, "7"),
    (Key::ChildrenUnder18, "5"),
    (Key::DivorcedMonthsAgo, "n/a"),
];

const KANDAS_FROM_CHINA: &[(Key, &str)] = &[
    (Key::Citizenship, "foreign"),
    (Key::EthnicKazakh, "true"),
    (Key::FormerKzCitizen, "false"),
    (Key::HasKandasStatus, "false"),
    (Key::Destination, "village"),
    (Key::JobStatus, "not_registered"),
    (Key::ReceivedSupportBefore, "false"),
    (Key::LeftHomeRegionDebts, "false"),
    (Key::Profession, "none"),
    (Key::NationalityInPapers, "true"),
    (Key::KeepsForeignCitizenship, "false"),
    (Key::OwnsHomeAtDestination, "false"),
    (Key::ChildrenUnder18, "2"),
];

/// The family up to the question of registration, which a number answers.
const TO_THE_NUMBER: &[(Key, &str)] = FAMILY_FROM_TURKISTAN.split_at(4).0;

#[test]
fn a_family_walks_to_its_result() {
    for way in [FAMILY_FROM_TURKISTAN, KANDAS_FROM_CHINA] {
        let mut someone = Someone::new();
        let mut shown = someone.does(Input::Start);
        for (place, (key, value)) in way.iter().enumerate() {
            assert_eq!(screen(&shown).progress.0, place + 1);
            shown = someone.says(*key, value);
        }
        assert_eq!(someone.state, Some(State::Done));
        assert!(matches!(shown.view, View::Result { .. }));
    }
}

#[test]
fn progress_never_passes_its_total_and_the_total_only_shrinks() {
    for way in [FAMILY_FROM_TURKISTAN, KANDAS_FROM_CHINA] {
        let mut someone = Someone::new();
        let mut shown = someone.does(Input::Start);
        let mut last = usize::MAX;
        for (key, value) in way {
            let (n, of) = screen(&shown).progress;
            assert!(n <= of && of <= last, "{n} of {of} after {last}");
            last = of;
            shown = someone.says(*key, value);
        }
        assert!(last >= way.len(), "{last}");
    }
}

/// One question back from the one on the screen, or from the result.
fn back(someone: &mut Someone) -> Step {
    let question = match someone.state {
        Some(State::Asking { key, .. }) => Some(Questions::embedded().of(key).index),
        _ => None,
    };
    someone.does(Input::Back { question })
}

#[test]
fn back_shows_the_earlier_answer_and_a_new_one_drops_what_no_longer_belongs() {
    let mut someone = Someone::tells(&[
        (Key::Citizenship, "kz"),
        (Key::Destination, "village"),
        (Key::JobStatus, "registered"),
        (Key::Region, "astana"),
        (Key::Profession, "none"),
        (Key::SerpinGraduate, "true"),
    ]);
    someone.says(Key::MonthsSinceGraduation, "7");
    let mut shown = back(&mut someone);
    while screen(&shown).key != Key::Region {
        shown = back(&mut someone);
    }
    assert!(screen(&shown).options.iter().any(|button| button.chosen && button.option == 9));
    let changed = someone.says(Key::Region, "turkistan");
    assert_eq!(
        changed.changes,
        [
            Change::Set(Key::Region, Value::Code("turkistan")),
            Change::Clear(Key::SerpinGraduate),
            Change::Clear(Key::MonthsSinceGraduation)
        ]
    );
    assert_eq!(screen(&changed).key, Key::RegisteredMonths, "goes on where there is no answer yet");
}

#[test]
fn a_changed_answer_reopens_what_hangs_on_it() {
    let mut someone = Someone::tells(FAMILY_FROM_TURKISTAN);
    assert_eq!(someone.state, Some(State::Done));
    let mut shown = back(&mut someone);
    while screen(&shown).key != Key::Region {
        shown = back(&mut someone);
    }
    let shown = someone.says(Key::Region, "mangystau");
    assert_eq!(screen(&shown).key, Key::SerpinGraduate);
    let last = someone.says(Key::SerpinGraduate, "false");
    assert!(matches!(last.view, View::Result { .. }));
    assert!(last.changes.contains(&Change::Clear(Key::RegisteredMonths)), "it no longer matters: {:?}", last.changes);
}

#[test]
fn the_first_question_has_no_back() {
    let mut someone = Someone::new();
    assert!(!screen(&someone.does(Input::Start)).allow_back);
    let shown = someone.does(Input::Back { question: Some(1) });
    assert_eq!(screen(&shown).key, Key::Citizenship);
    assert!(screen(&someone.says(Key::Citizenship, "kz")).allow_back);
}

#[test]
fn everything_can_be_refused_and_what_hangs_on_it_is_not_asked() {
    for (unknown, kept) in [(false, Value::Skipped), (true, Value::Unknown)] {
        let mut someone = Someone::new();
        let mut shown = someone.does(Input::Start);
        let mut asked = Vec::new();
        while let View::Question(screen) = &shown.view {
            asked.push(screen.key);
            let question = screen.question;
            shown =
                someone.does(if unknown { Input::Answer { question, option: DONT_KNOW } } else { Input::Skip { question } });
        }
        assert!(asked.len() <= 8, "{asked:?}");
        assert!(!asked.contains(&Key::SerpinGraduate) && !asked.contains(&Key::Region));
        assert!(matches!(shown.view, View::Result { .. }));
        assert!(someone.answers.iter().all(|(_, value)| value == kept));
        let again = back(&mut someone);
        assert_eq!(screen(&again).refused, Some(kept));
    }
}

#[test]
fn who_refuses_citizenship_but_has_the_status_is_asked_as_a_kandas() {
    let mut someone = Someone::tells(&[(Key::Citizenship, "skip")]);
    let shown = someone.says(Key::HasKandasStatus, "true");
    assert_eq!(screen(&shown).key, Key::Destination);
    let mut keys = Vec::new();
    let mut shown = someone.does(Input::Resume);
    while let View::Question(screen) = &shown.view {
        keys.push(screen.key);
        let question = screen.question;
        shown = someone.does(Input::Skip { question });
    }
    assert!(keys.contains(&Key::EthnicKazakh) && !keys.contains(&Key::RegisteredMonths), "{keys:?}");
}

#[test]
fn a_question_says_what_its_answer_decides() {
    let mut someone = Someone::tells(&[]);
    let why = |step: &Step| Locales::embedded().html(Lang::Ru, screen(step).why.as_ref().expect("a reason"));
    assert!(why(&someone.does(Input::Start)).contains("квота и деньги на переезд"));
    let mut someone = Someone::tells(&FAMILY_FROM_TURKISTAN[..10]);
    let sums = someone.does(Input::Resume);
    assert_eq!((screen(&sums).key, why(&sums).contains("сумма для семьи")), (Key::HouseholdSize, true));
    assert!(why(&someone.says(Key::HouseholdSize, "7")).contains("кому центр помогает"));
    assert!(why(&someone.says(Key::ChildrenUnder18, "5")).contains("список документов"));
}

#[test]
fn numbers_are_typed_within_limits() {
    let mut someone = Someone::tells(&FAMILY_FROM_TURKISTAN[..10]);
    for (misses, number) in (1..).zip([0, 31, -3, i64::MAX]) {
        let refused = someone.does(Input::Number(number));
        assert_eq!(refused.offer_person, misses > PATIENCE, "a person is offered after {PATIENCE} examples");
        assert!(matches!(&refused.view, View::Refusal(text) if text.id == "screening-refusal-range"), "{number}");
        assert!(refused.changes.is_empty());
    }
    assert_eq!(someone.state, Some(State::Asking { key: Key::HouseholdSize, misses: 4 }));
    let taken = someone.does(Input::Number(12));
    assert_eq!(taken.changes, [Change::Set(Key::HouseholdSize, Value::Number(12))]);
}

#[test]
fn what_cannot_be_an_answer_is_refused_with_what_to_do() {
    let mut someone = Someone::tells(&[]);
    let words = |step: Step| match step.view {
        View::Refusal(text) => text.id.into_owned(),
        other => panic!("not refused: {other:?}"),
    };
    assert_eq!(words(someone.does(Input::Number(5))), "screening-refusal-buttons");
    assert_eq!(words(someone.does(Input::Other)), "screening-refusal-buttons");
    let mut someone = Someone::tells(TO_THE_NUMBER);
    assert_eq!(words(someone.does(Input::Other)), "screening-refusal-number");
}

#[test]
fn a_button_of_an_earlier_screen_changes_nothing_and_says_so() {
    let mut someone = Someone::tells(TO_THE_NUMBER);
    for old in [
        Input::Answer { question: 1, option: 2 },
        Input::Answer { question: 11, option: 99 },
        Input::Answer { question: 200, option: 1 },
        Input::Skip { question: 8 },
        Input::Back { question: Some(8) },
        Input::Back { question: None },
    ] {
        let shown = someone.does(old);
        assert!(shown.old_button && shown.changes.is_empty(), "{old:?}");
        assert_eq!(screen(&shown).key, Key::RegisteredMonths);
    }
}

#[test]
fn the_conversation_survives_days_a_restart_and_a_lost_state() {
    let someone = Someone::tells(&FAMILY_FROM_TURKISTAN[..7]);
    let state = serde_json::to_string(&someone.state).expect("a state is JSON");
    assert_eq!(state, r#"{"at":"asking","key":"profession"}"#);
    let rows: Vec<_> = someone.answers.rows().collect();
    let answers = Answers::from_rows(rows.iter().map(|(key, value)| (*key, value.as_str())));
    for state in [serde_json::from_str(&state).expect("a state is read back"), None] {
        for input in [Input::Resume, Input::Start] {
            let shown = step(state, &answers, input, date(2027, 2, 1));
            assert_eq!(screen(&shown).key, Key::Profession);
        }
    }
}

#[test]
fn a_state_on_a_question_that_is_no_longer_asked_goes_on_with_the_next() {
    let someone = Someone::tells(TO_THE_NUMBER);
    let shown = step(Some(State::asking(Key::EthnicKazakh)), &someone.answers, Input::Resume, date(2026, 11, 22));
    assert_eq!(screen(&shown).key, Key::RegisteredMonths);
}

#[test]
fn cancel_keeps_the_answers_and_restart_drops_them() {
    let mut someone = Someone::tells(&FAMILY_FROM_TURKISTAN[..3]);
    let left = someone.does(Input::Cancel);
    assert!(left.state.is_none() && left.changes.is_empty() && matches!(left.view, View::Closed(_)));
    assert_eq!(screen(&someone.does(Input::Start)).key, Key::Region);
    let begun = someone.does(Input::Restart);
    assert_eq!(begun.changes.len(), 3);
    assert!(someone.answers.is_empty());
    assert_eq!(screen(&begun).key, Key::Citizenship);
}

#[test]
fn every_word_exists_in_both_languages() {
    let locales = Locales::embedded();
    let questions = Questions::embedded();
    let mut ids: Vec<String> = Rules::embedded().texts().map(str::to_owned).collect();
    for question in questions.iter() {
        ids.extend([question.text(), question.label()].map(|text| text.id.into_owned()));
        ids.extend(question.choices.iter().map(|choice| choice.label().id.into_owned()));
    }
    for rule in Rules::embedded().programmes.iter().flat_map(|programme| &programme.rules) {
        ids.extend(rule.text.iter().map(|id| format!("{id}.short")));
    }
    for lang in Lang::ALL {
        for id in &ids {
            assert!(locales.has(lang, id), "{}: {id}", lang.code());
        }
    }
}

#[test]
fn results_render_whole_in_both_languages() {
    let locales = Locales::embedded();
    for way in [FAMILY_FROM_TURKISTAN, KANDAS_FROM_CHINA] {
        let mut someone = Someone::tells(way);
        let View::Result { paragraphs, staff } = someone.does(Input::Resume).view else { panic!("the way ends in a result") };
        for lang in Lang::ALL {
            for text in paragraphs.iter().chain(&staff) {
                let html = locales.html(lang, text);
                assert!(!html.contains("{ $") && !html.contains("{$") && !html.contains("screening-"), "{html}");
                for tag in ["b", "i", "code"] {
                    assert_eq!(html.matches(&format!("<{tag}>")).count(), html.matches(&format!("</{tag}>")).count(), "{html}");
                }
                assert!(html.encode_utf16().count() < 3_000, "{html}");
            }
        }
    }
}

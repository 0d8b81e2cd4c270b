//! The answers given so far on one screen, each with a button to change it. Pure.

use super::{answers::Answers, questions::Questions};
use crate::{
    button::Button,
    outbox::message::{Key as Press, Keys},
    text::Text,
    texts,
};

/// The words and the buttons.
#[must_use]
pub fn screen(answers: &Answers) -> (Vec<Text>, Keys) {
    let questions = Questions::embedded();
    let (mut lines, mut keys): (Vec<Text>, Keys) = (Vec::new(), Vec::new());
    for (key, value) in answers.iter() {
        let question = questions.of(key);
        let said = question.answer(value).unwrap_or_else(texts::screening_summary_refused);
        lines.push(texts::screening_summary_answer(question.label(), said));
        keys.push(vec![Press::new(texts::screening_button_change(question.label()), Button::Edit(question.index.into()))]);
    }
    let text = if lines.is_empty() { texts::screening_summary_none() } else { texts::screening_summary(lines) };
    keys.push(vec![
        Press::new(texts::screening_button_result(), Button::Screening),
        Press::new(texts::menu_key_menu(), Button::Menu),
    ]);
    (vec![text], keys)
}

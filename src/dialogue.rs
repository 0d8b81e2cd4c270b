//! Where a person stands in the conversation: one small enum, stored as JSON in the person's row. A state that no longer decodes
//! after an upgrade becomes `Idle`, never a locked-out person. What can be looked up (an open case) is not a state.

use serde::{Deserialize, Serialize};

use crate::{
    announcements,
    cases::{CaseId, Desk},
    faq::keep,
    privacy::Choices,
    screening,
};

/// The conversation that a person is in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// None: the menu, answers, free text.
    #[default]
    Idle,
    /// In the questionnaire.
    Screening(screening::step::State),
    /// Asked what the new case is about.
    Describing(Draft),
    /// Asked for consent before something.
    Consenting {
        /// What was ticked so far.
        choices: Choices,
        /// What happens after the answer.
        then: Then,
    },
    /// Staff: keeping the answers right.
    Keeping(keep::State),
    /// Staff: writing an announcement.
    Announcing(announcements::compose::State),
}

/// A case that is about to be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// With whom.
    pub desk: Desk,
    /// The answer's topic that led here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Whether the questionnaire's result travels along.
    #[serde(default)]
    pub with_result: bool,
    /// The closed case that it continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<CaseId>,
}

/// What waits for a consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// Describing a new case.
    Describe(Draft),
    /// Opening a case with these messages in it.
    Give {
        /// With whom, and what led to it.
        draft: Draft,
        /// The messages, in order.
        messages: Vec<i32>,
    },
    /// The questionnaire.
    Screening,
    /// Taking the result of a call.
    CallResult {
        /// The hash of the word in its link.
        hash: String,
    },
    /// Nothing: the person looks at the choices in the privacy menu.
    Menu,
}

impl State {
    /// The state of a stored row, and whether it had to be given up because it no longer decodes.
    #[must_use]
    pub fn decode(json: &str) -> (Self, bool) {
        serde_json::from_str(json).map_or((Self::Idle, true), |state| (state, false))
    }

    /// Whether the questionnaire's result is on the screen. It stays in the chat: whatever comes next stands below it.
    #[must_use]
    pub fn on_result(&self) -> bool {
        *self == Self::Screening(screening::step::State::Done)
    }

    /// The form that is stored.
    ///
    /// # Panics
    /// Never: every state is made of types that JSON can hold.
    #[must_use]
    pub fn encode(&self) -> String {
        serde_json::to_string(self).expect("a state is plain data")
    }
}

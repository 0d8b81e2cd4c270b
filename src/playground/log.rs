//! What the bot asked for, and what the judge found in it.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::{Map, Value};

/// How many calls and findings are kept at most.
const MOST_CALLS: usize = 200_000;
const MOST_VIOLATIONS: usize = 1_000;

/// A request of the bot.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    /// Counts from 1.
    pub seq: u64,
    /// In Telegram's spelling.
    pub method: String,
    /// Its parameters.
    pub params: Map<String, Value>,
    /// It was done.
    pub ok: bool,
    /// What was said instead: Telegram's description, or what befell the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<String>,
    /// Unix milliseconds of the answer.
    pub at_ms: i64,
}

/// The newest calls and findings.
pub(super) struct Log {
    /// Calls are kept.
    pub on: bool,
    calls: VecDeque<Call>,
    last: u64,
    pub violations: VecDeque<String>,
}

impl Log {
    pub fn new(on: bool) -> Self {
        Self { on, calls: VecDeque::new(), last: 0, violations: VecDeque::new() }
    }

    /// Notes a call, if calls are kept.
    pub fn note(&mut self, method: &str, params: Map<String, Value>, refusal: Option<String>, at_ms: i64) {
        self.last += 1;
        if !self.on {
            return;
        }
        let (seq, ok) = (self.last, refusal.is_none());
        self.calls.push_back(Call { seq, method: method.to_owned(), params, ok, refusal, at_ms });
        if self.calls.len() > MOST_CALLS {
            self.calls.pop_front();
        }
    }

    /// Notes the judge's findings.
    pub fn violate(&mut self, findings: impl IntoIterator<Item = String>) {
        self.violations.extend(findings);
        while self.violations.len() > MOST_VIOLATIONS {
            self.violations.pop_front();
        }
    }

    /// The calls after number `since`.
    pub fn since(&self, since: u64) -> Vec<Call> {
        let start = self.calls.partition_point(|call| call.seq <= since);
        self.calls.range(start..).cloned().collect()
    }
}

//! What a rule file must not hold: a rule that nobody's answers can ever bring up.

use anyhow::{Result, ensure};

use super::{
    Effect, Programme, ProgrammeRules,
    compiled::{Compiled, Line},
};
use crate::screening::{
    answers::{Answers, Key},
    space::{NAMED, Space, Truth, YES},
};

/// Refuses a rule whose condition can never be unmet, or that a stronger one always comes before.
///
/// # Errors
/// With the rule's place in the programme and the reason.
pub(super) fn reachable(compiled: &Compiled, programme: &ProgrammeRules) -> Result<(), (usize, anyhow::Error)> {
    for (place, rule) in programme.rules.iter().enumerate() {
        let ends = rule.until.zip(rule.from).is_none_or(|(until, from)| from <= until);
        let checked = || -> Result<()> {
            ensure!(ends, "it ends before it begins");
            one(compiled, programme.id, place)
        };
        checked().map_err(|error| (place, error))?;
    }
    Ok(())
}

fn one(compiled: &Compiled, programme: Programme, place: usize) -> Result<()> {
    let lines = compiled.lines(programme);
    // What is taken over from other programmes stands first, its own rules last.
    let own = lines.len() - lines.iter().rev().take_while(|line| line.rule.0 == lines[lines.len() - 1].rule.0).count();
    let line = &lines[own + place];
    let stronger: Vec<&Line> =
        lines.iter().filter(|other| matches!(other.effect, Effect::Na | Effect::No) && other.level > line.level).collect();
    let (mut applies, mut decides) = (false, false);
    for space in compiled.each_case(line) {
        if line.applies(&space) == Truth::False {
            continue;
        }
        applies = true;
        decides |= stronger.iter().all(|other| other.applies(&space) != Truth::True);
        if decides {
            return Ok(());
        }
    }
    ensure!(applies, "its condition can never be unmet");
    ensure!(decides, "it can never be reached, because a stronger rule always applies with it");
    Ok(())
}

impl Compiled {
    /// Everybody whom the line tells apart: each combination of the answers that it reads, everything else open. They are people
    /// of whom it is known what kind they are; of others everything is asked.
    fn each_case(&self, line: &Line) -> Vec<Space> {
        let keys = line.places().fold(0, |keys, place| keys | self.keys_behind(place));
        let keys: Vec<Key> = Key::ALL.into_iter().filter(|key| keys & (1 << *key as usize) != 0).collect();
        let everybody = self.ahead(&Answers::default());
        let named = |space| {
            let mut space = self.settle(space);
            space.0[NAMED] = YES;
            space
        };
        self.each_answer(&everybody, &keys).into_iter().map(named).collect()
    }
}

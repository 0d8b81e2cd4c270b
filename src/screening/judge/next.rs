//! Which answer could still change something, and which could change most.

use jiff::civil::Date;

use crate::screening::{
    answers::{Answers, Key},
    rules::{Effect, Programme, Rules, Verdict, compiled::Line},
    space::{PATH, Space, Truth},
};

/// How much an answer not yet given could change. Compared in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight {
    /// Verdicts that this answer alone could change: the most that one of its values does.
    pub alone: usize,
    /// Verdicts that it could change together with other answers.
    pub together: usize,
    /// Other parts of the result: what else is missing under `not_yet`, papers, amounts, priorities.
    pub besides: usize,
}

/// What is still open for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// For each programme of [`Programme::ALL`], the keys that could still change its verdict, a bit each by [`Key::ALL`].
    pub deciding: [u32; Programme::ALL.len()],
    /// Keys that could change no verdict, but what else is missing under `not_yet`, papers, amounts or priorities.
    pub besides: u32,
}

impl Outlook {
    /// What the answers that were not asked yet could still change. An answer that was refused stays refused.
    ///
    /// No key that could change a verdict is left out.
    #[must_use]
    pub fn of(rules: &Rules, answers: &Answers, day: Date) -> Self {
        let map = rules.compiled();
        let space = map.ahead(answers);
        let mut outlook = Self { deciding: [0; Programme::ALL.len()], besides: 0 };
        let open = Key::ALL.iter().filter(|key| answers.stored(**key).is_none()).fold(0, |keys, key| keys | 1 << *key as usize);
        // Where the path is open, what can still change is asked for each path: on both, other things are certain.
        let kinds: Vec<Space> = map.each_kind(&space).collect();
        for fixed in &kinds {
            for programme in Programme::ALL {
                outlook.look(rules, programme, fixed, day, kinds.len() == 1);
            }
        }
        for programme in Programme::ALL {
            outlook.deciding[programme as usize] |= who_decides(rules, programme, &space, day);
            outlook.deciding[programme as usize] &= open;
        }
        for priority in &map.priorities {
            priority.hangs_on(&space, |place| outlook.besides |= map.keys_behind(place));
        }
        outlook.besides &= open & !outlook.all_deciding();
        outlook
    }

    /// Notes what can still change for people of one kind. Only `exactly` is it made sure that lines which hang on the same
    /// answers do not hide each other; while it is open what kind of person this is, that is asked first anyway.
    fn look(&mut self, rules: &Rules, programme: Programme, space: &Space, day: Date, exactly: bool) {
        let map = rules.compiled();
        let certain = certain(rules, programme, space, day);
        let open = map.lines(programme).iter().filter(|line| line.in_force(day) && line.applies(space) == Truth::Open);
        let open: Vec<(&Line, u32)> = open.map(|line| (line, map.keys_open(line, space))).collect();
        for (line, keys) in &open {
            if line.level > certain {
                // Other lines may apply wherever this one does, or wherever it does not.
                let others =
                    open.iter().filter(|(other, _)| exactly && !std::ptr::eq(*other, *line) && other.level >= line.level);
                let others: Vec<(&Line, u32)> = others.copied().collect();
                let keys = if others.is_empty() { *keys } else { turning(rules, (line, *keys), &others, space) };
                self.deciding[programme as usize] |= keys;
            } else if line.effect == Effect::Paper && certain < Verdict::No {
                self.besides |= keys;
            } else if line.effect == Effect::NotYet && certain == Verdict::NotYet {
                // Who is told what is still to be done is told all of it.
                self.besides |= keys;
            }
        }
        if programme == Programme::RelocationMoney && certain == Verdict::Likely {
            self.besides |= 1 << Key::HouseholdSize as usize;
        }
    }

    /// The keys that could still change some verdict.
    #[must_use]
    pub fn all_deciding(&self) -> u32 {
        self.deciding.iter().fold(0, |keys, of_one| keys | of_one)
    }

    /// Whether the verdict for this programme is still open.
    #[must_use]
    pub const fn is_open(&self, programme: Programme) -> bool {
        self.deciding[programme as usize] != 0
    }

    /// For how many programmes the key could change the verdict.
    #[must_use]
    pub fn together(&self, key: Key) -> usize {
        self.deciding.iter().filter(|keys| *keys & (1 << key as usize) != 0).count()
    }
}

/// The least verdict that these people get, whatever they still answer.
fn certain(rules: &Rules, programme: Programme, space: &Space, day: Date) -> Verdict {
    let map = rules.compiled();
    let lines = map.lines(programme).iter().filter(|line| line.in_force(day) && line.applies(space) == Truth::True);
    lines.map(|line| line.level).max().unwrap_or(Verdict::Likely).max(map.certain_of_nobody(space))
}

/// Those of the keys that a line hangs on which turn the verdict by it: with one answer the line decides, with another neither it
/// nor one of the others, which are as strong, applies. Combinations of all their answers are tried until one is found.
fn turning(rules: &Rules, (line, keys): (&Line, u32), others: &[(&Line, u32)], space: &Space) -> u32 {
    let map = rules.compiled();
    let known = |mask: u32| Key::ALL.into_iter().filter(move |key| mask & (1 << *key as usize) != 0 && space.is_open(*key));
    let all = others.iter().fold(keys, |all, (_, theirs)| all | theirs);
    let any = |least: Verdict, space: &Space| {
        others.iter().any(|(other, _)| other.level >= least && other.applies(space) == Truth::True)
    };
    let stronger =
        |space: &Space| others.iter().any(|(other, _)| other.level > line.level && other.applies(space) == Truth::True);
    let hangs = |space: &Space| line.applies(space) == Truth::Open;
    // Where one of the others applies for certain, this one can no longer give way to less.
    let free = |space: &Space| !any(line.level, space);
    let own: Vec<Key> = known(keys).collect();
    let theirs: Vec<Key> = known(all & !keys).collect();
    let turns = |key: Key, space: &Space| {
        let (mut decides, mut gives_way) = (false, false);
        map.any_answer(space, &[key], &|_| true, &mut |one| {
            match line.applies(one) {
                Truth::True => decides |= !stronger(one),
                Truth::False => gives_way |= free(one),
                Truth::Open => {}
            }
            decides && gives_way
        })
    };
    let turning = own.iter().filter(|key| {
        let rest: Vec<Key> = own.iter().copied().filter(|other| other != *key).collect();
        // Its own answers first: without them the others' make no difference.
        map.any_answer(space, &rest, &hangs, &mut |space| {
            map.any_answer(space, &theirs, &free, &mut |space| turns(**key, space))
        })
    });
    turning.fold(0, |turning, key| turning | 1 << *key as usize)
}

/// The open answers that say what kind of person this is, where the verdict hangs on that.
fn who_decides(rules: &Rules, programme: Programme, space: &Space, day: Date) -> u32 {
    let map = rules.compiled();
    let certain = certain(rules, programme, space, day);
    let mut keys = 0;
    for line in map.lines(programme).iter().filter(|line| line.in_force(day) && line.level > certain) {
        if line.applies(space) == Truth::Open {
            line.hangs_on(space, &mut |place| keys |= if place >= PATH { map.keys_behind(place) } else { 0 });
        }
    }
    if certain < Verdict::Ask { keys | map.naming_keys(space) } else { keys }
}

/// How many verdicts an answer to `key` alone would change: the most that one of its values does.
fn alone(rules: &Rules, key: Key, given: &Space, base: &[Verdict; Programme::ALL.len()], day: Date) -> usize {
    let map = rules.compiled();
    let changed = |cell: &u32| {
        let mut other = *given;
        other.0[key as usize] = *cell;
        let other = map.settle(other);
        let reading = Programme::ALL.iter().filter(|programme| map.reads(**programme, key));
        reading.filter(|programme| map.verdict(**programme, &other, day) != base[**programme as usize]).count()
    };
    map.cells.samples(key).iter().map(changed).max().unwrap_or(0)
}

/// The weight of each answer not yet given that could change anything, the order of [`Key::ALL`] kept.
#[must_use]
pub fn weights(rules: &Rules, answers: &Answers, given: &Space, day: Date) -> Vec<(Key, Weight)> {
    let base = rules.compiled().verdicts(given, day);
    let outlook = Outlook::of(rules, answers, day);
    let open = outlook.all_deciding() | outlook.besides;
    let keys = Key::ALL.into_iter().filter(|key| open & (1 << *key as usize) != 0);
    keys.map(|key| {
        let together = outlook.together(key);
        let alone = if together > 0 { alone(rules, key, given, &base, day) } else { 0 };
        (key, Weight { alone, together, besides: usize::from(outlook.besides & (1 << key as usize) != 0) })
    })
    .collect()
}

/// The answer not yet given that could change most; `None` when none could change anything. Of equals the first is taken.
#[must_use]
pub fn ask_next(rules: &Rules, answers: &Answers, given: &Space, day: Date) -> Option<Key> {
    let weights = weights(rules, answers, given, day);
    let heaviest = weights.into_iter().max_by_key(|(key, weight)| (*weight, std::cmp::Reverse(*key)))?;
    Some(heaviest.0)
}

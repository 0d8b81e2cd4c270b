//! Which answer could still change something, and which could change most.

use jiff::civil::Date;

use crate::screening::{
    answers::{Answers, Key},
    rules::{Effect, Programme, Rules, Verdict},
    space::{Space, Truth},
};

/// How much an answer not yet given could change. Compared in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight {
    /// Verdicts that this answer alone could change: the most that one of its values does.
    pub alone: usize,
    /// Verdicts that it could change together with other answers.
    pub together: usize,
    /// Other parts of the result: amounts, priorities, papers.
    pub besides: usize,
}

/// What is still open for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// For each programme of [`Programme::ALL`], the keys that could still change its verdict, a bit each by [`Key::ALL`].
    pub deciding: [u32; Programme::ALL.len()],
    /// Keys that could change nothing but amounts, priorities or papers.
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
        let mut likely = [false; Programme::ALL.len()];
        for programme in Programme::ALL {
            let lines = || map.lines(programme).iter().filter(|line| line.in_force(day));
            let certain = lines().filter(|line| line.applies(&space) == Truth::True).map(|line| line.level).max();
            let certain = certain.unwrap_or(Verdict::Likely).max(map.certain_of_nobody(&space));
            likely[programme as usize] = certain == Verdict::Likely;
            let deciding = &mut outlook.deciding[programme as usize];
            for line in lines().filter(|line| line.applies(&space) == Truth::Open) {
                if line.level > certain {
                    line.hangs_on(&space, &mut |place| *deciding |= map.keys_behind(place));
                } else if line.effect == Effect::Paper && certain < Verdict::No {
                    line.hangs_on(&space, &mut |place| outlook.besides |= map.keys_behind(place));
                }
            }
            if certain < Verdict::Ask {
                *deciding |= map.naming_keys(&space);
            }
            *deciding &= open;
        }
        for priority in &map.priorities {
            priority.hangs_on(&space, |place| outlook.besides |= map.keys_behind(place));
        }
        if likely[Programme::RelocationMoney as usize] {
            outlook.besides |= 1 << Key::HouseholdSize as usize;
        }
        outlook.besides &= open & !outlook.all_deciding();
        outlook
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

/// How many verdicts an answer to `key` alone would change: the most that one of its values does.
fn alone(rules: &Rules, key: Key, given: &Space, base: &[Verdict; Programme::ALL.len()], day: Date) -> usize {
    let map = rules.compiled();
    let changed = |cell: &u32| {
        let mut other = *given;
        other.0[key as usize] = *cell;
        let other = map.settle(other);
        Programme::ALL.iter().filter(|programme| map.verdict(**programme, &other, day) != base[**programme as usize]).count()
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

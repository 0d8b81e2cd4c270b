//! Which answers are possible: a set of cells for each key, where a cell holds the answers that no rule tells apart.
//!
//! With one cell a key this is a person whose every answer is known or left out; with several it is everybody whom the answers
//! so far leave possible. A condition is true, false or open for a whole [`Space`] at once, which is what makes it quick to ask
//! whether a question can still change anything.

use std::collections::BTreeSet;

use super::{
    answers::{Answers, Key, Kind, Value},
    condition::{Any, Matcher, Path, Test},
};

/// A set of cells, a bit each.
pub type Mask = u32;

/// The cell of an answer that was not given, or that counts for nothing. No condition accepts it.
pub const NOT_GIVEN: Mask = 1;

/// Where a space keeps what follows from the answers: the person's path.
pub const PATH: usize = Key::ALL.len();
/// Where a space keeps what follows from the answers: whether they say what kind of person this is.
pub const NAMED: usize = PATH + 1;

/// The cell of [`NAMED`] when the answers do not say what kind of person this is.
pub const NO: Mask = 1;
/// The cell of [`NAMED`] when they do.
pub const YES: Mask = 2;

/// Whether a condition holds; the order is that of a conjunction, which is as true as its least true part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// For nobody in the space.
    False,
    /// For some.
    Open,
    /// For everybody.
    True,
}

impl Truth {
    /// Of the opposite.
    #[must_use]
    pub const fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Open => Self::Open,
            Self::True => Self::False,
        }
    }
}

/// The cell of a path.
#[must_use]
pub const fn path_cell(path: Path) -> Mask {
    match path {
        Path::Citizen => 1,
        Path::Kandas => 2,
    }
}

/// Which answers are possible, a mask for each key, for the path and for whether a kind of person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Space(pub [Mask; NAMED + 1]);

impl Space {
    /// Whether more than one answer to `key` is possible.
    #[must_use]
    pub const fn is_open(&self, key: Key) -> bool {
        self.0[key as usize].count_ones() > 1
    }
}

/// How the answers to each key fall into cells.
#[derive(Clone, Debug)]
pub struct Cells {
    /// The least numbers of the cells of a key that takes numbers, ascending.
    starts: [Vec<i64>; Key::ALL.len()],
    /// One cell for each group of answers that no condition tells apart.
    samples: [Vec<Mask>; Key::ALL.len()],
}

impl Cells {
    /// The cells that these conditions need.
    ///
    /// # Panics
    /// When a key would have more cells than a mask has bits: some thirty different limits for one number.
    pub fn of<'a>(conditions: impl Iterator<Item = &'a Any> + Clone) -> Self {
        let tests = || conditions.clone().flat_map(Any::alternatives).flatten();
        let mut starts: [BTreeSet<i64>; Key::ALL.len()] = Default::default();
        for key in Key::ALL {
            if let Kind::Number { min, .. } = key.kind() {
                starts[key as usize].insert(min);
            }
        }
        for test in tests() {
            if let Test::Answer(key, Matcher::Between(low, high)) = test {
                let beyond = Some(*high + 1).filter(|_| !matches!(key.kind(), Kind::Number { max, .. } if max == *high));
                starts[*key as usize].extend([*low].into_iter().chain(beyond));
            }
        }
        let mut cells = Self { starts: starts.map(|starts| starts.into_iter().collect()), samples: Default::default() };
        for key in Key::ALL {
            let all = cells.all(key) & !NOT_GIVEN;
            let masks: BTreeSet<Mask> = tests().filter_map(|test| cells.test_mask(test, key)).collect();
            let mut seen = BTreeSet::new();
            for bit in (0..Mask::BITS).map(|bit| 1 << bit).filter(|bit| all & bit != 0) {
                let accepted: Vec<bool> = masks.iter().map(|mask| mask & bit != 0).collect();
                if seen.insert(accepted) {
                    cells.samples[key as usize].push(bit);
                }
            }
        }
        cells
    }

    fn test_mask(&self, test: &Test, wanted: Key) -> Option<Mask> {
        match test {
            Test::Answer(key, matcher) if *key == wanted => Some(self.accepted(*key, matcher)),
            _ => None,
        }
    }

    /// The cell of an answer.
    #[must_use]
    pub fn cell(&self, key: Key, value: Value) -> Mask {
        match value {
            Value::Skipped | Value::Unknown | Value::NotApplicable => NOT_GIVEN,
            Value::Bool(yes) => 2 << u32::from(yes),
            Value::Code(code) => match key.kind() {
                Kind::Code(codes) => {
                    codes.iter().zip(1..).find(|(known, _)| **known == code).map_or(NOT_GIVEN, |(_, bit)| 1 << bit)
                }
                Kind::Bool | Kind::Number { .. } => NOT_GIVEN,
            },
            Value::Number(number) => 1 << self.starts[key as usize].partition_point(|start| *start <= number),
        }
    }

    /// Every cell of a key, that of no answer included.
    #[must_use]
    pub fn all(&self, key: Key) -> Mask {
        let cells = match key.kind() {
            Kind::Bool => 2,
            Kind::Code(codes) => codes.len(),
            Kind::Number { .. } => self.starts[key as usize].len(),
        };
        assert!(cells < Mask::BITS as usize, "{} has too many cells", key.as_str());
        (1 << (cells + 1)) - 1
    }

    /// A cell for each group of answers to `key` that conditions tell apart.
    #[must_use]
    pub fn samples(&self, key: Key) -> &[Mask] {
        &self.samples[key as usize]
    }

    fn accepted(&self, key: Key, matcher: &Matcher) -> Mask {
        match matcher {
            Matcher::Is(yes) => self.cell(key, Value::Bool(*yes)),
            Matcher::OneOf(codes) => codes.iter().fold(0, |mask, code| mask | self.cell(key, Value::Code(code))),
            Matcher::Between(low, high) => {
                let starts = self.starts[key as usize].iter();
                starts
                    .filter(|start| (low..=high).contains(start))
                    .fold(0, |mask, start| mask | self.cell(key, Value::Number(*start)))
            }
        }
    }

    /// A space where every answer not given is one of `missing`, and one that counts for nothing is as good as not given.
    fn space(&self, answers: &Answers, missing: impl Fn(Key, Option<Value>) -> Mask) -> Space {
        let mut masks = [0; NAMED + 1];
        for key in Key::ALL {
            masks[key as usize] = match answers.stored(key) {
                Some(value) if value.counts() => self.cell(key, value),
                other => missing(key, other),
            };
        }
        Space(masks)
    }

    /// The person as given: what was left out counts for nothing. [`PATH`] and [`NAMED`] are not yet filled in.
    #[must_use]
    pub fn given(&self, answers: &Answers) -> Space {
        self.space(answers, |_, _| NOT_GIVEN)
    }

    /// Everybody with these answers: what was left out may be anything, a refused answer too.
    #[must_use]
    pub fn known(&self, answers: &Answers) -> Space {
        self.space(answers, |key, stored| match stored {
            Some(Value::NotApplicable) => NOT_GIVEN,
            _ => self.all(key),
        })
    }

    /// Everybody whom the conversation may still find: what was not asked may be anything, a refused answer stays refused.
    #[must_use]
    pub fn ahead(&self, answers: &Answers) -> Space {
        self.space(answers, |key, stored| if stored.is_some() { NOT_GIVEN } else { self.all(key) })
    }
}

/// A condition, ready to be held against a space.
#[derive(Clone, Debug)]
pub struct Cond(Vec<Vec<(usize, Mask)>>);

impl Cond {
    /// Prepares a condition.
    #[must_use]
    pub fn of(any: &Any, cells: &Cells) -> Self {
        let test = |test: &Test| match test {
            Test::Path(path) => (PATH, path_cell(*path)),
            Test::Answer(key, matcher) => (*key as usize, cells.accepted(*key, matcher)),
        };
        Self(any.alternatives().map(|tests| tests.iter().map(test).collect()).collect())
    }

    /// A condition on a single place of the space.
    #[must_use]
    pub fn one(place: usize, mask: Mask) -> Self {
        Self(vec![vec![(place, mask)]])
    }

    /// Whether it holds. `Open` may be said of a condition whose parts are open but exclude one another.
    #[must_use]
    pub fn truth(&self, space: &Space) -> Truth {
        let mut truth = Truth::False;
        for tests in &self.0 {
            let all = tests.iter().map(|test| holds(*test, space)).min().unwrap_or(Truth::True);
            if all == Truth::True {
                return all;
            }
            truth = truth.max(all);
        }
        truth
    }

    /// The places whose open answers it hangs on.
    pub fn hangs_on(&self, space: &Space, mut place: impl FnMut(usize)) {
        for tests in &self.0 {
            if tests.iter().all(|test| holds(*test, space) != Truth::False) {
                tests.iter().filter(|test| holds(**test, space) == Truth::Open).for_each(|test| place(test.0));
            }
        }
    }

    /// The places that it reads.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().flatten().map(|(place, _)| *place)
    }
}

fn holds((place, accepted): (usize, Mask), space: &Space) -> Truth {
    let possible = space.0[place];
    if possible & accepted == 0 {
        Truth::False
    } else if possible & !accepted == 0 {
        Truth::True
    } else {
        Truth::Open
    }
}

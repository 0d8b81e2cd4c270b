//! The rules made ready for judging: each programme as one flat list, with what it takes over from others, held against a
//! [`Space`] of possible answers.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Document, Effect, Priority, Programme, ProgrammeRules, Rule, Verdict, Who};
use crate::screening::{
    answers::{Answers, Key},
    condition::{Any, Path},
    memo::Memo,
    space::{Cells, Cond, NAMED, NO, NOT_GIVEN, PATH, Space, Truth, YES, path_cell},
};

/// One condition as it counts for one programme.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where the rule stands: the programme's place in the file and the rule's in the programme.
    pub rule: (usize, usize),
    /// What follows when the condition is not met.
    pub effect: Effect,
    /// The verdict that it leads to.
    pub level: Verdict,
    when: Cond,
    unless: Cond,
    /// For which people the line counts at all.
    guards: Vec<Cond>,
    /// Lines that switch this one off: the other programme is for other people.
    blocked: Vec<Self>,
    from: Option<Date>,
    until: Option<Date>,
    always: bool,
}

impl Line {
    fn of(rule: &Rule, place: (usize, usize), cells: &Cells) -> Self {
        let guarded = match rule.effect {
            Effect::Na => !rule.even_unknown,
            Effect::No => true,
            Effect::Ask | Effect::NotYet | Effect::Paper => false,
        };
        Self {
            rule: place,
            effect: rule.effect,
            level: rule.effect.verdict(),
            when: Cond::of(&rule.when, cells),
            unless: Cond::of(&rule.unless, cells),
            // Rule 2: without a kind of person there is neither `no` nor, but for the profession, `n/a`.
            guards: if guarded { vec![Cond::one(NAMED, YES)] } else { vec![] },
            blocked: vec![],
            from: rule.from,
            until: rule.until,
            always: rule.when.is_always(),
        }
    }

    /// Whether the rule is in force on `day`.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the line counts for these people at all, met or not.
    #[must_use]
    pub fn counts(&self, space: &Space) -> Truth {
        let guards = self.guards.iter().map(|guard| guard.truth(space)).min().unwrap_or(Truth::True);
        let blocked = self.blocked.iter().map(|line| line.applies(space)).max().unwrap_or(Truth::False);
        guards.min(blocked.not())
    }

    /// Whether the condition is unmet; an exception that is not known to hold leaves it so.
    #[must_use]
    pub fn unmet(&self, space: &Space) -> Truth {
        let when = self.when.truth(space);
        if when == Truth::False { when } else { when.min(self.unless.truth(space).not()) }
    }

    /// Whether the effect follows.
    #[must_use]
    pub fn applies(&self, space: &Space) -> Truth {
        let unmet = self.unmet(space);
        if unmet == Truth::False { unmet } else { unmet.min(self.counts(space)) }
    }

    /// Whether the condition can be called met when nothing speaks against it: it has answers to be met by.
    #[must_use]
    pub const fn can_pass(&self) -> bool {
        !self.always && !matches!(self.effect, Effect::Paper)
    }

    /// The places of the space whose open answers the effect hangs on.
    pub fn hangs_on(&self, space: &Space, place: &mut impl FnMut(usize)) {
        self.when.hangs_on(space, &mut *place);
        self.unless.hangs_on(space, &mut *place);
        for guard in &self.guards {
            guard.hangs_on(space, &mut *place);
        }
        for line in self.blocked.iter().filter(|line| line.applies(space) == Truth::Open) {
            // One level deep: what switches a line off is itself switched off by nothing.
            line.when.hangs_on(space, &mut *place);
            line.unless.hangs_on(space, &mut *place);
            line.guards.iter().for_each(|guard| guard.hangs_on(space, &mut *place));
        }
    }

    /// The keys that the line may hang on.
    fn keys(&self, compiled: &Compiled) -> u32 {
        let guards = self.guards.iter().flat_map(Cond::places);
        let own = self.places().chain(guards).fold(0, |keys, place| keys | compiled.keys_behind(place));
        self.blocked.iter().fold(own, |keys, line| keys | line.keys(compiled))
    }

    /// The places that the rule's own condition reads.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.when.places().chain(self.unless.places())
    }
}

/// All rules, ready.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// How answers fall into cells.
    pub cells: Cells,
    citizen: Cond,
    kandas: Cond,
    one_of: Vec<Key>,
    /// The keys behind [`PATH`] and behind [`NAMED`], a bit each.
    path_keys: u32,
    named_keys: u32,
    /// The lines of each programme in the order of the file.
    lines: [Vec<Line>; Programme::ALL.len()],
    /// The places of those lines, the strongest effect first.
    strongest: [Vec<usize>; Programme::ALL.len()],
    /// The keys that each programme's verdict may hang on, a bit each.
    reads: [u32; Programme::ALL.len()],
    /// Who belongs to each of the priorities.
    pub priorities: Vec<Cond>,
    /// For whom each paper is, and for whom not.
    pub documents: Vec<(Cond, Cond)>,
    /// What is asked next, by what is still possible and the day.
    pub next: Arc<Memo<(Space, Date), [Key]>>,
}

impl Compiled {
    /// Makes the rules of a file ready.
    pub(super) fn of(who: &Who, programmes: &[ProgrammeRules], priorities: &[Priority], documents: &[Document]) -> Self {
        let rules = programmes.iter().flat_map(|programme| &programme.rules).flat_map(|rule| [&rule.when, &rule.unless]);
        let papers = documents.iter().flat_map(|document| [&document.when, &document.unless]);
        let all: Vec<&Any> = [&who.citizen, &who.kandas]
            .into_iter()
            .chain(rules)
            .chain(priorities.iter().map(|priority| &priority.when))
            .chain(papers)
            .collect();
        let cells = Cells::of(all.iter().copied());
        let (citizen, kandas) = (Cond::of(&who.citizen, &cells), Cond::of(&who.kandas, &cells));
        let mut compiled = Self {
            path_keys: citizen.places().chain(kandas.places()).fold(0, |keys, key| keys | 1 << key),
            named_keys: who.one_of.iter().fold(0, |keys, key| keys | 1 << *key as usize),
            citizen,
            kandas,
            one_of: who.one_of.clone(),
            lines: Default::default(),
            strongest: Default::default(),
            reads: Default::default(),
            priorities: priorities.iter().map(|priority| Cond::of(&priority.when, &cells)).collect(),
            documents: documents.iter().map(|paper| (Cond::of(&paper.when, &cells), Cond::of(&paper.unless, &cells))).collect(),
            next: Arc::default(),
            cells,
        };
        for (place, programme) in programmes.iter().enumerate() {
            let lines = compiled.programme(place, programme);
            let mut strongest: Vec<usize> = (0..lines.len()).collect();
            strongest.sort_by_key(|line| std::cmp::Reverse(lines[*line].level));
            // Who the person is decides of every programme whether it can be judged.
            let everything = lines.iter().fold(0, |keys, line| keys | line.keys(&compiled)) | compiled.keys_behind(NAMED);
            compiled.reads[programme.id as usize] = everything;
            compiled.lines[programme.id as usize] = lines;
            compiled.strongest[programme.id as usize] = strongest;
        }
        compiled
    }

    fn programme(&self, place: usize, programme: &ProgrammeRules) -> Vec<Line> {
        let mut lines = Vec::new();
        for repeat in &programme.repeats {
            let other = self.lines(repeat.of);
            let blocked: Vec<Line> = other.iter().filter(|line| line.effect == Effect::Na).cloned().collect();
            let taken = other.iter().filter(|line| match line.effect {
                Effect::Na | Effect::Paper => false,
                effect => repeat.effects.is_empty() || repeat.effects.contains(&effect),
            });
            for line in taken {
                let mut line = line.clone();
                line.guards.extend(repeat.path.map(|path| Cond::one(PATH, path_cell(path))));
                line.blocked.extend(blocked.iter().cloned());
                lines.push(line);
            }
        }
        lines.extend(programme.rules.iter().enumerate().map(|(rule, entry)| Line::of(entry, (place, rule), &self.cells)));
        lines
    }

    /// The lines of one programme.
    #[must_use]
    pub fn lines(&self, programme: Programme) -> &[Line] {
        &self.lines[programme as usize]
    }

    /// Fills in what follows from the answers: the person's path, and whether they say what kind of person this is.
    #[must_use]
    pub fn settle(&self, mut space: Space) -> Space {
        let (citizen, kandas) = (self.citizen.truth(&space), self.kandas.truth(&space));
        let may = |path| match path {
            Path::Citizen => citizen != Truth::False || kandas != Truth::True,
            Path::Kandas => citizen != Truth::True && kandas != Truth::False,
        };
        space.0[PATH] =
            [Path::Citizen, Path::Kandas].into_iter().filter(|path| may(*path)).fold(0, |mask, path| mask | path_cell(path));
        let given = |key: &Key| space.0[*key as usize];
        let may_be_named = self.one_of.iter().any(|key| given(key) & !NOT_GIVEN != 0);
        let may_be_nobody = self.one_of.iter().all(|key| given(key) & NOT_GIVEN != 0);
        space.0[NAMED] = if may_be_named { YES } else { 0 } | if may_be_nobody { NO } else { 0 };
        space
    }

    /// Whether the programme's verdict may hang on the key.
    #[must_use]
    pub const fn reads(&self, programme: Programme, key: Key) -> bool {
        self.reads[programme as usize] & (1 << key as usize) != 0
    }

    /// The answers behind a place of the space, a bit for each key by its place in [`Key::ALL`].
    #[must_use]
    pub const fn keys_behind(&self, place: usize) -> u32 {
        match place {
            PATH => self.path_keys,
            NAMED => self.named_keys,
            key => 1 << key,
        }
    }

    /// The space, split by the kinds of people in it: each path, and those of whom nothing is known.
    pub fn each_kind(&self, space: &Space) -> impl Iterator<Item = Space> {
        let (paths, named) = (space.0[PATH], space.0[NAMED]);
        let whole = *space;
        let cells = [1, 2].into_iter().flat_map(|path| [NO, YES].map(|named| (path, named)));
        cells.filter(move |(path, kind)| path & paths != 0 && kind & named != 0).map(move |(path, kind)| {
            let mut one = whole;
            (one.0[PATH], one.0[NAMED]) = (path, kind);
            one
        })
    }

    /// The keys whose open answers the line hangs on, a bit each.
    #[must_use]
    pub fn keys_open(&self, line: &Line, space: &Space) -> u32 {
        let mut keys = 0;
        line.hangs_on(space, &mut |place| keys |= self.keys_behind(place));
        keys
    }

    /// Whether some combination of answers to these keys, or of none, has a property; only spaces worth it are looked into. Of
    /// answers that no condition tells apart, one is tried, and no answer first.
    pub fn any_answer(
        &self,
        space: &Space,
        keys: &[Key],
        worth: &dyn Fn(&Space) -> bool,
        has: &mut dyn FnMut(&Space) -> bool,
    ) -> bool {
        if !worth(space) {
            return false;
        }
        let Some((key, rest)) = keys.split_first() else { return has(space) };
        let mut one = *space;
        [NOT_GIVEN].iter().chain(self.cells.samples(*key)).any(|cell| {
            one.0[*key as usize] = *cell;
            self.any_answer(&one, rest, worth, has)
        })
    }

    /// The space, split by the answers to these keys: each combination of those that conditions tell apart, and of none.
    #[must_use]
    pub fn each_answer(&self, space: &Space, keys: &[Key]) -> Vec<Space> {
        let mut spaces = vec![*space];
        for key in keys {
            let cells = || self.cells.samples(*key).iter().copied().chain([NOT_GIVEN]);
            let with = |space: &Space| {
                let whole = *space;
                cells().map(move |cell| {
                    let mut one = whole;
                    one.0[*key as usize] = cell;
                    one
                })
            };
            spaces = spaces.iter().flat_map(with).collect();
        }
        spaces
    }

    /// The least verdict of people of whom it is not known what kind they are.
    #[must_use]
    pub const fn certain_of_nobody(&self, space: &Space) -> Verdict {
        if space.0[NAMED] == NO { Verdict::Ask } else { Verdict::Likely }
    }

    /// The open answers that say what kind of person this is, while nothing has said it.
    #[must_use]
    pub fn naming_keys(&self, space: &Space) -> u32 {
        if space.0[NAMED] == YES | NO { self.keys_behind(NAMED) } else { 0 }
    }

    /// The person as given.
    #[must_use]
    pub fn given(&self, answers: &Answers) -> Space {
        self.settle(self.cells.given(answers))
    }

    /// Everybody with these answers.
    #[must_use]
    pub fn known(&self, answers: &Answers) -> Space {
        self.settle(self.cells.known(answers))
    }

    /// Everybody whom the conversation may still find.
    #[must_use]
    pub fn ahead(&self, answers: &Answers) -> Space {
        self.settle(self.cells.ahead(answers))
    }

    /// The verdict for a person whose every answer is given or left out.
    #[must_use]
    pub fn verdict(&self, programme: Programme, person: &Space, day: Date) -> Verdict {
        let lines = &self.lines[programme as usize];
        let applying = self.strongest[programme as usize].iter().map(|line| &lines[*line]);
        let strongest = applying.into_iter().find(|line| line.applies(person) == Truth::True && line.in_force(day));
        let strongest = strongest.map_or(Verdict::Likely, |line| line.level);
        if person.0[NAMED] == NO { strongest.max(Verdict::Ask) } else { strongest }
    }

    /// All verdicts for such a person, in the order of [`Programme::ALL`].
    #[must_use]
    pub fn verdicts(&self, person: &Space, day: Date) -> [Verdict; Programme::ALL.len()] {
        Programme::ALL.map(|programme| self.verdict(programme, person, day))
    }
}

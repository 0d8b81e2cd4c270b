//! SIGKILL at chosen moments: when, and how the moment is found.

use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use qoldau::playground::faults::Faults;

use crate::world::{Bot, Start, World};

/// How long a moment is waited for before the kill comes anyway.
const PATIENCE: Duration = Duration::from_secs(2);

/// The moment of a kill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Any.
    Random,
    /// Right after a start, while the tables are read and calls are made again.
    Starting,
    /// Telegram has done a call, and its row is not marked yet.
    Done,
    /// Telegram has done calls, and the bot was never told.
    Untold,
    /// A topic has been made, and nobody has written down which.
    Topic,
    /// A group of turns is being written to the disk.
    Commit,
}

/// The moments of a run.
const PLAN: [(Moment, usize); 6] = [
    (Moment::Random, 5),
    (Moment::Starting, 2),
    (Moment::Done, 4),
    (Moment::Untold, 3),
    (Moment::Topic, 3),
    (Moment::Commit, 3),
];

/// A small generator of numbers (`SplitMix64`), so that a run is known by its seed.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// A kill: after how many updates it is due, and its moment.
pub fn plan(dice: &mut Dice, updates: usize) -> Vec<(usize, Moment)> {
    let mut moments: Vec<Moment> = PLAN.iter().flat_map(|(moment, times)| std::iter::repeat_n(*moment, *times)).collect();
    for last in (1..moments.len()).rev() {
        moments.swap(last, dice.below(last as u64 + 1) as usize);
    }
    // One in each twentieth of the run, at a random place in it. Topics are made from about the seventh on.
    let part = updates / (moments.len() + 1);
    moments.sort_by_key(|moment| usize::from(*moment == Moment::Topic) * 7);
    let early = moments.split_off(moments.len() - 3);
    for (index, moment) in early.into_iter().enumerate() {
        moments.insert(8 + index * 4, moment);
    }
    let at = |index: usize, dice: &mut Dice| index * part + 1 + dice.below(part as u64) as usize;
    moments.into_iter().enumerate().map(|(index, moment)| (at(index, dice), moment)).collect()
}

/// Kills by the plan and starts again each time; gives the running bot and the moments that were really met.
pub async fn kill_by(world: &Arc<World>, plan: Vec<(usize, Moment)>, mut dice: Dice, mut bot: Bot) -> (Bot, Vec<Moment>) {
    let mut met = Vec::new();
    for (updates, moment) in plan {
        while world.acts.load(Ordering::Relaxed) < updates {
            assert!(!bot.has_ended(), "the bot has ended by itself\n{}", world.log_tail());
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let wait = dice.below(40);
        if tokio::task::block_in_place(|| find(world, moment, Duration::from_millis(wait))) {
            met.push(moment);
        }
        if moment == Moment::Starting {
            bot = again(world, bot);
            tokio::time::sleep(Duration::from_millis(dice.below(400))).await;
        }
        bot = again(world, bot);
        world.playground.set_faults(Faults::default());
    }
    (bot, met)
}

/// SIGKILL, and a new start at once.
fn again(world: &World, mut bot: Bot) -> Bot {
    bot.kill();
    world.start(Start::default())
}

/// Waits for the moment; says whether it came.
fn find(world: &World, moment: Moment, wait: Duration) -> bool {
    let playground = &world.playground;
    let seen = playground.calls().last().map_or(0, |call| call.seq);
    match moment {
        Moment::Random | Moment::Starting => {
            std::thread::sleep(wait);
            true
        }
        Moment::Done => {
            let sends = |method: &str| method.starts_with("send") || method.starts_with("copy") || method.starts_with("edit");
            soon(|| playground.calls_since(seen).iter().any(|call| call.ok && sends(&call.method)))
        }
        Moment::Untold => {
            playground.set_faults(Faults { drop_after: 3, ..Faults::default() });
            soon(|| playground.faults().drop_after == 0)
        }
        Moment::Topic => soon(|| playground.calls_since(seen).iter().any(|call| call.ok && call.method == "createForumTopic")),
        Moment::Commit => {
            std::thread::sleep(wait);
            let state = || std::fs::metadata(world.wal()).ok().map(|wal| (wal.len(), wal.modified().ok()));
            let before = state();
            soon(|| state() != before)
        }
    }
}

fn soon(come: impl Fn() -> bool) -> bool {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if come() {
            return true;
        }
        std::thread::sleep(Duration::from_micros(50));
    }
    false
}

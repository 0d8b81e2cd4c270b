//! How many recipients stand where.

pub mod store;

use crate::announcements::Work;

/// Seconds over which the rate is measured.
pub const RECENT: i64 = 12;

/// How many recipients stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not fed yet.
    pub queued: i64,
    /// In the outbox: to be sent, corrected or deleted.
    pub open: i64,
    /// Have it.
    pub sent: i64,
    /// Of those, in the last [`RECENT`] seconds.
    pub recent: i64,
    /// Of those who have it, how many have an earlier version, or are not deleted yet; nothing while it is sent.
    pub to_do: i64,
    /// Have blocked the bot.
    pub blocked: i64,
    /// Whose account is deleted.
    pub gone: i64,
    /// Refused for another reason.
    pub failed: i64,
    /// Opted out meanwhile, or were excluded.
    pub left_out: i64,
    /// Too late to be deleted.
    pub late: i64,
    /// Deleted.
    pub withdrawn: i64,
    /// May have got it twice.
    pub uncertain: i64,
}

impl Counts {
    /// What is still to be fed.
    #[must_use]
    pub const fn left(&self, work: Work) -> i64 {
        match work {
            Work::Send => self.queued,
            Work::Revise | Work::Withdraw => self.to_do,
        }
    }

    /// How many are done, of how many.
    #[must_use]
    pub const fn done_of(&self, work: Work) -> (i64, i64) {
        let others = self.blocked + self.gone + self.failed + self.left_out;
        match work {
            Work::Send => {
                let done = self.sent + self.late + self.withdrawn + others;
                (done, done + self.queued + self.open)
            }
            Work::Revise => (self.sent - self.to_do - self.open, self.sent),
            Work::Withdraw => {
                let done = self.late + self.withdrawn;
                (done, done + self.sent)
            }
        }
    }

    /// The numbers for the audit list.
    #[must_use]
    pub fn in_words(&self) -> String {
        let numbers = [
            ("sent", self.sent),
            ("blocked", self.blocked),
            ("gone", self.gone),
            ("failed", self.failed),
            ("left_out", self.left_out),
            ("late", self.late),
            ("withdrawn", self.withdrawn),
            ("uncertain", self.uncertain),
        ];
        numbers.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name}={n}")).collect::<Vec<_>>().join(" ")
    }
}

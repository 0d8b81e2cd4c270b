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
    /// Of those who have it, how many are still to be corrected or deleted; nothing while it is sent.
    pub to_do: i64,
    /// Of those who have it, whom the newest correction did not reach.
    pub uncorrected: i64,
    /// Have blocked the bot.
    pub blocked: i64,
    /// Whose account is deleted.
    pub gone: i64,
    /// Refused for another reason.
    pub failed: i64,
    /// Had not got it when it was stopped.
    pub stopped: i64,
    /// Keep it, because it was too late to delete it.
    pub late: i64,
    /// Keep it, because it could not be deleted.
    pub kept: i64,
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
        let have = self.sent + self.late + self.kept;
        match work {
            Work::Send => {
                let done = have + self.withdrawn + self.blocked + self.gone + self.failed + self.stopped;
                (done, done + self.queued + self.open)
            }
            Work::Revise => (have - self.to_do - self.open, have),
            Work::Withdraw => (have + self.withdrawn - self.to_do - self.open, have + self.withdrawn),
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
            ("stopped", self.stopped),
            ("uncorrected", self.uncorrected),
            ("late", self.late),
            ("kept", self.kept),
            ("withdrawn", self.withdrawn),
            ("uncertain", self.uncertain),
        ];
        numbers.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name}={n}")).collect::<Vec<_>>().join(" ")
    }
}

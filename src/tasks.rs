//! The only spawner: every task of the program starts here, is told when to stop, and is waited for.

use std::{future::Future, time::Duration};

use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How long the program waits for what is in hand when it is told to stop. What is not done by then is in the tables.
///
/// Below the 10 s after which `docker stop` kills.
pub const GRACE: Duration = Duration::from_secs(8);

/// The running tasks, and the word to stop. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    tracker: TaskTracker,
    stop: CancellationToken,
}

impl Tasks {
    /// Starts a task. Gives its handle, whose error tells a panic.
    #[expect(clippy::disallowed_methods, reason = "the only spawner")]
    pub fn spawn<T: Send + 'static>(&self, task: impl Future<Output = T> + Send + 'static) -> tokio::task::JoinHandle<T> {
        tokio::spawn(self.tracker.track_future(task))
    }

    /// Does work that keeps a thread busy, off the threads that serve everybody.
    ///
    /// # Errors
    /// When the work panics.
    pub async fn aside<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> anyhow::Result<T> {
        let _held = self.tracker.token();
        tokio::task::spawn_blocking(work).await.map_err(|_| anyhow::anyhow!("work aside broke"))
    }

    /// Tells everybody to take nothing new and finish.
    pub fn stop(&self) {
        self.stop.cancel();
    }

    /// Whether the word to stop was given.
    #[must_use]
    pub fn stopping(&self) -> bool {
        self.stop.is_cancelled()
    }

    /// Waits for the word to stop.
    pub async fn stopped(&self) {
        self.stop.cancelled().await;
    }

    /// Waits until every task has ended, at most [`GRACE`]; says whether all did.
    pub async fn finished(&self) -> bool {
        self.tracker.close();
        tokio::time::timeout(GRACE, self.tracker.wait()).await.is_ok()
    }
}

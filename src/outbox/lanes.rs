//! How many open rows each queue has, shared between the writer (which adds them) and the sender (which finishes them). A queue
//! with none lets the writer claim a new row in the same commit that adds it.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Open rows by queue.
#[derive(Debug, Default)]
pub struct Lanes {
    open: Mutex<HashMap<String, u32>>,
}

impl Lanes {
    /// Counts a row into a queue; says whether it is the only one there.
    pub fn count_up(&self, queue: &str) -> bool {
        let mut open = self.lock();
        if let Some(count) = open.get_mut(queue) {
            *count += 1;
            return false;
        }
        open.insert(queue.to_owned(), 1);
        true
    }

    /// Counts a finished row out of its queue.
    pub fn count_down(&self, queue: &str) {
        let mut open = self.lock();
        if let Some(count) = open.get_mut(queue) {
            *count -= 1;
            if *count == 0 {
                open.remove(queue);
            }
        }
    }

    /// Takes back what [`Lanes::count_up`] counted for a transaction that failed.
    pub fn release(&self, queues: &[String]) {
        for queue in queues {
            self.count_down(queue);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! What was worked out before, kept in memory: a pure function need not be asked twice.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// Answers kept at once, about 200 bytes each; beyond it memory starts anew.
const MAX_KEPT: usize = 10_000;

/// Answers by what they follow from.
#[derive(Debug)]
pub struct Memo<K, V: ?Sized>(Mutex<HashMap<K, Arc<V>>>);

impl<K, V: ?Sized> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V: ?Sized> Memo<K, V> {
    /// What follows from `key`, worked out by `work` where that was not done before.
    pub fn get(&self, key: K, work: impl FnOnce() -> Arc<V>) -> Arc<V> {
        if let Some(known) = self.lock().get(&key) {
            return Arc::clone(known);
        }
        // Not held while it is worked out: whoever asks the same meanwhile does it as well.
        let found = work();
        let mut kept = self.lock();
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&found));
        found
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<K, Arc<V>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

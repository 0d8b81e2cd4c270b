//! Long lists, a page at a time.

use std::ops::Range;

use crate::{
    faq::keep::{key, press::Press},
    outbox::message::Key,
    texts,
};

/// A page of a list.
pub struct Page {
    /// The places of what stands on it.
    pub shown: Range<usize>,
    back: Option<Press>,
    on: Option<Press>,
}

impl Page {
    /// The keys to its neighbours, in a row; none where everything stands on one page.
    #[must_use]
    pub fn keys(self) -> Option<Vec<Key>> {
        let back = self.back.map(|press| key(texts::keep_key_page_back(), press));
        let on = self.on.map(|press| key(texts::keep_key_page_on(), press));
        let keys: Vec<Key> = back.into_iter().chain(on).collect();
        (!keys.is_empty()).then_some(keys)
    }
}

/// Page `number`, counted from 0, of a list of `all` with `per` on a page; the last one where the list has become shorter.
pub fn page(all: usize, per: usize, number: u16, press: impl Fn(u16) -> Press) -> Page {
    let last = u16::try_from(all.saturating_sub(1) / per).unwrap_or(u16::MAX);
    let number = number.min(last);
    let from = usize::from(number) * per;
    Page {
        shown: from..all.min(from + per),
        back: number.checked_sub(1).map(&press),
        on: (number < last).then(|| press(number + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(all: usize, number: u16) -> (Range<usize>, usize) {
        let page = page(all, 10, number, Press::Review);
        (page.shown.clone(), page.keys().map_or(0, |keys| keys.len()))
    }

    #[test]
    fn a_page_has_keys_to_its_neighbours_and_the_last_one_stands_for_those_that_are_gone() {
        assert_eq!(on(0, 0), (0..0, 0));
        assert_eq!(on(10, 0), (0..10, 0));
        assert_eq!(on(11, 0), (0..10, 1));
        assert_eq!(on(21, 1), (10..20, 2));
        assert_eq!(on(21, 2), (20..21, 1));
        assert_eq!(on(11, 7), (10..11, 1));
    }
}

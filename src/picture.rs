//! Pictures as data: a bar chart, a page with a title and lines, or a card with a headline. Drawn as PNG only when they are sent, in the reader's language,
//! with letters of our own (`fonts/`), so that every Kazakh letter is there whatever the machine has.
//!
//! The chart is laid out by `charts-rs`, a page by ourselves, both as SVG; `resvg` makes the PNG and shapes Arabic letters.

mod bars;
mod card;
mod letters;
mod page;

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// A picture that is not drawn yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// Bars from left to right, a row each.
    Bars(Bars),
    /// A page to read.
    Page(Page),
    /// A headline to post.
    Card(Card),
}

/// A chart of horizontal bars. In a row the values stand one behind the other, in the order of `parts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bars {
    /// Above the chart.
    pub title: Text,
    /// What each part of a bar counts; the legend where there is more than one.
    pub parts: Vec<Text>,
    /// The rows, the first one on top; at most [`MAX_ROWS`] are drawn.
    pub rows: Vec<Bar>,
}

/// The most rows of a chart that stay readable on a phone.
pub const MAX_ROWS: usize = 20;

/// One row of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// To the left of the bar; cut where it is longer than about 40 letters.
    pub label: Text,
    /// A count for each of [`Bars::parts`].
    pub values: Vec<u32>,
}

/// A square of 1080 × 1080 to post elsewhere: a headline, as large as it fits, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Whose card it is, at the foot: the centre's name.
    pub from: Text,
    /// The headline; markup and emoji are left out, and what fits even in the smallest letters no more.
    pub headline: Text,
}

/// A page: who says it, a title, lines, and what stands at the foot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its form.
    pub shape: Shape,
    /// Whose page it is, small, on top: the centre's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Text>,
    /// The title.
    pub title: Text,
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// Small, at the bottom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foot: Option<Text>,
}

/// The form of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// 1080 × 1080: a card for posting. The letters shrink until everything fits.
    Square,
    /// 1080 wide and as high as its lines need, at most 4000.
    Tall,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The words; a line break begins a new line, markup is left out.
    pub text: Text,
    /// A box before it: ticked, empty, or none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticked: Option<bool>,
    /// Bold, as a heading between other lines.
    #[serde(default)]
    pub heading: bool,
}

impl Line {
    /// A plain line.
    #[must_use]
    pub const fn new(text: Text) -> Self {
        Self { text, ticked: None, heading: false }
    }

    /// A line with a box.
    #[must_use]
    pub const fn task(text: Text, ticked: bool) -> Self {
        Self { text, ticked: Some(ticked), heading: false }
    }

    /// A heading.
    #[must_use]
    pub const fn heading(text: Text) -> Self {
        Self { text, ticked: None, heading: true }
    }
}

impl Picture {
    /// The PNG. `words` renders a text in the reader's language; it takes some 20 to 100 ms, so call it off the async threads.
    ///
    /// # Errors
    /// When the SVG cannot be laid out or drawn, which no words lead to.
    pub fn draw(&self, words: &dyn Fn(&Text) -> String) -> anyhow::Result<Vec<u8>> {
        let svg = match self {
            Self::Bars(bars) => bars::svg(bars, words)?,
            Self::Page(page) => page::svg(page, words),
            Self::Card(card) => card::svg(card, words),
        };
        letters::png(&svg)
    }
}

#[cfg(test)]
mod tests;

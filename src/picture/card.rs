//! A square card for posting elsewhere, as SVG: a headline as large as it fits, and whose it is.

use std::fmt::Write as _;

use super::{Card, letters};
use crate::text::Text;

/// The side, in pixels.
const SIDE: f32 = 1080.0;

/// From the edge to the words.
const MARGIN: f32 = 90.0;

/// How wide a line may be as it is measured; bold letters turn out up to four hundredths wider.
const WIDTH: f32 = (SIDE - 2.0 * MARGIN) * 0.96;

/// The band at the bottom with the name.
const BAND: f32 = 190.0;

/// Above the headline: the edge, and a short bar.
const TOP: f32 = 150.0;

/// Between the headline and the band, at least.
const AIR: f32 = 40.0;

/// The largest and the smallest letters of the headline; what does not fit even then is cut.
const LARGEST: f32 = 118.0;
const SMALLEST: f32 = 40.0;

/// Down to this size a word is kept whole; one that is too wide even then is broken.
const WHOLE: f32 = 64.0;

/// How much the letters shrink at each try.
const SHRINK: f32 = 0.96;

const INK: &str = "#ffffff";
const GROUND: &str = "#00564d";
const BAR: &str = "#f9a825";
const PAPER: &str = "#fbfaf5";

/// The card as SVG.
pub(super) fn svg(card: &Card, words: &dyn Fn(&Text) -> String) -> String {
    let one_line = |text: &Text| letters::drawable(&words(text)).lines().collect::<Vec<_>>().join(" ");
    let from = one_line(&card.from);
    let headline = letters::drawable(&words(&card.headline)).trim().to_owned();
    let rtl = letters::right_to_left(if headline.is_empty() { &from } else { &headline });
    let mut body = String::new();
    let bar = if rtl { SIDE - MARGIN - 120.0 } else { MARGIN };
    let _ = write!(body, r#"<rect x="{bar}" y="{MARGIN}" width="120" height="14" rx="7" fill="{BAR}"/>"#);
    // A headline of emoji alone leaves nothing to draw: then the name is the headline.
    let headline = if headline.is_empty() { from.clone() } else { headline };
    let (size, lines) = fitted(&headline);
    let room = SIDE - BAND - AIR - TOP;
    let mut y = TOP + (room - leading(size, rtl) * count(lines.len())).max(0.0) / 2.0;
    for line in &lines {
        y += leading(size, rtl);
        // Letters stand on their line with a part of the leading below it.
        write_line(&mut body, line, (y - size * 0.32, size), (INK, rtl));
    }
    let _ = write!(body, r#"<rect x="0" y="{:.0}" width="{SIDE}" height="{BAND}" fill="{PAPER}"/>"#, SIDE - BAND);
    name(&mut body, &from);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" font-family="{}"><rect width="{SIDE}" height="{SIDE}" fill="{GROUND}"/>{body}</svg>"#,
        letters::PLAIN
    )
}

/// The largest letters with which the headline fits, and its lines, about equally long.
fn fitted(headline: &str) -> (f32, Vec<String>) {
    let (rtl, width) = (letters::right_to_left(headline), WIDTH);
    let room = SIDE - BAND - AIR - TOP;
    let mut size = LARGEST;
    loop {
        let whole = headline.split_whitespace().all(|word| letters::width(word, size, true) <= width);
        let lines = letters::wrap(headline, size, true, width);
        let fits = leading(size, rtl) * count(lines.len()) <= room;
        if fits && (whole || size <= WHOLE) {
            return (size, even(headline, size, width, lines));
        }
        if size <= SMALLEST {
            return (size, cut(lines, size, rtl, room));
        }
        size = (size * SHRINK).max(SMALLEST);
    }
}

/// The same number of lines, none much shorter than the others.
fn even(headline: &str, size: f32, width: f32, lines: Vec<String>) -> Vec<String> {
    let mut best = lines;
    let mut narrower = width * 0.97;
    while narrower > width * 0.5 {
        let lines = letters::wrap(headline, size, true, narrower);
        let whole = headline.split_whitespace().all(|word| letters::width(word, size, true) <= narrower);
        if lines.len() > best.len() || !whole {
            break;
        }
        best = lines;
        narrower *= 0.97;
    }
    best
}

/// As many lines as there is room for, the last one with an ellipsis.
fn cut(mut lines: Vec<String>, size: f32, rtl: bool, room: f32) -> Vec<String> {
    let most = (room / leading(size, rtl)) as usize;
    lines.truncate(most.max(1));
    if let Some(last) = lines.last_mut() {
        let kept: String = last.chars().take(last.chars().count().saturating_sub(2)).collect();
        *last = format!("{}…", kept.trim_end());
    }
    lines
}

/// The name at the foot, smaller where it is long.
fn name(body: &mut String, from: &str) {
    let (rtl, width) = (letters::right_to_left(from), WIDTH);
    let mut size = 46.0;
    let mut lines = letters::wrap(from, size, true, width);
    while lines.len() > 2 && size > 24.0 {
        size *= SHRINK;
        lines = letters::wrap(from, size, true, width);
    }
    lines.truncate(2);
    let mut y = SIDE - BAND / 2.0 - leading(size, rtl) * count(lines.len()) / 2.0;
    for line in &lines {
        y += leading(size, rtl);
        write_line(body, line, (y - size * 0.34, size), (GROUND, rtl));
    }
}

/// From line to line; Arabic letters reach further up and down.
fn leading(size: f32, rtl: bool) -> f32 {
    size * if rtl { 1.46 } else { 1.2 }
}

fn count(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
}

fn write_line(body: &mut String, line: &str, (y, size): (f32, f32), (color, rtl): (&str, bool)) {
    let (x, anchor, line) =
        if rtl { (SIDE - MARGIN, "end", format!("\u{202b}{line}\u{202c}")) } else { (MARGIN, "start", line.to_owned()) };
    let line = crate::text::escape(&line).replace('"', "&quot;");
    let family = if rtl { letters::ARABIC } else { letters::PLAIN };
    let _ = write!(
        body,
        r#"<text x="{x:.1}" y="{y:.1}" font-size="{size:.1}" font-family="{family}" font-weight="bold" fill="{color}" text-anchor="{anchor}">{line}</text>"#
    );
}

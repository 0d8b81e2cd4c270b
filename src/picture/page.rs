//! A page as SVG.

use std::fmt::Write as _;

use super::{Line, Page, Shape, letters};
use crate::text::Text;

const WIDTH: f32 = 1080.0;

/// The highest tall page, in pixels. Telegram takes photos whose width and height sum to at most 10000 (Bot API, `sendPhoto`).
const MAX_HEIGHT: f32 = 4000.0;

/// From the edge to the words.
const MARGIN: f32 = 84.0;

/// The band on top.
const BAND: f32 = 22.0;

/// The letters of the foot.
const FOOT: f32 = 30.0;

/// From line to line, as a part of the letters' size.
const LEADING: f32 = 1.36;

/// The side of a box before a line, as a part of the letters' size.
const BOX: f32 = 0.92;

/// How much the letters shrink at each try.
const SHRINK: f32 = 0.92;

/// The least size, as a part of the full one; what does not fit even then is cut.
const LEAST: f32 = 0.5;

const INK: &str = "#1b2b2a";
const SOFT: &str = "#4f6664";
const ACCENT: &str = "#00695c";
const PAPER: &str = "#fbfaf5";

/// The page as SVG.
pub(super) fn svg(page: &Page, words: &dyn Fn(&Text) -> String) -> String {
    let mut scale = 1.0;
    loop {
        let mut sheet = Sheet { body: String::new(), y: BAND + 60.0 * scale, scale };
        sheet.write(page, words);
        let foot = foot(page, words, scale);
        let needed = sheet.y + if foot.is_empty() { 60.0 * scale } else { foot_height(&foot, scale) + 24.0 * scale };
        let (height, fits) = match page.shape {
            Shape::Square => (WIDTH, needed <= WIDTH),
            Shape::Tall => (needed.min(MAX_HEIGHT), needed <= MAX_HEIGHT),
        };
        if fits || scale <= LEAST {
            return sheet.finish(&foot, height);
        }
        scale *= SHRINK;
    }
}

/// The lines of the foot; none where the page has none.
fn foot(page: &Page, words: &dyn Fn(&Text) -> String, scale: f32) -> Vec<String> {
    let Some(foot) = &page.foot else { return Vec::new() };
    let foot = letters::drawable(&words(foot)).replace('\n', " ");
    letters::wrap(&foot, FOOT * scale, false, WIDTH - 2.0 * MARGIN)
}

/// What the foot takes, from its rule to the lower edge.
fn foot_height(lines: &[String], scale: f32) -> f32 {
    (lines.len() as f32 * FOOT * LEADING + 41.0) * scale
}

/// Words of one look.
#[derive(Clone, Copy)]
struct Look {
    size: f32,
    bold: bool,
    color: &'static str,
}

/// A page while it is written.
struct Sheet {
    body: String,
    y: f32,
    scale: f32,
}

impl Sheet {
    fn write(&mut self, page: &Page, words: &dyn Fn(&Text) -> String) {
        let scale = self.scale;
        if let Some(from) = &page.from {
            self.block(&words(from), Look { size: 34.0 * scale, bold: true, color: ACCENT }, None);
            self.y += 26.0 * scale;
        }
        let size = if page.shape == Shape::Square { 66.0 } else { 54.0 };
        self.block(&words(&page.title), Look { size: size * scale, bold: true, color: INK }, None);
        self.y += 34.0 * scale;
        for line in &page.lines {
            self.line(line, words);
        }
    }

    fn line(&mut self, line: &Line, words: &dyn Fn(&Text) -> String) {
        let size = if line.heading { 42.0 } else { 38.0 } * self.scale;
        if line.heading {
            self.y += 18.0 * self.scale;
        }
        let look = Look { size, bold: line.heading, color: if line.heading { ACCENT } else { INK } };
        self.block(&words(&line.text), look, line.ticked);
        self.y += 16.0 * self.scale;
    }

    /// Words in as many lines as they take, with a box before the first one.
    fn block(&mut self, words: &str, look: Look, ticked: Option<bool>) {
        let words = letters::drawable(words);
        let rtl = letters::right_to_left(&words);
        let indent = if ticked.is_some() { look.size * 1.5 } else { 0.0 };
        for (index, line) in letters::wrap(&words, look.size, look.bold, WIDTH - 2.0 * MARGIN - indent).iter().enumerate() {
            self.y += look.size * LEADING;
            if let (0, Some(ticked)) = (index, ticked) {
                self.tick_box(look, rtl, ticked);
            }
            let y = self.y;
            self.text(line, look, rtl, indent, y);
        }
    }

    fn text(&mut self, line: &str, look: Look, rtl: bool, indent: f32, y: f32) {
        let weight = if look.bold { "bold" } else { "normal" };
        // An embedding makes the line's own direction right to left, so that its last mark and its numbers stand on the right side.
        let (x, anchor, line) = if rtl {
            (WIDTH - MARGIN - indent, "end", format!("\u{202b}{line}\u{202c}"))
        } else {
            (MARGIN + indent, "start", line.to_owned())
        };
        let _ = write!(
            self.body,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{:.1}" font-weight="{weight}" fill="{}" text-anchor="{anchor}">{}</text>"#,
            look.size,
            look.color,
            escaped(&line)
        );
    }

    fn tick_box(&mut self, look: Look, rtl: bool, ticked: bool) {
        let side = look.size * BOX;
        let x = if rtl { WIDTH - MARGIN - side } else { MARGIN };
        let y = self.y - side * 0.88;
        let fill = if ticked { ACCENT } else { "none" };
        let (round, stroke) = (side * 0.16, side * 0.09);
        let _ = write!(
            self.body,
            r#"<rect x="{x:.1}" y="{y:.1}" width="{side:.1}" height="{side:.1}" rx="{round:.1}" fill="{fill}" stroke="{ACCENT}" stroke-width="{stroke:.1}"/>"#
        );
        if ticked {
            let at = |dx: f32, dy: f32| format!("{:.1},{:.1}", x + dx * side, y + dy * side);
            let points = [at(0.22, 0.52), at(0.43, 0.73), at(0.79, 0.29)].join(" ");
            let thick = side * 0.13;
            let _ = write!(
                self.body,
                r##"<polyline points="{points}" fill="none" stroke="#ffffff" stroke-width="{thick:.1}" stroke-linecap="round" stroke-linejoin="round"/>"##
            );
        }
    }

    fn finish(mut self, foot: &[String], height: f32) -> String {
        if !foot.is_empty() {
            let look = Look { size: FOOT * self.scale, bold: false, color: SOFT };
            let rtl = letters::right_to_left(&foot.join(" "));
            let top = height - foot_height(foot, self.scale);
            // Where the lines above ran into the foot, it stays readable.
            let _ = write!(
                self.body,
                r#"<rect x="0" y="{top:.1}" width="{WIDTH}" height="{:.1}" fill="{PAPER}"/><rect x="{MARGIN}" y="{top:.1}" width="{:.1}" height="2" fill="{ACCENT}"/>"#,
                height - top,
                WIDTH - 2.0 * MARGIN
            );
            let mut y = top + 10.0 * self.scale;
            for line in foot {
                y += look.size * LEADING;
                self.text(line, look, rtl, 0.0, y);
            }
        }
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0}" font-family="{}"><rect width="{WIDTH}" height="{height:.0}" fill="{PAPER}"/><rect width="{WIDTH}" height="{BAND}" fill="{ACCENT}"/>{}</svg>"#,
            letters::PLAIN,
            self.body
        )
    }
}

fn escaped(words: &str) -> String {
    crate::text::escape(words).replace('"', "&quot;")
}

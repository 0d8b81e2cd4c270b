//! The letters of pictures: Noto Sans for Cyrillic and Latin, Noto Naskh Arabic for төте жазу, cut down to the letters that are
//! written here; how wide words are, where they break, and SVG made into PNG.

use std::sync::{Arc, LazyLock};

use anyhow::Context;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

/// The family of Cyrillic and Latin letters, and of everything that has none of the other.
pub(super) const PLAIN: &str = "Noto Sans";

/// The family of Arabic letters.
pub(super) const ARABIC: &str = "Noto Naskh Arabic";

const FILES: [&[u8]; 4] = [
    include_bytes!("fonts/NotoSans-Regular.ttf"),
    include_bytes!("fonts/NotoSans-Bold.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Bold.ttf"),
];

/// The fonts as the drawing finds them.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for file in FILES {
        fonts.load_font_data(file.to_vec());
    }
    fonts.set_sans_serif_family(PLAIN);
    Arc::new(fonts)
});

/// Whether the measuring knows the regular letters of both families.
static MEASURED: LazyLock<bool> = LazyLock::new(|| charts_rs::add_fonts(&[FILES[0], FILES[2]]).is_ok());

/// Makes the letters known to the charts.
pub(super) fn known() -> bool {
    *MEASURED
}

/// An SVG as PNG, one pixel a unit.
pub(super) fn png(svg: &str) -> anyhow::Result<Vec<u8>> {
    let options = Options { font_family: PLAIN.into(), fontdb: Arc::clone(&FONTS), ..Options::default() };
    let tree = Tree::from_str(svg, &options).context("a picture's SVG is not in its form")?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).context("a picture has no size")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().context("a picture cannot be encoded")
}

/// Words as they can be drawn: without markup, and without what the fonts do not have, such as emoji.
pub(super) fn drawable(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start]);
        match tag_end(&rest[start..]) {
            Some(end) => rest = &rest[start + end..],
            None => {
                plain.push('<');
                rest = &rest[start + 1..];
            }
        }
    }
    plain.push_str(rest);
    let kept: String = plain.chars().filter(|c| *c == '\n' || has(*c)).collect();
    kept.lines()
        .map(|line| line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Where a tag of Telegram's HTML ends; `None` where a "<" is only that.
fn tag_end(words: &str) -> Option<usize> {
    let first = words[1..].chars().next()?;
    (first.is_ascii_alphabetic() || first == '/').then(|| words.find('>').map(|end| end + 1))?
}

/// Whether the fonts have a character; the ranges are those that they were cut down to (`fonts/README.md`).
fn has(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{17f}' | 'ə' | 'ʼ' | '\u{400}'..='\u{4ff}' | '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}'
        | '\u{200c}'..='\u{200f}' | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{2022}' | '…' | '\u{202a}'..='\u{202f}' | '‰'
        | '′' | '″' | '‹' | '›' | '€' | '₸' | '№' | '™' | '←'..='→' | '−' | '≈' | '≠' | '≤' | '≥' | '\u{2066}'..='\u{2069}')
}

/// Whether words are read from right to left: their first letter is Arabic.
pub(super) fn right_to_left(words: &str) -> bool {
    words.chars().find(|c| c.is_alphabetic()).is_some_and(|c| ('\u{600}'..='\u{77f}').contains(&c))
}

/// How wide words are at a size, in pixels; bold ones are some hundredths wider.
pub(super) fn width(words: &str, size: f32, bold: bool) -> f32 {
    let family = if right_to_left(words) { ARABIC } else { PLAIN };
    let plain = match known().then(|| charts_rs::measure_text_width_family(family, size, words)) {
        Some(Ok(room)) => room.width(),
        // Wider than any of these letters is on average, so that nothing runs over the edge.
        _ => size * 0.7 * f32::from(u16::try_from(words.chars().count()).unwrap_or(u16::MAX)),
    };
    if bold { plain * 1.07 } else { plain }
}

/// Words broken into lines of at most this width: between words, and within one only where it alone is too wide.
pub(super) fn wrap(words: &str, size: f32, bold: bool, most: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in words.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if width(&longer, size, bold) <= most {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                line.push(c);
                if line.chars().count() > 1 && width(&line, size, bold) > most {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, c.to_string()));
                }
            }
        }
        lines.push(line);
    }
    lines
}

//! Texts that are too long for one message are split at paragraphs, else at lines, else at words.

/// Telegram's limit for a message, in UTF-16 code units after the markup is taken off (Bot API, `sendMessage.text`).
pub const MAX_TEXT: usize = 4096;

/// The HTML in pieces that each fit into one message. Markup must be balanced within each paragraph, which a test of the locales
/// checks; the length with markup is taken, so a piece is never too long.
#[must_use]
pub fn split(html: &str) -> Vec<String> {
    split_within(html, MAX_TEXT, &units)
}

/// Any text in pieces of at most `most`, as `length` counts them.
#[must_use]
pub fn split_within(text: &str, most: usize, length: &dyn Fn(&str) -> usize) -> Vec<String> {
    if length(text) <= most {
        return vec![text.to_owned()];
    }
    let mut all = Pieces { most, length, done: Vec::new(), piece: String::new() };
    for paragraph in text.split("\n\n") {
        all.add(paragraph, "\n\n");
    }
    if !all.piece.is_empty() {
        all.done.push(all.piece);
    }
    all.done
}

struct Pieces<'a> {
    most: usize,
    length: &'a dyn Fn(&str) -> usize,
    done: Vec<String>,
    piece: String,
}

impl Pieces<'_> {
    fn add(&mut self, part: &str, joint: &str) {
        let (length, most) = (self.length, self.most);
        let joined = if self.piece.is_empty() { length(part) } else { length(&self.piece) + joint.len() + length(part) };
        if joined <= most {
            if !self.piece.is_empty() {
                self.piece.push_str(joint);
            }
            self.piece.push_str(part);
            return;
        }
        if !self.piece.is_empty() {
            self.done.push(std::mem::take(&mut self.piece));
        }
        match joint {
            _ if length(part) <= most => self.piece.push_str(part),
            "\n\n" => part.split('\n').for_each(|line| self.add(line, "\n")),
            "\n" => part.split(' ').for_each(|word| self.add(word, " ")),
            _ => {
                for character in part.chars() {
                    if length(&self.piece) + length(character.encode_utf8(&mut [0; 4])) > most {
                        self.done.push(std::mem::take(&mut self.piece));
                    }
                    self.piece.push(character);
                }
            }
        }
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_stays_whole() {
        assert_eq!(split("Сәлем"), ["Сәлем"]);
    }

    #[test]
    fn a_long_text_is_split_at_paragraphs() {
        let paragraph = "ә".repeat(3000);
        assert_eq!(split(&format!("{paragraph}\n\n{paragraph}")), [paragraph.clone(), paragraph]);
    }

    #[test]
    fn nothing_is_lost_and_no_piece_is_too_long() {
        for text in ["слово ".repeat(2000), "🙂".repeat(5000), format!("{}\n{}", "а".repeat(4000), "б ".repeat(3000))]
        {
            let pieces = split(&text);
            assert!(pieces.iter().all(|piece| units(piece) <= MAX_TEXT));
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(letters(&pieces.concat()), letters(&text));
        }
    }
}

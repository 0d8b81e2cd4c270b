//! Texts that are too long for one message are split at paragraphs, else at lines, else at words.

/// Telegram's limit for a message, in UTF-16 code units after the markup is taken off (Bot API, `sendMessage.text`).
pub const MAX_TEXT: usize = 4096;

/// The HTML in pieces that each fit into one message. Markup must be balanced within each paragraph, which a test of the locales
/// checks; the length with markup is taken, so a piece is never too long.
#[must_use]
pub fn split(html: &str) -> Vec<String> {
    if units(html) <= MAX_TEXT {
        return vec![html.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for paragraph in html.split("\n\n") {
        add(&mut pieces, &mut piece, paragraph, "\n\n");
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

fn add(pieces: &mut Vec<String>, piece: &mut String, part: &str, joint: &str) {
    let joined = if piece.is_empty() { units(part) } else { units(piece) + joint.len() + units(part) };
    if joined <= MAX_TEXT {
        if !piece.is_empty() {
            piece.push_str(joint);
        }
        piece.push_str(part);
        return;
    }
    if !piece.is_empty() {
        pieces.push(std::mem::take(piece));
    }
    match joint {
        _ if units(part) <= MAX_TEXT => piece.push_str(part),
        "\n\n" => part.split('\n').for_each(|line| add(pieces, piece, line, "\n")),
        "\n" => part.split(' ').for_each(|word| add(pieces, piece, word, " ")),
        _ => {
            for character in part.chars() {
                if units(piece) + character.len_utf16() > MAX_TEXT {
                    pieces.push(std::mem::take(piece));
                }
                piece.push(character);
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

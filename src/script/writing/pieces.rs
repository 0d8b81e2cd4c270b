//! A text cut into what is a Kazakh word and what is not, line by line.

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A word in Cyrillic letters.
    Word(&'a str),
    /// A number with all that belongs to it: a telephone number, a sum with its sign, a date, a range.
    Number(&'a str),
    /// What somebody may copy or press: a link, an address, an `@name`, a `/command`, code, a word in Latin letters.
    Kept(&'a str),
    /// A tag or an entity of Telegram's HTML.
    Markup(&'a str),
    /// Spaces, punctuation, emoji.
    Other(&'a str),
}

/// The lines of a text with their pieces. With `markup`, tags and entities are pieces, and code is kept.
#[must_use]
pub fn lines(text: &str, markup: bool) -> Vec<Vec<Piece<'_>>> {
    let mut in_code = 0_usize;
    text.split('\n').map(|line| pieces(line, markup, &mut in_code)).collect()
}

fn pieces<'a>(line: &'a str, markup: bool, in_code: &mut usize) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let piece = next(rest, first, before, markup, *in_code > 0);
        let taken = length(&piece);
        if let Piece::Markup(tag) = piece {
            match tag {
                _ if tag.starts_with("<code") || tag.starts_with("<pre") => *in_code += 1,
                "</code>" | "</pre>" => *in_code = in_code.saturating_sub(1),
                _ => {}
            }
        }
        before = rest[..taken].chars().last();
        rest = &rest[taken..];
        pieces.push(piece);
    }
    pieces
}

fn next(rest: &str, first: char, before: Option<char>, markup: bool, in_code: bool) -> Piece<'_> {
    if markup && first == '<' {
        return Piece::Markup(&rest[..rest.find('>').map_or(rest.len(), |end| end + 1)]);
    }
    if markup
        && first == '&'
        && let Some(end) = rest.find(';').filter(|end| *end <= 10)
    {
        return Piece::Markup(&rest[..=end]);
    }
    if in_code {
        return Piece::Kept(&rest[..rest.find(['<', '&']).filter(|_| markup).unwrap_or(rest.len()).max(first.len_utf8())]);
    }
    let after_word = before.is_some_and(char::is_alphanumeric);
    if !after_word && let Some(end) = kept(rest, first) {
        return Piece::Kept(&rest[..end]);
    }
    if !after_word && let Some(end) = number(rest) {
        return Piece::Number(&rest[..end]);
    }
    if is_cyrillic(first) {
        return Piece::Word(&rest[..rest.find(|c| !is_cyrillic(c) && c != '\u{301}').unwrap_or(rest.len())]);
    }
    if first.is_alphanumeric() {
        return Piece::Kept(&rest[..rest.find(|c: char| !c.is_alphanumeric() || is_cyrillic(c)).unwrap_or(rest.len())]);
    }
    Piece::Other(&rest[..first.len_utf8()])
}

const fn length(piece: &Piece<'_>) -> usize {
    match piece {
        Piece::Word(text) | Piece::Number(text) | Piece::Kept(text) | Piece::Markup(text) | Piece::Other(text) => text.len(),
    }
}

/// The letters of Kazakh and Russian, in both cases.
#[must_use]
pub fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// The end of a link, an address, an `@name` or a `/command` that begins here.
fn kept(rest: &str, first: char) -> Option<usize> {
    let word = &rest[..rest.find(|c: char| c.is_whitespace() || "<>«»\"".contains(c)).unwrap_or(rest.len())];
    let name = |from: usize| {
        let end = word[from..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(word.len(), |end| from + end);
        (end > from).then_some(end)
    };
    match first {
        '@' => name(1),
        '/' if word[1..].starts_with(|c: char| c.is_ascii_alphabetic()) => name(1),
        _ if word.contains("://") && word.starts_with(|c: char| c.is_ascii_alphabetic()) => Some(trimmed(word)),
        // A bare domain or an address of e-mail: Latin words with a dot between them.
        _ if first.is_ascii_alphanumeric() => {
            let end = word.find(|c: char| !c.is_ascii_alphanumeric() && !"._-@/?=&%#+~:".contains(c)).unwrap_or(word.len());
            let word = &word[..trimmed(&word[..end])];
            let dotted = word.split(['/', '?', '@']).any(|part| {
                part.split_once('.').is_some_and(|(a, b)| !a.is_empty() && b.starts_with(|c: char| c.is_ascii_alphabetic()))
            });
            (dotted && word.contains(|c: char| c.is_ascii_alphabetic())).then_some(word.len())
        }
        _ => None,
    }
}

/// The length of a link without the punctuation of the sentence that it ends.
fn trimmed(word: &str) -> usize {
    word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '…']).len()
}

/// The end of a number that begins here: digits in groups, with the signs that stand before, between and behind them.
fn number(rest: &str) -> Option<usize> {
    let start = rest.find(|c: char| !"+(−-№".contains(c) && c != ' ' && c != '\u{a0}')?;
    // Signs in front belong to a number only where it follows at once; № may have a space.
    if start > 0 && !rest.starts_with(['+', '(', '−', '№', '-']) || !rest[start..].starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    if rest.starts_with('(') && !rest[start..].contains(')') || rest.starts_with("- ") || rest.starts_with("( ") {
        return None;
    }
    let mut end = start;
    let mut open = rest.starts_with('(') || rest.starts_with("+(");
    let chars: Vec<(usize, char)> = rest[start..].char_indices().map(|(at, c)| (start + at, c)).collect();
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    for (at, (byte, c)) in chars.iter().enumerate() {
        let goes_on = match c {
            c if c.is_ascii_digit() => true,
            ' ' | '\u{a0}' | '\u{202f}' => {
                digit(at + 1) || matches!(chars.get(at + 1), Some((_, '₸' | '%' | '('))) && opens(&chars, at + 1)
            }
            '.' | ',' | ':' | '/' | '-' | '–' | '×' => digit(at + 1),
            '(' => {
                let opens = opens(&chars, at);
                open |= opens;
                opens
            }
            ')' => std::mem::take(&mut open),
            '₸' | '%' | '$' | '€' => true,
            _ => false,
        };
        if !goes_on {
            break;
        }
        end = byte + c.len_utf8();
    }
    (!open && end > start).then_some(end)
}

/// Whether what stands here is a sign of money, or a bracket with digits alone in it.
fn opens(chars: &[(usize, char)], at: usize) -> bool {
    match chars.get(at) {
        Some((_, '(')) => {
            let inside = chars[at + 1..].iter().take_while(|(_, c)| c.is_ascii_digit()).count();
            inside > 0 && matches!(chars.get(at + 1 + inside), Some((_, ')')))
        }
        Some((_, '₸' | '%')) => true,
        _ => false,
    }
}

//! Texts as they stand in a Fluent file: reading a pattern out, writing one in, and changing a file without touching anything else
//! of it.
//!
//! The words of one message or attribute are called its source: variables as `{ $name }`, lines without indentation.

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser::{self, ErrorKind},
};

/// Why words are no source of one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: What,
}

/// What is wrong with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A `{` has no `}`, or something else stands between the two than one variable.
    Open,
    /// A `}` has no `{`.
    Close,
    /// Something between `{` and `}` that only a release may hold: a choice, a function, another message.
    Program,
    /// There are no words.
    Empty,
    /// Anything else.
    Other,
}

/// A whole message with value and attributes, as it stands in a file. Sources that are wrong make a message that does not parse.
#[must_use]
pub fn message(id: &str, value: Option<&str>, attributes: &[(&str, &str)]) -> String {
    let mut source = match value {
        Some(words) => format!("{id} =\n{}", block(words, 4)),
        None => format!("{id} ="),
    };
    for (name, words) in attributes {
        source.push_str(&format!("\n    .{name} =\n{}", block(words, 8)));
    }
    source.push('\n');
    source
}

/// The lines of a source, indented; what Fluent would take for something else at the beginning of a line is quoted.
fn block(words: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let line = |line: &str| match line.chars().next() {
        None => String::new(),
        Some(first @ ('[' | '*' | '.')) => format!("{margin}{{ \"{first}\" }}{}", &line[1..]),
        Some(_) => format!("{margin}{line}"),
    };
    words.trim().lines().map(|words| line(words.trim_end())).collect::<Vec<_>>().join("\n")
}

/// The variables of a source, each once, in alphabetical order.
///
/// # Errors
/// When the words are no source of one message, or hold more than words and variables.
pub fn variables(words: &str) -> Result<Vec<String>, Wrong> {
    if words.trim().is_empty() {
        return Err(Wrong { line: 1, what: What::Empty });
    }
    let source = message("x", Some(words), &[]);
    let resource = parser::parse(source.as_str()).map_err(|(_, errors)| wrong(&source, &errors[0]))?;
    let [Entry::Message(parsed)] = resource.body.as_slice() else { return Err(Wrong { line: 1, what: What::Other }) };
    let Some(pattern) = parsed.value.as_ref().filter(|_| parsed.attributes.is_empty()) else {
        return Err(Wrong { line: 1, what: What::Other });
    };
    let mut names = Vec::new();
    let mut line = 1;
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => line += value.matches('\n').count(),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
                names.push(id.name.to_owned());
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { .. }) } => {}
            PatternElement::Placeable { .. } => return Err(Wrong { line, what: What::Program }),
        }
    }
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

fn wrong(source: &str, error: &parser::ParserError) -> Wrong {
    let before = source.get(..error.pos.start).unwrap_or(source);
    // The first line of the message is its id.
    let line = before.matches('\n').count().clamp(1, source.lines().count().saturating_sub(1).max(1));
    let what = match error.kind {
        ErrorKind::UnbalancedClosingBrace => What::Close,
        ErrorKind::ExpectedToken('}') | ErrorKind::ExpectedInlineExpression | ErrorKind::ExpectedCharRange { .. } => What::Open,
        _ => What::Other,
    };
    Wrong { line, what }
}

/// The source of a pattern; `None` where it holds more than words and variables.
#[must_use]
pub fn of(pattern: &Pattern<&str>) -> Option<String> {
    let mut words = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
                words.push_str(&format!("{{ ${} }}", id.name));
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                let quoted = matches!(*value, "[" | "*" | ".") && (words.is_empty() || words.ends_with('\n'));
                words.push_str(&if quoted { (*value).to_owned() } else { format!("{{ \"{value}\" }}") });
            }
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(words)
}

/// A file with other words for one message (`id`) or attribute (`id.name`); every other line stays. `None` where the file has none.
#[must_use]
pub fn replace(file: &str, id: &str, words: &str) -> Option<String> {
    let (message, attribute) = id.split_once('.').map_or((id, None), |(message, name)| (message, Some(name)));
    let lines: Vec<&str> = file.lines().collect();
    let begin =
        lines.iter().position(|line| line.strip_prefix(message).is_some_and(|rest| rest.trim_start().starts_with('=')))?;
    let inside = |line: &&&str| line.is_empty() || line.starts_with([' ', '}']);
    let end = begin + 1 + lines[begin + 1..].iter().take_while(inside).count();
    let is_attribute = |line: &&str| attribute_name(line).is_some();
    let (from, to, indent) = match attribute {
        None => {
            let to = lines[begin + 1..end].iter().position(is_attribute).map_or(end, |at| begin + 1 + at);
            (begin, to, 4)
        }
        Some(name) => {
            let from = begin + 1 + lines[begin + 1..end].iter().position(|line| attribute_name(line) == Some(name))?;
            let to = lines[from + 1..end].iter().position(is_attribute).map_or(end, |at| from + 1 + at);
            (from, to, 8)
        }
    };
    // Empty lines behind a message belong to what comes next.
    let to = from + 1 + lines[from + 1..to].iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
    let head = lines[from].split('=').next().unwrap_or_default().trim_end();
    let one_line = !words.trim().contains('\n') && !words.trim().starts_with(['[', '*', '.']);
    let written = if one_line { format!("{head} = {}", words.trim()) } else { format!("{head} =\n{}", block(words, indent)) };
    let mut all: Vec<&str> = lines[..from].to_vec();
    all.push(&written);
    all.extend(&lines[to..]);
    let mut file = all.join("\n");
    file.push('\n');
    Some(file)
}

fn attribute_name(line: &str) -> Option<&str> {
    let (name, _) = line.trim_start().strip_prefix('.').filter(|_| line.starts_with(' '))?.split_once('=')?;
    let name = name.trim();
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_').then_some(name)
}

#[cfg(test)]
mod tests;

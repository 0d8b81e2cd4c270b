//! Numbers as people type them where one is asked: "5 балам бар", "бес", "пятеро", "полтора года", with and without Kazakh
//! letters. Pure.
//!
//! What could be meant in two ways is not understood, so that the question is asked again rather than a wrong number kept.

use super::answers::{Key, Kind, Value};

/// What the number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// People.
    Count,
    /// Full months; years are turned into months.
    Months,
}

/// What somebody typed where a number is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// This number, which may still be outside the limits of the question.
    Number(i64),
    /// "None": нет, жоқ.
    Nothing,
}

/// The most words that are looked at; a longer message is a story, not an answer.
const MAX_WORDS: usize = 12;

/// The most words of a message that is surely nothing but an answer.
const BRIEF: usize = 4;

/// Larger than every limit, and far from overflow.
const LARGE: i64 = 1_000_000_000_000;

/// Parts of a whole, so that "1,5" stays exact.
const WHOLE: i64 = 100;

/// The answer to the question of `key` that somebody typed: a number, yes and no, or that they do not know. `None` when it is not understood.
#[must_use]
pub fn value(key: Key, words: &str) -> Option<Value> {
    if does_not_know(words) {
        return Some(Value::Unknown);
    }
    let unit = match key.kind() {
        Kind::Bool => return yes_or_no(words).map(Value::Bool),
        Kind::Code(_) => return None,
        Kind::Number { .. } if matches!(key, Key::HouseholdSize | Key::ChildrenUnder18) => Unit::Count,
        Kind::Number { .. } => Unit::Months,
    };
    match (number(words, unit)?, key) {
        (Heard::Number(number), _) => Some(Value::Number(number)),
        (Heard::Nothing, Key::DivorcedMonthsAgo) => Some(Value::NotApplicable),
        (Heard::Nothing, Key::ChildrenUnder18 | Key::RegisteredMonths) => Some(Value::Number(0)),
        (Heard::Nothing, _) => None,
    }
}

/// Whether a message is so short that it can be nothing but an answer to what was just asked.
#[must_use]
pub fn is_brief(words: &str) -> bool {
    tokens(words).len() <= BRIEF
}

/// The number that somebody typed; `None` when it is not clear which one is meant, or there is none.
#[must_use]
pub fn number(words: &str, unit: Unit) -> Option<Heard> {
    if let Ok(number) = words.trim().parse() {
        return Some(Heard::Number(number));
    }
    let tokens = tokens(words);
    if words.contains('?') || tokens.len() > MAX_WORDS {
        return None;
    }
    let found = found(&tokens, unit)?;
    let whole = |parts: i64| (parts % WHOLE == 0).then_some(parts / WHOLE);
    match (unit, found.as_slice()) {
        (_, []) => is_nothing(&tokens).then_some(Heard::Nothing),
        (_, [Part { parts, time: None }]) => whole(*parts).map(Heard::Number),
        (Unit::Months, [Part { parts, time: Some(time) }]) => Some(Heard::Number(time.months(*parts))),
        (Unit::Months, [years @ Part { time: Some(Time::Year), .. }, months @ Part { time: Some(Time::Month), .. }]) => {
            Some(Heard::Number(Time::Year.months(years.parts).saturating_add(Time::Month.months(months.parts))))
        }
        _ => None,
    }
}

/// A number with what stands behind it.
#[derive(Clone, Copy, Debug)]
struct Part {
    parts: i64,
    time: Option<Time>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    Year,
    Month,
    Week,
}

impl Time {
    /// Full months of so many hundredths of this.
    const fn months(self, parts: i64) -> i64 {
        match self {
            Self::Year => parts.saturating_mul(12) / WHOLE,
            Self::Month => parts / WHOLE,
            Self::Week => parts / (WHOLE * 52 / 12),
        }
    }
}

/// The numbers of a message in order; `None` where one cannot be read.
fn found(tokens: &[String], unit: Unit) -> Option<Vec<Part>> {
    let mut found: Vec<Part> = Vec::new();
    // The number that is being put together, and the size of its last word: "жиырма" may be followed by "бес".
    let mut open: Option<(i64, i64)> = None;
    for (place, token) in tokens.iter().enumerate() {
        if let Some(time) = time(token) {
            let parts = match open.take() {
                Some((parts, _)) => parts,
                // "год", "ай": one of them, where no number stands before.
                None if unit == Unit::Months && found.is_empty() => WHOLE,
                None => continue,
            };
            // "2019 год" is a year of the calendar.
            if time == Time::Year && parts >= 1900 * WHOLE {
                return None;
            }
            found.push(Part { parts, time: Some(time) });
            continue;
        }
        if is_half_more(tokens, place) {
            if let Some((parts, _)) = &mut open {
                *parts += WHOLE / 2;
            }
            continue;
        }
        match word(token) {
            // "полгода" brings its year along.
            Some((parts, Some(time))) => {
                close(&mut open, &mut found);
                found.push(Part { parts, time: Some(time) });
            }
            Some((parts, None)) => match open {
                Some((sum, last)) if last >= 10 * WHOLE && parts < last && parts % WHOLE == 0 && parts > 0 => {
                    open = Some((sum.checked_add(parts)?, parts));
                }
                _ => {
                    close(&mut open, &mut found);
                    // Digits end a number: "20 5" are two.
                    let last = if token.starts_with(|c: char| c.is_ascii_digit()) { 0 } else { parts };
                    open = Some((parts, last));
                }
            },
            None if ["с", "жане", "и"].contains(&token.as_str()) => {}
            None => close(&mut open, &mut found),
        }
    }
    close(&mut open, &mut found);
    Some(found)
}

fn close(open: &mut Option<(i64, i64)>, found: &mut Vec<Part>) {
    found.extend(open.take().map(|(parts, _)| Part { parts, time: None }));
}

/// "жарым" and "с половиной" after a number.
fn is_half_more(tokens: &[String], place: usize) -> bool {
    place > 0 && ["жарим", "половиной", "половинои"].contains(&tokens[place].as_str())
}

/// Words as they are compared: small letters, without those that only Kazakh has, ы as и, without soft signs; digits by themselves.
fn tokens(words: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = ' ';
    let folded: Vec<char> = words.chars().flat_map(char::to_lowercase).filter_map(fold).collect();
    for (place, c) in folded.iter().copied().enumerate() {
        let next_digit = folded.get(place + 1).is_some_and(char::is_ascii_digit);
        let decimal = (c == ',' || c == '.') && last.is_ascii_digit() && next_digit;
        let same = decimal
            || (c.is_ascii_digit() && (last.is_ascii_digit() || ((last == ',' || last == '.') && place > 1)))
            || (c.is_alphabetic() && last.is_alphabetic());
        match tokens.last_mut().filter(|_| same) {
            Some(token) => token.push(if decimal { '.' } else { c }),
            None if c.is_alphanumeric() => tokens.push(c.to_string()),
            None => {}
        }
        last = if decimal || c.is_alphanumeric() { c } else { ' ' };
    }
    tokens
}

const fn fold(c: char) -> Option<char> {
    Some(match c {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'і' | 'ы' | 'i' => 'и',
        'һ' => 'х',
        'ё' => 'е',
        'ь' | 'ъ' => return None,
        other => other,
    })
}

fn time(token: &str) -> Option<Time> {
    const YEAR: [&str; 13] =
        ["жас", "жаста", "жасар", "год", "года", "году", "годов", "лет", "жил", "жилдан", "жилга", "жилдик", "г"];
    const MONTH: [&str; 9] = ["месяц", "месяца", "месяцев", "мес", "месяцов", "ай", "айдан", "айга", "айлик"];
    const WEEK: [&str; 5] = ["неделя", "недели", "недел", "неделю", "апта"];
    if YEAR.contains(&token) {
        Some(Time::Year)
    } else if MONTH.contains(&token) {
        Some(Time::Month)
    } else {
        WEEK.contains(&token).then_some(Time::Week)
    }
}

/// A number as a word or in digits, in hundredths; with the time that the word itself names.
fn word(token: &str) -> Option<(i64, Option<Time>)> {
    if token.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(token).map(|parts| (parts, None));
    }
    match token {
        "полтора" | "полтори" | "полутора" => return Some((WHOLE * 3 / 2, None)),
        "жарти" => return Some((WHOLE / 2, None)),
        "полгода" | "полугода" => return Some((WHOLE / 2, Some(Time::Year))),
        _ => {}
    }
    let found = WORDS.iter().find(|(_, forms)| forms.split(' ').any(|form| form == token));
    // "екеуміз", "бесеуміз": we are two, we are five.
    let ours = || ["миз", "ми", "и", "сиз"].iter().find_map(|ending| token.strip_suffix(ending));
    let found = found.or_else(|| {
        let stem = ours().filter(|stem| stem.ends_with('у'))?;
        WORDS.iter().find(|(_, forms)| forms.split(' ').any(|form| form == stem))
    });
    found.map(|(number, _)| (number * WHOLE, None))
}

fn digits(token: &str) -> Option<i64> {
    let (whole, rest) = token.split_once('.').unwrap_or((token, ""));
    // More digits than a number can hold are far outside every limit.
    let whole: i64 = whole.parse().unwrap_or(LARGE).min(LARGE);
    let hundredths: i64 = match rest.len() {
        0 => 0,
        1 => rest.parse::<i64>().ok()? * 10,
        2 => rest.parse().ok()?,
        _ => return None,
    };
    whole.checked_mul(WHOLE)?.checked_add(hundredths)
}

/// "None" in a few words.
fn is_nothing(tokens: &[String]) -> bool {
    const NOTHING: &str = "нет нету жок жокпин ешким никого никакого нисколко баласиз бездетная бездетний болмаган болмади ажираспадим ажираспаганмин";
    const PAIRS: [(&str, &str); 6] =
        [("без", "детей"), ("не", "било"), ("не", "бил"), ("не", "разводилас"), ("не", "разводился"), ("не", "разводилис")];
    let one = tokens.iter().any(|token| NOTHING.split(' ').any(|word| word == token));
    let pair = tokens.windows(2).any(|pair| PAIRS.iter().any(|(first, second)| pair[0] == *first && pair[1] == *second));
    tokens.len() <= BRIEF && (one || pair)
}

/// "I don't know" in a few words.
fn does_not_know(words: &str) -> bool {
    let tokens = tokens(words);
    let kazakh = tokens.iter().any(|token| ["билмеймин", "билмедим", "билмеимин"].contains(&token.as_str()));
    tokens.len() <= BRIEF && (kazakh || tokens.windows(2).any(|pair| pair[0] == "не" && pair[1] == "знаю"))
}

fn yes_or_no(words: &str) -> Option<bool> {
    let tokens = tokens(words);
    let one = |list: &str| tokens.iter().any(|token| list.split(' ').any(|word| word == token));
    match (one("да ага угу иа ия бар ест конечно арине дурис верно болган"), one("нет нету жок емес неа болмаган"))
    {
        (true, false) if tokens.len() <= BRIEF => Some(true),
        (false, true) if tokens.len() <= BRIEF => Some(false),
        _ => None,
    }
}

/// Numbers in words, folded as [`tokens`] folds them.
const WORDS: &[(i64, &str)] = &[
    (0, "нол нул ноль"),
    (1, "бир биреу один одна одно одного одну одной жалгиз жалгизбин жалгизи"),
    (2, "еки екеу два две двое двух двоих двоем вдвоем"),
    (3, "уш ушеу три трое трех троих втроем"),
    (4, "торт тортеу четире четверо четирех четверих вчетвером"),
    (5, "бес бесеу пят пятеро пяти пятерих впятером"),
    (6, "алти алтау шест шестеро шести шестерих вшестером"),
    (7, "жети жетеу сем семеро семи семерих всемером"),
    (8, "сегиз восем восмеро восми восмерих ввосмером"),
    (9, "тогиз девят девятеро девяти девятерих"),
    (10, "он десят десятеро десяти десятерих"),
    (11, "одиннадцат одинадцат одиннадцати"),
    (12, "двенадцат двенадцати"),
    (13, "тринадцат тринадцати"),
    (14, "четирнадцат четирнадцати"),
    (15, "пятнадцат пятнадцати"),
    (16, "шестнадцат шестнадцати"),
    (17, "семнадцат семнадцати"),
    (18, "восемнадцат восемнадцати"),
    (19, "девятнадцат девятнадцати"),
    (20, "жиирма жирма двадцат двадцати"),
    (30, "отиз тридцат тридцати"),
    (40, "кирик сорок сорока"),
    (50, "елу пятдесят пятидесяти"),
    (60, "алпис шестдесят шестидесяти"),
    (70, "жетпис семдесят семидесяти"),
    (80, "сексен восемдесят восмидесяти"),
    (90, "токсан девяносто девяноста"),
    (100, "жуз сто ста"),
];

#[cfg(test)]
mod tests;

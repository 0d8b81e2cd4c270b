//! What the editor types, held against what Telegram and the readers need: words, labels of buttons, addresses. Pure.

use crate::{
    script::{
        self, Script,
        writing::{self, Letters},
    },
    text::{Lang, Text},
    texts,
};

/// The longest label of a button, in UTF-16 units: more is cut off on a phone.
const MAX_LABEL: usize = 64;

/// The longest address that a button takes (Telegram names no limit; more is surely a mistake).
const MAX_URL: usize = 1_000;

/// An announcement with fewer characters than this may have been sent by accident.
const SHORT: usize = 20;

/// What came of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// They can be taken.
    Good(String),
    /// They look as if they were written in the other language.
    Doubtful(String),
    /// They cannot be taken; why.
    Refused(Text),
}

/// Words for a language, `html` with their markup.
#[must_use]
pub fn words(lang: Lang, html: &str) -> Words {
    let html = without_emoji_tags(html.trim());
    let said = plain(&html);
    if said.trim().is_empty() {
        return Words::Refused(texts::announcements_empty());
    }
    match (lang, script::of(&said)) {
        (Lang::Kk, Script::KkArab) => Words::Refused(texts::announcements_is_arabic(reading(&said))),
        (Lang::Kk, Script::KkLatn) => Words::Refused(texts::announcements_is_latin(reading(&said))),
        (Lang::Kk, Script::Ru) | (Lang::Ru, Script::KkCyrl | Script::KkArab | Script::KkLatn) => Words::Doubtful(html),
        _ => Words::Good(html),
    }
}

/// What a reader of Cyrillic would have typed, to be copied; long texts are cut, because the whole answer must fit into a message.
fn reading(said: &str) -> String {
    script::reading(said).chars().take(3_000).collect()
}

/// A label of a button.
///
/// # Errors
/// With what is wrong, to be read by whoever wrote it.
pub fn label(lang: Lang, words: &str) -> Result<String, Text> {
    let words = words.trim();
    if words.is_empty() {
        return Err(texts::announcements_empty());
    }
    if words.contains('\n') {
        return Err(texts::announcements_label_one_line());
    }
    if lang == Lang::Kk && matches!(script::of(words), Script::KkArab) {
        return Err(texts::announcements_is_arabic(script::reading(words)));
    }
    let letters = if lang == Lang::Kk { Letters::ALL.as_slice() } else { &[Letters::Cyrl] };
    let length = |letters: &Letters| writing::plain(words.to_owned(), *letters).encode_utf16().count();
    let longest = letters.iter().map(length).max().unwrap_or_default();
    if longest > MAX_LABEL {
        return Err(texts::announcements_label_long(count(longest), count(MAX_LABEL)));
    }
    Ok(words.to_owned())
}

/// An address that a button leads to; what has no scheme gets `https://`, a name with an @ its page at Telegram. Among other words
/// the only one with a scheme is taken.
///
/// # Errors
/// With what is wrong, to be read by whoever wrote it.
pub fn url(words: &str) -> Result<String, Text> {
    let mut linked = words.split_whitespace().filter(|word| word.contains("://"));
    let words = match (linked.next(), linked.next()) {
        (Some(only), None) => only.trim_matches(|c| "()<>«»\"',;".contains(c)),
        _ => words.trim(),
    };
    if words.is_empty() || words.contains(char::is_whitespace) {
        return Err(texts::announcements_url_unclear());
    }
    if words.len() > MAX_URL {
        return Err(texts::announcements_url_long());
    }
    if let Some(name) = words.strip_prefix('@') {
        let known = name.len() >= 4 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        return if known { Ok(format!("https://t.me/{name}")) } else { Err(texts::announcements_url_unclear()) };
    }
    let scheme = words.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
    let whole = match scheme.as_deref() {
        Some("http" | "https" | "tg") if words.contains("://") => words.to_owned(),
        // A port behind a name is no scheme.
        Some(name) if name.contains('.') && !name.contains('/') => format!("https://{words}"),
        Some(name) if !name.contains('/') => return Err(texts::announcements_url_scheme(name)),
        _ => format!("https://{words}"),
    };
    let Ok(address) = url::Url::parse(&whole) else { return Err(texts::announcements_url_unclear()) };
    let named = address.scheme() == "tg" || address.host_str().is_some_and(|host| host.trim_matches('.').contains('.'));
    if named { Ok(address.to_string()) } else { Err(texts::announcements_url_unclear()) }
}

/// Whether words may have been meant as a trial: very short, or they say so. Whether there are any is asked for elsewhere.
#[must_use]
pub fn looks_like_trial<'a>(words: impl IntoIterator<Item = &'a str>) -> bool {
    words.into_iter().any(|html| {
        let said = plain(html).to_lowercase();
        said.trim().chars().count() < SHORT || ["тест", "test", "сынақ"].iter().any(|word| said.contains(word))
    })
}

/// The words of HTML without its markup.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('<') {
        words.push_str(before);
        rest = behind.split_once('>').map_or("", |(_, behind)| behind);
    }
    words.push_str(rest);
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The beginning of the words, for a line in a list.
#[must_use]
pub fn beginning(html: &str, most: usize) -> String {
    let said = plain(html).split_whitespace().collect::<Vec<_>>().join(" ");
    if said.chars().count() <= most {
        return said;
    }
    let cut: String = said.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// Moving emoji stay as the plain ones: a bot may send them only with a name bought from Telegram.
fn without_emoji_tags(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<tg-emoji").or_else(|| rest.find("</tg-emoji")) {
        let start = rest.find("</tg-emoji").map_or(start, |end| end.min(start));
        kept.push_str(&rest[..start]);
        rest = rest[start..].split_once('>').map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    kept
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_completed_or_refused_with_the_reason() {
        let id = |words: &str| url(words).map_err(|text| text.id.to_string());
        for (words, whole) in [
            ("egov.kz", "https://egov.kz/"),
            (" https://egov.kz/page?a=1 ", "https://egov.kz/page?a=1"),
            ("t.me/qoldau", "https://t.me/qoldau"),
            ("@qoldau_sko", "https://t.me/qoldau_sko"),
            ("enbek.kz:8443/x", "https://enbek.kz:8443/x"),
            ("egov.kz/a:b", "https://egov.kz/a:b"),
            ("tg://resolve?domain=qoldau", "tg://resolve?domain=qoldau"),
            ("Ресми бет (https://egov.kz/page), оқыңыз", "https://egov.kz/page"),
        ] {
            assert_eq!(id(words), Ok(whole.to_owned()), "{words}");
        }
        for words in ["javascript:alert(1)", "mailto:a@b.kz", "tel:+77152000000", "ftp://egov.kz", "data:text/html,x"] {
            assert_eq!(id(words), Err("announcements-url-scheme".to_owned()), "{words}");
        }
        for words in ["", "сайт", "egov kz", "https://a.kz https://b.kz", "localhost", "https://", "@ab", "https://."] {
            assert_eq!(id(words), Err("announcements-url-unclear".to_owned()), "{words}");
        }
        assert_eq!(id(&format!("egov.kz/{}", "a".repeat(1_000))), Err("announcements-url-long".to_owned()));
    }

    #[test]
    fn the_kazakh_text_is_cyrillic_and_what_looks_like_the_other_language_is_asked_about() {
        let kazakh = "Түркістаннан көшетін отбасыларға: мектепте орын бар.";
        let russian = "Семьям из Туркестана: в школе есть места, приходите с документами.";
        assert_eq!(words(Lang::Kk, kazakh), Words::Good(kazakh.to_owned()));
        assert_eq!(words(Lang::Ru, russian), Words::Good(russian.to_owned()));
        assert_eq!(words(Lang::Kk, russian), Words::Doubtful(russian.to_owned()));
        assert_eq!(words(Lang::Ru, kazakh), Words::Doubtful(kazakh.to_owned()));
        let refused = |words: Words| match words {
            Words::Refused(text) => text.id.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(words(Lang::Kk, "Mektepte oryn bar, qujattaryñyzdy äkeliñiz")), "announcements-is-latin");
        assert_eq!(refused(words(Lang::Kk, "مەكتەپتە ورىن بار")), "announcements-is-arabic");
        assert_eq!(refused(words(Lang::Kk, "<b> </b>")), "announcements-empty");
        assert_eq!(words(Lang::Kk, "https://egov.kz"), Words::Good("https://egov.kz".to_owned()));
        assert_eq!(words(Lang::Kk, "<tg-emoji emoji-id=\"5\">👍</tg-emoji> бар"), Words::Good("👍 бар".to_owned()));
    }

    #[test]
    fn labels_fit_in_every_script() {
        let id = |lang, words: &str| label(lang, words).map_err(|text| text.id.to_string());
        assert_eq!(id(Lang::Kk, " Толығырақ "), Ok("Толығырақ".to_owned()));
        assert_eq!(id(Lang::Kk, "бір\nекі"), Err("announcements-label-one-line".to_owned()));
        assert_eq!(id(Lang::Ru, &"я".repeat(65)), Err("announcements-label-long".to_owned()));
        assert_eq!(id(Lang::Ru, &"я".repeat(64)), Ok("я".repeat(64)));
        // In Latin letters some of these become two.
        assert_eq!(id(Lang::Kk, &"щ".repeat(64)), Err("announcements-label-long".to_owned()));
    }

    #[test]
    fn what_may_be_a_trial_is_asked_about_again() {
        assert!(looks_like_trial(["қысқа"]));
        assert!(looks_like_trial(["Бұл ТЕСТ хабарландыру, оқымаңыз"]));
        assert!(looks_like_trial(["Ертең мектепте сынақ болады, келіңіз"]));
        assert!(!looks_like_trial(["Түркістаннан көшетін отбасыларға: мектепте орын бар."]));
    }

    #[test]
    fn a_line_of_a_list_is_short_and_plain() {
        assert_eq!(beginning("<b>Мектеп</b>\n\nорны туралы", 40), "Мектеп орны туралы");
        assert_eq!(beginning("Мектептегі орын туралы", 10), "Мектептег…");
        assert_eq!(plain("1 &lt; 2 &amp; <i>3</i>"), "1 < 2 & 3");
    }
}

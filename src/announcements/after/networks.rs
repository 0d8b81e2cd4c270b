//! For other networks: the finished text to copy, and a square picture with the headline and the centre's name.

use crate::{
    announcements::{
        Announcement,
        after::{After, LINK_PREFIX, back, key},
        check,
        content::{Content, Target},
        whom,
    },
    app::App,
    menu,
    outbox::{
        message::{Keys, Message, To, What},
        split::split_within,
    },
    person::Person,
    picture::{Card, Picture},
    script::writing,
    text::{Lang, Text, Tongue},
    texts,
    turn::Outcome,
};

/// The longest headline, in characters; a longer first line ends with its first sentence, or is cut.
const HEADLINE: usize = 110;

/// How much of the words stands in one message, as HTML writes them, in UTF-16 code units: the rest of 4,096 is for what is said above.
const PIECE: usize = 3_800;

/// In which language?
#[must_use]
pub fn show(person: &Person, announcement: &Announcement) -> Outcome {
    let id = announcement.id;
    let mut keys: Keys = Tongue::ALL
        .into_iter()
        .filter(|tongue| announcement.content.words(tongue.lang).is_some())
        .map(|tongue| {
            let mut key = key(name(tongue), id, After::Network(tongue));
            key.lang = Some(tongue);
            vec![key]
        })
        .collect();
    let text = if keys.is_empty() { texts::after_networks_none() } else { texts::after_networks() };
    keys.extend(back(id));
    Outcome::nothing().screen(person.id, vec![text], keys, false)
}

/// A language in its own words and letters.
fn name(tongue: Tongue) -> Text {
    let name = if tongue.lang == Lang::Kk { texts::menu_lang_kk() } else { texts::menu_lang_ru() };
    name.said_in(tongue)
}

/// The picture and the text in one language and its letters.
#[must_use]
pub fn send(app: &App, person: &Person, announcement: &Announcement, tongue: Tongue) -> Outcome {
    let Some(html) = announcement.content.words(tongue.lang) else { return show(person, announcement) };
    let card = Card {
        from: texts::after_network_name(menu::centre_name(app)).said_in(tongue),
        headline: texts::after_network_card(headline(&check::plain(html))).said_in(tongue),
    };
    let picture =
        What::Picture { picture: Box::new(Picture::Card(card)), caption: vec![whom::tongue_name(tongue)], keys: Vec::new() };
    let to = To::Chat(person.id);
    let mut outcome = Outcome::nothing();
    let first = outcome.push(Message::new(to, picture));
    let words = pieces(&finished(app, announcement, tongue));
    let (name, n) = (whom::tongue_name(tongue), words.len());
    for (piece, number) in words.into_iter().zip(1..) {
        let text = if n == 1 {
            texts::after_network_text(name.clone(), piece)
        } else {
            texts::after_network_part(name.clone(), number, i64::try_from(n).unwrap_or(i64::MAX), piece)
        };
        let keys = if number == i64::try_from(n).unwrap_or(i64::MAX) { back(announcement.id) } else { Keys::new() };
        let say = What::Say { text: vec![text], keys, reply_to: None };
        // Without the picture the text is still of use.
        outcome = outcome.message(Message::new(to, say.clone()).after(first).or_else(say));
    }
    outcome
}

/// The words in pieces that each stand in a message of their own, because what is tapped to be copied must be one whole in it.
fn pieces(words: &str) -> Vec<String> {
    let written = |sign: char| match sign {
        '<' | '>' => 4,
        '&' => 5,
        '"' | '\'' => 6,
        sign => sign.len_utf16(),
    };
    split_within(words, PIECE, &|part| part.chars().map(written).sum())
}

/// The words without markup, the addresses of its buttons, and the way into the bot.
fn finished(app: &App, announcement: &Announcement, tongue: Tongue) -> String {
    let Content { buttons, .. } = &announcement.content;
    let html = announcement.content.words(tongue.lang).unwrap_or_default();
    let mut words = writing::plain(check::plain(html), tongue.letters);
    let links = buttons.iter().filter_map(|link| {
        let Target::Url(url) = &link.to else { return None };
        let (own, other) =
            if tongue.lang == Lang::Kk { (&link.label_kk, &link.label_ru) } else { (&link.label_ru, &link.label_kk) };
        let label = own.as_ref().or(other.as_ref())?.clone();
        Some(format!("{}: {url}", writing::plain(label, tongue.letters)))
    });
    for line in links {
        words.push_str("\n\n");
        words.push_str(&line);
    }
    let link = format!("https://t.me/{}?start={LINK_PREFIX}{}", app.username(), announcement.id);
    words.push_str("\n\n");
    words.push_str(&app.locales.plain(tongue, &texts::after_network_more(link)));
    words
}

/// The headline of words without markup: the first line that says something, or its first sentence where it is long.
#[must_use]
pub fn headline(words: &str) -> String {
    let line = words.lines().map(str::trim).find(|line| line.chars().any(char::is_alphanumeric)).unwrap_or_default();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= HEADLINE {
        return line;
    }
    let ends = line.match_indices(['.', '!', '?']).map(|(at, sign)| at + sign.len());
    let sentence = ends.map(|end| &line[..end]).take_while(|part| part.chars().count() <= HEADLINE).last();
    match sentence.filter(|sentence| sentence.chars().count() > HEADLINE / 5) {
        Some(sentence) => sentence.to_owned(),
        None => cut(&line, HEADLINE),
    }
}

/// As many whole words as fit, with an ellipsis.
fn cut(words: &str, most: usize) -> String {
    let mut kept = String::new();
    for word in words.split(' ') {
        if kept.chars().count() + word.chars().count() + 2 > most {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    if kept.is_empty() {
        kept = words.chars().take(most - 1).collect();
    }
    format!("{}…", kept.trim_end_matches([',', ';', ':', '–', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_stand_in_pieces_that_fit_and_lose_nothing() {
        for words in ["қысқа".to_owned(), "Құжаттар & <үміт> \"тізімі\"\n\n".repeat(300), "ұ".repeat(9_000), "&".repeat(4_096)]
        {
            let pieces = pieces(&words);
            assert!(pieces.iter().all(|piece| !piece.is_empty() && piece.encode_utf16().count() <= PIECE));
            let signs = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
            assert_eq!(signs(&pieces.concat()), signs(&words));
        }
        assert_eq!(pieces(&"&".repeat(4_096)).len(), 6);
    }

    #[test]
    fn the_headline_is_the_first_line_or_its_first_sentence() {
        assert_eq!(headline("📢\n\n Квота ашылды! \nҚұжаттарды дайындаңыз."), "Квота ашылды!");
        let long = "Құжат қабылдау басталды. Солтүстік Қазақстан облысына қоныс аударатын отбасылар өтінішті \
                    15 желтоқсанға дейін тапсыра алады, содан кейін тізім жабылады.";
        assert_eq!(headline(long), "Құжат қабылдау басталды.");
        let endless = "Солтүстік Қазақстан облысына қоныс аударатын отбасылар өтінішті 15 желтоқсанға дейін тапсыра алады, \
                       содан кейін тізім жабылады";
        let kept = headline(endless);
        assert!(
            kept.ends_with('…') && kept.chars().count() <= HEADLINE && endless.starts_with(kept.trim_end_matches('…')),
            "{kept}"
        );
        assert!(headline(&"ұ".repeat(300)).chars().count() <= HEADLINE);
        assert_eq!(headline("🙂 🙂"), "");
    }
}

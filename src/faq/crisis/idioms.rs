//! Ways of speaking in which a thing "kills" or a team is "beaten": taken out before anybody listens for a crisis, so that what
//! else is said still counts. Only where the thing stands as the one that does it: "құжаттар мені өлтіреді" is one,
//! "құжатымды алды, мені өлтіреді" is none.

use std::{borrow::Cow, sync::LazyLock};

use super::{listed, phrase::Phrases};
use crate::script::fold::{self, Token};

/// What is said to kill, as the one that does it. Words of the field: what wears people out here.
static THINGS: LazyLock<Phrases> = LazyLock::new(|| {
    listed(
        "қағаздар қағаз құжаттар справкалар справка анықтамалар кезек жинау жүгіру күту бюрократия ыстық аяз суық жол шаң дау-дамай
        бумаги бумажки справки справка документы отчеты отчёты очередь очереди волокита бюрократия беготня ожидание жара мороз дорога
        формуляры анкеты канцелярия цены",
    )
});

/// What it is said to do.
static KILLS: LazyLock<Phrases> = LazyLock::new(|| {
    listed(
        "өлтіреді өлтіретін өлтірді өлтіріп өлтірер убьет убьёт убивает убивают убьют доконает доконают доконала добьет добивает задушит",
    )
});

/// Whom.
static WHOM: LazyLock<Phrases> = LazyLock::new(|| listed("мені бізді адамды меня нас мен"));

/// Words between the thing and whom it kills, at most.
const BETWEEN: usize = 1;

/// The words without what is only a way of speaking; `folded` are the same words.
#[must_use]
pub fn without_idioms<'a>(words: &'a str, folded: &[Token]) -> Cow<'a, str> {
    let all: Vec<&str> = words.split_whitespace().collect();
    // Hardly any message has one; all others are left as they are.
    if !KILLS.occur(folded) && !all.iter().any(|word| is_score(word)) {
        return Cow::Borrowed(words);
    }
    let is = |phrases: &Phrases, at: usize| all.get(at).is_some_and(|word| phrases.occur(&fold::tokens(word)));
    // A clause that has ended has said what it says.
    let ends = |at: usize| all[at].ends_with([',', '.', '!', '?', ';', ':', '،', '؟', '؛']);
    let killing = |at: usize| {
        let after = (is(&WHOM, at) && !ends(at) && is(&KILLS, at + 1)) || (is(&KILLS, at) && !ends(at) && is(&WHOM, at + 1));
        let nearest = at.saturating_sub(1 + BETWEEN)..at;
        after && nearest.clone().any(|thing| is(&THINGS, thing) && (thing..at).all(|between| !ends(between)))
    };
    let mut kept = Vec::with_capacity(all.len());
    let mut at = 0;
    while at < all.len() {
        if killing(at) {
            at += 2;
        } else if is_score(all[at]) {
            // Whoever was beaten by so much lost a match.
            let lost = kept.iter().rposition(|word: &&str| BEATEN.occur(&fold::tokens(word)));
            lost.map(|lost| kept.remove(lost));
            at += 1;
        } else {
            kept.push(all[at]);
            at += 1;
        }
    }
    if kept.len() == all.len() { Cow::Borrowed(words) } else { Cow::Owned(kept.join(" ")) }
}

/// What a team suffers.
static BEATEN: LazyLock<Phrases> =
    LazyLock::new(|| listed("избили избил побили разбили порвали ұрды ұрып сабады сабап жеңді тастады таптады"));

/// Whether this is the score of a match: a digit, a colon, a digit. A time of day has two digits behind the colon.
fn is_score(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut sides = word.split([':', '-', '–']);
    let digit = |side: Option<&str>| side.is_some_and(|side| side.len() == 1 && side.bytes().all(|b| b.is_ascii_digit()));
    digit(sides.next()) && digit(sides.next()) && sides.next().is_none()
}

#[cfg(test)]
mod tests {
    use crate::script::fold;

    fn without_idioms(words: &str) -> String {
        super::without_idioms(words, &fold::tokens(words)).into_owned()
    }

    #[test]
    fn what_a_thing_does_is_taken_out() {
        for (said, left) in [
            ("осы справкалар мені өлтіретін болды, көшуге тағы не керек", "осы справкалар болды, көшуге тағы не керек"),
            ("осы қағаз жинау мені өлтіретін болды ғой", "осы қағаз жинау болды ғой"),
            ("эта волокита меня убьёт. какую ещё справку", "эта волокита какую ещё справку"),
            ("очередь убивает меня", "очередь"),
            ("наших вчера опять избили 0:4, позор", "наших вчера опять позор"),
        ] {
            assert_eq!(without_idioms(said), left);
        }
    }

    #[test]
    fn what_somebody_does_stays() {
        for said in [
            "күйеуім құжатымды алып қойды, мені өлтіреді",
            "забрал документы, меня убьёт",
            "күйеуім мені өлтіретін болды",
            "очередь в опеку, муж меня убьёт",
            "он избил меня в 5:30",
            "қағаз жинап жүрмін өлгім келеді",
        ] {
            assert_eq!(without_idioms(said), said);
        }
    }
}

//! The page in a real browser: somebody clicks through language, an answer, the questionnaire and a case, the lawyer answers, and
//! the answer is on the person's phone. In both languages; and in Arabic letters sums and numbers stand in the right order. Skipped, and
//! said, where no browser is installed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod chromium;

use std::{fs, path::Path, time::Duration};

use chromium::Browser;
use qoldau::{
    app::Bot,
    clock::Clock,
    playground::{
        Options, Playground,
        house::{self, House},
    },
    tasks::Tasks,
    text::{Lang, Locales, Text},
    texts,
};

/// The centre's number in this test; it is nobody's.
const PHONE: &str = "+7 (7152) 00-00-00";

/// One person's way, on the page.
struct Visit<'a> {
    browser: &'a mut Browser,
    locales: &'a Locales,
    house: &'a House,
    lang: Lang,
    person: i64,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_way_can_be_clicked_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mut browser) = Browser::start(&folder.path().join("profile")) else {
        println!("skipped: no chromium is installed, so the page was not tried in a browser");
        return;
    };
    let wall = Clock::new(jiff::tz::TimeZone::UTC);
    let options = Options { clock: Some(std::sync::Arc::new(move || wall.now_ms())), ..Options::default() };
    let playground = Playground::start(options).await.unwrap();
    let mut config = house::settings(&playground, &format!("sqlite://{}/bot.db", folder.path().display())).unwrap();
    config.centre.phone = Some(PHONE.into());
    let clock = Clock::new(config.zone.clone());
    let bot = Bot::build(config, clock).await.unwrap();
    let app = bot.app();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let running = Tasks::default().spawn(bot.run(async move { drop(stopped.await) }));
    let house = house::furnish(&playground, &app).await.unwrap();
    drop(app);

    browser.resize(1600, 1000);
    browser.open(&playground.page_url());
    let locales = Locales::embedded();
    for (lang, person) in [(Lang::Kk, house.people[0]), (Lang::Ru, house.people[1])] {
        let mut visit = Visit { browser: &mut browser, locales: &locales, house: &house, lang, person };
        visit.begins();
        visit.reads_an_answer();
        visit.answers_the_questionnaire();
        visit.asks_the_lawyer();
        visit.is_answered();
    }
    let mut visit = Visit { browser: &mut browser, locales: &locales, house: &house, lang: Lang::Kk, person: house.people[0] };
    visit.reads_numbers_in_lines_from_the_right();
    keep(&browser.picture(), "page-1600x1000.png");
    browser.resize(390, 844);
    browser.wait("document.querySelectorAll('.pane:not([hidden])').length === 1", "one phone on a phone");
    std::thread::sleep(Duration::from_millis(300));
    keep(&browser.picture(), "page-390x844.png");

    assert!(browser.troubles.is_empty(), "the page's scripts failed: {:#?}", browser.troubles);
    assert!(playground.violations().is_empty(), "against the specification: {:#?}", playground.violations());
    drop(stop);
    running.await.unwrap().unwrap();
    playground.stop();
}

impl Visit<'_> {
    fn begins(&mut self) {
        let start = self.inside(self.person, "[data-testid=start-button]");
        self.browser.click(&start, "Start");
        let language = if self.lang == Lang::Kk { texts::menu_lang_kk() } else { texts::menu_lang_ru() };
        self.presses(&language);
        self.waits_for_button(&texts::menu_key_answers());
    }

    fn reads_an_answer(&mut self) {
        self.presses(&texts::menu_key_answers());
        self.waits_for_button(&texts::menu_key_menu());
        self.presses_first();
        self.waits_for_button(&texts::menu_key_back());
        self.presses_first();
        self.waits_for_button(&texts::answers_helped_yes());
        self.presses(&texts::menu_key_menu());
        self.waits_for_button(&texts::menu_key_screening());
    }

    fn answers_the_questionnaire(&mut self) {
        self.presses(&texts::menu_key_screening());
        self.waits_for_button(&texts::privacy_key_agree());
        self.presses(&texts::privacy_key_agree());
        let lawyer = self.words(&texts::menu_key_result_lawyer());
        for _ in 0..40 {
            if self.buttons().contains(&lawyer) {
                return;
            }
            self.presses_first();
        }
        panic!("the questionnaire does not end");
    }

    fn asks_the_lawyer(&mut self) {
        self.presses(&texts::menu_key_result_lawyer());
        let agree = self.words(&texts::privacy_key_agree());
        if self.buttons().contains(&agree) {
            self.presses(&texts::privacy_key_agree());
        }
        let words = match self.lang {
            Lang::Kk => "Сәлеметсіз бе! Үй кезегіне қалай тұрамыз?",
            Lang::Ru => "Здравствуйте! Как встать в очередь на жильё?",
        };
        self.writes(self.person, words);
        let number = if self.lang == Lang::Kk { 1 } else { 2 };
        self.sees(self.person, &format!("№{number}"));
        let topic = self.inside(self.house.lawyer, ".topics .topic:nth-child(2)");
        let back = self.inside(self.house.lawyer, "[data-testid=back]:not([hidden])");
        if self.browser.evaluate(&format!("Boolean({back})")) == true {
            self.browser.click(&back, "back to the topics");
        }
        let shown = format!("({topic})?.innerText.includes('№{number}')");
        self.browser.wait(&shown, "the case's topic in the lawyer's group");
        self.browser.click(&topic, "the case's topic");
        self.sees(self.house.lawyer, words);
    }

    fn is_answered(&mut self) {
        let words = match self.lang {
            Lang::Kk => "Сәлеметсіз бе! Құжаттарыңызды ертең сағат 10-ға алып келіңіз.",
            Lang::Ru => "Здравствуйте! Приходите завтра к 10 часам с документами.",
        };
        self.writes(self.house.lawyer, words);
        self.sees(self.person, words);
        self.sees(self.house.lawyer, "👌");
    }

    fn reads_numbers_in_lines_from_the_right(&mut self) {
        self.writes(self.person, "/language");
        self.presses_with("قازاقشا");
        self.writes(self.person, "/answers");
        self.presses_with("اقشا");
        self.presses_with("كوشۋگە قانشا");
        self.stands_in_order("302 750 ₸");
        self.writes(self.person, "/help");
        self.stands_in_order(PHONE);
    }

    /// The characters of something stand from left to right although its line runs from the right: each begins where or behind
    /// the one before it ended.
    fn stands_in_order(&mut self, number: &str) {
        let messages = self.inside(self.person, "[data-testid=messages]");
        let quoted = serde_json::to_string(number).unwrap();
        let places = format!(
            "(() => {{
                const walker = document.createTreeWalker({messages}, NodeFilter.SHOW_TEXT);
                let found = null;
                while (walker.nextNode()) {{
                    const at = walker.currentNode.data.replaceAll('\u{a0}', ' ').indexOf({quoted});
                    if (at >= 0) found = [walker.currentNode, at];
                }}
                if (!found) return null;
                const [node, at] = found;
                const line = node.parentElement.closest('.text');
                const lefts = [...{quoted}].map((_, i) => {{
                    const range = document.createRange();
                    range.setStart(node, at + i);
                    range.setEnd(node, at + i + 1);
                    return range.getBoundingClientRect().left;
                }});
                return [getComputedStyle(line).direction, lefts];
            }})()"
        );
        self.browser.wait(&format!("{places} !== null"), number);
        let (direction, lefts): (String, Vec<f64>) = serde_json::from_value(self.browser.evaluate(&places)).unwrap();
        assert_eq!(direction, "rtl", "the line with {number} should run from the right");
        assert!(lefts.is_sorted(), "{number} is out of order on the screen: {lefts:?}");
    }

    /// The first element of a selector in somebody's pane, as an expression.
    fn inside(&self, person: i64, selector: &str) -> String {
        format!("document.querySelector('[data-testid=pane-{person}] {selector}')")
    }

    fn words(&self, text: &Text) -> String {
        self.locales.plain(self.lang, text)
    }

    /// The buttons under the newest message that has any.
    fn keyboard(&self) -> String {
        let messages = format!("document.querySelectorAll('[data-testid=pane-{}] .msg:has(.inline-button)')", self.person);
        format!("[...([...{messages}].at(-1)?.querySelectorAll('.inline-button') ?? [])]")
    }

    fn buttons(&mut self) -> Vec<String> {
        let labels = self.browser.evaluate(&format!("{}.map((button) => button.innerText.trim())", self.keyboard()));
        serde_json::from_value(labels).unwrap()
    }

    fn waits_for_button(&mut self, text: &Text) {
        let label = serde_json::to_string(&self.words(text)).unwrap();
        let there = format!("{}.some((button) => button.innerText.trim() === {label})", self.keyboard());
        self.browser.wait(&there, &label);
    }

    fn presses(&mut self, text: &Text) {
        let label = serde_json::to_string(&self.words(text)).unwrap();
        let button = format!("{}.find((button) => button.innerText.trim() === {label})", self.keyboard());
        self.clicks_and_waits(&button, &label);
    }

    fn presses_first(&mut self) {
        self.clicks_and_waits(&format!("{}[0]", self.keyboard()), "the first button");
    }

    /// Presses the button whose label has these words.
    fn presses_with(&mut self, words: &str) {
        let button = format!("{}.find((button) => button.innerText.includes('{words}'))", self.keyboard());
        self.browser.wait(&format!("Boolean({button})"), words);
        self.clicks_and_waits(&button, words);
    }

    /// After a press the newest screen is another one.
    fn clicks_and_waits(&mut self, button: &str, what: &str) {
        let screen = format!("({})[0]?.closest('.msg').innerText", self.keyboard());
        let before = self.browser.evaluate(&screen);
        self.browser.click(button, what);
        self.browser.wait(&format!("{screen} !== {before}"), &format!("what follows {what}"));
    }

    fn writes(&mut self, person: i64, words: &str) {
        let composer = self.inside(person, "[data-testid=composer]");
        self.browser.click(&composer, "where one writes");
        self.browser.write(words);
        let send = self.inside(person, "[data-testid=send]");
        self.browser.click(&send, "Send");
    }

    fn sees(&mut self, person: i64, words: &str) {
        let quoted = serde_json::to_string(words).unwrap();
        let messages = self.inside(person, "[data-testid=messages]");
        self.browser.wait(&format!("({messages})?.innerText.includes({quoted})"), words);
    }
}

/// Keeps a picture where it can be looked at after the test.
fn keep(base64: &str, name: &str) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(path, decode(base64)).unwrap();
}

/// Standard base64 with padding, as the protocol sends it.
fn decode(base64: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(base64.len() / 4 * 3);
    for group in base64.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = group.iter().fold(0_u32, |bits, letter| {
            let value = LETTERS.iter().position(|known| known == letter).unwrap();
            bits << 6 | u32::try_from(value).unwrap()
        });
        let bits = bits << (6 * (4 - group.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    bytes
}

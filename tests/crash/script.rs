//! What one person does from /start to the lawyer's second answer, and what the lawyer does for them.

use qoldau::playground::state::{Msg, State};
use serde_json::json;

use crate::world::{World, messages};

/// Updates that a person causes in the whole script.
pub const UPDATES: usize = 20;

/// Screens of the questionnaire that are answered before it is left.
const ANSWERS: usize = 4;

/// Somebody with a script.
#[derive(Clone, Copy)]
pub struct Player {
    /// User id.
    pub id: i64,
    /// Their number, in everything that they write.
    pub number: usize,
    /// The language that they choose: `kk` or `ru`.
    pub lang: &'static str,
}

impl Player {
    /// A new person; the even ones speak Kazakh.
    pub fn new(world: &World, number: usize) -> Self {
        let (lang, name) = if number.is_multiple_of(2) { ("kk", "Айгүл") } else { ("ru", "Руслан") };
        Self { id: world.person(name), number, lang }
    }

    /// What is written into the case: by the person, or by the lawyer.
    pub fn words(&self, who: &str, part: usize) -> String {
        format!("{who} {}-{part}.", self.number)
    }

    /// Plays it all, each step as soon as the answer to the last one is there.
    pub async fn play(self, world: &World) {
        self.through_the_menus(world).await;
        self.opens_a_case(world).await;
        self.with_the_lawyer(world).await;
    }

    /// 16 updates: language, an answer, the questionnaire, the lawyer's desk.
    pub async fn through_the_menus(self, world: &World) {
        world.act(json!({"do": "start", "as": self.id}));
        self.press(world, &format!("l:{}", self.lang)).await;
        for data in ["a", "c:", "t:", "y:", "m", "q", "o:1"] {
            self.press(world, data).await;
        }
        let mut asked = Vec::new();
        for _ in 0..ANSWERS {
            let (message, data) = world.until("the next question", |state| question(state, self.id, &asked)).await;
            asked.push(number_of(&data).to_owned());
            world.act(json!({"do": "press", "as": self.id, "chat": self.id, "message": message, "data": data}));
        }
        world.until("the question after", |state| question(state, self.id, &asked)).await;
        for data in ["e", "p", "p:lawyer"] {
            self.press(world, data).await;
        }
    }

    /// One update: the person says what it is about.
    pub async fn opens_a_case(self, world: &World) {
        world.until("to be asked what it is about", |state| describing(state, self.id)).await;
        let words = self.words("Сұрақ", 1);
        world.act(json!({"do": "send", "as": self.id, "chat": self.id, "text": words}));
        self.copied(world, &words).await;
        world.until("the case's screen", |state| button(state, self.id, "X:")).await;
    }

    /// 3 updates of the person and 2 of the lawyer.
    async fn with_the_lawyer(self, world: &World) {
        let words = self.words("Қағаз", 2);
        let photo = world.act(json!({"do": "photo", "as": self.id, "chat": self.id, "caption": words}));
        self.copied(world, &words).await;
        self.told(world, photo).await;
        self.answered(world, 1).await;

        let words = self.words("Рақмет", 3);
        let thanks = world.act(json!({"do": "send", "as": self.id, "chat": self.id, "text": words}));
        self.copied(world, &words).await;
        self.told(world, thanks).await;
        self.answered(world, 2).await;

        world.act(json!({"do": "send", "as": self.id, "chat": self.id, "text": "/menu"}));
        world
            .until("the menu at the end", |state| {
                let last = messages(state, self.id).rfind(|message| message.from.bot)?;
                has(last, "a").then_some(())
            })
            .await;
    }

    /// Presses the newest button whose data is `data`, or begins with it where it ends in a colon.
    async fn press(self, world: &World, data: &str) {
        let (message, data) =
            world.until(&format!("the button {data} of person {}", self.number), |state| button(state, self.id, data)).await;
        world.act(json!({"do": "press", "as": self.id, "chat": self.id, "message": message, "data": data}));
    }

    async fn copied(self, world: &World, words: &str) {
        world.until(&format!("the desk's copy of «{words}»"), |state| self.thread(world, state, words)).await;
    }

    /// The newest topic of the lawyer's forum in which these words stand.
    fn thread(self, world: &World, state: &State, words: &str) -> Option<i64> {
        messages(state, world.house.lawyers_chat).rfind(|message| said(message) == words)?.thread
    }

    async fn told(self, world: &World, source: i64) {
        world
            .until("the word that it was passed on", |state| {
                messages(state, self.id)
                    .find(|message| message.from.bot && message.reply_to.as_ref().is_some_and(|to| to.id == source))
                    .map(|_| ())
            })
            .await;
    }

    /// The lawyer answers in the topic, and sees that it arrived.
    async fn answered(self, world: &World, part: usize) {
        let (lawyer, chat) = (world.house.lawyer, world.house.lawyers_chat);
        let first = self.words("Сұрақ", 1);
        let thread = world.until("the topic", |state| self.thread(world, state, &first)).await;
        let words = self.words("Жауап", part);
        let answer = world.act(json!({"do": "send", "as": lawyer, "chat": chat, "thread": thread, "text": words}));
        world
            .until(&format!("«{words}» in the private chat"), |state| {
                messages(state, self.id).find(|message| message.from.bot && message.text == words).map(|_| ())
            })
            .await;
        world
            .until(&format!("the sign that «{words}» was delivered"), |state| {
                messages(state, chat).find(|message| message.id == answer && !message.reactions.is_empty()).map(|_| ())
            })
            .await;
    }
}

/// The words of a message, or under it.
pub fn said(message: &Msg) -> &str {
    if message.caption.is_empty() { &message.text } else { &message.caption }
}

fn datas(message: &Msg) -> impl Iterator<Item = &str> {
    message.buttons.iter().flatten().filter_map(|button| button.data.as_deref())
}

fn has(message: &Msg, wanted: &str) -> bool {
    datas(message).any(|data| data == wanted)
}

/// The newest message with a button whose data is `wanted`, or begins with it where it ends in a colon; and that data.
pub fn button(state: &State, person: i64, wanted: &str) -> Option<(i64, String)> {
    let fits = |data: &&str| if wanted.ends_with(':') { data.starts_with(wanted) } else { *data == wanted };
    messages(state, person).rev().find_map(|message| Some((message.id, datas(message).find(fits)?.to_owned())))
}

/// A question that was not asked yet: its message and its first answer.
fn question(state: &State, person: i64, asked: &[String]) -> Option<(i64, String)> {
    let fits = |data: &&str| {
        data.matches(':').count() == 2 && data.starts_with("q:") && !asked.iter().any(|asked| asked == number_of(data))
    };
    messages(state, person).rev().find_map(|message| Some((message.id, datas(message).find(fits)?.to_owned())))
}

fn number_of(data: &str) -> &str {
    data.split(':').nth(1).unwrap_or_default()
}

fn describing(state: &State, person: i64) -> Option<()> {
    let newest = messages(state, person).rev().find(|message| !message.buttons.is_empty())?;
    datas(newest).eq(["m"]).then_some(())
}

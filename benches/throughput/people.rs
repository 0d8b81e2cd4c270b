//! People who play: fifteen updates each, the next one when the answer to the last has arrived.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};

use qoldau::playground::{OnCall, Playground};
use serde_json::{Value, json};
use tokio::{sync::mpsc, task::JoinSet};

/// Updates of one person.
pub const UPDATES: usize = 15;

/// What one call of the bot's meant to a person.
pub struct Answer {
    at: Instant,
    /// The message that it is, or that it changed; `None` for the answer to the press.
    message: Option<i64>,
    /// The button data under it.
    data: Vec<String>,
}

/// Hands every call of the bot's to the person whom it concerns.
#[derive(Default)]
pub struct Hall {
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    people: HashMap<i64, mpsc::UnboundedSender<Answer>>,
    /// Whose press a query is.
    presses: HashMap<String, i64>,
    /// When the bot polled for the first time.
    polled: Option<Instant>,
    calls: usize,
}

impl Hall {
    /// What the playground tells of every call.
    pub fn on_call(self: &Arc<Self>) -> OnCall {
        let hall = Arc::clone(self);
        Arc::new(move |method, params, result| {
            let at = Instant::now();
            let mut inside = hall.lock();
            if method == "getUpdates" {
                inside.polled.get_or_insert(at);
                return;
            }
            inside.calls += 1;
            if method == "answerCallbackQuery" {
                let person = params["callback_query_id"].as_str().and_then(|query| inside.presses.remove(query));
                if let Some(to) = person.and_then(|person| inside.people.get(&person)) {
                    let _ = to.send(Answer { at, message: None, data: Vec::new() });
                }
                return;
            }
            let (Some(chat), Some(result)) = (params.get("chat_id").and_then(Value::as_i64), result) else { return };
            if let Some(to) = inside.people.get(&chat)
                && method != "setMyCommands"
            {
                let rows = result["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten();
                let keys = rows.filter_map(Value::as_array).flatten();
                let data = keys.filter_map(|key| key["callback_data"].as_str().map(str::to_owned)).collect();
                let _ = to.send(Answer { at, message: result["message_id"].as_i64(), data });
            }
        })
    }

    /// When the bot polled for the first time since the last question for it.
    pub fn take_polled(&self) -> Option<Instant> {
        self.lock().polled.take()
    }

    /// Calls so far, polls aside.
    pub fn calls(&self) -> usize {
        self.lock().calls
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap()
    }
}

/// One person at their phone.
struct Person {
    id: i64,
    hall: Arc<Hall>,
    playground: Playground,
    answers: mpsc::UnboundedReceiver<Answer>,
    message: i64,
    data: Vec<String>,
    first_calls: Arc<Mutex<Vec<Duration>>>,
    pause: Box<dyn FnMut() -> Duration + Send>,
}

impl Person {
    /// Does something, and waits for what comes of it.
    async fn act(&mut self, act: Value) {
        let pause = (self.pause)();
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
        while self.answers.try_recv().is_ok() {}
        let at = Instant::now();
        // All of this side is one thread, so the bot cannot answer before it is known whose press it was.
        if let Some(query) = self.playground.act_json(act).unwrap().query_id {
            self.hall.lock().presses.insert(query, self.id);
        }
        let mut first = None;
        loop {
            let answer = self.answers.recv().await.expect("the hall outlives its people");
            first.get_or_insert(answer.at);
            if let Some(message) = answer.message {
                (self.message, self.data) = (message, answer.data);
                break;
            }
        }
        self.first_calls.lock().unwrap().extend(first.map(|first| first - at));
    }

    async fn press(&mut self, data: &str) {
        let (id, message) = (self.id, self.message);
        self.act(json!({"do": "press", "as": id, "chat": id, "message": message, "data": data, "force": true})).await;
    }

    /// The fifteen updates.
    async fn play(&mut self) {
        let id = self.id;
        self.act(json!({"do": "start", "as": id})).await;
        for data in ["l:kk", "a", "c:centre", "t:check-eligibility", "q", "o:1"] {
            self.press(data).await;
        }
        for _ in 0..6 {
            let answer = self.data.iter().find(|data| data.starts_with("q:") && data.matches(':').count() == 2).cloned();
            let skip = self.data.iter().find(|data| data.starts_with("q:")).cloned();
            self.press(&answer.or(skip).unwrap_or_else(|| "q".into())).await;
        }
        self.press("p:lawyer").await;
        self.act(json!({"do": "send", "as": id, "chat": id, "text": "Құжаттарым туралы сұрағым бар"})).await;
    }
}

/// What a run came to.
pub struct Played {
    /// Updates handled.
    pub updates: usize,
    /// From the first update to the last answer.
    pub took: Duration,
    /// From each update to the first call that it caused, sorted.
    pub first_calls: Vec<Duration>,
}

/// Lets `people` play at once, and as many others after them as make `all`; each waits `pause` before each update, up to twice that
/// at random. Ends when all have played, or at the `limit`.
pub async fn play(
    playground: &Playground,
    hall: &Arc<Hall>,
    (people, all): (usize, usize),
    pause: Duration,
    limit: Duration,
) -> Played {
    let left = Arc::new(Mutex::new(all));
    let first_calls = Arc::new(Mutex::new(Vec::new()));
    let begun = Instant::now();
    let mut playing = JoinSet::new();
    for place in 0..people {
        let (left, first_calls, hall, playground) =
            (Arc::clone(&left), Arc::clone(&first_calls), Arc::clone(hall), playground.clone());
        playing.spawn(async move {
            let mut dice = place as u64;
            loop {
                {
                    let mut left = left.lock().unwrap();
                    if *left == 0 {
                        return;
                    }
                    *left -= 1;
                }
                let id = playground.act_json(json!({"do": "user", "name": "Айгүл"})).unwrap().user.unwrap();
                let (sender, answers) = mpsc::unbounded_channel();
                hall.lock().people.insert(id, sender);
                dice = dice.wrapping_add(1000);
                let pause = random_pause(pause, dice);
                let mut person = Person {
                    id,
                    hall: Arc::clone(&hall),
                    playground: playground.clone(),
                    answers,
                    message: 0,
                    data: Vec::new(),
                    first_calls: Arc::clone(&first_calls),
                    pause: Box::new(pause),
                };
                person.play().await;
                hall.lock().people.remove(&id);
            }
        });
    }
    let whole = async { while playing.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(limit, whole).await;
    let took = begun.elapsed();
    let mut first_calls = std::mem::take(&mut *first_calls.lock().unwrap());
    first_calls.sort_unstable();
    Played { updates: first_calls.len(), took, first_calls }
}

/// Pauses between nothing and twice `mean`, by a small generator (`SplitMix64`).
fn random_pause(mean: Duration, seed: u64) -> impl FnMut() -> Duration + Send {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mean * u32::try_from((mixed ^ (mixed >> 31)) % 2_000).unwrap_or_default() / 1_000
    }
}

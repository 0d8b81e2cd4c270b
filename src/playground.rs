//! Telegram in a box: a Bot API on loopback with a small world behind it, people who can be played, a judge of every request, and
//! troubles that can be switched on.
//!
//! The bot reaches it through its API URL only, so what is tried here is what ships. It serves three ends: somebody without a
//! token sees the whole product in a browser; the stories in `tests/` play people and staff; and the judge holds every request
//! against Telegram's own specification (see `judge` for which version, and its licence).
//!
//! In reading order: `world` is the state, `render` its JSON, `people` what people do, `api` what the bot can do,
//! `judge`, `faults` and `limits` what stands between, `state` what can be seen, `log` what was asked, `server` the
//! door. All but the server is pure and takes the time as a number.

mod api;
mod entities;
pub mod faults;
mod files;
pub mod house;
mod inbox;
mod judge;
mod limits;
pub mod log;
pub mod people;
mod render;
mod server;
pub mod state;
mod world;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use serde_json::{Map, Value};

use faults::Faults;
use log::Call;
use people::{Act, ActDone};
use server::Shared;
use state::State;

/// What tells the time: Unix milliseconds.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// What is called when the playground starts afresh.
pub type OnFresh = Arc<dyn Fn() + Send + Sync>;

/// What is told of every call at the moment of its answer: the method in Telegram's spelling, its parameters, and the result where
/// it was done. It stands in the call's way, so it may only note.
pub type OnCall = Arc<dyn Fn(&str, &Map<String, Value>, Option<&Value>) + Send + Sync>;

/// How a playground is set up.
#[derive(Clone)]
pub struct Options {
    /// The bot's token, `<bot id>:<anything>`.
    pub token: String,
    /// The bot's @username, without the @.
    pub bot_username: String,
    /// The bot's name until it sets one.
    pub bot_name: String,
    /// The port on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// The secret in the page's address; `None` makes one up.
    pub secret: Option<String>,
    /// Refuse what the judge objects to, with 400. Else it is only noted, as Telegram would mostly let it pass.
    pub strict: bool,
    /// Keep every call for [`Playground::calls`]. Long runs switch it off and have their memory bounded.
    pub log: bool,
    /// Messages kept in each chat; 0 keeps all. Older ones are forgotten as if deleted.
    pub keep_messages: usize,
    /// Telegram's rate limits, this many times as generous; `None` has none.
    pub pace: Option<f64>,
    /// The time; `None` begins at a fixed moment and goes on with the runtime's clock.
    pub clock: Option<Clock>,
    /// Called after a fresh start, to people the world again.
    pub on_fresh: Option<OnFresh>,
    /// Told of every call, for measurements.
    pub on_call: Option<OnCall>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            token: "5000000001:playground".to_owned(),
            bot_username: "qoldau_bot".to_owned(),
            bot_name: "Qoldau".to_owned(),
            port: 0,
            secret: None,
            strict: false,
            log: true,
            keep_messages: 0,
            pace: None,
            clock: None,
            on_fresh: None,
            on_call: None,
        }
    }
}

/// A running playground. Clones are the same playground.
#[derive(Clone)]
pub struct Playground {
    shared: Arc<Shared>,
}

impl Playground {
    /// Starts the server on 127.0.0.1, in the present tokio runtime.
    ///
    /// # Errors
    /// When the token has no bot id before its colon, or the port is taken.
    pub async fn start(options: Options) -> anyhow::Result<Self> {
        let id = options.token.split(':').next().and_then(|id| id.parse::<i64>().ok());
        let id = id.context("a bot's token begins with its id and a colon")?;
        let shared = server::start(id, options).await?;
        Ok(Self { shared })
    }

    /// What the bot takes as its API URL.
    #[must_use]
    pub fn api_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.shared.port)
    }

    /// Where the page is; the address holds the secret.
    #[must_use]
    pub fn page_url(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.shared.port, self.shared.secret)
    }

    /// The bot's token.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// Does what somebody does.
    ///
    /// # Errors
    /// Why it cannot be done, in words for whoever plays.
    pub fn act(&self, act: Act) -> Result<ActDone, String> {
        self.shared.act(act)
    }

    /// The same from its JSON, as the page sends it.
    ///
    /// # Errors
    /// The same, or that the JSON is no act.
    pub fn act_json(&self, act: serde_json::Value) -> Result<ActDone, String> {
        self.act(serde_json::from_value(act).map_err(|error| format!("this is no act: {error}"))?)
    }

    /// Everything that can be seen now.
    #[must_use]
    pub fn snapshot(&self) -> State {
        self.shared.snapshot()
    }

    /// Every request of the bot, oldest first.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.calls_since(0)
    }

    /// The requests after number `seq`.
    #[must_use]
    pub fn calls_since(&self, seq: u64) -> Vec<Call> {
        self.shared.inside().log.since(seq)
    }

    /// The judge's findings, each naming method and field.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.shared.inside().log.violations.iter().cloned().collect()
    }

    /// Switches troubles on or off.
    pub fn set_faults(&self, faults: Faults) {
        self.shared.inside().faults = faults;
        self.shared.touch();
    }

    /// The troubles that are left.
    #[must_use]
    pub fn faults(&self) -> Faults {
        self.shared.inside().faults.clone()
    }

    /// Switches Telegram's rate limits on, this many times as generous, or off.
    pub fn set_pace(&self, factor: Option<f64>) {
        self.shared.inside().limits = factor.map(limits::Limits::new);
    }

    /// Sets what is called after a fresh start.
    pub fn set_on_fresh(&self, on_fresh: OnFresh) {
        self.shared.set_on_fresh(on_fresh);
    }

    /// Forgets everybody and everything, then calls `on_fresh`.
    pub fn fresh(&self) {
        self.shared.fresh();
    }

    /// How many updates the bot has not confirmed yet.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.shared.inside().world.inbox.waiting.len()
    }

    /// Waits until the bot has confirmed every update and made no call for `quiet`; gives up after `limit`. Gives whether it
    /// became quiet.
    pub async fn wait_quiet(&self, quiet: Duration, limit: Duration) -> bool {
        self.shared.wait_quiet(quiet, limit).await
    }

    /// Stops the server: open polls end, nobody is let in any more.
    pub fn stop(&self) {
        self.shared.stop();
    }
}

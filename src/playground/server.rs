//! The door: one loopback port for the Bot API, the control API and the page. Everything that waits, sleeps or does IO is here.

mod body;
mod bot;
mod control;
mod webhook;
mod wire;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State as Shell};
use axum::response::{IntoResponse, Response};
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use super::faults::Faults;
use super::limits::Limits;
use super::log::Log;
use super::people::{self, Act, ActDone};
use super::state::State;
use super::world::World;
use super::{Clock, OnCall, OnFresh, Options};
use wire::{Cut, Door};

/// The moment at which the playground's own clock begins: 23 November 2026, 11:00 in Petropavl, in Unix milliseconds.
const BEGINNING_MS: i64 = 1_795_413_600_000;
/// How often [`Shared::wait_quiet`] looks.
const LOOK_EVERY: Duration = Duration::from_millis(3);

/// What all connections share.
pub(super) struct Shared {
    inside: Mutex<Inside>,
    /// Rung when updates may wait.
    updates: Notify,
    /// Counts changes, for those who watch.
    changed: watch::Sender<u64>,
    stopping: watch::Sender<bool>,
    on_fresh: Mutex<Option<OnFresh>>,
    on_call: Option<OnCall>,
    clock: Clock,
    strict: bool,
    /// Calls under way, polls aside.
    under_way: AtomicUsize,
    pub token: String,
    pub secret: String,
    pub port: u16,
}

/// What is behind the lock.
pub(super) struct Inside {
    pub world: World,
    pub faults: Faults,
    pub limits: Option<Limits>,
    pub log: Log,
    /// When the bot last called (polls aside) or somebody last acted.
    last: Instant,
}

/// Binds the port and starts to serve.
#[expect(clippy::disallowed_methods, reason = "the playground stands outside the bot and stops after it, by its own word")]
pub(super) async fn start(bot_id: i64, options: Options) -> anyhow::Result<Arc<Shared>> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", options.port)).await;
    let listener = listener.with_context(|| format!("port {} of 127.0.0.1 cannot be taken", options.port))?;
    let port = listener.local_addr().context("a bound socket has an address")?.port();
    let secret = match options.secret {
        Some(secret) => secret,
        None => random_secret()?,
    };
    let begun = Instant::now();
    let clock = options
        .clock
        .unwrap_or_else(|| Arc::new(move || BEGINNING_MS + i64::try_from(begun.elapsed().as_millis()).unwrap_or(i64::MAX)));
    let first_update = 100_000_000 + i64::from(getrandom::u32().ok().context("the system gives random numbers")? % 800_000_000);
    let mut world = World::new((bot_id, &options.bot_username, &options.bot_name), first_update, options.keep_messages);
    world.tick(clock());
    let limits = options.pace.map(Limits::new);
    let log = Log::new(options.log);
    let shared = Arc::new(Shared {
        inside: Mutex::new(Inside { world, faults: Faults::default(), limits, log, last: Instant::now() }),
        updates: Notify::new(),
        changed: watch::Sender::new(1),
        stopping: watch::Sender::new(false),
        on_fresh: Mutex::new(options.on_fresh),
        on_call: options.on_call,
        clock,
        strict: options.strict,
        under_way: AtomicUsize::new(0),
        token: options.token,
        secret,
        port,
    });
    let router = Router::new().fallback(serve).layer(DefaultBodyLimit::disable()).with_state(Arc::clone(&shared));
    let mut stopping = shared.stopping.subscribe();
    let stopped = async move {
        // An error means that the playground itself is gone, which is as good a reason.
        let _ = stopping.wait_for(|stop| *stop).await;
    };
    let door = Door::new(listener);
    let service = router.into_make_service_with_connect_info::<Cut>();
    tokio::spawn(async move { axum::serve(door, service).with_graceful_shutdown(stopped).await });
    tokio::spawn(webhook::deliver(Arc::clone(&shared)));
    Ok(shared)
}

/// 128 random bits in hexadecimal.
fn random_secret() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).ok().context("the system gives random numbers")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Every request, by the first part of its path.
async fn serve(Shell(shared): Shell<Arc<Shared>>, ConnectInfo(cut): ConnectInfo<Cut>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if let Some(rest) = path.strip_prefix("/bot") {
        return bot::method(shared, rest, request, &cut).await;
    }
    if let Some(rest) = path.strip_prefix("/file/bot") {
        return bot::file(&shared, rest);
    }
    match path.strip_prefix('/').and_then(|rest| rest.split_once('/')) {
        Some((secret, rest)) if secret == shared.secret => control::serve(shared, rest, request).await,
        _ => axum::http::StatusCode::NOT_FOUND.into_response(),
    }
}

impl Shared {
    /// The state, at the present time.
    pub fn inside(&self) -> MutexGuard<'_, Inside> {
        // Whoever panicked with the lock has failed its own test already.
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.world.tick((self.clock)());
        inside
    }

    /// Tells the watchers that something changed, and whoever takes the updates that there are some.
    pub fn touch(&self) {
        self.changed.send_modify(|seq| *seq += 1);
        if !self.inside().world.inbox.waiting.is_empty() {
            self.updates.notify_waiters();
        }
    }

    pub fn act(&self, act: Act) -> Result<ActDone, String> {
        match act {
            Act::Restart => self.fresh(),
            Act::Faults(faults) => {
                self.inside().faults = faults;
                self.touch();
            }
            act => {
                let mut inside = self.inside();
                inside.last = Instant::now();
                let done = people::act(&mut inside.world, act);
                drop(inside);
                self.touch();
                return done;
            }
        }
        Ok(ActDone::default())
    }

    pub fn snapshot(&self) -> State {
        let seq = *self.changed.borrow();
        let inside = self.inside();
        inside.world.view(seq, inside.faults.clone(), inside.log.violations.iter().cloned().collect())
    }

    pub fn set_on_fresh(&self, on_fresh: OnFresh) {
        *self.on_fresh.lock().unwrap_or_else(PoisonError::into_inner) = Some(on_fresh);
    }

    pub fn fresh(&self) {
        {
            let mut inside = self.inside();
            inside.world.fresh();
            inside.faults = Faults::default();
            inside.log.violations.clear();
        }
        let on_fresh = self.on_fresh.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(on_fresh) = on_fresh {
            on_fresh();
        }
        self.touch();
    }

    pub async fn wait_quiet(&self, quiet: Duration, limit: Duration) -> bool {
        let deadline = Instant::now() + limit;
        loop {
            {
                let inside = self.inside();
                let idle = inside.world.inbox.waiting.is_empty() && self.under_way.load(Ordering::Acquire) == 0;
                if idle && inside.last.elapsed() >= quiet {
                    return true;
                }
            }
            if Instant::now() >= deadline {
                return false;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    pub fn stop(&self) {
        self.stopping.send_replace(true);
        self.updates.notify_waiters();
    }
}

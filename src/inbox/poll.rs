//! Long polling: fetch, store, and only then ask with the higher offset, which is what tells Telegram that updates arrived. Our own
//! call, because what can be replayed after an upgrade is the raw JSON.

use std::time::Duration;

use anyhow::{Context, bail};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    app::App,
    inbox::ALLOWED_UPDATES,
    route::door::Caller,
    writer::{Arrival, class},
};

/// Updates asked for at once (Bot API, `getUpdates.limit`).
const LIMIT: u32 = 100;

/// The first wait after an attempt that failed; it doubles from one to the next.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// The longest wait between two attempts while Telegram does not answer.
const MAX_WAIT: Duration = Duration::from_secs(30);

/// Telegram's answer to any method.
#[derive(Deserialize)]
struct Answer<'a> {
    ok: bool,
    #[serde(borrow, default)]
    result: Option<&'a RawValue>,
    #[serde(default)]
    error_code: Option<i64>,
}

/// Polls until the program stops.
///
/// # Errors
/// When Telegram refuses the token, or another program polls with it: waiting would not help.
pub async fn run(app: App) -> anyhow::Result<()> {
    let client = reqwest::Client::builder()
        .timeout(app.config.poll_timeout + Duration::from_secs(10))
        .build()
        .context("the HTTP client cannot be made")?;
    let mut webhook_gone = app.outbox.delete_webhook().await;
    // After a week without updates Telegram numbers anew at random, so the offset lives in memory only; the key removes repeats.
    let mut offset = None;
    let mut wait = FIRST_WAIT;
    loop {
        let answer = tokio::select! {
            () = app.tasks.stopped() => return Ok(()),
            answer = fetch(&app, &client, offset) => answer,
        };
        match answer {
            Ok((arrivals, highest)) => {
                if arrivals.is_empty() || app.writer.arrive(arrivals).await.map_err(|error| note(&app, &error)).is_ok() {
                    offset = highest.map_or(offset, |highest| Some(highest + 1));
                    wait = FIRST_WAIT;
                    continue;
                }
            }
            // Not another program, but a webhook of earlier that Telegram still calls.
            Err(Trouble::Conflict) if !webhook_gone => {}
            Err(Trouble::Conflict) => {
                bail!("another program polls with this token (409); stop the other one, or give each its own bot")
            }
            Err(Trouble::Final(problem)) => bail!(problem),
            Err(Trouble::Passing(class)) => tracing::warn!(class, wait_ms = wait.as_millis(), "poll: no answer, trying again"),
        }
        tokio::select! {
            () = app.tasks.stopped() => return Ok(()),
            () = tokio::time::sleep(wait) => wait = (wait * 2).min(MAX_WAIT),
        }
        if !webhook_gone {
            webhook_gone = app.outbox.delete_webhook().await;
        }
    }
}

fn note(app: &App, error: &anyhow::Error) {
    tracing::error!(class = class(error), "poll: updates could not be stored, so they are not confirmed");
    app.trouble.note();
}

enum Trouble {
    Passing(&'static str),
    Conflict,
    Final(&'static str),
}

async fn fetch(app: &App, client: &reqwest::Client, offset: Option<i64>) -> Result<(Vec<Arrival>, Option<i64>), Trouble> {
    let url = format!("{}/bot{}/getUpdates", app.config.api_url.as_str().trim_end_matches('/'), app.config.token.expose());
    let mut body = serde_json::json!({
        "limit": LIMIT,
        "timeout": app.config.poll_timeout.as_secs(),
        "allowed_updates": ALLOWED_UPDATES,
    });
    if let Some(offset) = offset {
        body["offset"] = offset.into();
    }
    // A reqwest error holds the URL and so the token: only its class goes on.
    let passing = |error: reqwest::Error| Trouble::Passing(if error.is_timeout() { "timeout" } else { "network" });
    let response = client.post(url).json(&body).send().await.map_err(passing)?;
    let body = response.bytes().await.map_err(passing)?;
    let answer: Answer<'_> = serde_json::from_slice(&body).map_err(|_| Trouble::Passing("not json"))?;
    match (answer.ok, answer.result, answer.error_code) {
        (true, Some(updates), _) => arrivals(app, updates.get()).await,
        (_, _, Some(401 | 404)) => {
            Err(Trouble::Final("TELOXIDE_TOKEN: Telegram does not know this token; copy it from @BotFather again"))
        }
        (_, _, Some(409)) => Err(Trouble::Conflict),
        (_, _, Some(429)) => Err(Trouble::Passing("429")),
        _ => Err(Trouble::Passing("api")),
    }
}

/// What must be kept, and the highest number of all updates.
async fn arrivals(app: &App, updates: &str) -> Result<(Vec<Arrival>, Option<i64>), Trouble> {
    let updates: Vec<&RawValue> = serde_json::from_str(updates).map_err(|_| Trouble::Passing("not json"))?;
    let mut arrivals = Vec::with_capacity(updates.len());
    let mut highest = None;
    for update in updates {
        let arrival = crate::route::door::arrival(app, update.get()).await.map_err(|error| {
            note(app, &error);
            Trouble::Passing("database")
        })?;
        match arrival {
            Some(Caller::Comes(arrival)) => {
                highest = highest.max(Some(arrival.update_id));
                arrivals.push(arrival);
            }
            Some(Caller::Passing(update_id)) => highest = highest.max(Some(update_id)),
            None => {}
        }
    }
    Ok((arrivals, highest))
}

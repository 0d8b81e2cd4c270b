//! The Bot API over HTTP: the judge first, then faults, limits and the work itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use tokio::time::Instant;

use crate::playground::api::{self, Answer, Args, Refusal, Uploads, updates};
use crate::playground::faults::Fault;
use crate::playground::{judge, limits};

use super::wire::Cut;
use super::{Inside, Shared, body};

/// The longest that a poll waits and the most updates that it gives, as Telegram has them.
const LONGEST_POLL_S: i64 = 50;
const MOST_UPDATES: i64 = 100;

/// `/bot<token>/<method>`; `rest` is what follows `/bot`.
pub(super) async fn method(shared: Arc<Shared>, rest: &str, request: Request, cut: &Cut) -> Response {
    let Some(name) = authorized(&shared, rest) else {
        return refused(&Refusal { code: 401, description: "Unauthorized".to_owned(), parameters: None });
    };
    let read = body::read(request).await;
    let Some(method) = api::canonical(name) else {
        let finding = format!("{name}: not a method that the playground knows");
        return refused(&note(&shared, name, finding, Refusal::not_found()));
    };
    let (params, uploads) = match read {
        Ok(read) => read,
        Err(refusal) => return refused(&note(&shared, method, format!("{method}: {}", refusal.description), refusal)),
    };
    let parts: Vec<&str> = uploads.keys().map(String::as_str).collect();
    let (params, findings) = judge::check(method, params, &parts);
    if method == "getUpdates" {
        return poll(&shared, params, findings, cut).await;
    }
    let _counted = UnderWay::begin(&shared.under_way);
    let delay_ms = shared.inside().faults.delay_ms(method);
    if delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(delay_ms)).await;
    }
    let (answer, cut_off) = work(&shared, method, params, uploads, findings);
    shared.touch();
    if cut_off {
        cut.now();
    }
    match answer {
        Ok(result) => json_response(StatusCode::OK, fine(&result)),
        Err(refusal) => refused(&refusal),
    }
}

/// A call that is under way, until it is dropped.
struct UnderWay<'a>(&'a AtomicUsize);

impl<'a> UnderWay<'a> {
    fn begin(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::AcqRel);
        Self(count)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// The method's name out of `<token>/<name>`, if the token is the bot's.
fn authorized<'p>(shared: &Shared, rest: &'p str) -> Option<&'p str> {
    let (token, name) = rest.split_once('/')?;
    (token == shared.token || token.replace("%3A", ":") == shared.token).then_some(name)
}

fn note(shared: &Shared, method: &str, finding: String, refusal: Refusal) -> Refusal {
    let mut inside = shared.inside();
    inside.log.violate([finding]);
    let now_ms = inside.world.now_ms;
    inside.log.note(method, Map::new(), Some(refusal.description.clone()), now_ms);
    drop(inside);
    shared.touch();
    refusal
}

/// Judges, spoils, limits or does a call. Gives the answer, and whether the connection is cut instead of giving it.
fn work(shared: &Shared, method: &str, params: Map<String, Value>, uploads: Uploads, findings: Vec<String>) -> (Answer, bool) {
    let mut inside = shared.inside();
    inside.last = Instant::now();
    let strict = findings.first().filter(|_| shared.strict).cloned();
    inside.log.violate(findings);
    let fault = inside.faults.hit(method);
    let answer = match (fault, strict) {
        (Some(Fault::TooMany(seconds)), _) => Err(Refusal::too_many(seconds)),
        (Some(Fault::ServerError | Fault::DropBefore), _) => Err(server_error()),
        (_, Some(finding)) => Err(Refusal::bad(finding)),
        (Some(Fault::DropAfter) | None, None) => match paced(&mut inside, method, &params) {
            Ok(()) => api::call(&mut inside.world, method, &params, uploads),
            Err(seconds) => Err(Refusal::too_many(seconds)),
        },
    };
    if let Err(refusal) = &answer
        && refusal.description.contains("can't parse entities")
    {
        inside.log.violate([format!("{method}: {}", refusal.description)]);
    }
    let said = match fault {
        Some(Fault::DropBefore) => Some("the connection was cut before the work was done".to_owned()),
        Some(Fault::DropAfter) => Some("the connection was cut after the work was done".to_owned()),
        _ => answer.as_ref().err().map(|refusal| refusal.description.clone()),
    };
    if let Some(on_call) = &shared.on_call {
        on_call(method, &params, answer.as_ref().ok());
    }
    let now_ms = inside.world.now_ms;
    inside.log.note(method, params, said, now_ms);
    (answer, matches!(fault, Some(Fault::DropBefore | Fault::DropAfter)))
}

/// Whether the limits let a call pass; else the seconds to wait.
fn paced(inside: &mut Inside, method: &str, params: &Map<String, Value>) -> Result<(), u32> {
    let Some(limits) = &mut inside.limits else { return Ok(()) };
    let load = limits::load(method, params);
    match Args::new(params).int("chat_id") {
        Some(chat) if load.count > 0 => limits.take(chat, load, inside.world.now_ms),
        _ => Ok(()),
    }
}

fn server_error() -> Refusal {
    Refusal { code: 502, description: "Bad Gateway".to_owned(), parameters: None }
}

/// `getUpdates`: answers when there are updates, at the latest after its timeout, or when another poll comes.
async fn poll(shared: &Shared, params: Map<String, Value>, findings: Vec<String>, cut: &Cut) -> Response {
    let args = Args::new(&params);
    if let Some(on_call) = &shared.on_call {
        on_call("getUpdates", &params, None);
    }
    let begun = {
        let mut inside = shared.inside();
        inside.log.violate(findings);
        let fault = inside.faults.hit("getUpdates");
        let begun = match fault {
            Some(Fault::TooMany(seconds)) => Err(Refusal::too_many(seconds)),
            Some(Fault::ServerError) => Err(server_error()),
            Some(Fault::DropBefore | Fault::DropAfter) => {
                cut.now();
                Err(server_error())
            }
            None => updates::begin_poll(&mut inside.world, &args),
        };
        let now_ms = inside.world.now_ms;
        inside.log.note("getUpdates", params.clone(), begun.as_ref().err().map(|refusal| refusal.description.clone()), now_ms);
        inside.world.inbox.poll += u64::from(begun.is_ok());
        begun.map(|()| inside.world.inbox.poll)
    };
    // Whoever polled before wakes up and finds that it is no longer the newest.
    shared.updates.notify_waiters();
    let delay_ms = shared.inside().faults.delay_ms("getUpdates");
    tokio::time::sleep(Duration::from_millis(delay_ms)).await;
    let timeout = args.int("timeout").unwrap_or_default().clamp(0, LONGEST_POLL_S);
    let limit = args.int("limit").unwrap_or(MOST_UPDATES).clamp(1, MOST_UPDATES);
    let gathered = match begun {
        Ok(number) => gather(shared, number, timeout.unsigned_abs(), usize::try_from(limit).unwrap_or(1)).await,
        Err(refusal) => Err(refusal),
    };
    match gathered {
        Ok(body) => json_response(StatusCode::OK, body.into_bytes()),
        Err(refusal) => refused(&refusal),
    }
}

/// Waits for updates as poll number `number`; the whole answer's JSON.
async fn gather(shared: &Shared, number: u64, timeout_s: u64, limit: usize) -> Result<String, Refusal> {
    let deadline = tokio::time::sleep(Duration::from_secs(timeout_s));
    let mut deadline = std::pin::pin!(deadline);
    let mut over = timeout_s == 0;
    loop {
        let rung = shared.updates.notified();
        let mut rung = std::pin::pin!(rung);
        rung.as_mut().enable();
        {
            let inside = shared.inside();
            let inbox = &inside.world.inbox;
            if inbox.poll != number {
                return Err(updates::conflict());
            }
            if over || !inbox.waiting.is_empty() || *shared.stopping.borrow() {
                let batch: Vec<&str> = inbox.waiting.iter().take(limit).map(|(_, update)| &**update).collect();
                return Ok(format!("{{\"ok\":true,\"result\":[{}]}}", batch.join(",")));
            }
        }
        tokio::select! {
            () = rung => {}
            () = &mut deadline => over = true,
        }
    }
}

/// `/file/bot<token>/<path>`.
pub(super) fn file(shared: &Shared, rest: &str) -> Response {
    let inside = shared.inside();
    // teloxide sends the slashes of a path encoded.
    let path = authorized(shared, rest).map(|path| path.replace("%2F", "/"));
    match path.and_then(|path| inside.world.files.by_path(&path)) {
        Some(file) => file.bytes.to_vec().into_response(),
        None => refused(&Refusal::not_found()),
    }
}

fn fine(result: &Value) -> Vec<u8> {
    let mut body = b"{\"ok\":true,\"result\":".to_vec();
    serde_json::to_writer(&mut body, result).expect("a value is written to memory");
    body.push(b'}');
    body
}

fn refused(refusal: &Refusal) -> Response {
    let mut body = json!({"ok": false, "error_code": refusal.code, "description": refusal.description});
    if let Some(parameters) = &refusal.parameters {
        body["parameters"] = parameters.clone();
    }
    let status = StatusCode::from_u16(refusal.code).unwrap_or(StatusCode::BAD_REQUEST);
    json_response(status, body.to_string().into_bytes())
}

fn json_response(status: StatusCode, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

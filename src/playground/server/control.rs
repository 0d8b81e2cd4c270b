//! The control API and the page, under the secret. Host and Origin are checked, so that no page of another site can drive it.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::Request;
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::playground::files::browser_type;
use crate::playground::people::Act;

use super::{Shared, body};

/// How long a request for events waits.
const EVENT_WAIT: Duration = Duration::from_secs(25);

/// The page's files: name and content.
static PAGE: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// What a browser is told with every answer: nothing from elsewhere, nowhere to be framed.
const HEADERS: [(HeaderName, &str); 4] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Everything below `/<secret>/`; `path` is what follows it.
pub(super) async fn serve(shared: Arc<Shared>, path: &str, request: Request) -> Response {
    let mut response = if ours(&shared, request.headers()) {
        answer(shared, path, request).await
    } else {
        (StatusCode::FORBIDDEN, "this address is for 127.0.0.1 only").into_response()
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    }
    response
}

/// Whether Host, and Origin if there is one, are this server's.
fn ours(shared: &Shared, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    let hosts = [format!("127.0.0.1:{}", shared.port), format!("localhost:{}", shared.port)];
    let host = text(header::HOST).is_some_and(|host| hosts.iter().any(|ours| ours == host));
    let origin = !headers.contains_key(header::ORIGIN)
        || text(header::ORIGIN)
            .and_then(|origin| origin.strip_prefix("http://"))
            .is_some_and(|host| hosts.iter().any(|ours| ours == host));
    host && origin
}

async fn answer(shared: Arc<Shared>, path: &str, request: Request) -> Response {
    let since =
        request.uri().query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("since=")?.parse().ok()));
    let since: u64 = since.unwrap_or_default();
    match (request.method(), path) {
        (&Method::GET, "api/state") => Json(shared.snapshot()).into_response(),
        (&Method::GET, "api/events") => events(&shared, since).await,
        (&Method::GET, "api/calls") => Json(shared.inside().log.since(since)).into_response(),
        (&Method::GET, "api/violations") => Json(&shared.inside().log.violations).into_response(),
        (&Method::POST, "api/act") => act(&shared, request).await,
        (&Method::POST, "api/fresh") => {
            shared.fresh();
            Json(json!({"ok": true})).into_response()
        }
        (&Method::GET, path) => match path.strip_prefix("api/file/") {
            Some(id) => file(&shared, id),
            None => page(path),
        },
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Answers when something changed after `since`, or after a while.
async fn events(shared: &Shared, since: u64) -> Response {
    let mut changed = shared.changed.subscribe();
    let mut stopping = shared.stopping.subscribe();
    tokio::select! {
        _ = changed.wait_for(|seq| *seq > since) => {}
        _ = stopping.wait_for(|stop| *stop) => {}
        () = tokio::time::sleep(EVENT_WAIT) => {}
    }
    let seq = *shared.changed.borrow();
    Json(json!({"seq": seq, "changed": seq > since})).into_response()
}

async fn act(shared: &Shared, request: Request) -> Response {
    let refused = |words: String| Json(json!({"ok": false, "error": words})).into_response();
    let Ok(bytes) = body::bytes(request.into_body()).await else { return refused("too large".to_owned()) };
    let act: Act = match serde_json::from_slice(&bytes) {
        Ok(act) => act,
        Err(error) => return refused(format!("this is no act: {error}")),
    };
    match shared.act(act) {
        Err(words) => refused(words),
        Ok(done) => {
            let mut answer = serde_json::to_value(done).unwrap_or_else(|_| json!({}));
            answer["ok"] = Value::Bool(true);
            Json(answer).into_response()
        }
    }
}

fn file(shared: &Shared, id: &str) -> Response {
    let inside = shared.inside();
    let Some(file) = inside.world.files.get(id) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = browser_type(&file.bytes);
    let disposition = if kind == "application/octet-stream" { "attachment" } else { "inline" };
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], file.bytes.to_vec()).into_response()
}

fn page(path: &str) -> Response {
    let name = if path.is_empty() { "index.html" } else { path };
    let Some((_, content)) = PAGE.iter().find(|(known, _)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match name.rsplit_once('.') {
        Some((_, "html")) => "text/html; charset=utf-8",
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
    ([(header::CONTENT_TYPE, kind)], *content).into_response()
}

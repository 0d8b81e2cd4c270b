//! Webhook: Telegram calls us, and gets its 200 after the row is committed, not earlier.

use std::net::SocketAddr;

use anyhow::Context;
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use subtle::ConstantTimeEq;
use url::Url;

use crate::{app::App, config::Secret, route::door::Caller, writer::class};

/// Where the secret stands in a call of Telegram's (Bot API, `setWebhook.secret_token`).
const SECRET_HEADER: &str = "X-Telegram-Bot-Api-Secret-Token";

/// The largest update taken, in bytes. Telegram's own are far smaller: a text of 4096 characters is at most 16 KiB.
const MAX_BODY: usize = 1 << 20;

#[derive(Clone)]
struct Hook {
    app: App,
    secret: Secret,
}

/// Serves until the program stops.
///
/// # Errors
/// When the address cannot be listened on or Telegram does not accept the webhook.
pub async fn run(app: App, url: Url, listen: SocketAddr, secret: Secret) -> anyhow::Result<()> {
    let path = if url.path().is_empty() { "/".to_owned() } else { url.path().to_owned() };
    let hook = Hook { app: app.clone(), secret: secret.clone() };
    let router = Router::new().route(&path, post(receive)).layer(DefaultBodyLimit::max(MAX_BODY)).with_state(hook);
    let listener = tokio::net::TcpListener::bind(listen).await.context("WEBHOOK_LISTEN cannot be listened on")?;
    let stop = app.tasks.clone();
    let server = app
        .tasks
        .spawn(async move { axum::serve(listener, router).with_graceful_shutdown(async move { stop.stopped().await }).await });
    app.outbox.set_webhook(url, &secret).await?;
    server.await.context("the webhook server broke")?.context("the webhook server stopped")
}

async fn receive(State(hook): State<Hook>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let given = headers.get(SECRET_HEADER).map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
    if !bool::from(given.ct_eq(hook.secret.expose().as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(update) = std::str::from_utf8(&body) else { return StatusCode::BAD_REQUEST };
    // What is no update is told to be fine: Telegram would send it again for ever.
    let stored = match crate::route::door::arrival(&hook.app, update).await {
        Ok(Some(Caller::Comes(arrival))) => hook.app.writer.arrive(vec![arrival]).await,
        Ok(Some(Caller::Passing(_)) | None) => return StatusCode::OK,
        Err(error) => Err(error),
    };
    match stored {
        Ok(_) => StatusCode::OK,
        Err(error) => {
            tracing::error!(class = class(&error), "webhook: an update could not be stored, so it is not confirmed");
            hook.app.trouble.note();
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

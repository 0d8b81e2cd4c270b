//! Updates pushed to the bot, in order, each until it is taken.

use std::sync::Arc;
use std::time::Duration;

use super::Shared;

/// How long a delivery may take and how long the next try waits.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(100);

/// Delivers updates for as long as the playground runs.
pub(super) async fn deliver(shared: Arc<Shared>) {
    let client = reqwest::Client::builder().timeout(PATIENCE).no_proxy().build().unwrap_or_default();
    let mut stopping = shared.stopping.subscribe();
    loop {
        let rung = shared.updates.notified();
        let mut rung = std::pin::pin!(rung);
        rung.as_mut().enable();
        if *stopping.borrow() {
            return;
        }
        let next = {
            let inside = shared.inside();
            let inbox = &inside.world.inbox;
            inbox.webhook.clone().zip(inbox.waiting.front().cloned())
        };
        let Some((webhook, (id, update))) = next else {
            tokio::select! {
                () = rung => {}
                _ = stopping.changed() => {}
            }
            continue;
        };
        let mut request = client.post(&webhook.url).header("Content-Type", "application/json").body(update.to_string());
        if let Some(secret) = &webhook.secret {
            request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        let taken = request.send().await.is_ok_and(|answer| answer.status().is_success());
        if taken {
            shared.inside().world.inbox.confirm(id + 1);
        } else {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

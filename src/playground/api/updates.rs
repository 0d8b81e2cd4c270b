//! How the bot takes its updates: polling and the webhook.

use serde_json::{Value, json};

use crate::playground::inbox::Webhook;
use crate::playground::world::World;

use super::{Answer, Args, Refusal};

/// Does what `method` says if it is one of this file's.
pub(super) fn call(world: &mut World, method: &str, args: &Args) -> Option<Answer> {
    Some(match method {
        "getWebhookInfo" => Ok(info(world)),
        "setWebhook" => set_webhook(world, args),
        "deleteWebhook" => {
            world.inbox.webhook = None;
            drop_pending(world, args);
            Ok(true.into())
        }
        _ => return None,
    })
}

/// What a poll begins with: new `allowed_updates`, confirmed updates forgotten.
pub(in crate::playground) fn begin_poll(world: &mut World, args: &Args) -> Result<(), Refusal> {
    if world.inbox.webhook.is_some() {
        let description =
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
        return Err(Refusal { code: 409, description: description.to_owned(), parameters: None });
    }
    allow(world, args);
    world.inbox.confirm(args.int("offset").unwrap_or_default());
    Ok(())
}

/// What the earlier of two polls is told.
pub(in crate::playground) fn conflict() -> Refusal {
    let description = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    Refusal { code: 409, description: description.to_owned(), parameters: None }
}

/// Takes over `allowed_updates` if it was given; an empty list is Telegram's default.
fn allow(world: &mut World, args: &Args) {
    if args.value("allowed_updates").is_some() {
        let kinds = args.list("allowed_updates").iter().filter_map(Value::as_str).map(str::to_owned);
        world.inbox.allowed = Some(kinds.collect()).filter(|kinds: &std::collections::BTreeSet<_>| !kinds.is_empty());
    }
}

fn drop_pending(world: &mut World, args: &Args) {
    if args.flag("drop_pending_updates") {
        world.inbox.waiting.clear();
    }
}

fn set_webhook(world: &mut World, args: &Args) -> Answer {
    let address = args.text("url").unwrap_or_default();
    if address.is_empty() {
        world.inbox.webhook = None;
    } else {
        let url = url::Url::parse(address).map_err(|_| Refusal::bad("bad webhook: invalid webhook URL specified"))?;
        let loopback = match url.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
            Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        };
        if !loopback {
            return Err(Refusal::bad("bad webhook: the playground delivers to this machine only"));
        }
        let secret = args.text("secret_token").map(str::to_owned);
        world.inbox.webhook = Some(Webhook { url: address.to_owned(), secret });
    }
    allow(world, args);
    drop_pending(world, args);
    Ok(true.into())
}

fn info(world: &World) -> Value {
    let inbox = &world.inbox;
    let mut info = json!({
        "url": inbox.webhook.as_ref().map_or("", |webhook| webhook.url.as_str()),
        "has_custom_certificate": false,
        "pending_update_count": inbox.waiting.len(),
    });
    if let Some(allowed) = &inbox.allowed {
        info["allowed_updates"] = allowed.iter().cloned().collect();
    }
    info
}

//! Withdrawal: what was sent is deleted, where Telegram still lets it.

use crate::{
    announcements::{
        Announcement, By, Stage,
        after::{
            After, Begin, Claim, back, below, channels, contest, key,
            store::{self, ChannelPost},
            time,
        },
    },
    app::App,
    inbox::{Conversation, Event},
    incoming::Incoming,
    outbox::message::{Lane, Message, Recipient, To, What},
    person::Person,
    texts,
    turn::{Ending, Outcome, Timed, Toast},
};

/// How long a bot can delete a message for everybody (Bot API, `deleteMessage`), in seconds.
pub const DELETABLE: i64 = 48 * 60 * 60;

/// Shall it be withdrawn? With how many have it, and for how many it is too late.
///
/// # Errors
/// When the database cannot be read.
pub async fn ask(app: &App, person: &Person, announcement: &Announcement) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    if !at_rest(app, announcement).await? {
        return Ok(Outcome::nothing().screen(person.id, vec![texts::after_wait()], back(id), false));
    }
    let got = store::got(&app.db.read, id, 0).await?;
    let young = store::got(&app.db.read, id, app.clock.now() - DELETABLE).await?;
    let posts = channels::there(app, id).await?;
    if got == 0 && posts.is_empty() {
        return Ok(Outcome::nothing().screen(person.id, vec![texts::after_nobody()], back(id), false));
    }
    let mut text = Vec::new();
    if young > 0 {
        text.push(texts::after_withdraw_sure(young, time(app, young)));
    }
    match got - young {
        0 => {}
        late if young > 0 => text.push(texts::after_withdraw_late(late)),
        _ => text.push(texts::after_withdraw_all_late()),
    }
    if !posts.is_empty() {
        text.push(texts::after_withdraw_also(i64::try_from(posts.len()).unwrap_or(i64::MAX)));
    }
    let mut keys = back(id);
    if young > 0 || !posts.is_empty() {
        keys.insert(0, vec![key(texts::after_key_withdraw_now(), id, After::WithdrawNow)]);
    }
    Ok(Outcome::nothing().screen(person.id, text, keys, false))
}

/// Yes, it is withdrawn.
///
/// # Errors
/// When the database cannot be read.
pub async fn now(app: &App, incoming: &Incoming, person: &Person, announcement: &Announcement) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    if !at_rest(app, announcement).await? {
        return Ok(Outcome::nothing().screen(person.id, vec![texts::after_wait()], back(id), false));
    }
    let progress = (incoming.place.chat, incoming.message);
    let begin = Begin { id, version: announcement.version, progress, by: By::of(incoming) };
    let mut messages = channels::moved(app, person, id).await?;
    for post in channels::there(app, id).await? {
        let recipient = Recipient::Channel { announcement: id, chat: post.chat };
        let what = What::Unsend { messages: post.messages.into_iter().flatten().collect() };
        messages.push(Message { lane: Lane::Bulk, ..Message::new(To::Chat(post.chat), what) }.to_recipient(recipient));
    }
    messages.push(below(person, id, texts::after_withdrawing_below()));
    let goes_on = Event::AnnouncementGoesOn { id, run: announcement.run + 1 };
    let events = vec![Timed { to: Conversation::Announcement(id), event: goes_on, in_ms: 0 }];
    let toast = Some(Toast { text: texts::after_withdrawing(), alert: false });
    Ok(contest(person, id, Claim::Withdraw(begin), Ending { messages, events, toast, ..Ending::default() }))
}

/// Whether nothing is going on with it, no post of it is on its way into a channel, and something was sent.
pub(super) async fn at_rest(app: &App, announcement: &Announcement) -> anyhow::Result<bool> {
    let over = announcement.work.is_none() && matches!(announcement.stage, Stage::Done | Stage::Cancelled);
    Ok(over && !store::posts(&app.db.read, announcement.id).await?.iter().any(ChannelPost::is_on_its_way))
}

//! Withdrawal: what was sent is deleted, where Telegram still lets it.

use crate::{
    announcements::{
        Announcement, By,
        after::{
            After, Begin, Claim, back, below,
            channels::{self, store as posts, store::ChannelPost},
            contest, key, store, time,
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
    let posts = i64::try_from(channels::there(app, id).await?.len()).unwrap_or(i64::MAX);
    if got == 0 && posts == 0 {
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
    let mut keys = back(id);
    let sure = match (young, posts) {
        (0, 0) => None,
        (0, _) => {
            text.push(texts::after_withdraw_only(posts));
            Some(texts::after_key_withdraw_posts())
        }
        (_, 0) => Some(texts::after_key_withdraw_now()),
        _ => {
            text.push(texts::after_withdraw_also(posts));
            Some(texts::after_key_withdraw_now())
        }
    };
    if let Some(sure) = sure {
        keys.insert(0, vec![key(sure, id, After::WithdrawNow)]);
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
    let posts = channels::there(app, id).await?;
    if posts.is_empty() && store::got(&app.db.read, id, app.clock.now() - DELETABLE).await? == 0 {
        // An older screen: there is nothing that could be deleted any more.
        return ask(app, person, announcement).await;
    }
    let mut messages = channels::moved(app, person, id).await?;
    for post in posts {
        let recipient = Recipient::Channel { announcement: id, chat: post.chat, version: announcement.version };
        let tell = channels::tell(person, id, &post, true);
        let what = What::Unsend { messages: post.messages.into_iter().flatten().collect() };
        let message = Message { lane: Lane::Bulk, ..Message::new(To::Chat(post.chat), what) };
        messages.push(message.to_recipient(recipient).tell(tell));
    }
    messages.push(below(person, id, texts::after_withdrawing_below()));
    let goes_on = Event::AnnouncementGoesOn { id, run: announcement.run + 1 };
    let events = vec![Timed { to: Conversation::Announcement(id), event: goes_on, in_ms: 0 }];
    let toast = Some(Toast { text: texts::after_withdrawing(), alert: false });
    Ok(contest(person, id, Claim::Withdraw(begin), Ending { messages, events, toast, ..Ending::default() }))
}

/// Whether nothing is going on with it, no post of it is on its way into a channel, and something was sent.
pub(super) async fn at_rest(app: &App, announcement: &Announcement) -> anyhow::Result<bool> {
    let over = announcement.work.is_none() && announcement.stage.over();
    Ok(over && !posts::posts(&app.db.read, announcement.id).await?.iter().any(ChannelPost::is_on_its_way))
}

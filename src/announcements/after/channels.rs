//! The centre's channels and groups: an announcement is posted there in one post with both languages or in two, with a link that
//! brings people into the bot.

pub mod store;

use store::{Channel, ChannelPost};

use crate::{
    announcements::{
        Announcement, By, Stage,
        after::{After, Claim, LINK_PREFIX, Record, back, contest, key, numbers},
        content::{Content, Link, MAX_WORDS, Target},
        sending::progress,
        settings,
    },
    app::App,
    inbox::{Conversation, Event, Refusal},
    incoming::Incoming,
    outbox::{
        message::{Keys, Message, Recipient, Tell, To, What},
        post::{MAX_CAPTION, Media, Post, PostKey, PostTo, length},
    },
    person::Person,
    text::{Lang, Text},
    texts,
    turn::{Claim as TurnClaim, Ending, Outcome, Record as TurnRecord, Toast},
};

/// Stands between the two languages of one post.
const BETWEEN: &str = "\n\n➖➖➖\n\n";

/// The channels and groups, and where this announcement stands in them.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, announcement: &Announcement) -> anyhow::Result<Outcome> {
    let channels = store::channels(&app.db.read).await?;
    let posts = store::posts(&app.db.read, announcement.id).await?;
    Ok(shown(person, announcement, &channels, &posts, None))
}

fn shown(
    person: &Person,
    announcement: &Announcement,
    channels: &[Channel],
    posts: &[ChannelPost],
    first: Option<Text>,
) -> Outcome {
    let id = announcement.id;
    let mut text: Vec<Text> = first.into_iter().collect();
    text.push(texts::after_channels_title());
    let mut lines = Vec::new();
    let mut keys: Keys = Vec::new();
    for channel in channels {
        let post = posts.iter().find(|post| post.chat == channel.chat);
        let two = post.filter(|post| post.is_there()).map_or(channel.two, |post| post.two);
        let mode = if two { texts::after_channel_two() } else { texts::after_channel_both() };
        lines.push(texts::after_channel_line(mode, state(post, announcement.version), channel.title.as_str()));
        let free = post.is_none_or(|post| !post.is_there() && !post.is_on_its_way());
        if free && announcement.stage != Stage::Withdrawn {
            // What is planned for people stands in a channel as soon as it is posted.
            let label = match announcement.stage {
                Stage::Planned => texts::after_key_post_now(channel.title.as_str()),
                _ => texts::after_key_post(channel.title.as_str()),
            };
            keys.push(vec![key(label, id, After::Post(channel.chat))]);
        }
        let other = if channel.two {
            texts::after_key_one_post(channel.title.as_str())
        } else {
            texts::after_key_two_posts(channel.title.as_str())
        };
        keys.push(vec![
            key(other, id, After::Mode(channel.chat, !channel.two)),
            key(texts::after_key_unbind(channel.title.as_str()), id, After::Unbind(channel.chat)),
        ]);
    }
    text.push(if lines.is_empty() { texts::after_channels_none() } else { texts::after_lines(lines) });
    text.push(texts::after_channels_how());
    keys.extend(back(id));
    Outcome::nothing().screen(person.id, text, keys, false)
}

/// Where an announcement stands in a channel, in words; `newest` is the version that should stand there.
pub(super) fn state(post: Option<&ChannelPost>, newest: i64) -> Text {
    let Some(post) = post else { return texts::after_channel_not_yet() };
    match (post.state.as_str(), post.reason.as_deref()) {
        ("outbox", _) => texts::after_channel_on_its_way(),
        ("sent", Some(reason)) => texts::after_channel_uncorrected(numbers::reason_name(reason)),
        ("sent", None) if post.version < newest => texts::after_channel_old(),
        ("sent", None) => texts::after_channel_posted(),
        ("withdrawn", _) => texts::after_channel_withdrawn(),
        ("moved", _) => texts::after_channel_moved(),
        ("late", reason) => texts::after_channel_undeleted(numbers::reason_name(reason.unwrap_or("too_late"))),
        (_, reason) => texts::after_channel_failed(numbers::reason_name(reason.unwrap_or("other"))),
    }
}

/// The posts of this announcement that stand in channels and groups now.
///
/// # Errors
/// When the database cannot be read.
pub async fn there(app: &App, id: i64) -> anyhow::Result<Vec<ChannelPost>> {
    Ok(store::posts(&app.db.read, id).await?.into_iter().filter(ChannelPost::is_there).collect())
}

/// Whom to tell that a post can neither be corrected nor deleted by the bot, because its group has become a supergroup since.
///
/// # Errors
/// When the database cannot be read.
pub async fn moved(app: &App, person: &Person, id: i64) -> anyhow::Result<Vec<Message>> {
    let posts = store::posts(&app.db.read, id).await?.into_iter().filter(ChannelPost::has_moved);
    let say = |post: ChannelPost| {
        let text = vec![texts::after_post_moved(post.title)];
        Message::new(To::Chat(person.id), What::Say { text, keys: Vec::new(), reply_to: None })
    };
    Ok(posts.map(say).collect())
}

/// It is posted into a channel or group.
///
/// # Errors
/// When the database cannot be read.
pub async fn post(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    announcement: &Announcement,
    chat: i64,
) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    if matches!(announcement.stage, Stage::Draft | Stage::Waiting | Stage::Withdrawn) {
        return Ok(Outcome::nothing().screen(person.id, vec![texts::after_post_draft()], back(id), false));
    }
    // It was planned before the head wished for a second person.
    let unseen = announcement.stage == Stage::Planned && announcement.approved_by.is_none();
    if unseen && settings::read(app).await?.approval {
        return Ok(Outcome::nothing().screen(person.id, vec![texts::after_post_unapproved()], back(id), false));
    }
    let channels = store::channels(&app.db.read).await?;
    let Some(channel) = channels.iter().find(|channel| channel.chat == chat) else {
        return show(app, person, announcement).await;
    };
    let mut posts = store::posts(&app.db.read, id).await?;
    if posts.iter().any(|post| post.chat == chat && (post.is_there() || post.is_on_its_way())) {
        return Ok(shown(person, announcement, &channels, &posts, Some(texts::after_post_again())));
    }
    let two = in_two(app, announcement, channel);
    posts.retain(|post| post.chat != chat);
    posts.push(ChannelPost::begun(channel, two, announcement.version));
    let note = if two && !channel.two { texts::after_post_long() } else { texts::after_post_begun() };
    let mut ending = Ending { toast: Some(Toast { text: texts::after_post_begun(), alert: false }), ..Ending::default() };
    ending.messages.push(posting(app, announcement, channel, two, Some(person.id)));
    ending.messages.extend(shown(person, announcement, &channels, &posts, Some(note)).messages);
    let claim = Claim::Post { announcement: id, chat, two, version: announcement.version, by: By::of(incoming) };
    Ok(contest(person, id, claim, ending))
}

/// The records that post an announcement, as it was planned, into every channel and group in which it has not been tried.
///
/// # Errors
/// When the database cannot be read.
pub async fn planned(app: &App, announcement: &Announcement) -> anyhow::Result<Vec<TurnRecord>> {
    let (id, version) = (announcement.id, announcement.version);
    let posts = store::posts(&app.db.read, id).await?;
    let told = progress::overseer(app, announcement);
    let mut channels = store::channels(&app.db.read).await?;
    channels.retain(|channel| posts.iter().all(|post| post.chat != channel.chat));
    let record = |channel: &Channel| {
        let two = in_two(app, announcement, channel);
        let messages = vec![posting(app, announcement, channel, two, told)];
        let claim = Claim::Post { announcement: id, chat: channel.chat, two, version, by: By::bot() };
        let won = Box::new(Ending { messages, ..Ending::default() });
        TurnRecord::Contest { claim: TurnClaim::After(claim), won, lost: Box::default() }
    };
    Ok(channels.iter().map(record).collect())
}

/// Whether it takes two posts there.
fn in_two(app: &App, announcement: &Announcement, channel: &Channel) -> bool {
    channel.two || !fits_one(app, announcement.id, &announcement.content)
}

/// The post itself; what comes of it is told to `told`.
fn posting(app: &App, announcement: &Announcement, channel: &Channel, two: bool, told: Option<i64>) -> Message {
    let (id, chat) = (announcement.id, channel.chat);
    let what = What::Post { parts: layout(app, id, &announcement.content, two) };
    let recipient = Recipient::Channel { announcement: id, chat, version: announcement.version };
    let message = Message::new(To::Chat(chat), what).to_recipient(recipient);
    let Some(told) = told else { return message };
    let came = |refusal| Event::ChannelPosted { announcement: id, title: channel.title.clone(), refusal };
    let (sent, refused) = (Some(came(None)), Some(came(Some(Refusal::Other))));
    message.tell(Tell { conversation: Conversation::Person(told), sent, refused })
}

/// What came of a post into a channel, told to whoever pressed.
#[must_use]
pub fn came(person: i64, title: &str, refusal: Option<Refusal>) -> Outcome {
    let text = match refusal {
        None => texts::after_posted(title),
        Some(refusal) => texts::after_post_failed(numbers::reason_name(refusal.class()), title),
    };
    Outcome::nothing().say(person, vec![text])
}

/// Who is told when a post in a channel can be neither corrected nor, if it is `withdrawn`, deleted.
#[must_use]
pub fn tell(person: &Person, id: i64, post: &ChannelPost, withdrawn: bool) -> Tell {
    let refused = Event::ChannelKept { announcement: id, title: post.title.clone(), withdrawn, refusal: Refusal::Other };
    Tell { conversation: Conversation::Person(person.id), sent: None, refused: Some(refused) }
}

/// A post in a channel could not be corrected, or not deleted, told to whoever pressed.
#[must_use]
pub fn kept(person: i64, title: &str, withdrawn: bool, refusal: Refusal) -> Outcome {
    let reason = numbers::reason_name(refusal.class());
    let text = match (withdrawn, refusal) {
        (true, _) => texts::after_post_undeleted(reason, title),
        (false, Refusal::NoMessage) => texts::after_post_gone(title),
        (false, _) => texts::after_post_uncorrected(reason, title),
    };
    Outcome::nothing().say(person, vec![text])
}

/// In one post with both languages, or in two: for the next ones.
///
/// # Errors
/// When the database cannot be read.
pub async fn mode(app: &App, person: &Person, announcement: &Announcement, chat: i64, two: bool) -> anyhow::Result<Outcome> {
    let mut channels = store::channels(&app.db.read).await?;
    for channel in channels.iter_mut().filter(|channel| channel.chat == chat) {
        channel.two = two;
    }
    let posts = store::posts(&app.db.read, announcement.id).await?;
    let record = TurnRecord::Announcement(crate::announcements::Record::After(Record::Mode { chat, two }));
    Ok(shown(person, announcement, &channels, &posts, None).record(record))
}

/// Nothing is posted there any more.
///
/// # Errors
/// When the database cannot be read.
pub async fn unbind(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    announcement: &Announcement,
    chat: i64,
) -> anyhow::Result<Outcome> {
    let mut channels = store::channels(&app.db.read).await?;
    let title = channels.iter().find(|channel| channel.chat == chat).map(|channel| channel.title.clone());
    channels.retain(|channel| channel.chat != chat);
    let posts = store::posts(&app.db.read, announcement.id).await?;
    let unbind = Record::Unbind { chat, by: By::of(incoming) };
    let record = TurnRecord::Announcement(crate::announcements::Record::After(unbind));
    let note = title.map(texts::after_channel_unbound);
    Ok(shown(person, announcement, &channels, &posts, note).record(record))
}

/// The posts of an announcement for a channel: one with both languages, or one of each.
#[must_use]
pub fn layout(app: &App, id: i64, content: &Content, two: bool) -> Vec<Post> {
    let link = format!("https://t.me/{}?start={LINK_PREFIX}{id}", app.username());
    let label = |lang: Lang| app.locales.plain(lang, &texts::after_open_bot());
    let langs: Vec<Lang> = Lang::ALL.into_iter().filter(|lang| content.words(*lang).is_some()).collect();
    let one = |langs: &[Lang]| {
        let said: Vec<&str> = langs.iter().filter_map(|lang| content.words(*lang)).collect();
        let mut keys: Vec<Vec<PostKey>> = content.buttons.iter().filter_map(|button| address(button, langs)).collect();
        let names: Vec<String> = langs.iter().map(|lang| label(*lang)).collect();
        keys.push(vec![PostKey { label: joined(names), to: PostTo::Open(link.clone()) }]);
        let lang = langs.first().copied().unwrap_or(Lang::Kk);
        parts(content, lang, said.join(BETWEEN), keys)
    };
    match langs.as_slice() {
        [_, _] if two => langs.iter().flat_map(|lang| one(&[*lang])).collect(),
        [] => one(&Lang::ALL),
        langs => one(langs),
    }
}

/// Whether both languages fit into one post.
fn fits_one(app: &App, id: i64, content: &Content) -> bool {
    fits(&layout(app, id, content, false))
}

/// Whether none of the posts is too long for Telegram; what stands under a picture was looked at when they were laid out.
#[must_use]
pub fn fits(posts: &[Post]) -> bool {
    posts.iter().all(|post| length(&post.words) <= MAX_WORDS)
}

fn parts(content: &Content, lang: Lang, words: String, keys: Vec<Vec<PostKey>>) -> Vec<Post> {
    let post = |media: Media, words: String, keys| Post {
        media,
        words,
        lang,
        tongue: lang.into(),
        footer: Vec::new(),
        keys,
        paid: false,
    };
    let media = content.media.clone();
    let caption = length(&words) <= MAX_CAPTION;
    match &media {
        Media::None => vec![post(media, words, keys)],
        Media::Photo(_) | Media::Video(_) | Media::Document(_) if caption => vec![post(media, words, keys)],
        // Without words there is nothing that the buttons could stand under; a place has its own.
        Media::Location { .. } if words.is_empty() => vec![post(media, words, keys)],
        Media::Album(_) if words.is_empty() => vec![post(media, words, Vec::new())],
        _ => vec![post(media, String::new(), Vec::new()), post(Media::None, words, keys)],
    }
}

/// A button that leads to an address; what opens something inside the bot is reached through the bot.
fn address(link: &Link, langs: &[Lang]) -> Option<Vec<PostKey>> {
    let Target::Url(url) = &link.to else { return None };
    let name = |lang: &Lang| if *lang == Lang::Kk { link.label_kk.clone() } else { link.label_ru.clone() };
    let mut names: Vec<String> = langs.iter().filter_map(name).collect();
    if names.is_empty() {
        names.extend(link.label_kk.clone().or_else(|| link.label_ru.clone()));
    }
    Some(vec![PostKey { label: joined(names), to: PostTo::Open(url.clone()) }])
}

/// Names in both languages on one button, once where they are the same.
fn joined(mut names: Vec<String>) -> String {
    names.dedup();
    names.join(" · ")
}

//! Corrections: what was sent is edited as a draft of its own, and put into the messages that people have.

use crate::{
    announcements::{
        Announcement, By, Stage,
        after::{
            After, Begin, Claim, Correction, Record, back, below,
            channels::{self, store::ChannelPost},
            contest, key, store, time,
            withdraw::at_rest,
        },
        approve, board,
        content::{Content, Unfit},
        go,
        sending::store::version,
        settings, store as rows, work,
    },
    app::App,
    inbox::{Conversation, Event},
    incoming::Incoming,
    outbox::{
        message::{Lane, Message, Recipient, To, What},
        post::Post,
    },
    person::Person,
    text::{Lang, Text},
    texts,
    turn::{Ending, Outcome, Record as TurnRecord, Timed, Toast},
};

/// Begins a correction: a draft with what was sent. Or goes on with the one that was begun.
///
/// # Errors
/// When the database cannot be read.
pub async fn begin(app: &App, incoming: &Incoming, person: &Person, announcement: &Announcement) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    let refused = |text: Text| Ok(Outcome::nothing().screen(person.id, vec![text], back(id), false));
    if !at_rest(app, announcement).await? {
        return refused(texts::after_wait());
    }
    if store::got(&app.db.read, id, 0).await? == 0 && channels::there(app, id).await?.is_empty() {
        return refused(texts::after_nobody());
    }
    if let Some(draft) = begun(app, id).await? {
        return board::show(app, person, &draft, false).await;
    }
    let (draft, shown) = work::correction(app, incoming, person, announcement).await?;
    let corrects = TurnRecord::Announcement(crate::announcements::Record::After(Record::Corrects { draft, of: id }));
    Ok(shown.record(corrects))
}

/// Is the correction ready? With what keeps it from being so, or with what it will do.
///
/// # Errors
/// When the database cannot be read.
pub async fn check(app: &App, person: &Person, announcement: &Announcement) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    let Some(draft) = begun(app, id).await? else { return Ok(faster(person, id)) };
    if draft.stage != Stage::Draft {
        return board::show(app, person, &draft, false).await;
    }
    if let Some(problem) = problem(app, announcement, &draft.content) {
        return Ok(Outcome::nothing().screen(person.id, vec![problem], board::back(draft.id), false));
    }
    let mut text = about(app, announcement, &draft.content).await?;
    let yes = if settings::read(app).await?.approval {
        text.push(texts::announcements_send_approval());
        texts::announcements_key_sure_ask()
    } else {
        text.push(texts::after_correct_send());
        texts::after_key_correct_now()
    };
    let mut keys = board::back(draft.id);
    keys.insert(0, vec![key(yes, id, After::CorrectNow(draft.version, false))]);
    Ok(Outcome::nothing().screen(person.id, text, keys, false))
}

/// The correction that is being written for an announcement, or waits for approval.
async fn begun(app: &App, id: i64) -> anyhow::Result<Option<Announcement>> {
    match store::correction(&app.db.read, id).await? {
        Some(draft) => rows::find(&app.db.read, draft).await,
        None => Ok(None),
    }
}

fn faster(person: &Person, id: i64) -> Outcome {
    Outcome::nothing().screen(person.id, vec![texts::after_faster()], back(id), false)
}

/// What a correction to `new` will do.
///
/// # Errors
/// When the database cannot be read.
pub async fn about(app: &App, announcement: &Announcement, new: &Content) -> anyhow::Result<Vec<Text>> {
    let id = announcement.id;
    let got = store::got(&app.db.read, id, 0).await?;
    let posts = Revised::all(app, announcement, new).await?;
    let calls = got * i64::try_from(parts(app, announcement).max(1)).unwrap_or(1);
    let mut text = vec![texts::after_correct_sure(got, time(app, calls))];
    let unfit: Vec<Text> = posts.iter().filter_map(Revised::problem).collect();
    if posts.len() > unfit.len() {
        text.push(texts::after_correct_also(i64::try_from(posts.len() - unfit.len()).unwrap_or(i64::MAX)));
    }
    text.extend(unfit);
    let lost = |lang: &Lang| announcement.content.variant(*lang).is_some() && new.variant(*lang).is_none();
    if Lang::ALL.iter().any(lost) {
        text.push(texts::after_correct_lost());
    }
    // What is mended in one language is easily forgotten in the other.
    let kept = |lang: &Lang| announcement.content.words(*lang).is_some_and(|old| new.words(*lang) == Some(old));
    let changed = |lang: &Lang| new.words(*lang).is_some() && !kept(lang);
    if let (Some(kept), true) = (Lang::ALL.into_iter().find(kept), Lang::ALL.iter().any(changed)) {
        text.push(texts::after_correct_one(kept.code()));
    }
    Ok(text)
}

/// How many messages of its own somebody has who got it.
fn parts(app: &App, announcement: &Announcement) -> usize {
    let layouts = Lang::ALL.map(|lang| announcement.content.layout(announcement.id, lang.into(), &app.locales).len());
    layouts.into_iter().max().unwrap_or_default()
}

/// What keeps a correction from going out.
fn problem(app: &App, announcement: &Announcement, new: &Content) -> Option<Text> {
    let old = &announcement.content;
    let same = old.kk == new.kk && old.ru == new.ru && old.media == new.media && old.buttons == new.buttons;
    if same && old.missing == new.missing {
        return Some(texts::after_correct_same());
    }
    let excess = new.excess(&app.locales);
    if excess > 0 {
        return Some(texts::after_correct_long(i64::try_from(excess).unwrap_or(i64::MAX)));
    }
    match old.can_become(new, &app.locales) {
        Ok(()) => None,
        Err(Unfit::Parts) => Some(texts::after_correct_parts()),
        Err(Unfit::Media) => Some(texts::after_correct_media()),
    }
}

/// Yes, with this version of the draft: what was sent is corrected, or somebody else is asked for approval. `very` says that what looks
/// like a trial, or is for many, was asked about once more.
///
/// # Errors
/// When the database cannot be read.
pub async fn now(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    announcement: &Announcement,
    (version, very): (i64, bool),
) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    let draft = begun(app, id).await?.filter(|draft| draft.version == version && draft.stage == Stage::Draft);
    let Some(draft) = ready(app, announcement, draft).await? else { return Ok(faster(person, id)) };
    let got = store::got(&app.db.read, id, 0).await?;
    let reasons = go::reasons(app, &draft, got, None);
    if !very && !reasons.is_empty() {
        let yes = key(texts::announcements_key_very_sure(), id, After::CorrectNow(version, true));
        return Ok(go::once_more(person, &draft, reasons, yes));
    }
    if settings::read(app).await?.approval {
        return approve::ask(app, incoming, person, &draft, (got, Some(id))).await;
    }
    put(app, incoming, person, announcement, draft).await
}

/// The second person has approved the correction of announcement `of`.
///
/// # Errors
/// When the database cannot be read.
pub async fn approved(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: &Announcement,
    of: i64,
) -> anyhow::Result<Outcome> {
    let Some(announcement) = rows::find(&app.db.read, of).await? else { return Ok(faster(person, draft.id)) };
    match ready(app, &announcement, Some(draft.clone())).await? {
        Some(draft) => put(app, incoming, person, &announcement, draft).await,
        None => Ok(faster(person, of)),
    }
}

/// The draft, if it can be put into what was sent now.
async fn ready(app: &App, announcement: &Announcement, draft: Option<Announcement>) -> anyhow::Result<Option<Announcement>> {
    let id = announcement.id;
    let ready = at_rest(app, announcement).await?
        && (store::got(&app.db.read, id, 0).await? > 0 || !channels::there(app, id).await?.is_empty());
    Ok(draft.filter(|draft| ready && problem(app, announcement, &draft.content).is_none()))
}

/// The draft goes into the messages that people have, and into the channels.
async fn put(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    announcement: &Announcement,
    draft: Announcement,
) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    let mut messages = channels::moved(app, person, id).await?;
    let posts = Revised::all(app, announcement, &draft.content).await?;
    messages.extend(posts.into_iter().map(|post| post.message(person, announcement)));
    messages.push(below(person, id, texts::after_corrected_below()));
    let progress = (incoming.place.chat, incoming.message);
    let begin = Begin { id, version: announcement.version, progress, by: By::of(incoming) };
    let goes_on = Event::AnnouncementGoesOn { id, run: announcement.run + 1 };
    let events = vec![Timed { to: Conversation::Announcement(id), event: goes_on, in_ms: 0 }];
    let toast = Some(Toast { text: texts::after_corrected(), alert: false });
    let approved = draft.stage == Stage::Waiting;
    let correction = Correction { begin, content: draft.content, draft: (draft.id, draft.version), approved };
    let outcome =
        contest(person, id, Claim::Correct(Box::new(correction)), Ending { messages, events, toast, ..Ending::default() });
    Ok(outcome.next(crate::dialogue::State::Idle))
}

/// A post of a channel, and what it shall say.
struct Revised {
    post: ChannelPost,
    old: Vec<Post>,
    new: Vec<Post>,
}

impl Revised {
    /// Every post that stands in a channel, with what it shall say.
    async fn all(app: &App, announcement: &Announcement, content: &Content) -> anyhow::Result<Vec<Self>> {
        let mut all = Vec::new();
        for post in channels::there(app, announcement.id).await? {
            let new = channels::layout(app, announcement.id, content, post.two);
            // An earlier correction may not have reached it.
            let old = if post.version == announcement.version {
                channels::layout(app, announcement.id, &announcement.content, post.two)
            } else {
                let content = version(&app.db.read, announcement.id, post.version).await?;
                channels::layout(app, announcement.id, &content, post.two)
            };
            all.push(Self { post, old, new });
        }
        Ok(all)
    }

    /// Why the post cannot be put right where it stands; nothing where it can.
    fn problem(&self) -> Option<Text> {
        let pieces = |posts: &[Post]| posts.iter().map(|post| post.media.messages()).collect::<Vec<_>>();
        let title = self.post.title.as_str();
        if pieces(&self.old) != pieces(&self.new) || self.post.messages.len() != self.new.len() {
            Some(texts::after_post_kept(title))
        } else if !channels::fits(&self.new) {
            Some(texts::after_post_long_now(title))
        } else {
            None
        }
    }

    /// The correction of the post; where it cannot be, that is said.
    fn message(self, person: &Person, announcement: &Announcement) -> Message {
        let (id, version) = (announcement.id, announcement.version + 1);
        if let Some(problem) = self.problem() {
            return Message::new(To::Chat(person.id), What::Say { text: vec![problem], keys: Vec::new(), reply_to: None });
        }
        let Self { post, old, new } = self;
        let recipient = Recipient::Channel { announcement: id, chat: post.chat, version };
        let tell = channels::tell(person, id, &post, false);
        let what = What::Revise { messages: post.messages, old, new };
        Message { lane: Lane::Bulk, ..Message::new(To::Chat(post.chat), what) }.to_recipient(recipient).tell(tell)
    }
}

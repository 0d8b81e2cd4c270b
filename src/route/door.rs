//! The door: whose turn an update will be, found with as little reading as that takes.

use serde::Deserialize;

use crate::{
    app::App,
    cases::{self, CaseId},
    faq::inline::{self, Query},
    inbox::Conversation,
    writer::Arrival,
};

/// An update at the door: whose turn it will be. `None` where it is no update at all. One that cannot be read is kept all the same,
/// to be set aside with its payload.
///
/// # Errors
/// When the database cannot be read: the update must come again, because its conversation is not known.
pub async fn arrival(app: &App, raw: &str) -> anyhow::Result<Option<Caller>> {
    let payload = raw.to_owned();
    if let Ok(glance) = serde_json::from_str::<Glance<'_>>(raw) {
        if let Some(query) = &glance.inline_query {
            answer_inline(app, query);
            return Ok(Some(Caller::Passing(glance.update_id)));
        }
        let conversation = glance.conversation(app).await?;
        return Ok(Some(Caller::Comes(Arrival { update_id: glance.update_id, conversation, payload })));
    }
    let Ok(update) = serde_json::from_str::<serde_json::Value>(raw) else { return Ok(None) };
    let Some(update_id) = update["update_id"].as_i64() else { return Ok(None) };
    if update.get("inline_query").is_some() {
        return Ok(Some(Caller::Passing(update_id)));
    }
    Ok(Some(Caller::Comes(Arrival { update_id, conversation: Conversation::House, payload })))
}

/// Every letter typed behind the bot's name is somebody's words: they are answered here and now, and nothing of them is kept.
fn answer_inline(app: &App, query: &GlanceQuery<'_>) {
    let query = Query {
        id: query.id.to_string(),
        person: query.from.id,
        words: query.query.to_string(),
        phone: query.from.language_code.as_deref().map(str::to_owned),
    };
    let bot = app.clone();
    app.tasks.spawn(async move { inline::answer(&bot, query).await });
}

/// Who is at the door.
#[derive(Debug)]
pub enum Caller {
    /// An update that is kept until its turn is done.
    Comes(Arrival),
    /// An update of this number that was answered at the door.
    Passing(i64),
}

/// What decides whose turn an update is, read without parsing the rest.
#[derive(Deserialize)]
struct Glance<'a> {
    update_id: i64,
    #[serde(borrow, alias = "edited_message", alias = "channel_post", alias = "message_reaction")]
    message: Option<GlanceMessage<'a>>,
    callback_query: Option<GlancePress<'a>>,
    #[serde(alias = "chat_member")]
    my_chat_member: Option<GlanceMember<'a>>,
    #[serde(borrow)]
    inline_query: Option<GlanceQuery<'a>>,
    poll_answer: Option<GlanceUser>,
}

#[derive(Deserialize)]
struct GlanceMessage<'a> {
    #[serde(borrow)]
    chat: GlanceChat<'a>,
    #[serde(default)]
    message_id: i32,
    #[serde(default)]
    message_thread_id: Option<i32>,
    #[serde(default)]
    is_topic_message: bool,
    #[serde(default)]
    reply_to_message: Option<GlanceReply>,
}

#[derive(Deserialize)]
struct GlanceReply {
    message_id: i32,
}

#[derive(Deserialize)]
struct GlanceChat<'a> {
    id: i64,
    #[serde(rename = "type", borrow)]
    kind: std::borrow::Cow<'a, str>,
}

#[derive(Deserialize)]
struct GlancePress<'a> {
    from: GlanceId,
    #[serde(borrow)]
    message: Option<GlanceMessage<'a>>,
}

#[derive(Deserialize)]
struct GlanceMember<'a> {
    #[serde(borrow)]
    chat: GlanceChat<'a>,
}

#[derive(Deserialize)]
struct GlanceQuery<'a> {
    #[serde(borrow)]
    id: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    from: GlanceAsker<'a>,
    #[serde(borrow)]
    query: std::borrow::Cow<'a, str>,
}

#[derive(Deserialize)]
struct GlanceAsker<'a> {
    id: i64,
    #[serde(borrow, default)]
    language_code: Option<std::borrow::Cow<'a, str>>,
}

#[derive(Deserialize)]
struct GlanceUser {
    user: Option<GlanceId>,
}

#[derive(Deserialize)]
struct GlanceId {
    id: i64,
}

impl Glance<'_> {
    async fn conversation(&self, app: &App) -> anyhow::Result<Conversation> {
        if let Some(message) = &self.message {
            return message.conversation(app, false).await;
        }
        if let Some(press) = &self.callback_query {
            return match &press.message {
                Some(message) => message.conversation(app, true).await,
                None => Ok(Conversation::Person(press.from.id)),
            };
        }
        if let Some(member) = &self.my_chat_member {
            return Ok(plain(&member.chat));
        }
        let user = self.poll_answer.as_ref().and_then(|answer| answer.user.as_ref()).map(|user| user.id);
        Ok(user.map_or(Conversation::House, Conversation::Person))
    }
}

impl GlanceMessage<'_> {
    /// The case of a desk's chat, found by the topic, else by the map of messages; else the chat itself.
    async fn conversation(&self, app: &App, press: bool) -> anyhow::Result<Conversation> {
        let chat = self.chat.id;
        if app.desks.of_chat(chat).is_none() {
            return Ok(plain(&self.chat));
        }
        let named = if press { Some(self.message_id) } else { self.reply_to_message.as_ref().map(|reply| reply.message_id) };
        if let (Some(thread), true) = (self.message_thread_id, self.is_topic_message)
            && let Some(case) = cases::store::of_thread(&app.db.read, chat, thread).await?
        {
            return Ok(Conversation::Case(case));
        }
        // A reaction names its message itself; so does an edit of what was carried before.
        for message in named.into_iter().chain(Some(self.message_id).filter(|_| chat < 0)) {
            if let Some((case, _)) = cases::store::of_message(&app.db.read, chat, message).await? {
                return self.if_desks_side(app, case).await;
            }
        }
        Ok(plain(&self.chat))
    }

    /// In the private chat of a desk a message may also belong to a case that its owner brought as a person.
    async fn if_desks_side(&self, app: &App, case: CaseId) -> anyhow::Result<Conversation> {
        let found = cases::store::find(&app.db.read, case).await?;
        let desks = found.is_some_and(|found| found.person != Some(self.chat.id));
        Ok(if desks { Conversation::Case(case) } else { plain(&self.chat) })
    }
}

fn plain(chat: &GlanceChat<'_>) -> Conversation {
    if chat.kind == "private" { Conversation::Person(chat.id) } else { Conversation::Chat(chat.id) }
}

//! What the bot asks Telegram: who it is, what it may do in a chat, who is there. Questions have no rows; they change nothing.

use std::time::Duration;

use teloxide::{
    Bot, RequestError,
    payloads::SetWebhookSetters,
    prelude::Requester,
    types::{AllowedUpdate, ChatId, ChatMemberKind, UserId},
};
use url::Url;

use crate::{
    config::Secret,
    inbox::ALLOWED_UPDATES,
    outbox::{Outbox, class_of},
};

/// A channel or group into which announcements may be posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// A channel, else a group.
    pub channel: bool,
    /// Whether the bot may post there.
    pub may_post: bool,
}

/// What the bot needs to know of a chat before it becomes a desk's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether the chat has topics.
    pub forum: bool,
    /// Whether the bot is an administrator, without which it does not see what staff write.
    pub administrator: bool,
    /// Whether it may make and close topics.
    pub topics: bool,
    /// Whether it may pin.
    pub pins: bool,
    /// How many members the chat has, the bot included.
    pub members: u32,
    /// The administrators who are people.
    pub administrators: Vec<i64>,
}

impl Outbox {
    /// The bot's id and user name, asked until Telegram answers or the program stops.
    ///
    /// # Errors
    /// When Telegram does not know the token.
    pub async fn who_am_i(&self) -> anyhow::Result<Option<(i64, String)>> {
        let mut wait = Duration::from_millis(500);
        loop {
            match self.bot.get_me().await {
                Ok(me) => return Ok(Some((i64::try_from(me.id.0)?, me.username().to_owned()))),
                Err(RequestError::Api(teloxide::ApiError::InvalidToken)) => {
                    anyhow::bail!("TELOXIDE_TOKEN: Telegram does not know this token; copy it from @BotFather again")
                }
                Err(error) => tracing::warn!(class = class_of(&error), "start: Telegram does not answer, trying again"),
            }
            tokio::select! {
                () = self.tasks.stopped() => return Ok(None),
                () = tokio::time::sleep(wait) => wait = (wait * 2).min(Duration::from_secs(30)),
            }
        }
    }

    /// What the bot may do in a chat, and who is there.
    ///
    /// # Errors
    /// With a class when Telegram does not tell.
    pub async fn standing(&self, chat: i64) -> anyhow::Result<Standing> {
        let told = |error: RequestError| anyhow::anyhow!("Telegram does not tell about a chat ({})", class_of(&error));
        let about = self.bot.get_chat(ChatId(chat)).await.map_err(told)?;
        let own = UserId(u64::try_from(self.bot_id).unwrap_or_default());
        let me = self.bot.get_chat_member(ChatId(chat), own).await.map_err(told)?;
        let administrators = self.bot.get_chat_administrators(ChatId(chat)).await.map_err(told)?;
        let members = self.bot.get_chat_member_count(ChatId(chat)).await.map_err(told)?;
        let (administrator, topics, pins) = match &me.kind {
            ChatMemberKind::Administrator(rights) => (true, rights.can_manage_topics, rights.can_pin_messages),
            _ => (false, false, false),
        };
        Ok(Standing {
            forum: is_forum(&about),
            administrator,
            topics,
            pins,
            members,
            administrators: administrators
                .iter()
                .filter(|member| !member.user.is_bot)
                .filter_map(|member| i64::try_from(member.user.id.0).ok())
                .collect(),
        })
    }

    /// What a channel or group is called, and whether the bot may post there.
    ///
    /// # Errors
    /// With a class when Telegram does not tell.
    pub async fn about(&self, chat: i64) -> anyhow::Result<About> {
        let told = |error: RequestError| anyhow::anyhow!("Telegram does not tell about a chat ({})", class_of(&error));
        let about = self.bot.get_chat(ChatId(chat)).await.map_err(told)?;
        let own = UserId(u64::try_from(self.bot_id).unwrap_or_default());
        let me = self.bot.get_chat_member(ChatId(chat), own).await.map_err(told)?;
        let channel = about.is_channel();
        let may_post = if channel { me.kind.can_post_messages() } else { me.kind.is_present() };
        Ok(About { title: about.title().unwrap_or_default().to_owned(), channel, may_post })
    }

    /// Tells Telegram where to call us.
    ///
    /// # Errors
    /// With a class when Telegram does not accept the address.
    pub async fn set_webhook(&self, url: Url, secret: &Secret) -> anyhow::Result<()> {
        let mut call = self.bot.set_webhook(url).secret_token(secret.expose().to_owned());
        call.allowed_updates = Some(allowed_updates());
        call.await.map_err(|error| anyhow::anyhow!("Telegram does not accept WEBHOOK_URL ({})", class_of(&error)))?;
        Ok(())
    }

    /// Takes an earlier webhook away, which would keep updates from polling; says whether there is none now.
    pub async fn delete_webhook(&self) -> bool {
        let deleted = self.bot.delete_webhook().await;
        if let Err(error) = &deleted {
            tracing::warn!(class = class_of(error), "start: an earlier webhook could not be taken away");
        }
        deleted.is_ok()
    }
}

/// A bot whose calls may take as long as a file over a slow line takes.
///
/// # Errors
/// When the HTTP client cannot be made.
pub fn bot(token: &Secret, api_url: Url) -> anyhow::Result<Bot> {
    let client = reqwest::Client::builder()
        .timeout(super::call::CALL_TIMEOUT)
        .connect_timeout(Duration::from_secs(10))
        .build()
        .map_err(|_| anyhow::anyhow!("the HTTP client cannot be made"))?;
    Ok(Bot::with_client(token.expose(), client).set_api_url(api_url))
}

fn allowed_updates() -> Vec<AllowedUpdate> {
    ALLOWED_UPDATES.iter().filter_map(|kind| serde_json::from_value(serde_json::Value::from(*kind)).ok()).collect()
}

fn is_forum(chat: &teloxide::types::ChatFullInfo) -> bool {
    serde_json::to_value(chat).ok().and_then(|chat| chat.get("is_forum")?.as_bool()).unwrap_or(false)
}

/// The bot's user name, for a command line that has no running bot.
///
/// # Errors
/// When Telegram does not answer, or does not know the token.
pub async fn username(token: &Secret, api_url: Url) -> anyhow::Result<String> {
    match bot(token, api_url)?.get_me().await {
        Ok(me) => Ok(me.username().to_owned()),
        Err(error) => anyhow::bail!("Telegram does not tell the bot's name ({}); give it with --bot", class_of(&error)),
    }
}

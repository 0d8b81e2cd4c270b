//! Answers to inline queries: one attempt, no row, for whoever types alone.

use teloxide::{
    payloads::AnswerInlineQuerySetters,
    prelude::Requester,
    types::{
        InlineQueryId, InlineQueryResult, InlineQueryResultArticle, InlineQueryResultsButton, InlineQueryResultsButtonKind,
        InputMessageContent, InputMessageContentText, ParseMode,
    },
};

use crate::{
    outbox::{Outbox, call::no_preview, class_of, message::Key, split::split},
    text::{Text, Tongue},
    texts,
};

/// How long Telegram may keep an answer, in seconds: a text that is published is there a moment later.
const CACHE: u32 = 10;

/// The payload of the link beside the results.
const START: &str = "inline";

/// Something to insert into a chat.
#[derive(Clone, Debug)]
pub struct Article {
    /// At most 64 bytes, its own among the results.
    pub id: String,
    /// The line that is chosen.
    pub title: Text,
    /// The small line under it.
    pub about: Text,
    /// What is inserted, a paragraph each.
    pub text: Vec<Text>,
    /// The button under it, a link.
    pub key: Key,
}

impl Outbox {
    /// Answers an inline query.
    pub async fn answer_inline(&self, query: &str, articles: &[Article], tongue: Tongue) {
        let results = articles.iter().map(|article| self.result(article, tongue));
        let button = InlineQueryResultsButton {
            text: self.renderer.plain(&texts::group_key_private(), Some(tongue)),
            kind: InlineQueryResultsButtonKind::StartParameter(START.to_owned()),
        };
        let call = self.bot.answer_inline_query(InlineQueryId(query.to_owned()), results);
        // Too old is the end of every slow line: the next letter asks again.
        if let Err(error) = call.is_personal(true).cache_time(CACHE).button(button).await {
            tracing::debug!(class = class_of(&error), "outbox: an inline query could not be answered");
        }
    }

    fn result(&self, article: &Article, tongue: Tongue) -> InlineQueryResult {
        let words = split(&self.renderer.html(&article.text, Some(tongue))).into_iter().next().unwrap_or_default();
        let content = InputMessageContentText::new(words).parse_mode(ParseMode::Html).link_preview_options(no_preview());
        let title = self.renderer.plain(&article.title, Some(tongue));
        let mut result = InlineQueryResultArticle::new(article.id.clone(), title, InputMessageContent::Text(content));
        result.reply_markup = self.renderer.keyboard(&vec![vec![article.key.clone()]], Some(tongue));
        InlineQueryResult::Article(result.description(self.renderer.plain(&article.about, Some(tongue))))
    }
}

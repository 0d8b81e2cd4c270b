//! A case's topic in its desk's forum: made when the first message goes there, and again when staff have deleted it.

use std::time::Duration;

use teloxide::{ApiError, RequestError, prelude::Requester, types::ChatId};

use crate::{
    cases,
    inbox::{Conversation, Event, Refusal},
    outbox::{
        Outbox,
        address::Address,
        message::What,
        refusal::{Reason, classify},
    },
    turn::{Outcome, Record},
};

/// The topic of a case, made where the desk is a forum and it has none yet.
pub(super) async fn topic(outbox: &Outbox, case: cases::CaseId, what: &What) -> Result<Option<i32>, Reason> {
    let address: Address = match outbox.addresses.of_case(case, what).await {
        Ok(Ok(address)) => address,
        Ok(Err(refusal)) => return Err(Reason::Refused(refusal)),
        Err(_) => return Err(Reason::Later { wait: Duration::from_secs(1), uncertain: false, attempt: false }),
    };
    if !address.wants_topic || matches!(what, What::Topic { .. } | What::EditCard { .. } | What::PinCard | What::Rename { .. })
    {
        return Ok(address.thread);
    }
    let Ok(name) = cases::store::topic_name(&outbox.db.read, case).await else {
        return Err(Reason::Later { wait: Duration::from_secs(1), uncertain: false, attempt: false });
    };
    match outbox.bot.create_forum_topic(ChatId(address.chat), name).await {
        Ok(topic) => {
            let thread = topic.thread_id.0.0;
            let made = Record::Case(cases::Record::TopicMade { case, chat: address.chat, thread });
            let mut outcome = Outcome::nothing().record(made);
            if !matches!(what, What::Card { .. }) {
                // Its earlier topic was deleted: the card and what the person wrote before go into the new one as well.
                outcome = outcome.event(Conversation::Chat(address.chat), Event::DeskBound);
            }
            write(outbox, outcome).await?;
            Ok(Some(thread))
        }
        Err(error) => match classify(&error) {
            // Topics were switched off in the group, or it never had them: what staff get then stands in the group itself.
            Reason::Refused(Refusal::Other) if no_forum(&error) => Ok(None),
            // Without the right to make topics the case still reaches the desk, in its general topic.
            Reason::Refused(Refusal::NoRight) => Ok(None),
            reason => Err(reason),
        },
    }
}

fn no_forum(error: &RequestError) -> bool {
    matches!(error, RequestError::Api(ApiError::Unknown(words)) if words.to_lowercase().contains("not a forum"))
}

/// Commits what a call has brought to light, before the call goes on.
pub(super) async fn write(outbox: &Outbox, outcome: Outcome) -> Result<(), Reason> {
    let turn = crate::writer::Turn { item: None, person: None, outcome };
    match outbox.writer.turn(turn).await {
        Ok(_) => Ok(()),
        Err(_) => Err(Reason::Later { wait: Duration::from_secs(1), uncertain: true, attempt: false }),
    }
}

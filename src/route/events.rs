//! What happened inside the program, given to the feature that it concerns.

use crate::{
    announcements,
    app::App,
    cases::desk_side,
    inbox::{Conversation, Event},
    incoming::Incoming,
    person::Person,
    route::{content, daily},
    screening, staff, texts,
    turn::Outcome,
};

/// An internal event: a timer, a finished album, what came of sending.
pub(super) async fn on_event(app: App, event: Event, conversation: Conversation, person: Person) -> anyhow::Result<Outcome> {
    match event {
        Event::AlbumGathered { group, chat, by, name } => {
            let incoming = Incoming::album(chat, by, name);
            match conversation {
                Conversation::Case(case) => desk_side::album(&app, case, &incoming, &group).await,
                _ => content::album(&app, &person, &incoming, &group).await,
            }
        }
        Event::AlbumAnswers { group, chat, by, name, reply_to } => {
            let incoming = Incoming { reply_to: Some(reply_to), ..Incoming::album(chat, by, name) };
            content::album(&app, &person, &incoming, &group).await
        }
        Event::Carried { case, from, sources, refusal } => desk_side::carried(&app, case, from, &sources, refusal).await,
        Event::CaseWaits { case, stage } => desk_side::waits(&app, case, stage).await,
        Event::DeskBound => {
            // The turn that bound it may still be on its way to read the bindings anew.
            app.reload_staff().await;
            match conversation {
                Conversation::Person(chat) | Conversation::Chat(chat) => desk_side::place_waiting(&app, chat).await,
                Conversation::Case(_) | Conversation::Announcement(_) | Conversation::House => Ok(Outcome::nothing()),
            }
        }
        Event::Unreachable => Ok(Outcome::nothing()),
        Event::SetAside { row, .. } => {
            let mut outcome = Outcome::nothing();
            outcome.messages.extend(staff::to_heads(&app, vec![texts::staff_alarm_set_aside(row)]));
            Ok(outcome)
        }
        Event::GivenUp { queue, refusal } => {
            let mut outcome = Outcome::nothing();
            let case: i64 = queue.strip_prefix("case:").and_then(|case| case.parse().ok()).unwrap_or_default();
            outcome.messages.extend(staff::to_heads(&app, vec![texts::staff_alarm_given_up(case, refusal.class())]));
            Ok(outcome)
        }
        Event::Daily => daily::daily(&app).await,
        Event::PlanReminds { since, count } => screening::plan::reminded(&app, &person, since, count).await,
        Event::ResultGiven => screening::calls::given(&app, &person).await,
        Event::RulesChanged => screening::recheck::begin(&app).await,
        Event::Recheck { run, after } => screening::recheck::goes_on(&app, run, after).await,
        Event::AnnouncementDue { id, at } => announcements::go::due(&app, id, at).await,
        Event::AnnouncementGathers { id, run, after } => announcements::sending::gathers(&app, id, run, after).await,
        Event::AnnouncementGoesOn { id, run } => announcements::sending::goes_on(&app, id, run).await,
        Event::ChannelPosted { title, refusal, .. } => Ok(announcements::after::channels::came(person.id, &title, refusal)),
        Event::ChannelKept { title, withdrawn, refusal, .. } => {
            Ok(announcements::after::channels::kept(person.id, &title, withdrawn, refusal))
        }
        Event::TellChanges { run, after, by } => screening::recheck::tells(&app, run, after, by).await,
    }
}

//! Chats with more than one person: who comes and goes, and what is said there outside a case.

use std::sync::Arc;

use crate::{
    announcements::{self, after::binding::Seat},
    app::App,
    button::Button,
    faq,
    inbox::{Conversation, Event},
    incoming::{Incoming, Input, Service},
    person::Person,
    route::trigger::Member,
    screening,
    staff::{self, binding},
    texts,
    turn::{Outcome, Record},
};

/// Who may be written to, and who came into which group.
pub(super) async fn on_member(app: App, member: Member) -> anyhow::Result<Outcome> {
    if member.own && member.chat < 0 {
        let announced = seated(&app, &member).await?;
        if member.channel {
            return Ok(announced);
        }
        let mut outcome = desks_and_groups(&app, &member);
        outcome.records.extend(announced.records);
        outcome.messages.extend(announced.messages);
        return Ok(outcome);
    }
    Ok(desks_and_groups(&app, &member))
}

/// What it means for announcements that are posted there.
async fn seated(app: &App, member: &Member) -> anyhow::Result<Outcome> {
    let seat = Seat {
        chat: member.chat,
        title: member.title.clone(),
        channel: member.channel,
        may_post: member.present && member.may_post,
        administrator: member.administrator,
        by: member.by,
    };
    announcements::after::binding::seated(app, &seat).await
}

/// What it means for desks, and for groups where the bot is new.
fn desks_and_groups(app: &App, member: &Member) -> Outcome {
    match (member.own, member.present, member.chat < 0) {
        (true, false, true) => binding::removed(app, member.chat),
        // Where staff put it, it will be a desk.
        (true, true, true)
            if member.arrived && app.desks.of_chat(member.chat).is_none() && !app.staff.works_here(member.by) =>
        {
            faq::group::arrived(app, member.chat)
        }
        (true, true, true) if !member.administrator => binding::demoted(app, member.chat),
        (false, true, true) => binding::joined(app, member.chat),
        // In a private chat it tells whether the bot may write; `changed` keeps that.
        _ => Outcome::nothing(),
    }
}

/// In a desk's chat outside a case, and in any other group: commands and buttons are answered, the rest is talk among people.
pub(super) async fn on_group(app: App, incoming: Arc<Incoming>, person: Person) -> anyhow::Result<Outcome> {
    match &incoming.input {
        Input::Command { name, .. } if name == "screen" && app.staff.works_here(incoming.sender.id) => {
            screening::calls::begin(&app, &incoming)
        }
        Input::Press { button: Some(Button::OnPhone(call, press)), .. } => {
            screening::calls::pressed(&app, &incoming, *call, *press).await
        }
        Input::Command { name, args, .. } if name == "announce" && announces(&app, &incoming) => {
            announcements::after::binding::in_group(&app, &incoming, &person, args).await
        }
        Input::Command { name, .. } if keeps(&app, &incoming, name) => {
            Ok(staff::answer(&incoming, vec![texts::keep_in_private()]))
        }
        Input::Command { name, .. } if name == "announce" && announcements::may(&app, incoming.sender.id) => {
            Ok(staff::answer(&incoming, vec![texts::keep_in_private()]))
        }
        Input::Command { name, args, .. } => staff::command(&app, &incoming, name, args).await,
        Input::Press { button: Some(Button::ConfirmDesk(desk)), .. } => binding::confirm(&app, &incoming, *desk).await,
        Input::Press { .. } => Ok(Outcome::nothing().toast(texts::menu_old_button())),
        Input::Service(Service::Joined) => Ok(binding::joined(&app, incoming.place.chat)),
        Input::Words(_) => {
            if let Some(outcome) = screening::calls::replied(&app, &incoming).await? {
                return Ok(outcome);
            }
            Ok(when_addressed(&app, &incoming, &person))
        }
        Input::Piece { .. } => Ok(when_addressed(&app, &incoming, &person)),
        Input::MigratedTo(new) => {
            let record = Record::Migrated { old: incoming.place.chat, new: *new };
            Ok(Outcome::nothing().record(record).event(Conversation::Chat(*new), Event::DeskBound))
        }
        _ => Ok(Outcome::nothing()),
    }
}

/// The answer to words, or to those under a picture, that are meant for the bot.
fn when_addressed(app: &App, incoming: &Incoming, person: &Person) -> Outcome {
    let words = faq::group::addressed(app, incoming);
    words.map(|words| faq::group::answer(app, incoming, person, &words)).unwrap_or_default()
}

/// Whether this is somebody who makes announcements.
fn announces(app: &App, incoming: &Incoming) -> bool {
    !incoming.sender.anonymous && announcements::may(app, incoming.sender.id)
}

/// Whether this is a command of those who keep the answers, from somebody of the staff.
pub(super) fn keeps(app: &App, incoming: &Incoming, name: &str) -> bool {
    faq::keep::COMMANDS.contains(&name) && !incoming.sender.anonymous && app.staff.works_here(incoming.sender.id)
}

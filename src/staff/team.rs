//! Who works here, and the end of a role: whoever leaves the centre must not go on reading what people write to it.

use crate::{
    app::App,
    button::Button,
    cases::{Desk, desks::DeskKind},
    incoming::Incoming,
    menu,
    outbox::message::{Key, Message, To, What},
    person::Person,
    staff::{Dismissal, Role, answer, may_work, store},
    text::Lang,
    texts,
    turn::{Claim, Ending, Outcome, Record, Toast},
};

/// Roles shown at once; a keyboard takes 100 buttons (Bot API, as Telegram answers in practice).
const MAX_SHOWN: usize = 90;

/// `/team`: everybody with their roles, each with a button that ends it.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(app: &App, incoming: &Incoming) -> anyhow::Result<Outcome> {
    if !incoming.place.is_private() {
        return Ok(answer(incoming, vec![texts::staff_team_in_private()]));
    }
    let sender = incoming.sender.id;
    let members = store::members(&app.db.read).await?;
    let lines =
        members.iter().map(|member| texts::staff_team_line(member.name.clone(), member.role.name())).collect::<Vec<_>>();
    let keys = members
        .iter()
        .filter(|member| may_dismiss(app, sender, member.role))
        .take(MAX_SHOWN)
        .map(|member| {
            let label = texts::staff_key_dismiss(member.name.clone(), member.role.name());
            vec![Key::new(label, Button::Dismiss { person: member.person, role: member.role, sure: false })]
        })
        .collect();
    let what = What::Say { text: vec![texts::staff_team(lines)], keys, reply_to: Some(incoming.message) };
    Ok(Outcome::nothing().message(Message::new(To::Chat(sender), what)))
}

/// The head ends roles; a psychologist's is ended by a psychologist, or the head could read those cases in their stead.
fn may_dismiss(app: &App, by: i64, role: Role) -> bool {
    match role {
        Role::Psychologist => app.staff.has(by, Role::Psychologist),
        _ => app.staff.has(by, Role::Head),
    }
}

/// Whether a desk stands in somebody's private chat.
fn is_private_desk(app: &App, person: i64, desk: Desk) -> bool {
    app.desks.of(desk).is_some_and(|binding| binding.kind == DeskKind::Private && binding.chat == person)
}

/// The word to those who can bind the desk anew that it has no chat now.
fn told_of_loss(app: &App, dismissed: i64, desk: Desk) -> Vec<Message> {
    let mut whom = app.staff.with(Role::Head);
    if desk == Desk::Psychologist {
        whom.extend(app.staff.with(Role::Psychologist));
    }
    whom.sort_unstable();
    whom.dedup();
    let told = || What::Say { text: vec![texts::staff_alarm_desk_lost(desk.name())], keys: Vec::new(), reply_to: None };
    whom.into_iter().filter(|whose| *whose != dismissed).map(|whose| Message::new(To::Chat(whose), told())).collect()
}

/// The press on such a button: first asked, then done. Whoever may not (any more) is answered as by an old button.
///
/// # Errors
/// When the database cannot be read.
pub async fn dismiss(app: &App, incoming: &Incoming, by: &Person, whom: (i64, Role), sure: bool) -> anyhow::Result<Outcome> {
    let (person, role) = whom;
    if !may_dismiss(app, by.id, role) {
        return Ok(menu::old_button(app, by));
    }
    let edit = |text| What::Edit { message: incoming.message, text: vec![text], keys: Vec::new() };
    let members = store::members(&app.db.read).await?;
    let Some(member) = members.into_iter().find(|member| (member.person, member.role) == whom) else {
        return Ok(Outcome::nothing().toast(texts::staff_dismissed_before()));
    };
    if !sure {
        let yes = Key::new(texts::staff_key_dismiss_sure(), Button::Dismiss { person, role, sure: true });
        let no = Key::new(texts::menu_key_menu(), Button::Menu);
        let text = vec![texts::staff_dismiss_sure(member.name, role.name())];
        let what = What::Say { text, keys: vec![vec![yes], vec![no]], reply_to: None };
        return Ok(Outcome::nothing().message(Message::new(To::Chat(by.id), what)));
    }
    let theirs = app.people.find(&app.db.read, person).await?;
    let lang = theirs.and_then(|person| person.tongue).unwrap_or(Lang::Kk.into());
    let still = |other: Role| other != role && app.staff.has(person, other);
    let others = Role::ALL.into_iter().any(still);
    let told = What::Say { text: vec![texts::staff_role_over(role.name())], keys: Vec::new(), reply_to: None };
    let mut won = Ending {
        messages: vec![
            Message::new(To::Chat(by.id), edit(texts::staff_dismissed(member.name, role.name()))),
            Message::new(To::Chat(person), told),
            Message::new(To::Chat(person), What::Commands { lang, staff: others }),
        ],
        ..Ending::default()
    };
    for desk in Desk::ALL.into_iter().filter(|desk| is_private_desk(app, person, *desk) && !may_work(*desk, still)) {
        won.messages.extend(told_of_loss(app, person, desk));
    }
    let lost = Ending { toast: Some(Toast { text: texts::staff_last_head(), alert: true }), ..Ending::default() };
    let claim = Claim::Dismissal(Dismissal { person, role });
    Ok(Outcome::nothing().record(Record::Contest { claim, won: Box::new(won), lost: Box::new(lost) }))
}

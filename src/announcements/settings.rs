//! What the head decides for all announcements: whether a second person must approve, and whether broadcasts may be paid for.

use crate::{
    announcements::{By, Entry, Record, drafts, press::Press},
    app::App,
    button::Button,
    db,
    incoming::Incoming,
    outbox::message::Key,
    person::Person,
    staff::Role,
    text::Text,
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// Where `meta` keeps whether a second person must approve.
const APPROVAL: &str = "announcements_approval";

/// Where `meta` keeps whether broadcasts may be paid for.
const PAID: &str = "announcements_paid";

/// What the head has decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// A second person must approve.
    pub approval: bool,
    /// Broadcasts may be paid for.
    pub paid: bool,
}

/// What the head has decided.
///
/// # Errors
/// When the database cannot be read.
pub async fn read(app: &App) -> anyhow::Result<Settings> {
    let is_on = |value: Option<String>| value.as_deref() == Some("1");
    Ok(Settings {
        approval: is_on(db::remembered(&app.db.read, APPROVAL).await?),
        paid: is_on(db::remembered(&app.db.read, PAID).await?),
    })
}

/// What holds, a line each.
///
/// # Errors
/// When the database cannot be read.
pub async fn lines(app: &App) -> anyhow::Result<Vec<Text>> {
    let settings = read(app).await?;
    Ok(vec![
        if settings.approval { texts::announcements_approval_on() } else { texts::announcements_approval_off() },
        if settings.paid { texts::announcements_paid_on() } else { texts::announcements_paid_off() },
    ])
}

/// The settings on the screen, for the head.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, fresh: bool) -> anyhow::Result<Outcome> {
    let settings = read(app).await?;
    Ok(shown(person, settings, fresh))
}

fn shown(person: &Person, settings: Settings, fresh: bool) -> Outcome {
    let key = |label: Text, press: Press| vec![Key::new(label, Button::Announce(press))];
    let tick =
        |on: bool, name: Text| if on { texts::announcements_button_on(name) } else { texts::announcements_button_off(name) };
    let keys = vec![
        key(tick(settings.approval, texts::announcements_set_approval()), Press::Approval(!settings.approval)),
        key(tick(settings.paid, texts::announcements_set_paid()), Press::PaidAllowed(!settings.paid)),
        key(texts::announcements_key_list(), Press::List),
    ];
    Outcome::nothing().screen(person.id, vec![texts::announcements_settings()], keys, fresh)
}

/// One of them is switched by the head.
///
/// # Errors
/// When the database cannot be read.
pub async fn switch(app: &App, incoming: &Incoming, person: &Person, press: &Press) -> anyhow::Result<Outcome> {
    if !app.staff.has(person.id, Role::Head) {
        return Ok(Outcome::nothing().toast(texts::staff_not_your_role()));
    }
    let mut settings = read(app).await?;
    let before = settings;
    let (key, on, what) = match press {
        Press::Approval(on) => {
            settings.approval = *on;
            (APPROVAL, *on, if *on { "approval_on" } else { "approval_off" })
        }
        Press::PaidAllowed(on) => {
            settings.paid = *on;
            (PAID, *on, if *on { "paid_on" } else { "paid_off" })
        }
        _ => return Ok(shown(person, settings, false)),
    };
    let shown = shown(person, settings, false);
    if settings == before {
        return Ok(shown);
    }
    let shown = match what {
        "paid_off" => shown.record(TurnRecord::Announcement(Record::Draft(drafts::Record::NonePaid))),
        _ => shown,
    };
    let record = TurnRecord::Remember { key, value: u8::from(on).to_string() };
    Ok(shown.record(record).record(Entry::record(Entry::OF_NONE, what, By::of(incoming))))
}

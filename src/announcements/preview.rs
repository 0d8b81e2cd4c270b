//! An announcement exactly as each group sees it, in every language and script, with the number of its readers above.

use crate::{
    announcements::{
        Announcement, Stage, after,
        audience::{self, Filter},
        whom,
    },
    app::App,
    outbox::message::{Message, To, What},
    person::Person,
    text::Tongue,
    texts,
    turn::Outcome,
};

/// The messages of the preview; the caller adds the screen below them.
///
/// # Errors
/// When the database cannot be read.
pub async fn messages(app: &App, person: &Person, draft: &Announcement) -> anyhow::Result<Outcome> {
    let (readers, settled) = readers(app, draft).await?;
    let mut outcome = Outcome::nothing();
    let mut shown = false;
    for tongue in Tongue::ALL {
        let n = readers.iter().find(|(of, _)| *of == tongue).map_or(0, |(_, n)| *n);
        let posts = draft.content.layout(draft.id, tongue, &app.locales);
        let wished = settled || draft.audience.tongues.is_empty() || draft.audience.tongues.contains(tongue.code());
        let name = whom::tongue_name(tongue);
        if posts.is_empty() || !wished {
            outcome = outcome.say(person.id, vec![texts::announcements_preview_nothing(name)]);
            continue;
        }
        let mut label = vec![if draft.stage.over() {
            texts::announcements_preview_had(n, name)
        } else {
            texts::announcements_preview_group(n, name)
        }];
        let mut parts = posts;
        // What stands before the words is the same for everybody: once is enough.
        if shown && parts.len() > 1 {
            parts.remove(0);
            label.push(texts::announcements_preview_same());
        }
        shown = true;
        outcome = outcome.say(person.id, label).message(Message::new(To::Chat(person.id), What::Post { parts }));
    }
    Ok(outcome)
}

/// How many read it in which tongue, and whether that is settled: of what goes out or is over, and of a correction, those who have
/// it or have it before them; else whom the filters find now.
async fn readers(app: &App, draft: &Announcement) -> anyhow::Result<(Vec<(Tongue, i64)>, bool)> {
    let corrected = after::store::corrected_by(&app.db.read, draft.id).await?;
    let (id, states): (i64, &[&str]) = match (corrected, draft.stage) {
        (Some(of), _) => (of, &["sent", "late"]),
        (None, Stage::Sending | Stage::Paused) => (draft.id, &["queued", "outbox", "sent"]),
        (None, Stage::Done | Stage::Cancelled | Stage::Withdrawn) => (draft.id, &["sent", "late", "withdrawn"]),
        (None, Stage::Draft | Stage::Waiting | Stage::Planned) => {
            let filter = Filter::of(&draft.audience, &draft.content, &app.clock);
            return Ok((audience::store::by_tongue(&app.db.read, &filter).await?, false));
        }
    };
    let counted = after::store::counts(&app.db.read, id).await?;
    let of = |tongue: Tongue| {
        let counted = counted.iter().filter(|one| one.tongue == tongue.code() && states.contains(&one.state.as_str()));
        (tongue, counted.map(|one| one.n).sum())
    };
    Ok((Tongue::ALL.map(of).to_vec(), true))
}

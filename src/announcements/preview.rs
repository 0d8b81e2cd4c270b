//! An announcement exactly as each group sees it, in every language and script, with the number of its readers above.

use crate::{
    announcements::{
        Announcement,
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
    let filter = Filter::of(&draft.audience, &draft.content, &app.clock);
    let readers = audience::store::by_tongue(&app.db.read, &filter).await?;
    let mut outcome = Outcome::nothing();
    let mut shown = false;
    for tongue in Tongue::ALL {
        let n = readers.iter().find(|(of, _)| *of == tongue).map_or(0, |(_, n)| *n);
        let posts = draft.content.layout(draft.id, tongue, &app.locales);
        let wished = draft.audience.tongues.is_empty() || draft.audience.tongues.contains(tongue.code());
        let name = whom::tongue_name(tongue);
        if posts.is_empty() || !wished {
            outcome = outcome.say(person.id, vec![texts::announcements_preview_nothing(name)]);
            continue;
        }
        let mut label = vec![texts::announcements_preview_group(n, name)];
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

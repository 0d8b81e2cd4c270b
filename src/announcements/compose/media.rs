//! What is shown besides the words: one piece, or an album that arrives in several messages.

use crate::{
    announcements::{
        Announcement, By, Stage, board,
        compose::{Album, Asks, State, came, meanwhile},
        lists, may, store,
    },
    app::App,
    dialogue::State as Dialogue,
    inbox::{Conversation, Event},
    incoming::{Attached, Incoming, Input, Piece as Sent},
    outbox::post::{ALBUM, Kind, Media, Piece},
    person::Person,
    text::escape,
    texts,
    turn::Outcome,
};

/// How long an album gathers, in milliseconds.
const ALBUM_MS: i64 = 700;

/// Something to show has come by itself, or with words that are not taken here.
pub(super) async fn showed(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
) -> anyhow::Result<Outcome> {
    draft.content.media = media(incoming);
    let unread = !incoming.words().trim().is_empty();
    let outcome = board::changed(app, person, draft, "media", By::of(incoming), true).await?;
    Ok(if unread { board::with_first(outcome, texts::announcements_caption_left()) } else { outcome })
}

pub(super) fn media(incoming: &Incoming) -> Media {
    match (&incoming.attached, &incoming.input) {
        (Some(Attached::Point { latitude_e6, longitude_e6 }), _) => {
            Media::Location { latitude_e6: *latitude_e6, longitude_e6: *longitude_e6 }
        }
        (Some(Attached::File(file)), Input::Piece { kind: Sent::Photo, .. }) => Media::Photo(file.clone()),
        (Some(Attached::File(file)), Input::Piece { kind: Sent::Video, .. }) => Media::Video(file.clone()),
        (Some(Attached::File(file)), _) => Media::Document(file.clone()),
        (None, _) => Media::None,
    }
}

fn kind(sent: Sent) -> Kind {
    match sent {
        Sent::Photo => Kind::Photo,
        Sent::Video => Kind::Video,
        _ => Kind::Document,
    }
}

/// A piece of an album waits for the others; what comes meanwhile and is none of them is one too many.
pub(super) fn piece_of_album(incoming: &Incoming, person: &Person, state: &State) -> Option<Outcome> {
    let Input::Piece { kind: sent, album, .. } = &incoming.input else { return None };
    let Some(Attached::File(file)) = &incoming.attached else { return None };
    if !matches!(state.asks, Asks::Words(..) | Asks::Media) {
        return None;
    }
    let keep = |album: Album| Outcome::nothing().next(Dialogue::Announcing(State { album: Some(album), ..state.clone() }));
    let caption = || Some(incoming.marked.clone().unwrap_or_else(|| escape(incoming.words()))).filter(|html| !html.is_empty());
    let piece = Piece { kind: kind(*sent), file_id: file.clone() };
    match (&state.album, album) {
        (Some(open), Some(group)) if open.group == *group && open.pieces.len() < *ALBUM.end() => {
            let mut open = open.clone();
            open.pieces.push(piece);
            open.caption = open.caption.or_else(caption);
            Some(keep(open))
        }
        (Some(open), _) => Some(keep(Album { more: true, ..open.clone() })),
        (None, Some(group)) => {
            let album = Album { group: group.clone(), pieces: vec![piece], caption: caption(), more: false };
            let event = Event::AlbumGathered {
                group: group.clone(),
                chat: person.id,
                by: person.id,
                name: incoming.sender.name.clone(),
            };
            Some(keep(album).event_in(Conversation::Person(person.id), event, ALBUM_MS))
        }
        (None, None) => None,
    }
}

/// An album has come whole.
///
/// # Errors
/// When the database cannot be read.
pub async fn album(app: &App, incoming: &Incoming, person: &Person, state: State, group: &str) -> anyhow::Result<Outcome> {
    let Some(album) = state.album.clone().filter(|album| album.group == group) else { return Ok(Outcome::nothing()) };
    let found = store::find(&app.db.read, state.id).await?.filter(|draft| draft.stage == Stage::Draft);
    let Some(mut draft) = found.filter(|_| may(app, person.id)) else { return lists::gone(app, person).await };
    let state = State { album: None, ..state };
    if draft.version != state.seen {
        return meanwhile(app, person, &draft, state).await;
    }
    draft.content.media = match album.pieces.as_slice() {
        [one] => match one.kind {
            Kind::Photo => Media::Photo(one.file_id.clone()),
            Kind::Video => Media::Video(one.file_id.clone()),
            Kind::Document => Media::Document(one.file_id.clone()),
        },
        pieces => Media::Album(pieces.to_vec()),
    };
    let outcome = match state.asks {
        Asks::Words(lang, first) => came(app, incoming, person, draft, album.caption, (lang, first)).await?,
        _ => board::changed(app, person, draft, "media", By::of(incoming), true).await?,
    };
    Ok(if album.more { board::with_first(outcome, texts::announcements_album_full()) } else { outcome })
}

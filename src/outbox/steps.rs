//! A row of several messages, step by step: each one that is sent is noted before the next, so that a kill between two of them repeats
//! neither.

use crate::{
    outbox::{
        Outbox,
        call::{MAX_WAIT, Place, unless_stopped},
        pace::Load,
        refusal::Reason,
        rows::{End, Mark, Queued},
    },
    writer::class,
};

/// Between two messages of a row: what is sent is noted, so that no restart sends it again; then the pace. When the program stops
/// first, the rest stays in the table for the next start.
pub(super) async fn between(outbox: &Outbox, row: &Queued, place: Place, load: Load) -> Result<(), Reason> {
    note_sent(outbox, row).await;
    let stopped = Reason::Later { wait: MAX_WAIT, uncertain: false, attempt: false };
    unless_stopped(outbox, outbox.pace.wait(place.chat, row.message.lane, load)).await.ok_or(stopped)
}

/// What was sent of a row is somewhere else, or gone: all of it is sent again.
pub(super) async fn begin_anew(outbox: &Outbox, row: &Queued) {
    let sent = std::mem::take(&mut *row.sent());
    if !sent.is_empty() {
        note_sent(outbox, row).await;
    }
}

async fn note_sent(outbox: &Outbox, row: &Queued) {
    let sent = row.sent().clone();
    // Without the note a kill would repeat a message; without the rest somebody would miss one.
    if let Err(error) = outbox.writer.mark(Mark::new(row.id, End::Partly(sent))).await {
        tracing::error!(class = class(&error), row = row.id.0, "outbox: what was sent of a row could not be noted");
    }
}

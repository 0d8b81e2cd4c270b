//! Answers to pressed buttons and to inline queries: each once.

use crate::playground::state::Toast;
use crate::playground::world::World;

use super::{Answer, Args, Refusal};

/// The most results of an inline query.
const MOST_RESULTS: usize = 50;

fn too_old() -> Refusal {
    Refusal::bad("query is too old and response timeout expired or query ID is invalid")
}

pub(super) fn answer_callback(world: &mut World, args: &Args) -> Answer {
    let id = args.text("callback_query_id").ok_or_else(too_old)?;
    let text = args.text("text").unwrap_or_default();
    if crate::playground::entities::utf16_len(text) > 200 {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let query = world.close_query(id).ok_or_else(too_old)?;
    let alert = args.flag("show_alert");
    let at_ms = world.now_ms;
    world.toast(Toast { user: query.person, text: text.to_owned(), alert, at_ms, query_id: id.to_owned() });
    Ok(true.into())
}

pub(super) fn answer_inline(world: &mut World, args: &Args) -> Answer {
    if args.list("results").len() > MOST_RESULTS {
        return Err(Refusal::bad("RESULTS_TOO_MUCH"));
    }
    let id = args.text("inline_query_id").ok_or_else(too_old)?;
    world.close_query(id).ok_or_else(too_old)?;
    Ok(true.into())
}

//! The bot's own account: name, descriptions, commands, menu button; and its files.

use serde_json::{Value, json};

use crate::playground::world::World;

use super::{Answer, Args, Refusal, Uploads};

/// The largest file that `getFile` gives, in bytes.
const MOST_DOWNLOAD: usize = 20 * 1024 * 1024;

/// Does what `method` says if it is one of this file's.
pub(super) fn call(world: &mut World, method: &str, args: &Args, _: &Uploads) -> Option<Answer> {
    let lang = args.text("language_code").unwrap_or_default().to_owned();
    Some(match method {
        "getMe" => Ok(me(world)),
        "logOut" | "close" | "setChatMenuButton" => Ok(true.into()),
        "setMyCommands" => set_commands(world, args, lang),
        "deleteMyCommands" => {
            world.bot.commands.remove(&(scope(args), lang));
            Ok(true.into())
        }
        "getMyCommands" => Ok(world.bot.commands.get(&(scope(args), lang)).cloned().unwrap_or_default().into()),
        "setMyName" => Ok(set(&mut world.bot.names, lang, args.text("name"))),
        "setMyDescription" => Ok(set(&mut world.bot.descriptions, lang, args.text("description"))),
        "setMyShortDescription" => Ok(set(&mut world.bot.short_descriptions, lang, args.text("short_description"))),
        "getMyName" => Ok(json!({"name": world.bot_name(&lang)})),
        "getFile" => file(world, args),
        _ => return None,
    })
}

fn me(world: &World) -> Value {
    let mut me = world.bot_json();
    for (field, value) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", false),
        ("supports_inline_queries", true),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        me[field] = value.into();
    }
    me
}

fn set(texts: &mut std::collections::BTreeMap<String, String>, lang: String, text: Option<&str>) -> Value {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => texts.insert(lang, text.to_owned()),
        None => texts.remove(&lang),
    };
    true.into()
}

/// A scope of commands as text: the same scope is the same text.
fn scope(args: &Args) -> String {
    args.value("scope").map_or_else(|| r#"{"type":"default"}"#.to_owned(), ToString::to_string)
}

fn set_commands(world: &mut World, args: &Args, lang: String) -> Answer {
    let commands = args.list("commands");
    if commands.len() > 100 {
        return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in commands {
        let name = command["command"].as_str().unwrap_or_default();
        let fits = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !fits || !(1..=32).contains(&name.len()) {
            return Err(Refusal::bad("BOT_COMMAND_INVALID"));
        }
        if command["description"].as_str().unwrap_or_default().is_empty() {
            return Err(Refusal::bad("command description must be non-empty"));
        }
    }
    world.bot.commands.insert((scope(args), lang), commands.to_vec());
    Ok(true.into())
}

fn file(world: &World, args: &Args) -> Answer {
    let file = args.text("file_id").and_then(|id| world.files.get(id));
    let file = file.ok_or_else(|| Refusal::bad("wrong file_id or the file is temporarily unavailable"))?;
    if file.bytes.len() > MOST_DOWNLOAD {
        return Err(Refusal::bad("file is too big"));
    }
    Ok(json!({
        "file_id": file.id,
        "file_unique_id": file.unique_id(),
        "file_size": file.bytes.len(),
        "file_path": file.path(),
    }))
}

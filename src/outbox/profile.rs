//! What people see of the bot before and beside the talk: its name, descriptions and command menus.

use teloxide::{
    RequestError,
    payloads::{SetMyDescriptionSetters, SetMyNameSetters, SetMyShortDescriptionSetters},
    prelude::Requester,
    types::BotCommand,
};

use crate::{
    menu,
    outbox::{Outbox, message::ProfilePart},
    staff,
    text::{Lang, Text, Tongue},
    texts,
};

/// Tells Telegram one part of the profile, in a language or for those of any other.
pub(super) async fn tell(outbox: &Outbox, part: ProfilePart, lang: Option<Lang>) -> Result<(), RequestError> {
    let words = |text: Text| outbox.renderer.locales().plain(lang.unwrap_or(Lang::Kk), &text);
    let code = lang.map(|lang| lang.code().to_owned());
    match part {
        ProfilePart::Name => {
            let mut call = outbox.bot.set_my_name().name(words(texts::profile_name()));
            call.language_code = code;
            call.await?;
        }
        ProfilePart::Description => {
            let mut call = outbox.bot.set_my_description().description(words(texts::profile_description()));
            call.language_code = code;
            call.await?;
        }
        ProfilePart::ShortDescription => {
            let mut call = outbox.bot.set_my_short_description().short_description(words(texts::profile_short()));
            call.language_code = code;
            call.await?;
        }
        ProfilePart::Commands => {
            let mut call = outbox.bot.set_my_commands(commands(outbox, lang.unwrap_or(Lang::Kk), false));
            call.language_code = code;
            call.await?;
        }
    }
    Ok(())
}

/// The command menu in a language; staff see theirs below everybody's.
pub(super) fn commands(outbox: &Outbox, lang: impl Into<Tongue> + Copy, staff: bool) -> Vec<BotCommand> {
    let own = menu::COMMANDS.iter();
    let theirs = staff::COMMANDS.iter().filter(|_| staff);
    own.chain(theirs)
        .map(|name| BotCommand::new(*name, outbox.renderer.locales().plain(lang, &Text::new(format!("commands-{name}")))))
        .collect()
}

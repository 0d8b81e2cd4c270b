//! The house that the playground starts with: the shipped bot, five people of the staff with their desks, and two who have not met
//! it yet. Everybody comes in through the front door: invitations are opened, desks are bound by command. All are invented.

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context;
use serde_json::{Value, json};
use tokio::sync::{Mutex, Notify, oneshot};

use super::{Options, Playground};
use crate::{
    app::{App, Bot},
    clock::Clock,
    config::Config,
    staff::{self, INVITATION_PREFIX, Invitation, Role},
    tasks::Tasks,
    turn::{Outcome, Record},
    writer::Turn,
};

/// The playground's own database, made anew at every start, because its Telegram is new as well.
const DATABASE: &str = "qoldau-playground.db";

/// The token of the bot in the box.
const TOKEN: &str = "4242424242:playground";

/// How long the house may take to get ready.
const LIMIT: Duration = Duration::from_secs(20);

/// Nothing said for this long means that the bot is done with what it was told.
const QUIET: Duration = Duration::from_millis(40);

/// A running playground with its bot.
pub struct Running {
    playground: Playground,
    bot: Arc<Mutex<Option<Inside>>>,
    tasks: Tasks,
}

/// The people of a house that is ready, and the chats of its desks.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// Leads the centre.
    pub head: i64,
    /// In the call centre.
    pub operator: i64,
    /// The lawyer.
    pub lawyer: i64,
    /// The psychologist; her desk is her private chat.
    pub psychologist: i64,
    /// The editor.
    pub editor: i64,
    /// The operator's forum.
    pub operators_chat: i64,
    /// The lawyer's forum.
    pub lawyers_chat: i64,
    /// Two people who have not met the bot.
    pub people: Vec<i64>,
}

struct Inside {
    stop: oneshot::Sender<()>,
    done: tokio::task::JoinHandle<anyhow::Result<()>>,
}

/// Starts Telegram, the bot and the house.
///
/// # Errors
/// When the port is taken, the database cannot be made, or the house does not get ready.
pub async fn start(port: u16) -> anyhow::Result<Running> {
    let wall = Clock::new(jiff::tz::TimeZone::UTC);
    let fresh = Arc::new(Notify::new());
    let asked = Arc::clone(&fresh);
    let options = Options {
        token: TOKEN.into(),
        bot_username: "qoldau_playground_bot".into(),
        port,
        keep_messages: 2_000,
        clock: Some(Arc::new(move || wall.now_ms())),
        on_fresh: Some(Arc::new(move || asked.notify_one())),
        ..Options::default()
    };
    let playground = Playground::start(options).await.with_context(|| format!("port {port} cannot be used; try --port 0"))?;
    let bot = Arc::new(Mutex::new(Some(move_in(&playground).await?)));
    let tasks = Tasks::default();
    tasks.spawn(start_afresh(playground.clone(), Arc::clone(&bot), fresh, tasks.clone()));
    Ok(Running { playground, bot, tasks })
}

impl Running {
    /// Where the page is.
    #[must_use]
    pub fn page_url(&self) -> String {
        self.playground.page_url()
    }

    /// Ends the bot, then Telegram.
    pub async fn stop(self) {
        self.tasks.stop();
        if let Some(inside) = self.bot.lock().await.take() {
            inside.stop().await;
        }
        self.playground.stop();
    }
}

impl Inside {
    async fn stop(self) {
        // A bot that has ended by itself no longer listens.
        let _ = self.stop.send(());
        if !matches!(self.done.await, Ok(Ok(()))) {
            tracing::warn!("playground: the bot did not end well");
        }
    }
}

/// The button "start afresh": the bot is stopped, its database thrown away, and everybody moves in again.
async fn start_afresh(playground: Playground, bot: Arc<Mutex<Option<Inside>>>, fresh: Arc<Notify>, tasks: Tasks) {
    loop {
        tokio::select! {
            () = tasks.stopped() => return,
            () = fresh.notified() => {}
        }
        let mut bot = bot.lock().await;
        if let Some(inside) = bot.take() {
            inside.stop().await;
        }
        match move_in(&playground).await {
            Ok(inside) => *bot = Some(inside),
            Err(_) => tracing::error!("playground: the house could not be made ready again"),
        }
    }
}

async fn move_in(playground: &Playground) -> anyhow::Result<Inside> {
    let database = PathBuf::from(DATABASE);
    for file in [database.clone(), database.with_extension("db-wal"), database.with_extension("db-shm")] {
        if file.exists() {
            std::fs::remove_file(&file).with_context(|| format!("{} cannot be removed", file.display()))?;
        }
    }
    let config = settings(playground, &format!("sqlite://{DATABASE}"))?;
    let clock = Clock::new(config.zone.clone());
    let bot = Bot::build(config, clock).await?;
    let app = bot.app();
    let (stop, stopped) = oneshot::channel();
    let done = Tasks::default().spawn(bot.run(async move { drop(stopped.await) }));
    furnish(playground, &app).await?;
    Ok(Inside { stop, done })
}

/// The settings of a bot that lives in the box; the centre is an honest placeholder.
///
/// # Errors
/// Never with the values that stand here.
pub fn settings(playground: &Playground, database_url: &str) -> anyhow::Result<Config> {
    let (api_url, token, database_url) = (playground.api_url(), playground.token().to_owned(), database_url.to_owned());
    let value = move |name: &'static str| match name {
        "TELOXIDE_TOKEN" => Some(token.clone()),
        "TELEGRAM_API_URL" => Some(api_url.clone()),
        "DATABASE_URL" => Some(database_url.clone()),
        "SEND_PER_SECOND" | "SEND_PER_GROUP_MINUTE" => Some("0".into()),
        "POLL_TIMEOUT" => Some("5".into()),
        _ => None,
    };
    Ok(Config::read(&value)?)
}

/// Brings in the staff, binds the desks, and lets two people in.
///
/// # Errors
/// When the bot does not answer as it should within the limit.
pub async fn furnish(playground: &Playground, app: &App) -> anyhow::Result<House> {
    let mut house = House::default();
    let user = |name: &str, role: &str| -> anyhow::Result<i64> {
        act(playground, json!({ "do": "user", "name": name, "role_hint": role }))?.user.context("a new person has an id")
    };
    house.people = vec![user("Айгүл", "person")?, user("Руслан", "person")?];
    house.head = user("Гүлнәр", "head")?;
    house.lawyer = user("Ерлан", "lawyer")?;
    house.psychologist = user("Сәуле", "psychologist")?;
    house.operator = user("Динара", "operator")?;
    house.editor = user("Тимур", "editor")?;
    hire_head(playground, app, house.head).await?;
    for (person, role) in [
        (house.operator, Role::Operator),
        (house.lawyer, Role::Lawyer),
        (house.psychologist, Role::Psychologist),
        (house.editor, Role::Editor),
    ] {
        hire(playground, house.head, person, role).await?;
    }
    house.lawyers_chat = desk(playground, &house, "Заңгер · Юрист", house.lawyer, "lawyer").await?;
    house.operators_chat = desk(playground, &house, "Операторлар · Операторы", house.operator, "operator").await?;
    said(
        playground,
        json!({ "do": "send", "as": house.psychologist, "chat": house.psychologist, "text": "/desk psychologist" }),
    )
    .await?;
    Ok(house)
}

/// The first head comes in by a link like the one that `qoldau invite head` prints.
async fn hire_head(playground: &Playground, app: &App, head: i64) -> anyhow::Result<()> {
    let invitation = Invitation::new()?;
    let record = staff::Record::Invite { hash: invitation.hash(), role: Role::Head, by: None };
    let outcome = Outcome::nothing().record(Record::Staff(record));
    app.writer.turn(Turn { item: None, person: None, outcome }).await?;
    open(playground, head, &invitation.link("bot")).await
}

async fn hire(playground: &Playground, head: i64, person: i64, role: Role) -> anyhow::Result<()> {
    let links = |playground: &Playground| {
        bots_words(playground, head).into_iter().filter(|(_, text)| text.contains("?start=")).collect::<Vec<_>>()
    };
    let before = links(playground).len();
    act(playground, json!({ "do": "send", "as": head, "chat": head, "text": format!("/invite {role}") }))?;
    let text = eventually("the bot gives no invitation", || links(playground).into_iter().nth(before)).await?.1;
    open(playground, person, &text).await
}

/// Opens the link in a text, and answers the question for the language.
async fn open(playground: &Playground, person: i64, text: &str) -> anyhow::Result<()> {
    let payload =
        text.split("?start=").nth(1).and_then(|rest| rest.split_whitespace().next()).context("a link has a payload")?;
    anyhow::ensure!(payload.starts_with(INVITATION_PREFIX), "the link is no invitation");
    act(playground, json!({ "do": "start", "as": person, "payload": payload }))?;
    let press = json!({ "do": "press_text", "as": person, "chat": person, "text": "Қазақша" });
    eventually("the bot does not ask for the language", || act(playground, press.clone()).ok()).await?;
    settled(playground).await
}

async fn desk(playground: &Playground, house: &House, title: &str, staff: i64, desk: &str) -> anyhow::Result<i64> {
    let group = json!({ "do": "group", "as": house.head, "title": title, "forum": true, "members": [house.head, staff] });
    let chat = act(playground, group)?.chat.context("a new group has an id")?;
    act(playground, json!({ "do": "add_bot", "as": house.head, "chat": chat }))?;
    let rights = ["can_manage_topics", "can_pin_messages"];
    act(playground, json!({ "do": "promote_bot", "as": house.head, "chat": chat, "rights": rights }))?;
    said(playground, json!({ "do": "send", "as": house.head, "chat": chat, "text": format!("/desk {desk}") })).await?;
    Ok(chat)
}

fn act(playground: &Playground, act: Value) -> anyhow::Result<super::people::ActDone> {
    playground.act_json(act).map_err(|problem| anyhow::anyhow!(problem))
}

/// Does something and waits until the bot has said all it has to say there.
async fn said(playground: &Playground, what: Value) -> anyhow::Result<()> {
    let chat = what["chat"].as_i64().unwrap_or_default();
    let before = bots_words(playground, chat);
    act(playground, what)?;
    eventually("the bot does not answer", || (bots_words(playground, chat) != before).then_some(())).await?;
    settled(playground).await
}

/// Waits for what somebody wants to see. Quiet alone is no answer: on a slow machine the bot is quiet while it still thinks.
async fn eventually<T>(otherwise: &'static str, mut look: impl FnMut() -> Option<T>) -> anyhow::Result<T> {
    let looking = async {
        loop {
            if let Some(found) = look() {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(LIMIT, looking).await.context(otherwise)
}

async fn settled(playground: &Playground) -> anyhow::Result<()> {
    anyhow::ensure!(playground.wait_quiet(QUIET, LIMIT).await, "the bot does not come to rest");
    Ok(())
}

/// What the bot has said in a chat, as it stands there now.
fn bots_words(playground: &Playground, chat: i64) -> Vec<(i64, String)> {
    let state = playground.snapshot();
    let messages = state.chats.iter().filter(|found| found.id == chat).flat_map(|chat| &chat.messages);
    messages.filter(|message| message.from.bot).map(|message| (message.id, message.text.clone())).collect()
}

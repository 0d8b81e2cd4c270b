//! The house that the playground starts with: the shipped bot, five people of the staff with their desks, and two who have not met
//! it yet. Everybody comes in through the front door: invitations are opened, desks are bound by command. All are invented.

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context;
use serde_json::{Value, json};
use tokio::sync::{Mutex, Notify, oneshot};

use super::{Options, Playground};
use crate::{
    app::{App, Bot},
    cases::Desk,
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

/// How often is looked whether the bot has done what it was told.
const LOOK: Duration = Duration::from_millis(5);

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
    let room = Room { playground, app };
    room.hire_head(house.head).await?;
    for (person, role) in [
        (house.operator, Role::Operator),
        (house.lawyer, Role::Lawyer),
        (house.psychologist, Role::Psychologist),
        (house.editor, Role::Editor),
    ] {
        room.hire(house.head, person, role).await?;
    }
    house.lawyers_chat = room.desk(&house, "Заңгер · Юрист", house.lawyer, Desk::Lawyer).await?;
    house.operators_chat = room.desk(&house, "Операторлар · Операторы", house.operator, Desk::Operator).await?;
    room.bind(house.psychologist, house.psychologist, Desk::Psychologist).await?;
    Ok(house)
}

/// What moving in needs. Every step waits for what the bot does with it, however slow the machine is.
struct Room<'a> {
    playground: &'a Playground,
    app: &'a App,
}

impl Room<'_> {
    /// The first head comes in by a link like the one that `qoldau invite head` prints.
    async fn hire_head(&self, head: i64) -> anyhow::Result<()> {
        let invitation = Invitation::new()?;
        let record = staff::Record::Invite { hash: invitation.hash(), role: Role::Head, by: None };
        let outcome = Outcome::nothing().record(Record::Staff(record));
        self.app.writer.turn(Turn { item: None, person: None, outcome }).await?;
        self.open(head, &invitation.link("bot"), Role::Head).await
    }

    async fn hire(&self, head: i64, person: i64, role: Role) -> anyhow::Result<()> {
        let asked = act(self.playground, json!({ "do": "send", "as": head, "chat": head, "text": format!("/invite {role}") }))?;
        let invited = || {
            let state = self.playground.snapshot();
            let chat = state.chats.into_iter().find(|chat| chat.id == head)?;
            let newer = chat.messages.into_iter().filter(|message| Some(message.id) > asked.message_id);
            newer.map(|message| message.text).find(|text| text.contains("?start="))
        };
        let text = until("gives no invitation", invited).await?;
        self.open(person, &text, role).await
    }

    /// Opens the link in a text, and answers the question for the language.
    async fn open(&self, person: i64, text: &str, role: Role) -> anyhow::Result<()> {
        let payload = text.split("?start=").nth(1).and_then(|rest| rest.split_whitespace().next());
        let payload = payload.context("a link has a payload")?;
        anyhow::ensure!(payload.starts_with(INVITATION_PREFIX), "the link is no invitation");
        act(self.playground, json!({ "do": "start", "as": person, "payload": payload }))?;
        let choose = json!({ "do": "press_text", "as": person, "chat": person, "text": "Қазақша" });
        until("does not ask for the language", || act(self.playground, choose.clone()).ok()).await?;
        until("does not keep the language", || self.app.people.in_memory(person)?.tongue).await?;
        until("does not take somebody in", || self.app.staff.has(person, role).then_some(())).await
    }

    async fn desk(&self, house: &House, title: &str, staff: i64, desk: Desk) -> anyhow::Result<i64> {
        let group = json!({ "do": "group", "as": house.head, "title": title, "forum": true, "members": [house.head, staff] });
        let chat = act(self.playground, group)?.chat.context("a new group has an id")?;
        act(self.playground, json!({ "do": "add_bot", "as": house.head, "chat": chat }))?;
        let rights = ["can_manage_topics", "can_pin_messages"];
        act(self.playground, json!({ "do": "promote_bot", "as": house.head, "chat": chat, "rights": rights }))?;
        self.bind(house.head, chat, desk).await?;
        Ok(chat)
    }

    async fn bind(&self, by: i64, chat: i64, desk: Desk) -> anyhow::Result<()> {
        act(self.playground, json!({ "do": "send", "as": by, "chat": chat, "text": format!("/desk {desk}") }))?;
        until("does not bind a desk", || self.app.desks.open(desk)).await?;
        Ok(())
    }
}

fn act(playground: &Playground, act: Value) -> anyhow::Result<super::people::ActDone> {
    playground.act_json(act).map_err(|problem| anyhow::anyhow!(problem))
}

/// Waits for something that the bot does.
async fn until<T>(problem: &str, look: impl Fn() -> Option<T>) -> anyhow::Result<T> {
    let found = async {
        loop {
            match look() {
                Some(found) => return found,
                None => tokio::time::sleep(LOOK).await,
            }
        }
    };
    tokio::time::timeout(LIMIT, found).await.map_err(|_| anyhow::anyhow!("the bot {problem}"))
}

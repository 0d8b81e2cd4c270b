//! Who goes where, on one page: an update or event comes in, the tree finds its feature, the feature's outcome is committed in one
//! transaction. Order in the tree is the only precedence there is.

use std::sync::{Arc, LazyLock};

use dptree::{Handler, prelude::DependencyMap};
use serde::Deserialize;
use teloxide::types::{ChatMemberKind, Update, UpdateKind};

use crate::{
    app::App,
    button::Button,
    cases::{self, CaseId, desk_side, person_side},
    dialogue::State,
    faq,
    inbox::{Conversation, Event, Item},
    incoming::{Incoming, Input, Service},
    menu,
    outbox::message::What,
    person::Person,
    privacy, screening,
    staff::{self, binding},
    texts,
    turn::{Claim, Outcome, Record},
    writer::{Arrival, Turn, UPDATE},
};

mod content;

type Branch = Handler<'static, anyhow::Result<Outcome>>;

/// The whole tree.
fn tree() -> Branch {
    use dptree::{case, entry};
    entry()
        // What happened inside the program.
        .branch(case![Trigger::Event(event)].endpoint(on_event))
        // Who may be written to, and who came into which group.
        .branch(case![Trigger::Member(member)].endpoint(on_member))
        .branch(
            case![Trigger::Incoming(incoming)]
                // A desk's side of a case comes before commands of the chat, because /close there means this case.
                .branch(dptree::filter_map(case_of).endpoint(desk_side::incoming))
                .branch(dptree::filter(in_group).endpoint(on_group))
                // In a private chat: commands first, so that nobody is ever caught in a conversation.
                .branch(dptree::filter_map(command).endpoint(on_command))
                .branch(dptree::filter_map(button).endpoint(on_button))
                // Then the conversation that the person is in.
                .branch(dptree::filter(is_content).chain(dptree::map(state)).branch(talk()))
                .endpoint(menu::fallback),
        )
        .endpoint(on_nothing)
}

/// What somebody wrote or sent in a private chat, by the state of the conversation.
fn talk() -> Branch {
    use dptree::case;
    dptree::entry()
        .branch(case![State::Describing(draft)].endpoint(content::for_new_case))
        .branch(case![State::Consenting { choices, then }].endpoint(content::before_consent))
        .branch(case![State::Screening(position)].endpoint(content::in_screening))
        .endpoint(content::in_idle)
}

static TREE: LazyLock<Branch> = LazyLock::new(tree);

/// What a turn is about.
#[derive(Clone, Debug)]
pub enum Trigger {
    /// Something inside the program.
    Event(Event),
    /// A member's place in a chat has changed.
    Member(Member),
    /// A message, press or command.
    Incoming(Arc<Incoming>),
    /// Nothing that is answered.
    Nothing,
}

/// A change of somebody's place in a chat.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The chat.
    pub chat: i64,
    /// Whether it is the bot itself.
    pub own: bool,
    /// Whether they are in the chat now.
    pub present: bool,
}

/// An update at the door: whose turn it will be. `None` where it is no update at all.
///
/// # Errors
/// Never: where the database cannot be read, the chat itself becomes the conversation.
pub async fn door(app: &App, raw: &str) -> Option<Arrival> {
    let glance: Glance<'_> = serde_json::from_str(raw).ok()?;
    let conversation = glance.conversation(app).await;
    Some(Arrival { update_id: glance.update_id, conversation, payload: raw.to_owned() })
}

/// One turn: read, decide, commit, and answer the button.
///
/// # Errors
/// When the database does not answer, or the feature fails; nothing of the turn is then written.
pub async fn turn(app: &App, item: &Item) -> anyhow::Result<()> {
    let trigger = trigger(item)?;
    let now = app.clock.now();
    let actor = actor(&trigger, item.conversation);
    let person = match actor {
        Some(id) => app.people.load(&app.db.read, id, now).await?,
        None => Person::new(0, now),
    };
    let mut outcome = dispatch(app, &trigger, item.conversation, &person).await?;
    if let Trigger::Incoming(incoming) = &trigger
        && incoming.place.is_private()
    {
        outcome = faq::crisis_first(app, incoming, &person, outcome).await?;
        offer_language(&person, &mut outcome);
    }
    let erased = outcome.records.iter().any(|record| matches!(record, Record::Privacy(privacy::Record::Forget { .. })));
    // Only the person's own conversation writes the person; in a desk's chat somebody is only looked up.
    let own = actor.is_some_and(|id| item.conversation == Conversation::Person(id));
    let changed = if own && !erased { changed(&person, &outcome, &trigger, now) } else { None };
    let houses = touches_staff(&outcome);
    let query = query(&trigger);
    let lang = outcome.lang.or(person.lang);
    let committed = app.writer.turn(Turn { item: Some(item.id), person: changed, outcome }).await?;
    if erased {
        app.people.forget(person.id);
        app.outbox.forget_screen(person.id);
    }
    if houses {
        app.reload_staff().await;
    }
    if let Some(query) = query {
        app.outbox.answer_press(&query, committed.toast.map(|toast| (toast, lang)));
    }
    Ok(())
}

/// An update was set aside after its last attempt: the person gets an apology with a number, and the head is told.
pub async fn set_aside(app: &App, item: &Item) {
    let mut outcome = Outcome::nothing();
    if let (Conversation::Person(person @ 1..), UPDATE) = (item.conversation, item.kind.as_str()) {
        outcome = outcome.say(person, vec![texts::menu_apology(item.id)]);
    }
    outcome.messages.extend(staff::to_heads(app, vec![texts::staff_alarm_set_aside(item.id)]));
    if let Err(error) = app.writer.turn(Turn { item: None, person: None, outcome }).await {
        tracing::error!(class = crate::writer::class(&error), row = item.id, "route: nobody could be told of a failed update");
    }
    // The button that was pressed must not spin for ever.
    if let Ok(Trigger::Incoming(incoming)) = trigger(item)
        && let Input::Press { query, .. } = &incoming.input
    {
        app.outbox.answer_press(query, None);
    }
}

async fn dispatch(app: &App, trigger: &Trigger, conversation: Conversation, person: &Person) -> anyhow::Result<Outcome> {
    let mut known = DependencyMap::new();
    known.insert(app.clone());
    known.insert(trigger.clone());
    known.insert(conversation);
    known.insert(person.clone());
    match TREE.dispatch(known).await {
        std::ops::ControlFlow::Break(outcome) => outcome,
        std::ops::ControlFlow::Continue(_) => Ok(Outcome::nothing()),
    }
}

fn trigger(item: &Item) -> anyhow::Result<Trigger> {
    if item.kind != UPDATE {
        return Ok(Trigger::Event(serde_json::from_str(&item.payload)?));
    }
    let update: Update = serde_json::from_str(&item.payload)?;
    if let Some(incoming) = Incoming::of(&update) {
        return Ok(Trigger::Incoming(Arc::new(incoming)));
    }
    let member = |change: &teloxide::types::ChatMemberUpdated, own| {
        let present = !matches!(change.new_chat_member.kind, ChatMemberKind::Left | ChatMemberKind::Banned(_));
        Trigger::Member(Member { chat: change.chat.id.0, own, present })
    };
    Ok(match &update.kind {
        UpdateKind::MyChatMember(change) => member(change, true),
        UpdateKind::ChatMember(change) => member(change, false),
        _ => Trigger::Nothing,
    })
}

/// Whose person a turn reads: the sender, else the person whose conversation it is.
fn actor(trigger: &Trigger, conversation: Conversation) -> Option<i64> {
    match (trigger, conversation) {
        (Trigger::Incoming(incoming), _) if incoming.sender.id != 0 => Some(incoming.sender.id),
        (_, Conversation::Person(id)) => Some(id),
        _ => None,
    }
}

/// The person as they shall be; `None` where nothing changes. The time of the last message is written once an hour.
fn changed(person: &Person, outcome: &Outcome, trigger: &Trigger, now: i64) -> Option<Person> {
    let mut next = person.clone();
    next.lang = outcome.lang.or(next.lang);
    next.consents = outcome.consents.unwrap_or(next.consents);
    if let Some(state) = &outcome.next {
        next.state = state.clone();
    }
    if let Trigger::Incoming(_) = trigger {
        next.blocked_at = None;
        if now - next.seen_at >= 3600 {
            next.seen_at = now;
        }
    }
    match trigger {
        Trigger::Event(Event::Unreachable) | Trigger::Member(Member { own: true, present: false, .. }) => next.blocked_at = Some(now),
        Trigger::Member(Member { own: true, present: true, .. }) => next.blocked_at = None,
        _ => {}
    }
    // Somebody who is not known yet becomes so by writing, not by an event about them.
    let is_new = person.is_new && matches!(trigger, Trigger::Incoming(_));
    (next != *person && !(person.is_new && !is_new) || is_new || person.state_lost).then_some(next)
}

/// Who has not chosen a language yet reads both, and finds the choice on top of every screen.
fn offer_language(person: &Person, outcome: &mut Outcome) {
    if person.lang.is_some() || outcome.lang.is_some() {
        return;
    }
    for message in &mut outcome.messages {
        if let What::Screen { keys, .. } = &mut message.what
            && !keys.iter().flatten().any(|key| matches!(key.press, Button::Language(_)))
        {
            keys.insert(0, menu::language_row());
        }
    }
}

fn touches_staff(outcome: &Outcome) -> bool {
    let touches = |record: &Record| {
        matches!(record, Record::Staff(_) | Record::Migrated { .. } | Record::Contest { claim: Claim::Invitation(_), .. })
    };
    outcome.records.iter().any(touches)
}

fn query(trigger: &Trigger) -> Option<String> {
    match trigger {
        Trigger::Incoming(incoming) => match &incoming.input {
            Input::Press { query, .. } => Some(query.clone()),
            _ => None,
        },
        _ => None,
    }
}

// Filters of the tree.

fn case_of(conversation: Conversation) -> Option<CaseId> {
    match conversation {
        Conversation::Case(case) => Some(case),
        _ => None,
    }
}

fn in_group(incoming: Arc<Incoming>) -> bool {
    !incoming.place.is_private()
}

fn command(incoming: Arc<Incoming>) -> Option<Command> {
    match &incoming.input {
        Input::Command { name, args } => Some(Command { name: name.clone(), args: args.clone() }),
        _ => None,
    }
}

fn button(incoming: Arc<Incoming>) -> Option<Button> {
    match &incoming.input {
        Input::Press { button, .. } => button.clone(),
        _ => None,
    }
}

fn is_content(incoming: Arc<Incoming>) -> bool {
    matches!(incoming.input, Input::Words(_) | Input::Piece { .. } | Input::Edited { .. } | Input::Unknown)
}

fn state(person: Person) -> State {
    person.state
}

/// A command with its arguments.
#[derive(Clone, Debug)]
struct Command {
    name: String,
    args: String,
}

// Endpoints that only choose further.

async fn on_nothing() -> anyhow::Result<Outcome> {
    Ok(Outcome::nothing())
}

async fn on_event(app: App, event: Event, conversation: Conversation, person: Person) -> anyhow::Result<Outcome> {
    match event {
        Event::AlbumGathered { group, chat, name } => match conversation {
            Conversation::Case(case) => desk_side::album(&app, case, chat, &group).await,
            _ => content::album(&app, &person, (chat, name), &group).await,
        },
        Event::Carried { case, from, sources, refusal } => desk_side::carried(&app, case, from, &sources, refusal).await,
        Event::CaseWaits { case, stage } => desk_side::waits(&app, case, stage).await,
        Event::DeskBound => {
            // The turn that bound it may still be on its way to read the bindings anew.
            app.reload_staff().await;
            match conversation {
                Conversation::Person(chat) | Conversation::Chat(chat) => desk_side::place_waiting(&app, chat).await,
                Conversation::Case(_) | Conversation::House => Ok(Outcome::nothing()),
            }
        }
        Event::Unreachable => Ok(Outcome::nothing()),
        Event::SetAside { row, .. } => {
            let mut outcome = Outcome::nothing();
            outcome.messages.extend(staff::to_heads(&app, vec![texts::staff_alarm_set_aside(row)]));
            Ok(outcome)
        }
        Event::GivenUp { queue, refusal } => {
            let mut outcome = Outcome::nothing();
            let case: i64 = queue.strip_prefix("case:").and_then(|case| case.parse().ok()).unwrap_or_default();
            outcome.messages.extend(staff::to_heads(&app, vec![texts::staff_alarm_given_up(case, refusal.class())]));
            Ok(outcome)
        }
        Event::Daily => Ok(privacy::daily(&app).event_in(Conversation::House, Event::Daily, DAY_MS)),
    }
}

/// A day, in milliseconds.
pub const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn on_member(app: App, member: Member) -> anyhow::Result<Outcome> {
    Ok(match (member.own, member.present, member.chat < 0) {
        (true, false, true) => binding::removed(&app, member.chat),
        (false, true, true) => binding::joined(&app, member.chat),
        // In a private chat it tells whether the bot may write; `changed` keeps that.
        _ => Outcome::nothing(),
    })
}

/// In a desk's chat outside a case, and in any other group: commands and buttons are answered, the rest is talk among people.
async fn on_group(app: App, incoming: Arc<Incoming>) -> anyhow::Result<Outcome> {
    match &incoming.input {
        Input::Command { name, args } => staff::command(&app, &incoming, name, args).await,
        Input::Press { button: Some(Button::ConfirmDesk(desk)), .. } => binding::confirm(&app, &incoming, *desk).await,
        Input::Press { .. } => Ok(Outcome::nothing().toast(texts::menu_old_button())),
        Input::Service(Service::Joined) => Ok(binding::joined(&app, incoming.place.chat)),
        Input::MigratedTo(new) => {
            let record = Record::Migrated { old: incoming.place.chat, new: *new };
            Ok(Outcome::nothing().record(record).event(Conversation::Chat(*new), Event::DeskBound))
        }
        _ => Ok(Outcome::nothing()),
    }
}

async fn on_command(app: App, incoming: Arc<Incoming>, person: Person, command: Command) -> anyhow::Result<Outcome> {
    match command.name.as_str() {
        "start" => menu::start(&app, &incoming, &person, &command.args).await,
        "menu" => Ok(menu::show(&app, &person, true).next(State::Idle)),
        "answers" => Ok(faq::categories(&person, true)),
        "screening" => screening::begin(&app, &person, true).await,
        "ask" => person_side::desks(app, incoming, person).await,
        "language" => Ok(menu::languages(&person, true)),
        "cancel" => Ok(menu::cancel(&app, &person)),
        "mydata" => privacy::my_data(&app, &person).await,
        "forget" | "delete" => Ok(privacy::forget(&person, true)),
        "privacy" => Ok(privacy::menu(&app, &person, true)),
        "help" => Ok(menu::help(&app, &person, true)),
        name => staff::command(&app, &incoming, name, &command.args).await,
    }
}

async fn on_button(app: App, incoming: Arc<Incoming>, person: Person, button: Button) -> anyhow::Result<Outcome> {
    // A screen's buttons are old once a newer screen stands below; those under other messages stay good.
    let current = app.outbox.screen_of(person.id).await?;
    let old = current.is_some_and(|current| incoming.message < current) && on_screen_only(&button);
    if old {
        return screening::current_screen(&app, &person).await.map(|outcome| outcome.toast(texts::menu_old_button()));
    }
    let message = incoming.message;
    match button {
        Button::Language(lang) => Ok(menu::chosen(&app, &person, lang)),
        Button::Languages => Ok(menu::languages(&person, false)),
        Button::Menu => Ok(menu::show(&app, &person, current != Some(message)).next(State::Idle)),
        Button::Help => Ok(menu::help(&app, &person, false)),
        Button::Answers => Ok(faq::categories(&person, false)),
        Button::Category(id) => Ok(faq::category(&app, &person, &id)),
        Button::Topic(id) => faq::topic(&app, &incoming, &person, &id).await,
        Button::Helped(yes, id) => Ok(faq::helped(&app, &person, yes, &id)),
        Button::Desks => person_side::desks(app, incoming, person).await,
        Button::Ask(desk, topic) => {
            let draft = crate::dialogue::Draft { desk, topic, with_result: false, previous: None };
            person_side::ask(&app, &incoming, &person, draft).await
        }
        Button::AskWithResult(desk) => {
            let draft = crate::dialogue::Draft { desk, topic: None, with_result: true, previous: None };
            person_side::ask(&app, &incoming, &person, draft).await
        }
        Button::Give(first) => content::give(&app, &incoming, &person, first).await,
        Button::Urgent(first) => person_side::urgent(&app, &incoming, &person, first).await,
        Button::Screening => screening::begin(&app, &person, false).await,
        Button::Answer(question, option) => screening::answered(&app, &person, question, option).await,
        Button::Skip(question) => screening::skipped(&app, &person, question).await,
        Button::Back(question) => screening::back(&app, &person, question).await,
        Button::Restart => screening::restart(&app, &person).await,
        Button::Leave => Ok(menu::show(&app, &person, false).next(State::Idle)),
        Button::Consent(yes) => content::consented(&app, &incoming, &person, yes).await,
        Button::Toggle(purpose) => Ok(privacy::toggled(&app, &person, purpose)),
        Button::Privacy => Ok(privacy::menu(&app, &person, false)),
        Button::MyData => privacy::my_data(&app, &person).await,
        Button::Forget => Ok(privacy::forget(&person, false)),
        Button::ForgetNow => privacy::forget_now(&app, &person).await,
        Button::Write(case) => person_side::write(&app, &person, case).await,
        Button::CloseMine(case) => person_side::close(&app, &person, case).await,
        Button::ConfirmDesk(desk) if app.staff.works_here(person.id) => binding::confirm(&app, &incoming, desk).await,
        // A card's buttons in the private chat of a desk whose map no longer knows the card, and what was never this person's.
        Button::ConfirmDesk(_) | Button::Take(_) | Button::Release(_) | Button::Close(_) => Ok(menu::old_button(&app, &person)),
    }
}

/// Buttons whose meaning depends on the screen that they stand on.
fn on_screen_only(button: &Button) -> bool {
    matches!(
        button,
        Button::Answer(..) | Button::Skip(_) | Button::Back(_) | Button::Consent(_) | Button::Toggle(_) | Button::ForgetNow | Button::Leave
    )
}

/// What decides whose turn an update is, read without parsing the rest.
#[derive(Deserialize)]
struct Glance<'a> {
    update_id: i64,
    #[serde(borrow, alias = "edited_message", alias = "channel_post", alias = "message_reaction")]
    message: Option<GlanceMessage<'a>>,
    callback_query: Option<GlancePress<'a>>,
    #[serde(alias = "chat_member")]
    my_chat_member: Option<GlanceMember<'a>>,
    inline_query: Option<GlanceFrom>,
    poll_answer: Option<GlanceUser>,
}

#[derive(Deserialize)]
struct GlanceMessage<'a> {
    #[serde(borrow)]
    chat: GlanceChat<'a>,
    #[serde(default)]
    message_id: i32,
    #[serde(default)]
    message_thread_id: Option<i32>,
    #[serde(default)]
    is_topic_message: bool,
    #[serde(default)]
    reply_to_message: Option<GlanceReply>,
}

#[derive(Deserialize)]
struct GlanceReply {
    message_id: i32,
}

#[derive(Deserialize)]
struct GlanceChat<'a> {
    id: i64,
    #[serde(rename = "type", borrow)]
    kind: std::borrow::Cow<'a, str>,
}

#[derive(Deserialize)]
struct GlancePress<'a> {
    from: GlanceId,
    #[serde(borrow)]
    message: Option<GlanceMessage<'a>>,
}

#[derive(Deserialize)]
struct GlanceMember<'a> {
    #[serde(borrow)]
    chat: GlanceChat<'a>,
}

#[derive(Deserialize)]
struct GlanceFrom {
    from: GlanceId,
}

#[derive(Deserialize)]
struct GlanceUser {
    user: Option<GlanceId>,
}

#[derive(Deserialize)]
struct GlanceId {
    id: i64,
}

impl Glance<'_> {
    async fn conversation(&self, app: &App) -> Conversation {
        if let Some(message) = &self.message {
            return message.conversation(app, false).await;
        }
        if let Some(press) = &self.callback_query {
            return match &press.message {
                Some(message) => message.conversation(app, true).await,
                None => Conversation::Person(press.from.id),
            };
        }
        if let Some(member) = &self.my_chat_member {
            return plain(&member.chat);
        }
        let user = self.inline_query.as_ref().map(|query| query.from.id);
        let user = user.or_else(|| self.poll_answer.as_ref().and_then(|answer| answer.user.as_ref()).map(|user| user.id));
        user.map_or(Conversation::House, Conversation::Person)
    }
}

impl GlanceMessage<'_> {
    /// The case of a desk's chat, found by the topic, else by the map of messages; else the chat itself.
    async fn conversation(&self, app: &App, press: bool) -> Conversation {
        let chat = self.chat.id;
        if app.desks.of_chat(chat).is_none() {
            return plain(&self.chat);
        }
        let named = if press { Some(self.message_id) } else { self.reply_to_message.as_ref().map(|reply| reply.message_id) };
        if let (Some(thread), true) = (self.message_thread_id, self.is_topic_message)
            && let Ok(Some(case)) = cases::store::of_thread(&app.db.read, chat, thread).await
        {
            return Conversation::Case(case);
        }
        // A reaction names its message itself; so does an edit of what was carried before.
        for message in named.into_iter().chain(Some(self.message_id).filter(|_| chat < 0)) {
            if let Ok(Some((case, _))) = cases::store::of_message(&app.db.read, chat, message).await {
                return self.if_desks_side(app, case).await;
            }
        }
        plain(&self.chat)
    }

    /// In the private chat of a desk a message may also belong to a case that its owner brought as a person.
    async fn if_desks_side(&self, app: &App, case: CaseId) -> Conversation {
        match cases::store::find(&app.db.read, case).await {
            Ok(Some(found)) if found.person != Some(self.chat.id) => Conversation::Case(case),
            _ => plain(&self.chat),
        }
    }
}

fn plain(chat: &GlanceChat<'_>) -> Conversation {
    if chat.kind == "private" { Conversation::Person(chat.id) } else { Conversation::Chat(chat.id) }
}

/// For the wiring test: the tree, and the types that every turn brings.
///
/// # Panics
/// When a handler asks for something that no turn brings.
pub fn check_wiring() {
    let known = [
        dptree::Type::of::<App>(),
        dptree::Type::of::<Trigger>(),
        dptree::Type::of::<Conversation>(),
        dptree::Type::of::<Person>(),
    ];
    dptree::type_check(TREE.sig(), &DependencyMap::new(), &known);
}

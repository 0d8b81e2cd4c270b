//! Who goes where, on one page: an update or event comes in, the tree finds its feature, the feature's outcome is committed in one
//! transaction. Order in the tree is the only precedence there is.

use std::{
    sync::{Arc, LazyLock},
    time::Duration,
};

use dptree::{Handler, prelude::DependencyMap};

use crate::{
    announcements::{self, press::Press as Announce},
    app::App,
    button::Button,
    cases::{CaseId, desk_side, person_side},
    dialogue::State,
    faq,
    inbox::{Conversation, Event, Item},
    incoming::{Incoming, Input},
    menu,
    outbox::message::{Message, What},
    person::Person,
    privacy,
    route::trigger::{Member, Trigger, trigger},
    screening,
    staff::{self, binding},
    text::Tongue,
    texts,
    turn::{Claim, Outcome, Record, Toast},
    writer::{Turn, UPDATE},
};

mod content;
mod daily;
pub mod door;
mod events;
mod groups;
pub mod trigger;

type Branch = Handler<'static, anyhow::Result<Outcome>>;

/// The whole tree.
fn tree() -> Branch {
    use dptree::{case, entry};
    entry()
        // What happened inside the program.
        .branch(case![Trigger::Event(event)].endpoint(events::on_event))
        // Who may be written to, and who came into which group.
        .branch(case![Trigger::Member(member)].endpoint(groups::on_member))
        .branch(
            case![Trigger::Incoming(incoming)]
                // A desk's side of a case comes before commands of the chat, because /close there means this case.
                .branch(dptree::filter_map(case_of).endpoint(desk_side::incoming))
                .branch(dptree::filter(in_group).endpoint(groups::on_group))
                // In a private chat: commands first, so that nobody is ever caught in a conversation.
                .branch(dptree::filter_map(command).endpoint(on_command))
                .branch(dptree::filter_map(button).endpoint(on_button))
                .branch(dptree::filter(is_press).endpoint(old_button))
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
        .branch(case![State::Keeping(state)].endpoint(content::keeping))
        .branch(case![State::Announcing(state)].endpoint(content::announcing))
        .endpoint(content::in_idle)
}

static TREE: LazyLock<Branch> = LazyLock::new(tree);

/// How long a pressed button waits for its turn.
const SLOW: Duration = Duration::from_secs(1);

/// One turn: read, decide, commit, and answer the button.
///
/// # Errors
/// When the database does not answer, or the feature fails; nothing of the turn is then written.
pub async fn turn(app: &App, item: &Item) -> anyhow::Result<()> {
    let trigger = trigger(item)?;
    let Some(query) = query(&trigger) else { return take(app, item, trigger).await.map(|_| ()) };
    let chat = match &trigger {
        Trigger::Incoming(incoming) if incoming.place.chat != 0 => incoming.place.chat,
        _ => actor(&trigger, item.conversation).unwrap_or_default(),
    };
    let mut turn = std::pin::pin!(take(app, item, trigger));
    // Telegram forgets a press within seconds, so a slow turn is answered empty first, and what it says becomes a message.
    let toast = tokio::select! {
        done = &mut turn => {
            app.outbox.answer_press(&query, done?);
            return Ok(());
        }
        () = tokio::time::sleep(SLOW) => {
            app.outbox.answer_press(&query, None);
            turn.await?
        }
    };
    if let Some((toast, _)) = toast {
        let outcome = Outcome::nothing().say(chat, vec![toast.text]);
        // The turn is committed: whatever happens here, it must not be run again.
        if let Err(error) = app.writer.turn(Turn { item: None, person: None, outcome }).await {
            tracing::error!(class = crate::writer::class(&error), "route: a late answer to a button is lost");
        }
    }
    Ok(())
}

/// The turn itself; gives what the pressed button shall say.
async fn take(app: &App, item: &Item, trigger: Trigger) -> anyhow::Result<Option<(Toast, Option<Tongue>)>> {
    let now = app.clock.now();
    let actor = actor(&trigger, item.conversation);
    let person = match actor {
        Some(id) => app.people.load(&app.db.read, id, now).await?,
        None => Person::new(0, now),
    };
    let mut outcome = dispatch(app, &trigger, item.conversation, &person).await?;
    leave_conversation(app, &trigger, &person, &mut outcome);
    faq::count_cases(app, &mut outcome);
    if let Trigger::Incoming(incoming) = &trigger
        && item.conversation == Conversation::Person(incoming.sender.id)
    {
        app.readings.note(incoming, now);
        outcome = faq::crisis_first(app, incoming, &person, outcome).await?;
        offer_language(&person, &mut outcome);
    }
    app.readings.add(&mut outcome);
    let erased = outcome.records.iter().any(|record| matches!(record, Record::Privacy(privacy::Record::Forget { .. })));
    // Only the person's own conversation writes the person; in a desk's chat somebody is only looked up.
    let own = actor.is_some_and(|id| item.conversation == Conversation::Person(id));
    let changed = if own && !erased { changed(&person, &outcome, &trigger, (now, app.clock.midnight())) } else { None };
    let cleaned = outcome.records.iter().any(|record| matches!(record, Record::Privacy(privacy::Record::Clean { .. })));
    let houses = touches_staff(&outcome);
    let answers = outcome.records.iter().any(faq::changes_answers);
    let tongue = outcome.tongue.or(person.tongue);
    let committed = app.writer.turn(Turn { item: Some(item.id), person: changed, outcome }).await?;
    if erased {
        app.people.forget(person.id);
        app.faq.forget(person.id);
        app.readings.forget(person.id);
        app.outbox.forget_screen(person.id);
    }
    if cleaned {
        app.people.forget_all();
        app.outbox.forget_screens();
    }
    if houses {
        app.reload_staff().await;
    }
    if answers {
        app.reload_answers().await;
    }
    Ok(committed.toast.map(|toast| (toast, tongue)))
}

/// What is said when an update is set aside after its last attempt: an apology with a number, and the head's alarm.
#[must_use]
pub fn set_aside(app: &App, item: &Item) -> Vec<Message> {
    let mut outcome = Outcome::nothing();
    if item.kind == UPDATE {
        let raw = serde_json::from_str::<serde_json::Value>(&item.payload).unwrap_or_default();
        let apology = match item.conversation {
            Conversation::Person(person @ 1..) => Some(person),
            // In a desk's chat staff must not believe that it went through.
            _ => raw["message"]["chat"]["id"].as_i64().filter(|chat| app.desks.of_chat(*chat).is_some()),
        };
        if let Some(chat) = apology {
            outcome = outcome.say(chat, vec![texts::menu_apology(item.id)]);
        }
    }
    outcome.messages.extend(staff::to_heads(app, vec![texts::staff_alarm_set_aside(item.id)]));
    outcome.messages
}

/// The button of an update that was set aside must not spin for ever.
pub fn release_button(app: &App, item: &Item) {
    let raw = serde_json::from_str::<serde_json::Value>(&item.payload).unwrap_or_default();
    if let Some(query) = raw["callback_query"]["id"].as_str() {
        app.outbox.answer_press(query, None);
    }
}

async fn dispatch(app: &App, trigger: &Trigger, conversation: Conversation, person: &Person) -> anyhow::Result<Outcome> {
    if let Trigger::Incoming(incoming) = trigger
        && let Input::Command { to: Some(to), .. } = &incoming.input
        && !app.username().is_empty()
        && !to.eq_ignore_ascii_case(&app.username())
    {
        // A command for another bot of the group.
        return Ok(Outcome::nothing());
    }
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

/// Whose person a turn reads: the sender, else the person whose conversation it is.
fn actor(trigger: &Trigger, conversation: Conversation) -> Option<i64> {
    match (trigger, conversation) {
        (Trigger::Incoming(incoming), _) if incoming.sender.id != 0 => Some(incoming.sender.id),
        (_, Conversation::Person(id)) => Some(id),
        _ => None,
    }
}

/// The person as they shall be; `None` where nothing changes. The time of the last message is written once an hour, and once on
/// every day: an announcement may leave out those who wrote today.
fn changed(person: &Person, outcome: &Outcome, trigger: &Trigger, (now, midnight): (i64, i64)) -> Option<Person> {
    let mut next = person.clone();
    next.tongue = outcome.tongue.or(next.tongue);
    next.consents = outcome.consents.unwrap_or(next.consents);
    if let Some(state) = &outcome.next {
        next.state = state.clone();
    }
    if let Trigger::Incoming(_) = trigger {
        next.blocked_at = None;
        if now - next.seen_at >= 3600 || next.seen_at < midnight {
            next.seen_at = now;
        }
    }
    match trigger {
        Trigger::Event(Event::Unreachable) | Trigger::Member(Member { own: true, present: false, .. }) => {
            next.blocked_at = Some(now);
        }
        Trigger::Member(Member { own: true, present: true, .. }) => next.blocked_at = None,
        _ => {}
    }
    // Somebody who is not known yet becomes so by writing, not by an event about them.
    let is_new = person.is_new && matches!(trigger, Trigger::Incoming(_));
    let stays_unknown = person.is_new && !is_new;
    let differs = next != *person && !stays_unknown;
    (differs || is_new || person.state_lost).then_some(next)
}

/// A press or command that brings up another screen leads out of a description or a consent: what the person writes under that
/// screen must not go where an earlier one would have sent it. The questionnaire stays, because there words go nowhere.
fn leave_conversation(app: &App, trigger: &Trigger, person: &Person, outcome: &mut Outcome) {
    let Trigger::Incoming(incoming) = trigger else { return };
    let chosen = incoming.place.is_private() && matches!(incoming.input, Input::Press { .. } | Input::Command { .. });
    let shows = outcome.messages.iter().any(|message| matches!(message.what, What::Screen { .. }));
    if chosen {
        app.faq.open.close(person.id);
    }
    if chosen
        && shows
        && outcome.next.is_none()
        && matches!(person.state, State::Describing(_) | State::Consenting { .. } | State::Keeping(_) | State::Announcing(_))
    {
        outcome.next = Some(State::Idle);
    }
}

/// Who has not chosen a language yet reads both, and finds the choice on top of every screen.
fn offer_language(person: &Person, outcome: &mut Outcome) {
    if person.tongue.is_some() || outcome.tongue.is_some() {
        return;
    }
    for message in &mut outcome.messages {
        if let What::Screen { keys, .. } = &mut message.what
            && !keys.iter().flatten().any(|key| matches!(key.press, Button::Language(_)))
        {
            keys.splice(0..0, menu::language_rows());
        }
    }
}

fn touches_staff(outcome: &Outcome) -> bool {
    let touches = |record: &Record| {
        matches!(
            record,
            Record::Staff(_)
                | Record::Migrated { .. }
                | Record::Contest { claim: Claim::Invitation(_) | Claim::Dismissal(_), .. }
        )
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
        Input::Command { name, args, .. } => Some(Command { name: name.clone(), args: args.clone() }),
        _ => None,
    }
}

fn button(incoming: Arc<Incoming>) -> Option<Button> {
    match &incoming.input {
        Input::Press { button, .. } => button.clone(),
        _ => None,
    }
}

fn is_press(incoming: Arc<Incoming>) -> bool {
    matches!(incoming.input, Input::Press { .. })
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

/// A day, in milliseconds.
pub const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn on_command(app: App, incoming: Arc<Incoming>, person: Person, command: Command) -> anyhow::Result<Outcome> {
    match command.name.as_str() {
        "start" => start(&app, &incoming, &person, &command.args).await,
        "plan" => screening::plan::show(&app, &person, true).await,
        "screen" if app.staff.works_here(person.id) => screening::calls::begin(&app, &incoming),
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
        "news" => announcements::news::show(&app, &person, true).await,
        "announce" if announcements::may(&app, person.id) => announcements::command(&app, &person).await,
        name if groups::keeps(&app, &incoming, name) => faq::keep::command(&app, &person, name, &command.args).await,
        name => staff::command(&app, &incoming, name, &command.args).await,
    }
}

/// `/start` with what its link brought: a result from the phone, a topic out of a group, an invitation, or nothing.
async fn start(app: &App, incoming: &Incoming, person: &Person, payload: &str) -> anyhow::Result<Outcome> {
    if let Some(word) = payload.strip_prefix(screening::calls::LINK_PREFIX) {
        return screening::calls::opened(app, incoming, person, word).await;
    }
    if let Some(topic) = payload.strip_prefix(faq::group::TOPIC_PREFIX) {
        return faq::opened(app, person, topic).await;
    }
    if let Some(number) = payload.strip_prefix(announcements::after::LINK_PREFIX) {
        return announcements::after::opened::opened(app, incoming, person, number).await;
    }
    menu::start(app, incoming, person, payload).await
}

async fn on_button(app: App, incoming: Arc<Incoming>, person: Person, button: Button) -> anyhow::Result<Outcome> {
    // A screen's buttons are old once a newer screen stands below; those under other messages stay good.
    let current = app.outbox.screen_of(person.id).await?;
    if current.is_some_and(|current| incoming.message < current) && on_screen_only(&button) {
        return old_button(app, person).await;
    }
    let message = incoming.message;
    match button {
        Button::Language(tongue) => content::language(&app, &person, tongue).await,
        Button::Languages => Ok(menu::languages(&person, false)),
        Button::Menu => Ok(menu::show(&app, &person, current != Some(message) || person.state.on_result()).next(State::Idle)),
        Button::Help => Ok(menu::help(&app, &person, false)),
        Button::Answers => Ok(faq::categories(&person, false)),
        Button::Category(id) => Ok(faq::category(&app, &person, &id)),
        Button::Topic(id) => faq::topic(&app, &person, &id).await,
        Button::Helped(yes, id) => Ok(faq::helped(&app, &incoming, &person, yes, &id)),
        Button::NotThis(id, others) => Ok(faq::search::not_this(&app, &incoming, &person, &id, others)),
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
        Button::Part(number) => screening::part(&app, &person, number).await,
        Button::Restart => screening::restart(&app, &person).await,
        Button::Summary => screening::answers_given(&app, &person, current != Some(message) || person.state.on_result()).await,
        Button::Edit(question) => screening::edit(&app, &person, question).await,
        Button::Plan => screening::plan::show(&app, &person, current != Some(message) || person.state.on_result()).await,
        Button::Tick(done, item) => screening::plan::ticked(&app, &person, done, &item, current != Some(message)).await,
        Button::PlanPicture => screening::plan::picture(&app, &person).await,
        Button::PlanRemind(wished) => screening::plan::remind(&app, &person, wished, current != Some(message)).await,
        Button::OnPhone(call, press) if app.staff.works_here(person.id) => {
            screening::calls::pressed(&app, &incoming, call, press).await
        }
        Button::Dismiss { person: whom, role, sure } if app.staff.works_here(person.id) => {
            staff::team::dismiss(&app, &incoming, &person, (whom, role), sure).await
        }
        Button::TellChanges(run) if app.staff.works_here(person.id) => Ok(screening::recheck::pressed(&app, &person, run)),
        Button::Leave => Ok(menu::show(&app, &person, false).next(State::Idle)),
        Button::Consent(yes) => content::consented(&app, &incoming, &person, yes).await,
        Button::Toggle(purpose) => Ok(privacy::toggled(&app, &person, purpose)),
        Button::Privacy => Ok(privacy::menu(&app, &person, false)),
        Button::MyData => privacy::my_data(&app, &person).await,
        Button::Forget => Ok(privacy::forget(&person, false)),
        Button::ForgetNow => privacy::forget_now(&app, &person).await,
        Button::Write(case) => person_side::write(&app, &person, case).await,
        Button::CloseMine(case) => person_side::close(&app, &person, case).await,
        Button::Announce(Announce::Open(id, opens)) => content::announced(&app, incoming, &person, id, opens).await,
        Button::Announce(press) => announcements::pressed(&app, &incoming, &person, press).await,
        Button::Keep(press) => faq::keep::press(&app, &incoming, &person, press).await,
        Button::ConfirmDesk(desk) if app.staff.works_here(person.id) => binding::confirm(&app, &incoming, desk).await,
        // A card's buttons in the private chat of a desk whose map no longer knows the card, and what was never this person's.
        Button::OnPhone(..) | Button::Dismiss { .. } | Button::TellChanges(_) | Button::PlanOf(_) => {
            Ok(menu::old_button(&app, &person))
        }
        Button::ConfirmDesk(_) | Button::Link(_) | Button::Take(_) | Button::Release(_) | Button::Close(_) => {
            Ok(menu::old_button(&app, &person))
        }
    }
}

/// A button that is old, or of no known form: it says so, and what the person is at is shown anew.
async fn old_button(app: App, person: Person) -> anyhow::Result<Outcome> {
    Ok(content::current_screen(&app, &person).await?.toast(texts::menu_old_button()))
}

/// Buttons whose meaning depends on the screen that they stand on.
fn on_screen_only(button: &Button) -> bool {
    matches!(
        button,
        Button::Answer(..)
            | Button::Skip(_)
            | Button::Back(_)
            | Button::Consent(_)
            | Button::Toggle(_)
            | Button::ForgetNow
            | Button::Edit(_)
            | Button::Leave
    )
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

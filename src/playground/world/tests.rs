use super::*;

fn world(keep: usize) -> (World, i64) {
    let mut world = World::new((1, "qoldau_bot", "Qoldau"), 100, keep);
    let person = world.add_person("Айгүл", None, None, None);
    (world, person)
}

#[test]
fn old_messages_go_where_only_the_newest_are_kept() {
    let (mut world, person) = world(2);
    for _ in 0..5 {
        world.post(person, Message::new(Author::Person(person), "text", Map::new()));
    }
    assert_eq!(world.chats[&person].messages.keys().copied().collect::<Vec<_>>(), [4, 5]);
}

#[test]
fn numbers_go_on_after_a_fresh_start() {
    let (mut world, person) = world(0);
    let message = world.post_and_tell(person, Message::new(Author::Person(person), "text", Map::new()));
    assert_eq!((message, world.inbox.waiting.len(), world.inbox.next_id), (1, 1, 101));
    world.fresh();
    assert_eq!((world.people.len(), world.inbox.waiting.len(), world.inbox.next_id), (0, 0, 101));
    assert!(world.add_person("Бек", None, None, None) > person);
}

#[test]
fn a_query_can_be_answered_once_and_not_too_late() {
    let (mut world, person) = world(0);
    let id = world.open_query(person);
    assert!(world.close_query(&id).is_some() && world.close_query(&id).is_none());
    let id = world.open_query(person);
    world.tick(QUERY_LIFE_MS + 1);
    assert!(world.close_query(&id).is_none());
}

//! The log: everything that is logged during a rich story holds none of the words, names and tokens in it. Every other story looks
//! as well, at its end.

use qoldau::playground::faults::Faults;
use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn nothing_that_anybody_said_is_logged() {
    let mut world = World::furnished().await;
    world.person("Zhuldyz Zhumabaeva");
    world.arrives("Zhuldyz Zhumabaeva", "Русский").await;
    world.says("Zhuldyz Zhumabaeva", "/screening").await;
    world.presses("Zhuldyz Zhumabaeva", "Согласен").await;
    world.says("Zhuldyz Zhumabaeva", "/ask").await;
    world.presses("Zhuldyz Zhumabaeva", "Юрист").await;
    world.says("Zhuldyz Zhumabaeva", "my secret marzipan question <b>&").await;
    world.sends_to("Zhuldyz Zhumabaeva", "Zhuldyz Zhumabaeva", "photo", Some("a caption of rhubarb")).await;
    world.staff_replies("Ерлан", "lawyers/1", "an answer with pomegranate").await;
    // Every way in which something goes wrong: refusals, cut connections, 429, a turn that fails, a stop and a start.
    let id = world.id("Zhuldyz Zhumabaeva");
    world.act(json!({ "do": "block", "as": id }));
    world.staff_replies("Ерлан", "lawyers/1", "another one with quince").await;
    world.act(json!({ "do": "unblock", "as": id }));
    world.faults(Faults { drop_before: 1, drop_after: 1, next_429: 1, retry_after: 1, ..Faults::default() });
    world.says("Zhuldyz Zhumabaeva", "and persimmon too").await;
    world.execute("ALTER TABLE cases RENAME TO elsewhere").await;
    world.says("Zhuldyz Zhumabaeva", "/ask with tamarind").await;
    world.until_reads("Zhuldyz Zhumabaeva", "Номер ошибки").await;
    world.execute("ALTER TABLE elsewhere RENAME TO cases").await;
    world.execute("UPDATE inbox SET state = 'done', payload = NULL WHERE state = 'failed'").await;
    world.act(json!({ "do": "raw_update", "update": { "message": { "text": "a broken kumquat", "chat": { "id": id, "type": "private" } } } }));
    world.act(json!({ "do": "raw_update", "update": { "callback_query": { "id": "1", "data": "a broken lychee", "from": { "id": id } } } }));
    world.wait().await;
    world.sleep().await;
    world.wake().await;
    let log = crate::world::log_text();
    for word in [
        "Zhuldyz",
        "Zhumabaeva",
        "marzipan",
        "rhubarb",
        "pomegranate",
        "quince",
        "persimmon",
        "tamarind",
        "kumquat",
        "lychee",
        "AAH-story-token",
    ] {
        assert!(!log.contains(word), "{word} is in the log: {:?}", log.lines().find(|line| line.contains(word)));
    }
    assert!(log.contains("inbox: a turn failed") && log.contains("outbox: refused for good"), "the log was not kept");
    world.end().await;
}

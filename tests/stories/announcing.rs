//! Announcements from the editor's side: written on a phone between two meetings, looked at as each group sees them, sent by nobody's
//! accident. And what people choose to hear of.

use std::time::Duration;

use serde_json::json;

use crate::world::World;

const KAZAKH: &str = "Түркістаннан көшетін отбасыларға: Петропавлдағы №20 мектепте бірінші сыныпқа орын бар. Құжаттарды 1 желтоқсанға дейін әкеліңіз.";
const RUSSIAN: &str = "Семьям, которые переезжают из Туркестана: в школе №20 Петропавловска есть места в первом классе. Принесите документы до 1 декабря.";

#[tokio::test]
async fn the_editor_writes_in_kazakh_pastes_russian_adds_a_picture_and_sees_what_each_group_will_see() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.sends_to("Тимур", "Тимур", "photo", Some(KAZAKH)).await;
    world.says("Тимур", RUSSIAN).await;
    world.presses("Тимур", "🔘").await;
    world.presses("Тимур", "➕ Сілтеме").await;
    world.says("Тимур", "javascript:alert(1)").await;
    world.says("Тимур", "egov.kz/school").await;
    world.says("Тимур", "Толығырақ").await;
    world.says("Тимур", "Подробнее").await;
    world.presses("Тимур", "➕ Сауалнама").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "🏷").await;
    world.presses("Тимур", "Мектеп").await;
    world.presses("Тимур", "🚀").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.end().await;
}

#[tokio::test]
async fn the_same_in_russian_with_one_language_only() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.says("Тимур", "/language").await;
    world.presses("Тимур", "Русский").await;
    world.forget_story();
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.says("Тимур", KAZAKH).await;
    world.presses("Тимур", "Без русского").await;
    world.presses("Тимур", "Ничего").await;
    world.presses("Тимур", "👥").await;
    world.presses("Тимур", "Язык").await;
    world.presses("Тимур", "төте жазу").await;
    world.presses("Тимур", "⬅️ К объявлению").await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Другое").await;
    world.says("Тимур", "завтра утром").await;
    world.says("Тимур", "вчера").await;
    world.says("Тимур", "завтра в 10:00").await;
    world.presses("Тимур", "👁").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Да, запланировать").await;
    world.says("Тимур", "/announce").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.end().await;
}

#[tokio::test]
async fn every_wrong_turn_is_answered_and_nothing_is_lost() {
    let mut world = World::furnished().await;
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.sends("Тимур", "voice").await;
    world.sends("Тимур", "sticker").await;
    world.says("Тимур", "Mektepte oryn bar, qujattaryñyzdy äkeliñiz, balalar küzde oqidy").await;
    world.says("Тимур", "مەكتەپتە ورىن بار").await;
    world.says("Тимур", &"Мектепте бірінші сыныпқа орын бар. ".repeat(117)).await;
    world.says("Тимур", RUSSIAN).await;
    world.presses("Тимур", "↔️").await;
    world.presses("Тимур", "Қазақшасыз").await;
    world.presses("Тимур", "Жоқ, жазамын").await;
    world.says("Тимур", KAZAKH).await;
    world.says("Тимур", "тағы бір сөз").await;
    world.presses("Тимур", "🖼").await;
    world.says("Тимур", "сурет").await;
    world.sends("Тимур", "video_note").await;
    world.sends_to("Тимур", "Тимур", "photo", Some("Мектеп")).await;
    world.presses("Тимур", "🖼").await;
    world.presses("Тимур", "🗑 Қоса").await;
    world.presses("Тимур", "✏️ Қазақша").await;
    world.starts("Тимур").await;
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "📝").await;
    world.says("Тимур", "/cancel").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    assert_eq!(world.count("SELECT count(*) FROM announcements").await, 1);
    world.end().await;
}

#[tokio::test]
async fn an_album_comes_whole_takes_its_words_and_leaves_the_eleventh_out() {
    let mut world = World::furnished().await;
    let editor = world.id("Тимур");
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    // Eleven chosen pictures come as an album of ten and one more.
    world.act(json!({ "do": "album", "as": editor, "chat": editor, "count": 10, "caption": KAZAKH }));
    world.sends("Тимур", "photo").await;
    world.says("Тимур", RUSSIAN).await;
    world.presses("Тимур", "🔘").await;
    world.presses("Тимур", "➕ Сауалнама").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "👁").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    assert_eq!(world.count("SELECT json_array_length(content, '$.media.album') FROM announcements").await, 10);
    world.end().await;
}

#[tokio::test]
async fn people_choose_their_subjects_and_stop_in_two_presses() {
    let mut world = World::furnished().await;
    world.readers().await;
    for who in ["Айгүл", "Руслан"] {
        world.says(who, "/news").await;
    }
    world.presses("Айгүл", "مەكتەپ").await;
    world.presses("Руслан", "Школа").await;
    world.presses("Руслан", "Работа").await;
    world.presses("Руслан", "Школа").await;
    world.presses("Айгүл", "🔕").await;
    world.presses("Руслан", "по моим ответам").await;
    world.presses("Айгүл", "🔔").await;
    world.says("Руслан", "/privacy").await;
    world.presses("Руслан", "📣").await;
    world.presses("Руслан", "🔕").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Руслан"]));
    assert_eq!(world.count("SELECT count(*) FROM news_choices WHERE stopped_at IS NOT NULL").await, 1);
    world.says("Руслан", "/mydata").await;
    world.says("Руслан", "/forget").await;
    world.presses("Руслан", "🗑 Да").await;
    assert_eq!(world.count("SELECT count(*) FROM news_choices").await, 1);
    world.end().await;
}

#[tokio::test]
async fn two_editors_read_each_other_before_they_write_over() {
    let mut world = World::furnished().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "📝").await;
    world.presses("Гүлнәр", "✏️ Қазақша").await;
    world.presses("Тимур", "✏️ Қазақша").await;
    world.says("Гүлнәр", "Мектепте орын бар, хабарласыңыз. Басшы осылай жазды.").await;
    world.forget_story();
    world.says("Тимур", "Мектепте орын бар, хабарласыңыз. Редактор осылай жазды.").await;
    world.says("Тимур", "Мектепте орын бар, хабарласыңыз. Редактор осылай жазды.").await;
    // The head has looked at what is no longer there.
    world.presses("Гүлнәр", "🚀").await;
    world.presses("Тимур", "🏷").await;
    world.presses("Тимур", "Мектеп").await;
    world.presses("Гүлнәр", "✅ Иә").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр"]));
    world.end().await;
}

#[tokio::test]
async fn who_may_not_learns_nothing_and_who_no_longer_may_is_stopped() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    let board = world.last("Тимур").id;
    let place = world.last("Айгүл").id;
    for who in ["Айгүл", "Динара"] {
        world.says(who, "/announce").await;
        assert!(!world.reads(who, "Хабарландырулар"), "{who}");
    }
    let old = world.last("Динара").id;
    for data in ["A:l", "A:n", "A:b:1", "A:F:1:3", "A:F:1:3:1", "A:O:1:3", "A:Y:1", "A:s:a:1", "A:g:1:f:1:1"] {
        world.presses_old("Айгүл", "Айгүл", place, data).await;
        world.presses_old("Динара", "Динара", old, data).await;
    }
    // The head alone decides for all.
    world.presses_old("Тимур", "Тимур", board, "A:s:a:1").await;
    assert_eq!(world.count("SELECT count(*) FROM meta WHERE key = 'announcements_approval'").await, 0);
    world.presses("Тимур", "✏️ Қазақша").await;
    world.execute("DELETE FROM staff WHERE role = 'editor'").await;
    world.app().reload_staff().await;
    world.forget_story();
    world.says("Тимур", "Жаңа мәтін енді ешқайда кетпейді, өйткені рөлі жоқ.").await;
    world.presses_old("Тимур", "Тимур", board, "A:F:1:3").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'draft'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn a_second_person_approves_and_never_the_author() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "⚙️").await;
    world.presses("Гүлнәр", "Екінші адамның").await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Басқа").await;
    world.says("Тимур", "ертең 10:00").await;
    world.presses("Тимур", "🚀").await;
    world.forget_story();
    world.presses("Тимур", "📨").await;
    let waiting = world.last("Тимур").id;
    world.presses_old("Тимур", "Тимур", waiting, "A:O:1:4").await;
    world.presses("Гүлнәр", "👁 Қарап").await;
    world.presses("Гүлнәр", "↩️").await;
    world.sends("Гүлнәр", "sticker").await;
    world.says("Гүлнәр", "Мектептің нөмірін тексеріңіз: №20 ма, әлде №21 ме?").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "📨").await;
    world.presses("Гүлнәр", "👁 Қарап").await;
    world.presses("Гүлнәр", "✅ Бекітемін").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр"]));
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'planned' AND approved_by IS NOT NULL").await, 1);
    world.end().await;
}

#[tokio::test]
async fn the_audience_is_chosen_by_what_people_told_and_only_where_they_agreed() {
    let mut world = World::furnished().await;
    world.readers().await;
    for (id, agreed, region, children) in [
        (101, "case,announcements", "turkistan", "3"),
        (102, "case", "turkistan", "2"),
        (103, "case,announcements", "zhambyl", "1"),
        (104, "case,announcements", "turkistan", "0"),
    ] {
        sqlx::query(
            "INSERT INTO people (id, lang, state, consents, first_seen_at, seen_at) VALUES ($1, 'kk', '\"idle\"', $2, 1, 1)",
        )
        .bind(id)
        .bind(agreed)
        .execute(&world.db)
        .await
        .unwrap();
        for (key, value) in [("region", region), ("children_under_18", children), ("citizenship", "kz")] {
            sqlx::query("INSERT INTO screening_answers (person_id, key, value, at) VALUES ($1, $2, $3, 1)")
                .bind(id)
                .bind(key)
                .bind(value)
                .execute(&world.db)
                .await
                .unwrap();
        }
    }
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.forget_story();
    world.presses("Тимур", "👥").await;
    world.presses("Тимур", "Қазір тұратын").await;
    world.presses("Тимур", "Түркістан").await;
    world.presses("Тимур", "⬅️ Кімге").await;
    world.presses("Тимур", "Балалары").await;
    world.presses("Тимур", "18-ге").await;
    world.presses("Тимур", "⬅️ Кімге").await;
    assert!(world.last("Тимур").text.contains("1 адам"), "{}", world.last("Тимур").text);
    world.presses("Тимур", "Кімге жіберілмейді").await;
    world.presses("Тимур", "Бүгін").await;
    world.presses("Тимур", "Соңғы 7").await;
    world.presses("Тимур", "⬅️ Хабарландыруға").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.passes(Duration::from_secs(1)).await;
    world.end().await;
}

#[tokio::test]
async fn what_looks_like_a_trial_is_asked_about_once_more_and_a_price_stands_before() {
    let mut world = World::furnished().await;
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "⚙️").await;
    world.presses("Гүлнәр", "Ақылы").await;
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.says("Тимур", "Бұл тест хабарландыру, оған мән бермеңіз").await;
    world.presses("Тимур", "Орысшасыз").await;
    world.presses("Тимур", "Қазақшасын").await;
    world.presses("Тимур", "👥").await;
    world.presses("Тимур", "Қызметкерлер").await;
    world.presses("Тимур", "Тек орталық").await;
    world.presses("Тимур", "⬅️ Хабар").await;
    world.presses("Тимур", "🚀").await;
    world.forget_story();
    world.presses("Тимур", "⭐").await;
    world.presses("Тимур", "✅ Иә").await;
    world.presses("Тимур", "✖️").await;
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'draft'").await, 1);
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.end().await;
}

#[tokio::test]
async fn a_plan_of_every_month_goes_out_again_and_can_be_taken_back() {
    let mut world = World::furnished().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Ай сайын").await;
    world.says("Тимур", "алғашқы дүйсенбі").await;
    world.says("Тимур", "25 10:00").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "🗓").await;
    world.forget_story();
    world.presses("Тимур", "✏️ Жобаға").await;
    world.presses("Тимур", "📋").await;
    world.presses("Тимур", "🗑").await;
    world.presses("Тимур", "🗑 Иә").await;
    world.says("Тимур", "/announce").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    // What was taken back does not go out when its time comes.
    world.passes(Duration::from_secs(4 * 24 * 3600)).await;
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'draft'").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM announcement_people").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM announcement_log WHERE what IN ('copied', 'deleted', 'taken_back')").await, 3);
    world.end().await;
}

#[tokio::test]
async fn markup_a_place_and_a_long_label_on_the_way_to_the_preview() {
    let mut world = World::furnished().await;
    let editor = world.id("Тимур");
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.sends("Тимур", "location").await;
    let text = "Жаңа мекенжай: Петропавл қаласы, осы жерде күтеміз!";
    let entities = json!([{ "type": "bold", "offset": 0, "length": 13 }, { "type": "custom_emoji", "offset": 14, "length": 2, "custom_emoji_id": "5" }]);
    let act = json!({ "do": "raw_message", "as": editor, "chat": editor, "message": { "text": text, "entities": entities } });
    world.does(format!("Тимур: **Жаңа мекенжай**{}", text.trim_start_matches("Жаңа мекенжай")), act).await;
    world.says("Тимур", "Новый адрес: Петропавловск, ждём Вас здесь!").await;
    world.presses("Тимур", "🔘").await;
    world.presses("Тимур", "➕ Сілтеме").await;
    world.says("Тимур", "сайт").await;
    world.says("Тимур", "2gis.kz").await;
    world.says("Тимур", &"Картадан қалай келу керек ".repeat(3)).await;
    world.sends("Тимур", "photo").await;
    world.says("Тимур", "Карта").await;
    world.presses("Тимур", "🔘").await;
    world.presses("Тимур", "➕ Жауап").await;
    world.presses("Тимур", "🪪").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "🔘").await;
    world.presses("Тимур", "✏️ Карта").await;
    world.presses("Тимур", "🗑").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "👁").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.end().await;
}

#[tokio::test]
async fn whoever_presses_under_an_announcement_is_led_on_and_counted_once() {
    let mut world = World::furnished().await;
    world.readers().await;
    world
        .execute(
            "INSERT INTO announcements (id, state, content, made_by, made_name, made_at)
             VALUES (7, 'done', '{\"kk\":\"Мектепте орын бар\"}', 1, 'Тимур', 1)",
        )
        .await;
    let (reader, other) = (world.last("Мадина").id, world.last("Руслан").id);
    for data in ["A:7:t:pension", "A:7:t:pension", "A:7:q", "A:7:d:lawyer", "A:7:t:gone-topic"] {
        world.presses_old("Мадина", "Мадина", reader, data).await;
    }
    world.presses_old("Руслан", "Руслан", other, "A:7:q").await;
    world.presses_old("Руслан", "Руслан", other, "A:99:q").await;
    insta::assert_snapshot!(world.story(&["Мадина"]));
    assert_eq!(world.count("SELECT count(*) FROM announcement_presses WHERE what = 'topic:pension'").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM announcement_presses WHERE what = 'screening'").await, 2);
    world.says("Руслан", "/forget").await;
    world.presses("Руслан", "🗑 Да").await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_presses WHERE person_id IS NULL").await, 1);
    world.end().await;
}

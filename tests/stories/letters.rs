//! Kazakh in three scripts: chosen, read, and what a person writes in them shown to staff.

use crate::world::World;

async fn reads_in(choice: &str) -> String {
    let mut world = World::with(&[("CENTRE_PHONE", "+7 (7152) 00-00-00")]).await;
    world.person("Мәди");
    world.starts("Мәди").await;
    world.presses("Мәди", choice).await;
    for command in ["/answers", "/privacy", "/help", "/бар", "/screening", "/language"] {
        world.says("Мәди", command).await;
    }
    let first = world.chat("Мәди").commands.remove(0);
    world.says("Мәди", &format!("{} {}", first.command, first.description)).await;
    let story = world.story(&["Мәди"]);
    world.end().await;
    story
}

#[tokio::test]
async fn somebody_reads_everything_in_arabic_letters() {
    insta::assert_snapshot!(reads_in("قازاقشا").await);
}

#[tokio::test]
async fn somebody_reads_everything_in_latin_letters() {
    insta::assert_snapshot!(reads_in("Qazaqşa").await);
}

#[tokio::test]
async fn an_answer_keeps_its_sums_numbers_and_links_in_every_script() {
    let mut world = World::with(&[("CENTRE_PHONE", "+7 (7152) 00-00-00")]).await;
    world.person("Мәди");
    world.starts("Мәди").await;
    world.presses("Мәди", "قازاقشا").await;
    world.forget_story();
    for (choice, category, topic) in [("قازاقشا", "اقشا", "كوشۋگە قانشا"), ("Qazaqşa", "Aqşa", "Köşuge qanşa")]
    {
        world.says("Мәди", "/language").await;
        world.presses("Мәди", choice).await;
        world.says("Мәди", "/answers").await;
        world.presses("Мәди", category).await;
        world.presses("Мәди", topic).await;
    }
    let story = world.story(&["Мәди"]);
    let spaces = story.replace('\u{a0}', " ");
    assert!(spaces.contains("302 750 ₸") && spaces.contains("\u{200e}302 750 ₸\u{200e}"), "{story}");
    insta::assert_snapshot!(story);
    assert_eq!(world.count("SELECT count(*) FROM people WHERE letters = 'latn' AND lang = 'kk'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn staff_read_arabic_and_latin_letters_in_cyrillic() {
    let mut world = World::furnished().await;
    world.person("Мәди");
    world.starts("Мәди").await;
    world.presses("Мәди", "قازاقشا").await;
    world.says("Мәди", "/ask").await;
    world.presses("Мәди", "زاڭگەر").await;
    world.presses("Мәди", "كەلىسەمىن").await;
    world.says("Мәди", "سالەمەتسىز بە، ماعان قۇجات كەرەك").await;
    world.says("Мәди", "Ata-anamnyñ qūjaty joq, ne isteimın?").await;
    world.says("Мәди", "Кириллицамен жазсам да бола ма?").await;
    world.staff_replies("Ерлан", "lawyers/1", "Болады. ЖСН керек емес, +7 (7152) 00-00-00 нөміріне қоңырау шалыңыз.").await;
    world.wait().await;
    insta::assert_snapshot!(world.story(&["Мәди", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn a_reading_comes_also_with_what_a_later_press_hands_over() {
    let mut world = World::furnished().await;
    for who in ["Мәди", "Айбек"] {
        world.person(who);
        world.starts(who).await;
        world.presses(who, "قازاقشا").await;
    }
    world.forget_story();
    // In a crisis nobody is asked for consent: the press alone gives the message away.
    world.says("Мәди", "ءولگىم كەلەدى").await;
    world.presses("Мәди", "پسيحولوگ").await;
    // Written before the consent, with a picture and its words.
    world.says("Айбек", "/ask").await;
    world.presses("Айбек", "زاڭگەر").await;
    world.says("Айбек", "تولقۇجاتىم جوعالدى").await;
    world.sends_to("Айбек", "Айбек", "photo", Some("مىنا قاعاز")).await;
    world.presses("Айбек", "كەلىسەمىن").await;
    let story = world.story(&["Сәуле", "lawyers"]);
    for read in ["Өлгім келеді", "жоғалды", "қағаз"] {
        assert!(story.to_lowercase().contains(&read.to_lowercase()), "no reading with {read}: {story}");
    }
    insta::assert_snapshot!(story);
    world.end().await;
}

#[tokio::test]
async fn questions_typed_in_arabic_and_latin_letters_are_answered_in_them() {
    let mut world = World::furnished().await;
    for (who, choice) in [("Мәди", "قازاقشا"), ("Айбек", "Qazaqşa")] {
        world.person(who);
        world.starts(who).await;
        world.presses(who, choice).await;
    }
    world.forget_story();
    world.says("Мәди", "قانداس مارتەبەسىن قالاي الامىن").await;
    world.says("Айбек", "qandas martebesin qalai alamyn").await;
    world.says("Мәди", "راحمەت").await;
    insta::assert_snapshot!(world.story(&["Мәди", "Айбек"]));
    world.end().await;
}

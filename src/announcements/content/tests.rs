use super::*;
use crate::{outbox::post::Piece, script::writing::Letters};

fn locales() -> Locales {
    Locales::embedded()
}

fn words(kk: &str, ru: &str) -> Content {
    Content { kk: Some(kk.into()), ru: Some(ru.into()), ..Content::default() }
}

fn link(to: Target) -> Link {
    Link { label_kk: Some("Ашу".into()), label_ru: None, to }
}

fn album(kind: Kind, pieces: usize) -> Media {
    Media::Album((0..pieces).map(|n| Piece { kind, file_id: n.to_string() }).collect())
}

/// Media and button rows of each message for a reader, and whether it has words of its own.
fn laid_out(content: &Content, tongue: Tongue) -> Vec<(bool, bool, usize)> {
    content
        .layout(7, tongue, &locales())
        .iter()
        .map(|post| (!post.media.is_none(), !post.words.is_empty(), post.keys.len()))
        .collect()
}

#[test]
fn readers_get_their_language_or_what_was_chosen_for_them() {
    let both = words("Сәлем", "Привет");
    let kazakh = Content { ru: Some(" ".into()), ..both.clone() };
    let nobody = Content { missing: Missing::Nobody, ..kazakh.clone() };
    let place = Content { media: Media::Location { latitude_e6: 54_870_000, longitude_e6: 69_150_000 }, ..Content::default() };
    assert_eq!(Lang::ALL.map(|lang| both.variant(lang)), [Some(Lang::Kk), Some(Lang::Ru)]);
    assert_eq!(Lang::ALL.map(|lang| kazakh.variant(lang)), [Some(Lang::Kk), Some(Lang::Kk)]);
    assert_eq!(Lang::ALL.map(|lang| nobody.variant(lang)), [Some(Lang::Kk), None]);
    assert_eq!(Lang::ALL.map(|lang| place.variant(lang)), [Some(Lang::Kk), Some(Lang::Ru)]);
    assert_eq!(Content::default().variant(Lang::Kk), None);
    assert!(nobody.layout(7, Tongue::RUSSIAN, &locales()).is_empty());
}

#[test]
fn words_stand_with_what_they_fit_to() {
    let photo = Media::Photo("p".into());
    let long = "сөз ".repeat(300);
    let buttons = vec![link(Target::Screening), link(Target::Url("https://example.org".into()))];
    for (content, wanted) in [
        (words("Сәлем", "Привет"), vec![(false, true, 0)]),
        (Content { media: photo.clone(), buttons: buttons.clone(), ..words("Сәлем", "Привет") }, vec![(true, true, 2)]),
        (Content { media: photo, buttons: buttons.clone(), ..words("Сәлем", &long) }, vec![(true, false, 0), (false, true, 2)]),
        (Content { media: album(Kind::Photo, 3), ..words("Сәлем", "Привет") }, vec![(true, true, 0)]),
        (
            Content { media: album(Kind::Photo, 3), buttons, ..words("Сәлем", "Привет") },
            vec![(true, false, 0), (false, true, 2)],
        ),
        (
            Content { media: Media::Location { latitude_e6: 1, longitude_e6: 2 }, ..Content::default() },
            vec![(true, false, 0), (false, false, 0)],
        ),
    ] {
        for tongue in Tongue::ALL {
            assert_eq!(laid_out(&content, tongue), wanted, "{content:?}");
        }
    }
}

#[test]
fn one_rendering_that_is_too_long_for_a_caption_parts_them_all() {
    let footer = length(&locales().html(Lang::Kk, &texts::announcements_footer()));
    // Every word grows by a letter in Latin: ю is two letters there.
    let word = "таю ";
    let count = (MAX_CAPTION - footer - 2) / 4;
    let content = Content { media: Media::Photo("p".into()), ..words(word.repeat(count).trim(), "Привет") };
    let lengths = [Letters::Cyrl, Letters::Latn].map(|letters| {
        let post = content.text(Lang::Kk, Tongue::kazakh(letters));
        length(&post.html(&locales()))
    });
    assert!(lengths[0] <= MAX_CAPTION && lengths[1] > MAX_CAPTION, "{lengths:?}");
    assert!(Tongue::ALL.into_iter().all(|tongue| content.layout(7, tongue, &locales()).len() == 2));
}

#[test]
fn too_many_words_are_counted_with_the_footer() {
    let content = words(&"а".repeat(MAX_WORDS), "Привет");
    let footer = Tongue::ALL
        .into_iter()
        .filter(|tongue| tongue.lang == Lang::Kk)
        .map(|tongue| 2 + length(&locales().html(tongue, &texts::announcements_footer())));
    assert_eq!(content.excess(&locales()), footer.max().unwrap());
    assert_eq!(words("Сәлем", "Привет").excess(&locales()), 0);
}

#[test]
fn buttons_say_what_the_reader_reads() {
    let content = Content {
        buttons: vec![link(Target::Topic("quota".into())), link(Target::Desk(Desk::Lawyer))],
        ..words("Сәлем", "Привет")
    };
    let posts = content.layout(7, Tongue::RUSSIAN, &locales());
    let keys: Vec<_> = posts[0].keys.concat().into_iter().map(|key| (key.label, key.to)).collect();
    let press = |opens| PostTo::Press(Button::Announce(Press::Open(7, opens)));
    assert_eq!(
        keys,
        [("Ашу".to_owned(), press(Opens::Topic("quota".into()))), ("Ашу".to_owned(), press(Opens::Desk(Desk::Lawyer)))]
    );
}

#[test]
fn a_correction_fits_where_telegram_can_edit() {
    let text = words("Сәлем", "Привет");
    let with = |media| Content { media, ..text.clone() };
    let (photo, video) = (with(Media::Photo("p".into())), with(Media::Video("v".into())));
    let locales = locales();
    assert_eq!(text.can_become(&words("Сау болыңыз", "Привет"), &locales), Ok(()));
    assert_eq!(photo.can_become(&video, &locales), Ok(()));
    assert_eq!(text.can_become(&photo, &locales), Err(Unfit::Media));
    assert_eq!(photo.can_become(&Content { kk: Some("сөз ".repeat(300)), ..photo.clone() }, &locales), Err(Unfit::Parts));
    let pictures = with(album(Kind::Photo, 3));
    assert_eq!(pictures.can_become(&with(album(Kind::Video, 3)), &locales), Ok(()));
    assert_eq!(pictures.can_become(&with(album(Kind::Photo, 4)), &locales), Err(Unfit::Media));
    assert_eq!(pictures.can_become(&with(album(Kind::Document, 3)), &locales), Err(Unfit::Media));
    let place = |latitude_e6| with(Media::Location { latitude_e6, longitude_e6: 2 });
    assert_eq!(place(1).can_become(&place(1), &locales), Ok(()));
    assert_eq!(place(1).can_become(&place(3), &locales), Err(Unfit::Media));
}

#[test]
fn content_is_read_as_it_was_written() {
    let content = Content {
        media: album(Kind::Video, 2),
        buttons: vec![link(Target::Desk(Desk::Operator)), link(Target::Screening)],
        subject: Some(Subject::Housing),
        ..words("<b>Сәлем</b>", "Привет")
    };
    let json = serde_json::to_string(&content).unwrap();
    assert_eq!(serde_json::from_str::<Content>(&json).unwrap(), content);
    assert_eq!(serde_json::from_str::<Content>("{}").unwrap(), Content::default());
}

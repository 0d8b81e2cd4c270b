use super::*;

const LETTERS: &str = "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү І і Һ һ № 2 750 ₸";

/// A text whose id is what it says.
fn said(words: &str) -> Text {
    Text::new(words.to_owned())
}

fn draw(picture: &Picture) -> Vec<u8> {
    // What is sent goes through the row's payload.
    let payload = serde_json::to_string(picture).unwrap();
    let picture: Picture = serde_json::from_str(&payload).unwrap();
    let png = picture.draw(&|text| text.id.to_string()).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    png
}

/// Width and height of a PNG, from its first chunk.
fn size(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

fn bars(parts: usize) -> Picture {
    let row = |label: &str, n: u32| Bar {
        label: said(label),
        values: (0..parts).map(|part| n / (1 + u32::try_from(part).unwrap())).collect(),
    };
    Picture::Bars(Bars {
        title: said("Соңғы 30 күнде не сұралды?"),
        parts: ["сұралды", "бірден жауап берілді", "адамға барды"][..parts].iter().map(|part| said(part)).collect(),
        rows: vec![
            row("Қандас мәртебесін қалай алуға болады?", 41),
            row("🏠 Үй сатып алуға көмек: <b>өтемақы</b>", 23),
            row("Һ әріпі, ғ, ң, ө, ұ, ү, і – бәрі бар ма, тым ұзын атау қысқара ма?", 17),
            row("قانداس مارتەبەسىن الۋ", 9),
            row("Подъёмные: 70 МРП, 302 750 ₸", 2),
        ],
    })
}

fn page(shape: Shape) -> Page {
    Page {
        shape,
        from: Some(said("«Қолдау» орталығы")),
        title: said("Көшуге дайындық: не істеу керек?"),
        lines: vec![
            Line::heading(said("📄 Құжаттар")),
            Line::task(said("Туу туралы куәлік пен аударма – Үрімжідегі өкілдікте ғана емес, мұнда да жасатуға болады"), true),
            Line::task(said(LETTERS), false),
            Line::task(said("كۋالىك پەن اۋدارما: \u{2066}+7 7152 46 00 00\u{2069}، 2026 جىل."), true),
            Line::new(said("Сомасы: 302 750 ₸ (70 АЕК), <b>2026 жыл</b>; a < b & c")),
        ],
        foot: Some(said("Тексерілді: 22.11.2026 · @qoldau_bot")),
    }
}

#[test]
fn a_chart_is_drawn_with_one_part_and_with_several() {
    let one = draw(&bars(1));
    assert_eq!(size(&one), (1080, 190 + 5 * 54));
    assert_ne!(one, draw(&bars(3)));
    keep("bars1", &one);
    keep("bars3", &draw(&bars(3)));
}

#[test]
fn a_chart_without_rows_is_still_a_picture() {
    let empty = Picture::Bars(Bars { title: said("Бос"), parts: vec![said("сұралды")], rows: Vec::new() });
    assert_eq!(size(&draw(&empty)).0, 1080);
}

#[test]
fn a_square_card_stays_square_however_much_it_says() {
    let mut card = page(Shape::Square);
    keep("card", &draw(&Picture::Page(card.clone())));
    card.lines = (0..40).map(|_| Line::new(said("Ұзақ жол, тағы да ұзақ жол, ештеңе сыймайтындай ұзақ"))).collect();
    let png = draw(&Picture::Page(card));
    assert_eq!(size(&png), (1080, 1080));
    keep("full", &png);
}

#[test]
fn a_tall_page_grows_with_its_lines_up_to_a_limit() {
    let short = page(Shape::Tall);
    let png = draw(&Picture::Page(short.clone()));
    keep("plan", &png);
    let (_, height) = size(&png);
    let mut long = short.clone();
    long.lines.extend(short.lines.clone());
    assert!(size(&draw(&Picture::Page(long.clone()))).1 > height);
    long.lines = (0..300).map(|_| Line::new(said("жол"))).collect();
    assert!(size(&draw(&Picture::Page(long))).1 <= 4000);
}

#[test]
fn the_foot_is_never_cut() {
    let words = "23.11.2026 күні отбасының жауаптары бойынша жасалды, ережелер 2026-11-22.1. Алдын ала баға, шешімді басқарма қабылдайды.";
    for shape in [Shape::Tall, Shape::Square] {
        let page = Page { foot: Some(said(words)), ..page(shape) };
        let svg = page::svg(&page, &|text| text.id.to_string());
        assert!(svg.contains("қабылдайды."), "{svg}");
    }
}

#[test]
fn markup_and_emoji_are_left_out_and_signs_stay() {
    assert_eq!(letters::drawable("🏠 <b>Үй</b> &  <a href=\"x\">мұнда</a>: 1 < 2 ✅"), "Үй & мұнда: 1 < 2");
}

#[test]
fn words_break_between_words_and_only_a_giant_within_itself() {
    let lines = letters::wrap("Қоныс аударуға арналған жәрдемақы", 40.0, false, 400.0);
    assert!(lines.len() > 1 && lines.iter().all(|line| letters::width(line, 40.0, false) <= 400.0), "{lines:?}");
    assert_eq!(lines.join(" "), "Қоныс аударуға арналған жәрдемақы");
    assert!(letters::wrap(&"ұ".repeat(200), 40.0, false, 400.0).len() > 2);
}

/// What a decoded PNG shows at a place: red, green, blue.
fn pixel(png: &[u8], x: u32, y: u32) -> [u8; 3] {
    let pixels = resvg::tiny_skia::Pixmap::decode_png(png).unwrap();
    let color = pixels.pixel(x, y).unwrap();
    [color.red(), color.green(), color.blue()]
}

/// The part of the rows from `top` to `bottom` that is written on: the first and the last column, and how many pixels.
fn ink(png: &[u8], (top, bottom): (u32, u32)) -> (u32, u32, usize) {
    let pixels = resvg::tiny_skia::Pixmap::decode_png(png).unwrap();
    let ground = pixels.pixel(2, top).unwrap();
    let rows = pixels.pixels()[(top * 1080) as usize..(bottom * 1080) as usize].iter();
    let written = (0..).zip(rows).filter(|(_, color)| **color != ground).map(|(index, _): (u32, _)| index % 1080);
    written.fold((1080, 0, 0), |(left, right, count), x| (x.min(left), x.max(right), count + 1))
}

const TELLING: (u32, u32) = (150, 890);

fn card(headline: &str) -> Vec<u8> {
    let from = if letters::right_to_left(headline) {
        "«قولداۋ» ورتالىعى"
    } else {
        "«Қолдау» орталығы"
    };
    draw(&Picture::Card(Card { from: said(from), headline: said(headline) }))
}

#[test]
fn a_headline_fills_its_card_and_stays_within_it() {
    for (name, headline) in [
        ("short", "Квота 2027 ашылды"),
        ("letters", "Әже, ғылым, қыс, ңұсқа, өзен, ұл, үй, інір, һәм"),
        (
            "long",
            "Солтүстік Қазақстан облысына қоныс аударатын отбасыларға арналған тегін заң кеңесі 28 қарашада Петропавлда өтеді",
        ),
        ("russian", "Приём документов на квоту переселения в Северо-Казахстанскую область продлён до 15 декабря"),
        ("giant", "Конституционалдандырылмағандықтарыңыздан"),
        ("arabic", "سولتۇستىك قازاقستانعا كوشەتىندەرگە 2027 جىلعى كۆوتا اشىلدى"),
        ("latin", "Soltüstık Qazaqstanğa köşetınderge kvota aşyldy"),
        ("emoji", "🏠🎉 Үйге 💰 жәрдемақы: <b>302 750 ₸</b> 👨‍👩‍👧 отбасыға"),
    ] {
        let png = card(headline);
        keep(&format!("card-{name}"), &png);
        assert_eq!(size(&png), (1080, 1080), "{name}");
        let (left, right, count) = ink(&png, TELLING);
        assert!(left >= 80 && right <= 1000, "{name}: from {left} to {right}");
        assert!(count > 10_000, "{name}: {count} pixels are written on");
        let (left, right, count) = ink(&png, (900, 1070));
        assert!(left >= 80 && right <= 1000 && count > 2_000, "{name}: the name stands from {left} to {right}, {count}");
        assert_eq!(pixel(&png, 2, 2), [0, 86, 77], "{name}");
    }
}

#[test]
fn a_headline_begins_where_its_script_does() {
    let (left, _, _) = ink(&card("Квота"), TELLING);
    let (_, right, _) = ink(&card("كۆوتا"), TELLING);
    assert!((85..=110).contains(&left) && (975..=995).contains(&right), "{left} {right}");
    assert_eq!(pixel(&card("Квота"), 100, 97), [249, 168, 37], "the bar stands where the words begin");
    assert_eq!(pixel(&card("كۆوتا"), 980, 97), [249, 168, 37]);
}

#[test]
fn every_kazakh_letter_is_drawn_and_none_like_another() {
    let mut seen = Vec::new();
    for letter in "әғқңөұүһагкноуз".chars() {
        let png = card(&letter.to_string());
        assert!(ink(&png, TELLING).2 > 300, "{letter} is drawn");
        assert!(!seen.contains(&png), "{letter} looks like another one");
        seen.push(png);
    }
}

#[test]
fn a_card_without_a_headline_shows_the_name_and_too_many_words_are_cut() {
    assert!(ink(&card("🏠🎉"), TELLING).2 > 3_000);
    let png = card(&"Ұзақ жол, тағы да ұзақ жол. ".repeat(60));
    keep("card-cut", &png);
    let (left, right, _) = ink(&png, TELLING);
    assert!(left >= 80 && right <= 1000);
    assert_eq!(ink(&png, (892, 905)).2, 0, "nothing runs into the name");
}

/// Kept where somebody may look at it.
fn keep(name: &str, png: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
}

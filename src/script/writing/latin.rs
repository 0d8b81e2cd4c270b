//! The Latin alphabet of 2021: 31 letters, one sound a letter; ı stands for і, i for и and й, y for ы (S83c, S83d of the project's
//! fact base). Letters of loan words that it does not have are written by two.

/// A word, with its capitals.
#[must_use]
pub fn word(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let loud = letters.len() > 1 && letters.iter().all(|letter| letter.is_uppercase());
    let mut written = String::with_capacity(word.len() + 2);
    for (at, letter) in letters.iter().enumerate() {
        let small = letter.to_lowercase().next().unwrap_or(*letter);
        let next = letters.get(at + 1).and_then(|next| next.to_lowercase().next());
        // ия, ию and ий have one i.
        if small == 'и' && matches!(next, Some('я' | 'ю' | 'й')) && !(at == 0 && letter.is_uppercase()) {
            continue;
        }
        match of(small) {
            None => written.push(*letter),
            Some(latin) if !letter.is_uppercase() => written.push_str(latin),
            Some(latin) => {
                let mut parts = latin.chars();
                written.extend(parts.next().map(capital));
                written.extend(parts.map(|part| if loud { capital(part) } else { part }));
            }
        }
    }
    written
}

/// The capital of a Latin letter of Kazakh: of ı it is I, of i it is İ.
fn capital(letter: char) -> char {
    match letter {
        'ı' => 'I',
        'i' => 'İ',
        other => other.to_uppercase().next().unwrap_or(other),
    }
}

const fn of(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'ә' => "ä",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'ғ' => "ğ",
        'д' => "d",
        'е' | 'э' => "e",
        'ж' => "j",
        'з' => "z",
        'и' | 'й' => "i",
        'і' => "ı",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'ң' => "ñ",
        'о' => "o",
        'ө' => "ö",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ұ' => "ū",
        'ү' => "ü",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ш' | 'щ' => "ş",
        'ы' => "y",
        'ц' => "ts",
        'ч' => "tş",
        'ю' => "iu",
        'я' => "ia",
        'ё' => "io",
        'ъ' | 'ь' | '\u{301}' => "",
        _ => return None,
    })
}

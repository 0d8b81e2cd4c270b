//! Why a question is asked: what its answer decides.

use jiff::civil::Date;

use super::{
    answers::{Answers, Key},
    judge::next::Outlook,
    rules::{Programme, Rules},
};
use crate::{text::Text, texts};

/// What the answer to `key` decides as things stand; `None` when it decides nothing more, as for an answer given long ago.
#[must_use]
pub fn why(rules: &Rules, answers: &Answers, key: Key, day: Date) -> Option<Text> {
    // A question on the screen may have its answer already; without it, it is as open as when it was asked.
    let mut without = answers.clone();
    without.clear(key);
    let outlook = Outlook::of(rules, &without, day);
    let decides = |programme: &Programme| outlook.deciding[*programme as usize] & (1 << key as usize) != 0;
    let mut what: Vec<Text> = Vec::new();
    for programme in Programme::ALL.iter().filter(|programme| decides(programme)) {
        let group = group(*programme);
        if !what.contains(&group) {
            what.push(group);
        }
    }
    if outlook.besides & (1 << key as usize) != 0 {
        what.push(match key {
            Key::HouseholdSize => texts::screening_why_sum(),
            Key::DivorcedMonthsAgo => texts::screening_why_papers(),
            Key::ChildrenUnder18 | Key::Profession => texts::screening_why_priority(),
            _ => texts::screening_why_missing(),
        });
    }
    let all = what.into_iter().reduce(texts::screening_list)?;
    Some(texts::screening_why(all))
}

fn group(programme: Programme) -> Text {
    match programme {
        Programme::KandasStatus | Programme::AtaZholy | Programme::SimplifiedCitizenship => texts::screening_why_status(),
        Programme::KandasQuota | Programme::ResettlerQuota | Programme::RelocationMoney | Programme::MobilityCertificate => {
            texts::screening_why_move()
        }
        Programme::DiplomaToVillage | Programme::DoctorGrant => texts::screening_why_village(),
    }
}

//! The features' records within a transaction: those that many turns bring alike wait and are written together, any other is written
//! at once, after what waits, so that the order of turns stays where it means something. And what of them is kept in memory.

use std::{collections::HashMap, sync::Arc};

use sqlx::SqliteConnection;

use crate::{
    announcements,
    cases::{self, CaseId},
    person::People,
    privacy, screening,
    turn::{Claim, Ending, Record},
};

/// What is known of active people without asking the database; the writer keeps it as the rows are.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Their rows.
    pub people: Arc<People>,
    /// Their answers to the questionnaire.
    pub answers: Arc<screening::store::Memory>,
    /// Where cases stand.
    pub spots: Arc<cases::spots::Spots>,
}

impl Memory {
    /// Takes over what was just committed.
    pub(super) fn remember(&self, records: &[Record]) {
        for record in records {
            match record {
                Record::Screening(record) => self.answers.keep(record),
                Record::Case(record) => self.spots.keep(record),
                Record::Privacy(privacy::Record::Forget { .. } | privacy::Record::Clean { .. }) => {
                    self.answers.forget_all();
                    self.spots.forget_all();
                }
                Record::Migrated { .. } => self.spots.forget_all(),
                _ => {}
            }
        }
    }
}

/// Records that wait to be written together.
#[derive(Default)]
pub(super) struct Hot<'a> {
    cases: Vec<&'a cases::Record>,
    /// How far each of these cases has come.
    reached: HashMap<CaseId, u8>,
    screening: Vec<&'a screening::store::Record>,
    consents: Vec<&'a privacy::Record>,
    came: Vec<&'a announcements::Came>,
}

impl<'a> Hot<'a> {
    /// Takes a record in; gives the ending that a contest was decided for.
    pub async fn apply(
        &mut self,
        connection: &mut SqliteConnection,
        record: &'a Record,
        now: i64,
    ) -> anyhow::Result<Option<&'a Ending>> {
        match record {
            Record::Case(record) if let Some((case, place)) = cases::store::hot(record) => {
                // Written together they would be written in another order.
                if self.reached.get(&case).is_some_and(|reached| place < *reached || place == *reached && names_place(record)) {
                    self.write(connection, now).await?;
                }
                self.cases.push(record);
                self.reached.insert(case, place);
            }
            Record::Screening(record) => self.screening.push(record),
            Record::Privacy(record @ privacy::Record::Consent { .. }) => self.consents.push(record),
            Record::Announcement(announcements::Record::Came(came)) => self.came.push(came),
            other => {
                self.write(connection, now).await?;
                return apply(connection, other, now).await;
            }
        }
        Ok(None)
    }

    /// Writes what waits.
    pub async fn write(&mut self, connection: &mut SqliteConnection, now: i64) -> anyhow::Result<()> {
        self.reached.clear();
        cases::store::apply_all(connection, &std::mem::take(&mut self.cases), now).await?;
        screening::store::apply_all(connection, &std::mem::take(&mut self.screening), now).await?;
        privacy::store::add_consents(connection, &std::mem::take(&mut self.consents), now).await?;
        announcements::store::came(connection, &std::mem::take(&mut self.came), now).await
    }
}

/// Whether only the last of two such records may stand.
const fn names_place(record: &cases::Record) -> bool {
    matches!(record, cases::Record::Placed { .. } | cases::Record::TopicMade { .. } | cases::Record::CardSent { .. })
}

/// Writes a record; gives the ending that a contest was decided for.
async fn apply<'a>(connection: &mut SqliteConnection, record: &'a Record, now: i64) -> anyhow::Result<Option<&'a Ending>> {
    match record {
        Record::Case(record) => cases::store::apply(connection, record, now).await?,
        Record::Screening(record) => screening::store::apply_all(connection, &[record], now).await?,
        Record::Follow(record) => screening::follow::apply(connection, record, now).await?,
        Record::Privacy(record) => privacy::store::apply(connection, record, now).await?,
        Record::Staff(record) => crate::staff::store::apply(connection, record, now).await?,
        Record::Faq(record) => crate::faq::store::apply(connection, record, now).await?,
        Record::Announcement(record) => announcements::store::apply(connection, record, now).await?,
        Record::AlbumPiece { group, chat, message } => {
            crate::inbox::store::add_album_piece(connection, group, *chat, *message, now).await?;
        }
        Record::AlbumGathered { group, chat } => crate::inbox::store::album_gathered(connection, group, *chat, now).await?,
        Record::Blocked { person, blocked } => {
            crate::inbox::store::set_blocked(connection, *person, blocked.then_some(now)).await?;
        }
        Record::Migrated { old, new } => crate::outbox::store::migrate_chat(connection, *old, *new).await?,
        Record::Remember { key, value } => crate::db::remember(connection, key, value).await?,
        Record::Contest { claim, won, lost } => {
            let first = match claim {
                Claim::Announcement(claim) => announcements::sending::store::claim(connection, claim, now).await?,
                Claim::Feed(fed) => announcements::sending::store::feed(connection, fed).await?,
                Claim::Case(claim) => cases::store::claim(connection, claim, now).await?,
                Claim::Invitation(hire) => crate::staff::store::hire(connection, hire, now).await?,
                Claim::Dismissal(dismissal) => crate::staff::store::dismiss(connection, dismissal).await?,
                Claim::After(claim) => announcements::after::store::claim(connection, claim, now).await?,
                Claim::Follow(claim) => screening::follow::claim(connection, claim, now).await?,
                Claim::Publish(publish) => crate::faq::keep::store::publish(connection, publish, now).await?,
                Claim::Draft(claim) => crate::announcements::drafts::store::claim(connection, claim, now).await?,
            };
            return Ok(Some(if first { won } else { lost }));
        }
    }
    Ok(None)
}

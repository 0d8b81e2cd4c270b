//! The query of the counts.

use sqlx::SqlitePool;

use super::{Counts, RECENT};
use crate::announcements::{Announcement, Work};

/// How many recipients stand where.
///
/// # Errors
/// When the database cannot be read.
pub async fn read(read: &SqlitePool, it: &Announcement, now: i64) -> anyhow::Result<Counts> {
    let since = now - RECENT;
    let rows = sqlx::query!(
        r#"SELECT state, count(*) AS "n!: i64", sum(doing) AS "doing!: i64", sum(uncertain > 0) AS "uncertain!: i64",
             sum(tried < $2 AND doing = 0 AND person_id IS NOT NULL) AS "old!: i64",
             sum(doing = 0 AND person_id IS NOT NULL) AS "idle!: i64",
             sum(tried = $2 AND version < $2) AS "uncorrected!: i64", sum(reason IS NOT NULL) AS "refused!: i64",
             coalesce(sum(sent_at >= $3), 0) AS "recent!: i64"
         FROM announcement_people WHERE announcement_id = $1 GROUP BY state"#,
        it.id,
        it.version,
        since
    )
    .fetch_all(read)
    .await?;
    let mut counts = Counts::default();
    for row in rows {
        counts.uncertain += row.uncertain;
        counts.open += row.doing;
        match row.state.as_str() {
            "queued" => counts.queued = row.n,
            "outbox" => counts.open += row.n,
            "sent" => {
                (counts.sent, counts.recent) = (row.n, row.recent);
                counts.uncorrected += row.uncorrected;
                // Whoever had everything erased cannot be found any more.
                counts.to_do += match it.work {
                    Some(Work::Revise) => row.old,
                    Some(Work::Withdraw) => row.idle,
                    Some(Work::Send) | None => 0,
                };
            }
            "blocked" => counts.blocked = row.n,
            "gone" => counts.gone = row.n,
            "failed" => counts.failed = row.n,
            "left_out" => counts.stopped = row.n,
            "late" => {
                (counts.late, counts.kept) = (row.n - row.refused, row.refused);
                counts.uncorrected += row.uncorrected;
                counts.to_do += if it.work == Some(Work::Revise) { row.old } else { 0 };
            }
            _ => counts.withdrawn = row.n,
        }
    }
    Ok(counts)
}

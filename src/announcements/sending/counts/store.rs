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
             sum(version < $2 AND doing = 0) AS "old!: i64", coalesce(sum(sent_at >= $3), 0) AS "recent!: i64"
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
                counts.to_do = match it.work {
                    Some(Work::Revise) => row.old,
                    Some(Work::Withdraw) => row.n - row.doing,
                    Some(Work::Send) | None => 0,
                };
            }
            "blocked" => counts.blocked = row.n,
            "gone" => counts.gone = row.n,
            "failed" => counts.failed = row.n,
            "left_out" => counts.left_out = row.n,
            "late" => counts.late = row.n,
            _ => counts.withdrawn = row.n,
        }
    }
    Ok(counts)
}

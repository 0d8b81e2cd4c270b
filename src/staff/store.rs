//! The queries of staff and desks.

use std::collections::HashSet;

use sqlx::{SqliteConnection, SqlitePool};

use crate::staff::{Dismissal, Hire, INVITATION_TERM, Member, Record, Role};

/// Writes a record.
///
/// # Errors
/// When a statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Invite { hash, role, by } => invite(connection, hash, *role, *by, now).await?,
        Record::Bind { desk, chat, kind, lang, by } => {
            let (desk, kind, lang) = (desk.word(), kind.word(), lang.code());
            sqlx::query!(
                "INSERT INTO desks (desk, chat_id, kind, lang, bound_by, bound_at) VALUES ($1, $2, $3, $4, $5, $6)
                 ON CONFLICT (desk) DO UPDATE SET chat_id = excluded.chat_id, kind = excluded.kind, lang = excluded.lang,
                     bound_by = excluded.bound_by, bound_at = excluded.bound_at, suspended_at = NULL",
                desk,
                chat,
                kind,
                lang,
                by,
                now
            )
            .execute(connection)
            .await?;
        }
        Record::Suspend { chat, desk, suspended } => {
            let (desk, since) = (desk.word(), suspended.then_some(now));
            sqlx::query!("UPDATE desks SET suspended_at = $3 WHERE desk = $1 AND chat_id = $2", desk, chat, since)
                .execute(connection)
                .await?;
        }
        Record::Unbind { chat } => {
            sqlx::query!("DELETE FROM desks WHERE chat_id = $1", chat).execute(connection).await?;
        }
    }
    Ok(())
}

/// Uses an invitation up and gives the role; says whether it was still good.
///
/// # Errors
/// When a statement fails.
pub async fn hire(connection: &mut SqliteConnection, hire: &Hire, now: i64) -> anyhow::Result<bool> {
    let used = sqlx::query!("UPDATE invitations SET used_at = $2 WHERE hash = $1 AND used_at IS NULL", hire.invitation, now)
        .execute(&mut *connection)
        .await?;
    if used.rows_affected() == 0 {
        return Ok(false);
    }
    let role = hire.role.word();
    sqlx::query!(
        "INSERT INTO staff (person_id, role, name, since) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (person_id, role) DO UPDATE SET name = excluded.name",
        hire.person,
        role,
        hire.name,
        now
    )
    .execute(connection)
    .await?;
    Ok(true)
}

/// Ends a role; says whether it did. The last head's is not ended. A private chat is a desk only as long as whose it is may work
/// there (see [`may_work`](crate::staff::may_work)).
///
/// # Errors
/// When the statement fails.
pub async fn dismiss(connection: &mut SqliteConnection, dismissal: &Dismissal) -> anyhow::Result<bool> {
    let role = dismissal.role.word();
    let done = sqlx::query!(
        "DELETE FROM staff WHERE person_id = $1 AND role = $2
             AND (role <> 'head' OR (SELECT count(*) FROM staff WHERE role = 'head') > 1)",
        dismissal.person,
        role
    )
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!(
        "DELETE FROM desks WHERE kind = 'private' AND chat_id = $1
             AND NOT EXISTS (SELECT 1 FROM staff WHERE person_id = $1
                 AND (role = desks.desk OR role = 'head' AND desks.desk <> 'psychologist'))",
        dismissal.person
    )
    .execute(connection)
    .await?;
    Ok(true)
}

/// Everybody's roles with names, in the order of [`Role`], of one role the longest here first.
///
/// # Errors
/// When the database cannot be read.
pub async fn members(read: &SqlitePool) -> anyhow::Result<Vec<Member>> {
    let rows = sqlx::query!("SELECT person_id, role, name FROM staff ORDER BY since, person_id, role").fetch_all(read).await?;
    let member = |(person, role, name): (i64, String, String)| Some(Member { person, role: role.parse().ok()?, name });
    let mut members: Vec<Member> = rows.into_iter().filter_map(|row| member((row.person_id, row.role, row.name))).collect();
    members.sort_by_key(|member| member.role);
    Ok(members)
}

/// Stores an invitation.
///
/// # Errors
/// When the statement fails.
pub async fn invite(
    connection: &mut SqliteConnection,
    hash: &str,
    role: Role,
    by: Option<i64>,
    now: i64,
) -> anyhow::Result<()> {
    let (role, expires) = (role.word(), now + INVITATION_TERM);
    sqlx::query!(
        "INSERT INTO invitations (hash, role, invited_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        hash,
        role,
        by,
        now,
        expires
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The role of an invitation that may still be used.
///
/// # Errors
/// When the database cannot be read.
pub async fn invitation(read: &SqlitePool, hash: &str, now: i64) -> anyhow::Result<Option<Role>> {
    let role =
        sqlx::query_scalar!("SELECT role FROM invitations WHERE hash = $1 AND used_at IS NULL AND expires_at > $2", hash, now)
            .fetch_optional(read)
            .await?;
    Ok(role.and_then(|role| role.parse().ok()))
}

/// Everybody's roles.
///
/// # Errors
/// When the database cannot be read.
pub async fn roles(read: &SqlitePool) -> anyhow::Result<HashSet<(i64, Role)>> {
    let rows = sqlx::query!("SELECT person_id, role FROM staff").fetch_all(read).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.person_id, row.role.parse().ok()?))).collect())
}

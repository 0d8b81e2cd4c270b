//! The one query of audiences.

use sqlx::SqlitePool;

use crate::{
    announcements::audience::{Filter, Numbers},
    text::Tongue,
};

/// The query, between what is asked of the people it finds and how many of them at once. `$1` to `$13` are the filter.
macro_rules! people {
    ($head:literal, $tail:literal, $filter:expr, $after:expr $(, $more:expr)*) => {
        sqlx::query!(
            $head
            + " FROM people LEFT JOIN news_choices ON news_choices.person_id = people.id
                WHERE people.id > $1 AND people.lang IS NOT NULL AND people.blocked_at IS NULL AND news_choices.stopped_at IS NULL
                AND ($2 IS NULL OR iif(people.lang = 'kk' AND people.letters <> 'cyrl', 'kk-' || people.letters, people.lang)
                    IN (SELECT value FROM json_each($2)))
                AND ($3 IS NULL OR $4 = 0 AND coalesce(news_choices.subjects, '') = ''
                    OR instr(',' || news_choices.subjects || ',', ',' || $3 || ',') > 0)
                AND ($5 = 0 OR people.id IN (SELECT person_id FROM staff))
                AND ($6 = 0 OR instr(',' || people.consents || ',', ',announcements,') > 0)
                AND ($7 IS NULL OR EXISTS (SELECT 1 FROM screening_answers AS a
                    WHERE a.person_id = people.id AND a.key = 'region' AND a.value IN (SELECT value FROM json_each($7))))
                AND ($8 IS NULL OR $8 = CASE
                    WHEN EXISTS (SELECT 1 FROM screening_answers AS a WHERE a.person_id = people.id AND (
                        a.key = 'has_kandas_status' AND a.value = 'true'
                        OR a.key = 'citizenship' AND a.value IN ('foreign', 'stateless'))) THEN 'kandas'
                    WHEN EXISTS (SELECT 1 FROM screening_answers AS a
                        WHERE a.person_id = people.id AND a.key = 'citizenship' AND a.value = 'kz') THEN 'resettler' END)
                AND ($9 IS NULL OR EXISTS (SELECT 1 FROM screening_answers AS a
                    WHERE a.person_id = people.id AND a.key = 'profession' AND a.value IN (SELECT value FROM json_each($9))))
                AND ($10 = 0 OR EXISTS (SELECT 1 FROM screening_answers AS a
                    WHERE a.person_id = people.id AND a.key = 'children_under_18' AND CAST(a.value AS INTEGER) > 0))
                AND ($11 IS NULL OR CASE
                    WHEN EXISTS (SELECT 1 FROM screening_answers AS a
                        WHERE a.person_id = people.id AND a.key = 'region' AND a.value = 'north_kazakhstan') THEN 'arrived'
                    WHEN EXISTS (SELECT 1 FROM plan_ticks AS t
                        WHERE t.person_id = people.id AND t.item IN ('apply.kandas_quota', 'apply.resettler_quota')) THEN 'waiting'
                    ELSE 'asking' END IN (SELECT value FROM json_each($11)))
                AND ($12 IS NULL OR people.seen_at < $12)
                AND ($13 IS NULL OR NOT EXISTS (SELECT 1 FROM announcement_people AS got
                    WHERE got.person_id = people.id AND got.sent_at >= $13))"
            + $tail,
            $after,
            $filter.tongues,
            $filter.subject,
            $filter.chosen,
            $filter.staff,
            $filter.by_profile,
            $filter.regions,
            $filter.way,
            $filter.professions,
            $filter.children,
            $filter.stages,
            $filter.wrote_since,
            $filter.got_since
            $(, $more)*
        )
    };
}

/// How many people the filter finds, by [`Tongue::code`].
///
/// # Errors
/// When the database cannot be read.
pub async fn by_tongue(read: &SqlitePool, filter: &Filter) -> anyhow::Result<Vec<(Tongue, i64)>> {
    let rows = people!(
        r#"SELECT iif(people.lang = 'kk' AND people.letters <> 'cyrl', 'kk-' || people.letters, people.lang) AS "tongue!: String",
           count(*) AS "n!: i64""#,
        " GROUP BY 1",
        filter,
        0_i64
    )
    .fetch_all(read)
    .await?;
    let found = |tongue: Tongue| rows.iter().find(|row| row.tongue == tongue.code()).map_or(0, |row| row.n);
    Ok(Tongue::ALL.into_iter().map(|tongue| (tongue, found(tongue))).collect())
}

/// How many people get it, and out of how many.
///
/// # Errors
/// When the database cannot be read.
pub async fn count(read: &SqlitePool, filter: &Filter) -> anyhow::Result<Numbers> {
    let open = Filter {
        by_profile: false,
        regions: None,
        way: None,
        professions: None,
        children: false,
        stages: None,
        wrote_since: None,
        got_since: None,
        ..filter.clone()
    };
    let all = people!(
        r#"SELECT count(*) AS "all!: i64",
           coalesce(sum(instr(',' || people.consents || ',', ',announcements,') > 0), 0) AS "agreed!: i64""#,
        "",
        open,
        0_i64
    )
    .fetch_one(read);
    let chosen = people!(r#"SELECT count(*) AS "n!: i64""#, "", filter, 0_i64).fetch_one(read);
    // Side by side, because somebody waits for the screen.
    let (all, chosen) = tokio::try_join!(all, chosen)?;
    Ok(Numbers { all: all.all, agreed: all.agreed, chosen: chosen.n })
}

/// The next people behind `after`, in the order of their numbers, at most `most`, and how they read.
///
/// # Errors
/// When the database cannot be read.
pub async fn chosen(read: &SqlitePool, filter: &Filter, after: i64, most: i64) -> anyhow::Result<Vec<(i64, Tongue)>> {
    let rows = people!(
        r#"SELECT people.id,
           iif(people.lang = 'kk' AND people.letters <> 'cyrl', 'kk-' || people.letters, people.lang) AS "tongue!: String""#,
        " ORDER BY people.id LIMIT $14",
        filter,
        after,
        most
    )
    .fetch_all(read)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, Tongue::from_code(&row.tongue)?))).collect())
}

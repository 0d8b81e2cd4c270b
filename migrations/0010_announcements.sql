-- Announcements: what the editor writes, to whom it went, and what came of it. Times are Unix seconds.

CREATE TABLE announcements (
    id INTEGER NOT NULL PRIMARY KEY,
    state TEXT NOT NULL
        CHECK (state IN ('draft', 'waiting', 'planned', 'sending', 'paused', 'done', 'cancelled', 'withdrawn')),
    -- Words in both languages, media, buttons and subject, as JSON; the version counts corrections.
    content TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    -- To whom and when, as JSON.
    audience TEXT NOT NULL DEFAULT '{}',
    plan TEXT NOT NULL DEFAULT '{}',
    made_by INTEGER NOT NULL,
    made_name TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    approved_by INTEGER,
    approved_name TEXT,
    approved_at INTEGER,
    planned_at INTEGER,
    started_at INTEGER,
    finished_at INTEGER,
    -- The message that shows how far it is.
    progress_chat INTEGER,
    progress_message INTEGER,
    -- What is going on: sending, correcting or withdrawing; and how often it was begun or resumed, because events of earlier runs are void.
    work TEXT CHECK (work IN ('send', 'revise', 'withdraw')),
    run INTEGER NOT NULL DEFAULT 0,
    -- Since when that work has been going on, and whether everybody concerned has a row.
    work_since INTEGER,
    gathered INTEGER NOT NULL DEFAULT 0,
    -- Copied or repeated from.
    parent_id INTEGER
) STRICT;

CREATE INDEX announcements_state ON announcements (state, id);

-- What an announcement said before it was corrected.
CREATE TABLE announcement_versions (
    announcement_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (announcement_id, version)
) STRICT;

-- A row per recipient. /forget takes the person out and keeps the row, so that the numbers stay.
CREATE TABLE announcement_people (
    id INTEGER NOT NULL PRIMARY KEY,
    announcement_id INTEGER NOT NULL,
    person_id INTEGER,
    -- How the person reads: kk, kk-arab, kk-latn or ru.
    tongue TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('queued', 'outbox', 'sent', 'blocked', 'gone', 'failed', 'left_out', 'late', 'withdrawn')),
    -- The class of a refusal, or why somebody was left out.
    reason TEXT,
    -- A correction or withdrawal of what was sent stands in the outbox.
    doing INTEGER NOT NULL DEFAULT 0,
    -- Calls that may have been made twice.
    uncertain INTEGER NOT NULL DEFAULT 0,
    -- Telegram's numbers, with commas; a semicolon between the messages of one announcement.
    messages TEXT,
    sent_at INTEGER,
    -- The version that the person has, or was tried with last.
    version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX announcement_people_person ON announcement_people (announcement_id, person_id);
CREATE INDEX announcement_people_state ON announcement_people (announcement_id, state, id);
CREATE INDEX announcement_people_doing ON announcement_people (announcement_id) WHERE doing = 1;
CREATE INDEX announcement_people_of ON announcement_people (person_id, sent_at) WHERE person_id IS NOT NULL;

-- Who pressed what under an announcement: people are counted, not taps.
CREATE TABLE announcement_presses (
    id INTEGER NOT NULL PRIMARY KEY,
    announcement_id INTEGER NOT NULL,
    person_id INTEGER,
    what TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX announcement_presses_once ON announcement_presses (announcement_id, what, person_id);
CREATE INDEX announcement_presses_of ON announcement_presses (person_id) WHERE person_id IS NOT NULL;

-- Who did what with it: the list that the audit shows.
CREATE TABLE announcement_log (
    id INTEGER NOT NULL PRIMARY KEY,
    announcement_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    by_id INTEGER,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL,
    detail TEXT
) STRICT;

CREATE INDEX announcement_log_of ON announcement_log (announcement_id, id);

-- What people want to hear of. No row: everything. Words with commas; none: every subject.
CREATE TABLE news_choices (
    person_id INTEGER NOT NULL PRIMARY KEY,
    stopped_at INTEGER,
    subjects TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL
) STRICT;

-- The centre's channels and groups, for announcements.
CREATE TABLE channels (
    chat_id INTEGER NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('channel', 'group')),
    lang_mode TEXT NOT NULL DEFAULT 'both' CHECK (lang_mode IN ('both', 'two')),
    bound_by INTEGER NOT NULL,
    bound_at INTEGER NOT NULL
) STRICT;

CREATE TABLE channel_posts (
    announcement_id INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    -- As in announcement_people.
    messages TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (announcement_id, chat_id)
) STRICT;

-- The recipient whom a row of the outbox is for, so that it can be called off before its call.
ALTER TABLE outbox ADD COLUMN recipient_id INTEGER;
CREATE INDEX outbox_recipient ON outbox (recipient_id) WHERE recipient_id IS NOT NULL;

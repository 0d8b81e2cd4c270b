-- The spine: what came in, who it came from, what goes out. Times are integer Unix seconds, `_ms` columns milliseconds.

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE people (
    id INTEGER NOT NULL PRIMARY KEY,
    lang TEXT CHECK (lang IN ('kk', 'ru')),
    state TEXT NOT NULL,
    consents TEXT NOT NULL DEFAULT '',
    first_seen_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    blocked_at INTEGER
) STRICT;

CREATE INDEX people_seen ON people (seen_at);

-- A row per update and per internal event. The payload is erased when the row is done.
CREATE TABLE inbox (
    id INTEGER NOT NULL PRIMARY KEY,
    bot_id INTEGER,
    update_id INTEGER,
    conversation TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT,
    due_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    error_class TEXT,
    received_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;

CREATE UNIQUE INDEX inbox_update ON inbox (bot_id, update_id);
CREATE INDEX inbox_pending ON inbox (conversation, id) WHERE state = 'pending';
CREATE INDEX inbox_due ON inbox (due_ms) WHERE state = 'pending';
CREATE INDEX inbox_failed ON inbox (id) WHERE state = 'failed';
CREATE INDEX inbox_finished ON inbox (finished_at);

-- A row per call that Telegram shall receive. The payload is erased when the call is done or given up.
CREATE TABLE outbox (
    id INTEGER NOT NULL PRIMARY KEY,
    lane TEXT NOT NULL CHECK (lane IN ('live', 'bulk')),
    dest TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT,
    after_id INTEGER,
    due_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    uncertain INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('queued', 'claimed', 'done', 'failed')),
    error_class TEXT,
    created_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;

CREATE INDEX outbox_open ON outbox (id) WHERE state IN ('queued', 'claimed');
CREATE INDEX outbox_due ON outbox (due_ms) WHERE state = 'queued';
CREATE INDEX outbox_finished ON outbox (finished_at);

-- The current menu message of each private chat.
CREATE TABLE screens (
    chat_id INTEGER NOT NULL PRIMARY KEY,
    message_id INTEGER NOT NULL
) STRICT;

-- Pieces of albums, for as long as updates are kept; a piece that comes after its album was gathered begins a new one.
CREATE TABLE album_pieces (
    chat_id INTEGER NOT NULL,
    album TEXT NOT NULL,
    message_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    gathered_at INTEGER,
    PRIMARY KEY (chat_id, album, message_id)
) STRICT;

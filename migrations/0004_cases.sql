-- Cases: what a person brought to a desk. The words themselves stay in Telegram; here are their ids.
CREATE TABLE cases (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER,
    desk TEXT NOT NULL CHECK (desk IN ('operator', 'lawyer', 'psychologist')),
    status TEXT NOT NULL CHECK (status IN ('waiting', 'taken', 'closed')),
    urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    name TEXT NOT NULL,
    lang TEXT NOT NULL CHECK (lang IN ('kk', 'ru')),
    topic TEXT,
    result TEXT,
    previous_id INTEGER,
    taken_by INTEGER,
    taken_name TEXT,
    opened_at INTEGER NOT NULL,
    taken_at INTEGER,
    closed_at INTEGER,
    closed_by TEXT CHECK (closed_by IN ('person', 'desk')),
    active_at INTEGER NOT NULL,
    chat_id INTEGER,
    thread_id INTEGER,
    card_id INTEGER
) STRICT;

CREATE INDEX cases_person ON cases (person_id, id);
CREATE INDEX cases_open ON cases (desk, id) WHERE status <> 'closed';
CREATE INDEX cases_thread ON cases (chat_id, thread_id);

-- One line for each message that was carried, in either direction.
CREATE TABLE case_messages (
    id INTEGER NOT NULL PRIMARY KEY,
    case_id INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('person', 'desk')),
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    author_id INTEGER,
    at INTEGER NOT NULL,
    arrived_at INTEGER,
    refused TEXT
) STRICT;

CREATE INDEX case_messages_case ON case_messages (case_id, id);
CREATE INDEX case_messages_source ON case_messages (chat_id, message_id);

-- Which case a message in a chat belongs to, and which message on the other side it stands for.
CREATE TABLE message_map (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    peer_id INTEGER,
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_map_case ON message_map (case_id);

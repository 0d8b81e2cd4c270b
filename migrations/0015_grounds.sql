-- What staff say from the chat of an answer's ground. The newest line of a topic counts, of its source and of its certainty.
CREATE TABLE topic_grounds (
    id INTEGER NOT NULL PRIMARY KEY,
    topic TEXT NOT NULL,
    -- source: kept (as released), own (what the centre knows itself), written (in the words beside it); certainty: sure, open.
    what TEXT NOT NULL CHECK (what IN ('source', 'certainty')),
    value TEXT NOT NULL CHECK (value IN ('kept', 'own', 'written', 'sure', 'open')),
    words TEXT,
    by_id INTEGER NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX topic_grounds_topic ON topic_grounds (topic, what, id);

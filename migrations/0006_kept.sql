-- What the centre's staff keep right in the answers, and what people asked that nobody has answered yet.

-- Published words over those of the files. The newest line of an id and language counts; NULL goes back to the file's.
CREATE TABLE text_edits (
    id INTEGER NOT NULL PRIMARY KEY,
    text_id TEXT NOT NULL,
    lang TEXT NOT NULL CHECK (lang IN ('kk', 'ru')),
    words TEXT,
    by_id INTEGER NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX text_edits_text ON text_edits (text_id, lang, id);

-- "Still true": the day on which somebody held an answer against its sources. The newest line of a topic counts.
CREATE TABLE topic_checks (
    id INTEGER NOT NULL PRIMARY KEY,
    topic TEXT NOT NULL,
    day TEXT NOT NULL,
    by_id INTEGER NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX topic_checks_topic ON topic_checks (topic, id);

-- Ways of asking that staff have given to a topic.
CREATE TABLE learned (
    id INTEGER NOT NULL PRIMARY KEY,
    topic TEXT NOT NULL,
    words TEXT NOT NULL UNIQUE,
    by_id INTEGER NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- Questions that were not understood, or answered with something else. The words are masked; who asked is known only where the
-- person has agreed to it.
CREATE TABLE questions (
    id INTEGER NOT NULL PRIMARY KEY,
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('none', 'wrong')),
    topic TEXT,
    words TEXT NOT NULL,
    person_id INTEGER
) STRICT;

CREATE INDEX questions_day ON questions (day);
CREATE INDEX questions_person ON questions (person_id);

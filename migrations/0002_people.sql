-- What people agreed to, and who works here.

-- Every press on a consent, with the version and language of the text that was shown. The newest line of a purpose counts.
CREATE TABLE consents (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('case', 'reminders', 'announcements', 'learning')),
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    version TEXT NOT NULL,
    lang TEXT NOT NULL CHECK (lang IN ('kk', 'ru')),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX consents_person ON consents (person_id, id);

CREATE TABLE staff (
    person_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('head', 'operator', 'lawyer', 'psychologist', 'editor')),
    name TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (person_id, role)
) STRICT;

-- One-time links. Only the hash of the word in the link is kept.
CREATE TABLE invitations (
    hash TEXT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('head', 'operator', 'lawyer', 'psychologist', 'editor')),
    invited_by INTEGER,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

CREATE TABLE desks (
    desk TEXT NOT NULL PRIMARY KEY CHECK (desk IN ('operator', 'lawyer', 'psychologist')),
    chat_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('forum', 'group', 'private')),
    lang TEXT NOT NULL CHECK (lang IN ('kk', 'ru')),
    bound_by INTEGER NOT NULL,
    bound_at INTEGER NOT NULL,
    suspended_at INTEGER
) STRICT;

-- Whom the bot has seen in a desk's group; for the psychologist's desk they must all be psychologists.
CREATE TABLE desk_members (
    chat_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (chat_id, person_id)
) STRICT;

-- Counts that outlive the people they came from: /forget erases the person and keeps the numbers.
CREATE TABLE counts (
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    detail TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (day, what, detail)
) STRICT;

-- The questionnaire: an answer a row, so that an upgrade of the questions loses none.
CREATE TABLE screening_answers (
    person_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person_id, key)
) STRICT;

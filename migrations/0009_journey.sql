-- What follows the questionnaire: the result that was shown, the plan, what an operator asks for a caller, and whose result a change
-- of the rules changes.

-- What somebody was last told, so that a change of the rules can be compared with it.
CREATE TABLE screening_visits (
    person_id INTEGER NOT NULL PRIMARY KEY,
    rules TEXT NOT NULL,
    -- The questions that these rules had, with commas.
    questions TEXT NOT NULL,
    -- Verdicts and sums as JSON; nothing until a result was shown.
    told TEXT,
    told_at INTEGER,
    at INTEGER NOT NULL
) STRICT;

-- What is ticked off in somebody's plan.
CREATE TABLE plan_ticks (
    person_id INTEGER NOT NULL,
    item TEXT NOT NULL,
    done_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, item)
) STRICT;

-- Who wishes to be reminded of the plan. `since` names the row of reminders that counts.
CREATE TABLE plan_reminders (
    person_id INTEGER NOT NULL PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT;

-- A questionnaire that an operator goes through with somebody on the phone. Only the hash of the word in the link is kept.
CREATE TABLE screening_calls (
    id INTEGER NOT NULL PRIMARY KEY,
    operator_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    answers TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    message_id INTEGER,
    link_hash TEXT,
    link_until INTEGER,
    given_to INTEGER,
    case_id INTEGER
) STRICT;

CREATE UNIQUE INDEX screening_calls_link ON screening_calls (link_hash) WHERE link_hash IS NOT NULL;
CREATE INDEX screening_calls_message ON screening_calls (chat_id, message_id);
CREATE INDEX screening_calls_given ON screening_calls (given_to) WHERE given_to IS NOT NULL;

-- The rules or amounts have changed: how far the stored answers are judged anew, and whether the people were told.
CREATE TABLE rechecks (
    id INTEGER NOT NULL PRIMARY KEY,
    basis TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    judged INTEGER NOT NULL DEFAULT 0,
    told_by INTEGER,
    told_at INTEGER
) STRICT;

-- Whose result changes, and how, as JSON.
CREATE TABLE recheck_changes (
    recheck_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
    change TEXT NOT NULL,
    told_at INTEGER,
    PRIMARY KEY (recheck_id, person_id)
) STRICT;

CREATE INDEX recheck_changes_person ON recheck_changes (person_id);

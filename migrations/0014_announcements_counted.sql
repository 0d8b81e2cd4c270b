-- What an announcement's numbers are made of: what people have apart from what was tried, who was left out at the last look, and how
-- somebody reads who pressed a button.

-- `version` is the version that the person has, `tried` the one that was tried with last, `changed` the last one that changed anything
-- for them, `refused` why the last correction did not reach them.
ALTER TABLE announcement_people ADD COLUMN tried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE announcement_people ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE announcement_people ADD COLUMN refused TEXT;
-- Left out at the last look. Such a row goes on as if it had been sent, so that no number anywhere tells whom it was.
ALTER TABLE announcement_people ADD COLUMN held INTEGER NOT NULL DEFAULT 0;

UPDATE announcement_people SET tried = version, changed = iif(version > 1, version, 0);
-- Until now the reason beside what was sent was that of a refused correction, and the version that of the attempt.
UPDATE announcement_people SET refused = reason, reason = NULL, version = version - 1, changed = iif(version > 2, version - 1, 0)
WHERE state = 'sent' AND reason IS NOT NULL AND version > 1;
UPDATE announcement_people
SET held = 1, reason = NULL, version = announcements.version, tried = announcements.version,
    changed = iif(announcements.version > 1, announcements.version, 0),
    state = iif(announcements.state = 'withdrawn', 'withdrawn', 'sent'), sent_at = announcements.started_at
FROM announcements
WHERE announcements.id = announcement_id AND announcement_people.state = 'left_out' AND coalesce(reason, '') <> 'cancelled';
-- These lines tell the same numbers, and nothing reads them.
UPDATE announcement_log SET detail = NULL WHERE what IN ('finished', 'corrected', 'withdrawn');

-- How whoever pressed reads; nothing where they had not chosen yet.
ALTER TABLE announcement_presses ADD COLUMN tongue TEXT;
UPDATE announcement_presses SET tongue = row.tongue
FROM announcement_people AS row
WHERE row.announcement_id = announcement_presses.announcement_id AND row.person_id = announcement_presses.person_id;

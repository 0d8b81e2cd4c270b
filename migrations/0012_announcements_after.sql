-- What follows an announcement: corrections while they are written, and how a channel has it.

-- A draft that corrects what was sent. It is edited like any draft, and thrown away when it has gone out.
CREATE TABLE announcement_corrections (
    draft_id INTEGER NOT NULL PRIMARY KEY,
    announcement_id INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX announcement_corrections_of ON announcement_corrections (announcement_id);

-- In one post or two, and which version of the words stands there.
ALTER TABLE channel_posts ADD COLUMN lang_mode TEXT NOT NULL DEFAULT 'both' CHECK (lang_mode IN ('both', 'two'));
ALTER TABLE channel_posts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- The letters in which a person reads Kazakh: Cyrillic, төте жазу (Arabic), or the Latin alphabet of 2021.
ALTER TABLE people ADD COLUMN letters TEXT NOT NULL DEFAULT 'cyrl' CHECK (letters IN ('cyrl', 'arab', 'latn'));

-- +goose Up

-- What was asked for under a key, and what came of it: asked again, it is not
-- done again. Of people, and short-lived.
CREATE TABLE once (
  person TEXT NOT NULL,
  key    TEXT NOT NULL,
  asked  TEXT NOT NULL,
  kept   TEXT NOT NULL,
  at     TEXT NOT NULL,
  PRIMARY KEY (person, key)
) STRICT;
CREATE INDEX once_at ON once (at);

-- Places from which a person has signed in: hashes of a device or an address.
CREATE TABLE place (
  person TEXT NOT NULL,
  place  TEXT NOT NULL,
  at     TEXT NOT NULL,
  PRIMARY KEY (person, place)
) STRICT;
CREATE INDEX place_at ON place (at);

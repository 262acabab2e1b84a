-- +goose Up

-- What was asked for under a key, and what came of it: asked again, it is not
-- done again. Of people, and short-lived.
CREATE TABLE once (
  person TEXT COLLATE "C" NOT NULL,
  key    TEXT COLLATE "C" NOT NULL,
  asked  TEXT COLLATE "C" NOT NULL,
  kept   TEXT COLLATE "C" NOT NULL,
  at     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (person, key)
);
CREATE INDEX once_at ON once (at);

-- Places from which a person has signed in: hashes of a device or an address.
CREATE TABLE place (
  person TEXT COLLATE "C" NOT NULL,
  place  TEXT COLLATE "C" NOT NULL,
  at     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (person, place)
);
CREATE INDEX place_at ON place (at);

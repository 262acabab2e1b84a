-- +goose Up

-- The record. Times are UTC to the millisecond, as text: 2027-03-01T09:30:00.000Z.
CREATE TABLE entry (
  seq    INTEGER NOT NULL PRIMARY KEY,
  stream TEXT NOT NULL,
  at     TEXT NOT NULL,
  actor  TEXT NOT NULL,
  kind   TEXT NOT NULL,
  body   TEXT NOT NULL,
  prev   BLOB NOT NULL,
  salt   BLOB NOT NULL
) STRICT;
CREATE INDEX entry_stream ON entry (stream, seq);

-- Stored hashes of the tree over the record, at the indexes of RFC 6962 logs.
CREATE TABLE log_hash (
  idx  INTEGER NOT NULL PRIMARY KEY,
  hash BLOB NOT NULL
) STRICT;

-- Signed heads: the size of the tree, and the note.
CREATE TABLE log_head (
  size INTEGER NOT NULL PRIMARY KEY,
  note BLOB NOT NULL
) STRICT;

-- The keys that heads were signed with, as verifiers know them.
CREATE TABLE log_key (
  verifier TEXT NOT NULL PRIMARY KEY
) STRICT;

-- Plan folders: each content once, under its SHA-256.
CREATE TABLE content (
  hash TEXT NOT NULL PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE folder (
  hash TEXT NOT NULL PRIMARY KEY
) STRICT;
CREATE TABLE folder_file (
  folder  TEXT NOT NULL REFERENCES folder (hash),
  name    TEXT NOT NULL,
  content TEXT NOT NULL REFERENCES content (hash),
  PRIMARY KEY (folder, name)
) STRICT;

CREATE TABLE version (
  n       INTEGER NOT NULL UNIQUE,
  id      TEXT NOT NULL PRIMARY KEY,
  plan    TEXT NOT NULL,
  parent  TEXT REFERENCES version (id),
  kind    TEXT NOT NULL,
  hash    TEXT NOT NULL,
  files   TEXT NOT NULL REFERENCES folder (hash),
  author  TEXT NOT NULL,
  act     INTEGER NOT NULL,
  created TEXT NOT NULL,
  note    TEXT NOT NULL
) STRICT;
CREATE INDEX version_plan ON version (plan, n);

-- Changes of figures: who set what, when, under which vote.
CREATE TABLE act (
  plan       TEXT NOT NULL,
  version    TEXT NOT NULL REFERENCES version (id),
  seq        INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  at         TEXT NOT NULL,
  actor      TEXT NOT NULL,
  address    TEXT NOT NULL,
  old        TEXT NOT NULL,
  new        TEXT NOT NULL,
  plenary    TEXT NOT NULL,
  conclusion TEXT NOT NULL,
  point      TEXT NOT NULL,
  amendment  TEXT NOT NULL,
  vote       TEXT NOT NULL,
  PRIMARY KEY (version, n)
) STRICT;
CREATE INDEX act_address ON act (plan, address, seq, n);

-- Persons and how they sign in: outside the record, and erasable.
CREATE TABLE person (
  id         TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL,
  contact    TEXT NOT NULL,
  salt       BLOB NOT NULL,
  commitment TEXT NOT NULL,
  erased     TEXT NOT NULL
) STRICT;
CREATE TABLE account (
  login         TEXT NOT NULL PRIMARY KEY,
  person        TEXT NOT NULL UNIQUE,
  password      TEXT NOT NULL,
  administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
  created       TEXT NOT NULL,
  disabled      TEXT NOT NULL
) STRICT;
CREATE TABLE session (
  token   TEXT NOT NULL PRIMARY KEY,
  kind    TEXT NOT NULL,
  person  TEXT NOT NULL,
  name    TEXT NOT NULL,
  scope   TEXT NOT NULL,
  created TEXT NOT NULL,
  expires TEXT NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person, created);
CREATE INDEX session_expires ON session (expires);
CREATE TABLE invite (
  token         TEXT NOT NULL PRIMARY KEY,
  person        TEXT NOT NULL,
  login         TEXT NOT NULL,
  administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
  created       TEXT NOT NULL,
  expires       TEXT NOT NULL,
  used          TEXT NOT NULL
) STRICT;
CREATE INDEX invite_person ON invite (person);
CREATE INDEX invite_expires ON invite (expires);

-- What was computed, under the hash of what it was computed from.
CREATE TABLE costing (
  key     TEXT NOT NULL PRIMARY KEY,
  base    TEXT NOT NULL,
  body    TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
CREATE TABLE answer (
  key  TEXT NOT NULL PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE progress (
  key   TEXT NOT NULL PRIMARY KEY,
  phase TEXT NOT NULL,
  step  INTEGER NOT NULL,
  steps INTEGER NOT NULL,
  share REAL NOT NULL,
  fail  TEXT NOT NULL,
  at    TEXT NOT NULL
) STRICT;

-- Tasks of organs, made from the record.
CREATE TABLE task (
  plenary TEXT NOT NULL,
  task    TEXT NOT NULL,
  plan    TEXT NOT NULL,
  organ   TEXT NOT NULL,
  due     TEXT NOT NULL,
  state   TEXT NOT NULL,
  seq     INTEGER NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (plenary, task)
) STRICT;
CREATE INDEX task_organ ON task (organ, due);
CREATE TABLE task_support (
  plenary TEXT NOT NULL,
  task    TEXT NOT NULL,
  n       INTEGER NOT NULL,
  organ   TEXT NOT NULL,
  PRIMARY KEY (plenary, task, n),
  FOREIGN KEY (plenary, task) REFERENCES task (plenary, task) ON DELETE CASCADE
) STRICT;
CREATE INDEX task_support_organ ON task_support (organ);

-- Secret ballots: counts and nothing else, so that no order can be read.
CREATE TABLE ballot (
  plenary TEXT NOT NULL,
  vote    TEXT NOT NULL,
  choice  TEXT NOT NULL,
  weight  INTEGER NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (plenary, vote, choice, weight)
) STRICT, WITHOUT ROWID;

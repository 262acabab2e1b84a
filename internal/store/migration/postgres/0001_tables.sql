-- +goose Up

-- COLLATE "C": sorted by bytes, whatever the language of the server.

-- The record. Times are UTC to the millisecond, as text: 2027-03-01T09:30:00.000Z.
CREATE TABLE entry (
  seq    BIGINT NOT NULL PRIMARY KEY,
  stream TEXT COLLATE "C" NOT NULL,
  at     TEXT COLLATE "C" NOT NULL,
  actor  TEXT COLLATE "C" NOT NULL,
  kind   TEXT COLLATE "C" NOT NULL,
  body   TEXT COLLATE "C" NOT NULL,
  prev   BYTEA NOT NULL,
  salt   BYTEA NOT NULL
);
CREATE INDEX entry_stream ON entry (stream, seq);

-- Stored hashes of the tree over the record, at the indexes of RFC 6962 logs.
CREATE TABLE log_hash (
  idx  BIGINT NOT NULL PRIMARY KEY,
  hash BYTEA NOT NULL
);

-- Signed heads: the size of the tree, and the note.
CREATE TABLE log_head (
  size BIGINT NOT NULL PRIMARY KEY,
  note BYTEA NOT NULL
);

-- The keys that heads were signed with, as verifiers know them.
CREATE TABLE log_key (
  verifier TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

-- Plan folders: each content once, under its SHA-256.
CREATE TABLE content (
  hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  data BYTEA NOT NULL
);
CREATE TABLE folder (
  hash TEXT COLLATE "C" NOT NULL PRIMARY KEY
);
CREATE TABLE folder_file (
  folder  TEXT COLLATE "C" NOT NULL REFERENCES folder (hash),
  name    TEXT COLLATE "C" NOT NULL,
  content TEXT COLLATE "C" NOT NULL REFERENCES content (hash),
  PRIMARY KEY (folder, name)
);

CREATE TABLE version (
  n       BIGINT NOT NULL UNIQUE,
  id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  plan    TEXT COLLATE "C" NOT NULL,
  parent  TEXT COLLATE "C" REFERENCES version (id),
  kind    TEXT COLLATE "C" NOT NULL,
  hash    TEXT COLLATE "C" NOT NULL,
  files   TEXT COLLATE "C" NOT NULL REFERENCES folder (hash),
  author  TEXT COLLATE "C" NOT NULL,
  act     BIGINT NOT NULL,
  created TEXT COLLATE "C" NOT NULL,
  note    TEXT COLLATE "C" NOT NULL
);
CREATE INDEX version_plan ON version (plan, n);

-- Changes of figures: who set what, when, under which vote.
CREATE TABLE act (
  plan       TEXT COLLATE "C" NOT NULL,
  version    TEXT COLLATE "C" NOT NULL REFERENCES version (id),
  seq        BIGINT NOT NULL,
  n          BIGINT NOT NULL,
  at         TEXT COLLATE "C" NOT NULL,
  actor      TEXT COLLATE "C" NOT NULL,
  address    TEXT COLLATE "C" NOT NULL,
  old        TEXT COLLATE "C" NOT NULL,
  new        TEXT COLLATE "C" NOT NULL,
  plenary    TEXT COLLATE "C" NOT NULL,
  conclusion TEXT COLLATE "C" NOT NULL,
  point      TEXT COLLATE "C" NOT NULL,
  amendment  TEXT COLLATE "C" NOT NULL,
  vote       TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (version, n)
);
CREATE INDEX act_address ON act (plan, address, seq, n);

-- Persons and how they sign in: outside the record, and erasable.
CREATE TABLE person (
  id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name       TEXT COLLATE "C" NOT NULL,
  contact    TEXT COLLATE "C" NOT NULL,
  salt       BYTEA NOT NULL,
  commitment TEXT COLLATE "C" NOT NULL,
  erased     TEXT COLLATE "C" NOT NULL
);
CREATE TABLE account (
  login         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  person        TEXT COLLATE "C" NOT NULL UNIQUE,
  password      TEXT COLLATE "C" NOT NULL,
  administrator BIGINT NOT NULL CHECK (administrator IN (0, 1)),
  created       TEXT COLLATE "C" NOT NULL,
  disabled      TEXT COLLATE "C" NOT NULL
);
CREATE TABLE session (
  token   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  kind    TEXT COLLATE "C" NOT NULL,
  person  TEXT COLLATE "C" NOT NULL,
  name    TEXT COLLATE "C" NOT NULL,
  scope   TEXT COLLATE "C" NOT NULL,
  created TEXT COLLATE "C" NOT NULL,
  expires TEXT COLLATE "C" NOT NULL
);
CREATE INDEX session_person ON session (person, created);
CREATE INDEX session_expires ON session (expires);
CREATE TABLE invite (
  token         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  person        TEXT COLLATE "C" NOT NULL,
  login         TEXT COLLATE "C" NOT NULL,
  administrator BIGINT NOT NULL CHECK (administrator IN (0, 1)),
  created       TEXT COLLATE "C" NOT NULL,
  expires       TEXT COLLATE "C" NOT NULL,
  used          TEXT COLLATE "C" NOT NULL
);
CREATE INDEX invite_person ON invite (person);
CREATE INDEX invite_expires ON invite (expires);

-- What was computed, under the hash of what it was computed from.
CREATE TABLE costing (
  key     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  base    TEXT COLLATE "C" NOT NULL,
  body    TEXT COLLATE "C" NOT NULL,
  created TEXT COLLATE "C" NOT NULL
);
CREATE TABLE answer (
  key  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  data BYTEA NOT NULL
);
CREATE TABLE progress (
  key   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  phase TEXT COLLATE "C" NOT NULL,
  step  BIGINT NOT NULL,
  steps BIGINT NOT NULL,
  share DOUBLE PRECISION NOT NULL,
  fail  TEXT COLLATE "C" NOT NULL,
  at    TEXT COLLATE "C" NOT NULL
);

-- Tasks of organs, made from the record.
CREATE TABLE task (
  plenary TEXT COLLATE "C" NOT NULL,
  task    TEXT COLLATE "C" NOT NULL,
  plan    TEXT COLLATE "C" NOT NULL,
  organ   TEXT COLLATE "C" NOT NULL,
  due     TEXT COLLATE "C" NOT NULL,
  state   TEXT COLLATE "C" NOT NULL,
  seq     BIGINT NOT NULL,
  body    TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plenary, task)
);
CREATE INDEX task_organ ON task (organ, due);
CREATE TABLE task_support (
  plenary TEXT COLLATE "C" NOT NULL,
  task    TEXT COLLATE "C" NOT NULL,
  n       BIGINT NOT NULL,
  organ   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (plenary, task, n),
  FOREIGN KEY (plenary, task) REFERENCES task (plenary, task) ON DELETE CASCADE
);
CREATE INDEX task_support_organ ON task_support (organ);

-- Secret ballots: counts and nothing else, so that no order can be read.
CREATE TABLE ballot (
  plenary TEXT COLLATE "C" NOT NULL,
  vote    TEXT COLLATE "C" NOT NULL,
  choice  TEXT COLLATE "C" NOT NULL,
  weight  BIGINT NOT NULL,
  count   BIGINT NOT NULL,
  PRIMARY KEY (plenary, vote, choice, weight)
);

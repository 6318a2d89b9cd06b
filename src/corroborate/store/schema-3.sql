-- The ledger, version 3: an entry of the log is an act, and what it tells stands beside the log, under its hash.
-- What the acts of a ledger of version 2 told is brought over by `store/ledger.py`, which drops these when it has done so.
DROP VIEW kept;
DROP TRIGGER log_keeps;
DROP TRIGGER log_stays;
DROP TRIGGER record_keeps;
DROP TRIGGER record_stays;
DROP TRIGGER live_keeps;
DROP TRIGGER live_stays;
DROP TRIGGER failure_keeps;
DROP TRIGGER failure_stays;
DROP TRIGGER published_keeps;
DROP TRIGGER published_stays;
DROP TRIGGER also_keeps;
DROP TRIGGER also_stays;
DROP INDEX log_by_record;
DROP INDEX record_by_parent;
ALTER TABLE log RENAME TO log_2;
ALTER TABLE record RENAME TO record_2;
ALTER TABLE also RENAME TO also_2;
ALTER TABLE live RENAME TO live_2;
ALTER TABLE failure RENAME TO failure_2;
ALTER TABLE published RENAME TO published_2;

-- The chains, one of each office. `told` is the SHA-256 of what the act tells.
CREATE TABLE log (
  office   TEXT    NOT NULL,
  seq      INTEGER NOT NULL,
  at       TEXT    NOT NULL,
  act      TEXT    NOT NULL,
  told     TEXT    NOT NULL,
  previous TEXT    NOT NULL,
  hash     TEXT    NOT NULL UNIQUE,
  PRIMARY KEY (office, seq)
) STRICT;
CREATE INDEX log_by_told ON log (told);

-- What each act tells: canonical JSON, deflated. Where it is missing, `emptied` or `withheld` says so.
CREATE TABLE told (
  hash  TEXT NOT NULL PRIMARY KEY,
  words BLOB NOT NULL
) STRICT;

-- All below is the union of what the acts tell, and can be made again from it.
-- What is kept, as canonical JSON; `parent` is the report of a capture or text, the text of a reading or statement.
CREATE TABLE record (
  id     TEXT NOT NULL PRIMARY KEY,
  kind   TEXT NOT NULL,
  parent TEXT NOT NULL,
  body   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX record_by_parent ON record (kind, parent);

-- What is carried beside a record (a file's name, the time), of which offices may know different things.
CREATE TABLE beside (
  id    TEXT NOT NULL,
  extra TEXT NOT NULL,
  PRIMARY KEY (id, extra)
) STRICT, WITHOUT ROWID;

-- Of what is carried beside a record the smallest stands, whichever came first; of captures this is the earliest.
CREATE VIEW kept AS
  SELECT id, kind, parent, body, coalesce((SELECT min(extra) FROM beside WHERE beside.id = record.id), '{}') AS extra
  FROM record;

-- Which reading of a report is the live one: the last. A seq is one more than any that the office knew of the report.
CREATE TABLE live (
  office  TEXT    NOT NULL,
  report  TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  reading TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  PRIMARY KEY (report, seq, office)
) STRICT;

-- Why a report gave nothing: the last reason, and an empty one when it gave something after all.
CREATE TABLE failure (
  office TEXT    NOT NULL,
  report TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  reason TEXT    NOT NULL,
  PRIMARY KEY (report, seq, office)
) STRICT;

-- Numbers under which records appear in this case's releases, handed out once.
CREATE TABLE published (
  kind   TEXT    NOT NULL,
  number INTEGER NOT NULL,
  id     TEXT    NOT NULL,
  PRIMARY KEY (kind, number),
  UNIQUE (kind, id)
) STRICT;

-- Bytes that a person withdrew (gone = 1), or allowed again (gone = 0): the last counts. `act` is the entry's hash.
CREATE TABLE withdrawal (
  office TEXT    NOT NULL,
  sha256 TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  gone   INTEGER NOT NULL,
  act    TEXT    NOT NULL,
  PRIMARY KEY (sha256, seq, office)
) STRICT;

-- Acts whose words were destroyed when a report was withdrawn, and bytes and acts that a package did not bring along.
CREATE TABLE emptied (hash TEXT NOT NULL PRIMARY KEY) STRICT;
CREATE TABLE withheld (hash TEXT NOT NULL PRIMARY KEY) STRICT;

-- The SHA-256 of the case's own files, when it was made and whenever a person said that a change was meant.
CREATE TABLE file (
  office TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  name   TEXT    NOT NULL,
  sha256 TEXT    NOT NULL,
  PRIMARY KEY (office, seq, name)
) STRICT;

-- What a withdrawal still has to do; only while something stands here can anything be deleted.
CREATE TABLE todo (what TEXT NOT NULL PRIMARY KEY) STRICT;

CREATE TRIGGER log_keeps BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER told_keeps BEFORE UPDATE ON told BEGIN SELECT RAISE(ABORT, 'acts only grow'); END;
CREATE TRIGGER told_stays BEFORE DELETE ON told WHEN NOT EXISTS (SELECT 1 FROM todo)
  BEGIN SELECT RAISE(ABORT, 'acts only grow'); END;
CREATE TRIGGER record_keeps BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'records only grow'); END;
CREATE TRIGGER record_stays BEFORE DELETE ON record WHEN NOT EXISTS (SELECT 1 FROM todo)
  BEGIN SELECT RAISE(ABORT, 'records only grow'); END;
CREATE TRIGGER beside_keeps BEFORE UPDATE ON beside BEGIN SELECT RAISE(ABORT, 'records only grow'); END;
CREATE TRIGGER beside_stays BEFORE DELETE ON beside WHEN NOT EXISTS (SELECT 1 FROM todo)
  BEGIN SELECT RAISE(ABORT, 'records only grow'); END;
CREATE TRIGGER live_keeps BEFORE UPDATE ON live BEGIN SELECT RAISE(ABORT, 'readings only grow'); END;
CREATE TRIGGER live_stays BEFORE DELETE ON live WHEN NOT EXISTS (SELECT 1 FROM todo)
  BEGIN SELECT RAISE(ABORT, 'readings only grow'); END;
CREATE TRIGGER failure_keeps BEFORE UPDATE ON failure BEGIN SELECT RAISE(ABORT, 'failures only grow'); END;
CREATE TRIGGER failure_stays BEFORE DELETE ON failure WHEN NOT EXISTS (SELECT 1 FROM todo)
  BEGIN SELECT RAISE(ABORT, 'failures only grow'); END;
CREATE TRIGGER published_keeps BEFORE UPDATE ON published BEGIN SELECT RAISE(ABORT, 'numbers only grow'); END;
CREATE TRIGGER published_stays BEFORE DELETE ON published BEGIN SELECT RAISE(ABORT, 'numbers only grow'); END;
CREATE TRIGGER withdrawal_keeps BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawals only grow'); END;
CREATE TRIGGER withdrawal_stays BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawals only grow'); END;
CREATE TRIGGER emptied_keeps BEFORE UPDATE ON emptied BEGIN SELECT RAISE(ABORT, 'withdrawals only grow'); END;
CREATE TRIGGER emptied_stays BEFORE DELETE ON emptied BEGIN SELECT RAISE(ABORT, 'withdrawals only grow'); END;
CREATE TRIGGER withheld_keeps BEFORE UPDATE ON withheld BEGIN SELECT RAISE(ABORT, 'it only grows'); END;
CREATE TRIGGER withheld_stays BEFORE DELETE ON withheld BEGIN SELECT RAISE(ABORT, 'it only grows'); END;
CREATE TRIGGER file_keeps BEFORE UPDATE ON file BEGIN SELECT RAISE(ABORT, 'it only grows'); END;
CREATE TRIGGER file_stays BEFORE DELETE ON file BEGIN SELECT RAISE(ABORT, 'it only grows'); END;

-- The ledger, version 1. Tables of records can only grow; the log is a hash chain of acts and ids, never words.
CREATE TABLE log (
  office   TEXT    NOT NULL,
  seq      INTEGER NOT NULL,
  at       TEXT    NOT NULL,
  act      TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  id       TEXT    NOT NULL,
  mark     TEXT    NOT NULL,
  previous TEXT    NOT NULL,
  hash     TEXT    NOT NULL UNIQUE,
  PRIMARY KEY (office, seq)
) STRICT;
CREATE INDEX log_by_record ON log (kind, id);

-- What is kept, as canonical JSON beside its provenance; `parent` is the report of a capture or text, the text of a
-- reading or statement.
CREATE TABLE record (
  id     TEXT NOT NULL PRIMARY KEY,
  kind   TEXT NOT NULL,
  parent TEXT NOT NULL,
  body   TEXT NOT NULL,
  extra  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX record_by_parent ON record (kind, parent);

-- Which reading of a report is the live one: the last. It says which text is.
CREATE TABLE live (
  report  TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  reading TEXT    NOT NULL,
  PRIMARY KEY (report, seq)
) STRICT;

-- Numbers under which records appear in releases, handed out once.
CREATE TABLE published (
  kind   TEXT    NOT NULL,
  number INTEGER NOT NULL,
  id     TEXT    NOT NULL,
  PRIMARY KEY (kind, number),
  UNIQUE (kind, id)
) STRICT;

-- Why a report gave nothing: the last reason, and an empty one when it gave something after all.
CREATE TABLE failure (
  report TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  reason TEXT    NOT NULL,
  PRIMARY KEY (report, seq)
) STRICT;

CREATE TRIGGER log_keeps BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER record_keeps BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'records only grow'); END;
CREATE TRIGGER record_stays BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'records only grow'); END;
CREATE TRIGGER live_keeps BEFORE UPDATE ON live BEGIN SELECT RAISE(ABORT, 'readings only grow'); END;
CREATE TRIGGER live_stays BEFORE DELETE ON live BEGIN SELECT RAISE(ABORT, 'readings only grow'); END;
CREATE TRIGGER published_keeps BEFORE UPDATE ON published BEGIN SELECT RAISE(ABORT, 'numbers only grow'); END;
CREATE TRIGGER published_stays BEFORE DELETE ON published BEGIN SELECT RAISE(ABORT, 'numbers only grow'); END;
CREATE TRIGGER failure_keeps BEFORE UPDATE ON failure BEGIN SELECT RAISE(ABORT, 'failures only grow'); END;
CREATE TRIGGER failure_stays BEFORE DELETE ON failure BEGIN SELECT RAISE(ABORT, 'failures only grow'); END;

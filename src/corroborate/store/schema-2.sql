-- The ledger, version 2: the chains of several offices side by side.
-- Under which names this case writes its own log: the last. It is made by chance, so that no two cases share one.
CREATE TABLE own (
  place  INTEGER NOT NULL PRIMARY KEY,
  office TEXT    NOT NULL UNIQUE
) STRICT;
INSERT INTO own (office) SELECT DISTINCT office FROM log ORDER BY office;
INSERT INTO own (office) VALUES (lower(hex(randomblob(16))));

-- What other offices carry beside the same record: another file name, another time.
CREATE TABLE also (
  id    TEXT NOT NULL,
  extra TEXT NOT NULL,
  PRIMARY KEY (id, extra)
) STRICT, WITHOUT ROWID;

-- Of what is carried beside a record the smallest stands, whichever came first; of captures this is the earliest.
CREATE VIEW kept AS
  SELECT id, kind, parent, body,
    min(extra, coalesce((SELECT min(also.extra) FROM also WHERE also.id = record.id), extra)) AS extra
  FROM record;

-- A seq is one more than any that the office knew of the report, so what was done knowing of another is after it.
ALTER TABLE live RENAME TO live_1;
CREATE TABLE live (
  office  TEXT    NOT NULL,
  report  TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  reading TEXT    NOT NULL,
  PRIMARY KEY (report, seq, office)
) STRICT;
INSERT INTO live SELECT coalesce((
    SELECT office FROM log WHERE kind = 'reading' AND id = live_1.reading AND act = 'read'
      AND mark = live_1.report || ' ' || live_1.seq
  ), ''), report, seq, reading FROM live_1;
DROP TABLE live_1;

ALTER TABLE failure RENAME TO failure_1;
CREATE TABLE failure (
  office TEXT    NOT NULL,
  report TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  reason TEXT    NOT NULL,
  PRIMARY KEY (report, seq, office)
) STRICT;
INSERT INTO failure SELECT coalesce((
    SELECT office FROM log WHERE kind = 'report' AND id = failure_1.report AND act = 'fail'
      AND mark LIKE failure_1.seq || ' %'
  ), ''), report, seq, reason FROM failure_1;
DROP TABLE failure_1;

CREATE TRIGGER live_keeps BEFORE UPDATE ON live BEGIN SELECT RAISE(ABORT, 'readings only grow'); END;
CREATE TRIGGER live_stays BEFORE DELETE ON live BEGIN SELECT RAISE(ABORT, 'readings only grow'); END;
CREATE TRIGGER failure_keeps BEFORE UPDATE ON failure BEGIN SELECT RAISE(ABORT, 'failures only grow'); END;
CREATE TRIGGER failure_stays BEFORE DELETE ON failure BEGIN SELECT RAISE(ABORT, 'failures only grow'); END;
CREATE TRIGGER own_keeps BEFORE UPDATE ON own BEGIN SELECT RAISE(ABORT, 'offices only grow'); END;
CREATE TRIGGER own_stays BEFORE DELETE ON own BEGIN SELECT RAISE(ABORT, 'offices only grow'); END;
CREATE TRIGGER also_keeps BEFORE UPDATE ON also BEGIN SELECT RAISE(ABORT, 'records only grow'); END;
CREATE TRIGGER also_stays BEFORE DELETE ON also BEGIN SELECT RAISE(ABORT, 'records only grow'); END;

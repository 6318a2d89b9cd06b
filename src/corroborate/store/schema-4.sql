-- The ledger, version 4: what a withdrawal empties may be public numbers, which are told again without the names in them.
DROP TRIGGER published_stays;
CREATE TRIGGER published_stays BEFORE DELETE ON published WHEN NOT EXISTS (SELECT 1 FROM todo)
  BEGIN SELECT RAISE(ABORT, 'numbers only grow'); END;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- An edit whose old values are not kept any more has a second link: over what is left of it and over
-- its first hash, which stays as it was printed. NULL: the edit is whole.

ALTER TABLE edit ADD COLUMN short_hash @BLOB@
  CONSTRAINT edit_short_hash CHECK (length(short_hash) = 32);
CREATE INDEX edit_shortened ON edit (number) WHERE short_hash IS NOT NULL;

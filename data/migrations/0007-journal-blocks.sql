-- SPDX-License-Identifier: GPL-3.0-or-later
-- New rows that an import writes side by side leave one entry of the journal for up to 1,024 of
-- them. entries has 36 bytes for each: its row id less first_row, then the digest of the row. What
-- was written is the row itself, taken back through the later entries of the journal; so a block
-- keeps no values.

CREATE TABLE journal_block (
  number @I64@ PRIMARY KEY, -- of its first entry
  edit @I64@ NOT NULL REFERENCES edit (number) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  first_row @I64@ NOT NULL,
  n_entries @I64@ NOT NULL,
  entries @BLOB@ NOT NULL,
  CONSTRAINT journal_block_n_entries CHECK (n_entries BETWEEN 1 AND 1024),
  CONSTRAINT journal_block_entries CHECK (length(entries) = n_entries * 36)
) @STRICT@;
CREATE INDEX journal_block_by_first_row ON journal_block (first_row);

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. Never edited after release: a later change is a later file.
-- Written for two engines: @I64@ @F64@ @BLOB@ @STRICT@ are replaced by each engine's own words.
-- Row ids are random 63-bit numbers. ver is the number of the edit that last wrote the row.
-- References are checked at the end of the transaction, so an edit may write rows in any order;
-- nothing cascades.

CREATE TABLE setting (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  setting_key TEXT NOT NULL UNIQUE,
  setting_value TEXT,
  CONSTRAINT setting_setting_key CHECK (length(setting_key) BETWEEN 1 AND 200),
  CONSTRAINT setting_setting_value CHECK (length(setting_value) <= 100000)
) @STRICT@;

CREATE TABLE template (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  template_type TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  UNIQUE (template_type, name),
  CONSTRAINT template_template_type CHECK (length(template_type) BETWEEN 1 AND 200),
  CONSTRAINT template_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT template_content CHECK (length(content) <= 1000000)
) @STRICT@;

CREATE TABLE level (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  number @I64@ NOT NULL UNIQUE,
  name TEXT NOT NULL,
  duty TEXT,
  code_length @I64@,
  CONSTRAINT level_number CHECK (number BETWEEN 1 AND 7),
  CONSTRAINT level_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT level_duty CHECK (length(duty) <= 4000),
  CONSTRAINT level_code_length CHECK (code_length BETWEEN 0 AND 40)
) @STRICT@;

CREATE TABLE unit (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  code TEXT UNIQUE,
  name TEXT NOT NULL,
  short_name TEXT,
  parent @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  level @I64@ NOT NULL,
  body_type TEXT,
  full_members @I64@,
  households @I64@,
  term_start TEXT,
  term_end TEXT,
  approval_no TEXT,
  approval_date TEXT,
  extended_until TEXT,
  extension_no TEXT,
  valid_from TEXT,
  valid_until TEXT,
  area @BLOB@,
  note TEXT,
  x_min @F64@,
  y_min @F64@,
  x_max @F64@,
  y_max @F64@,
  CONSTRAINT unit_code CHECK (length(code) BETWEEN 1 AND 200),
  CONSTRAINT unit_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT unit_short_name CHECK (length(short_name) <= 200),
  CONSTRAINT unit_parent CHECK (parent <> id),
  CONSTRAINT unit_level CHECK (level BETWEEN 1 AND 7),
  CONSTRAINT unit_body_type CHECK (length(body_type) <= 200),
  CONSTRAINT unit_full_members CHECK (full_members >= 0),
  CONSTRAINT unit_households CHECK (households >= 0),
  CONSTRAINT unit_term_start CHECK (length(term_start) = 10),
  CONSTRAINT unit_term_end CHECK (length(term_end) = 10),
  CONSTRAINT unit_approval_no CHECK (length(approval_no) <= 200),
  CONSTRAINT unit_approval_date CHECK (length(approval_date) = 10),
  CONSTRAINT unit_extended_until CHECK (length(extended_until) = 10),
  CONSTRAINT unit_extension_no CHECK (length(extension_no) <= 200),
  CONSTRAINT unit_valid_from CHECK (length(valid_from) = 10),
  CONSTRAINT unit_valid_until CHECK (length(valid_until) = 10),
  CONSTRAINT unit_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX unit_by_parent ON unit (parent);

CREATE TABLE position (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  unit @I64@ NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  valid_from TEXT,
  valid_until TEXT,
  CONSTRAINT position_title CHECK (length(title) BETWEEN 1 AND 200),
  CONSTRAINT position_valid_from CHECK (length(valid_from) = 10),
  CONSTRAINT position_valid_until CHECK (length(valid_until) = 10)
) @STRICT@;
CREATE INDEX position_by_unit ON position (unit);

CREATE TABLE holding (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  position @I64@ NOT NULL REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  holder TEXT NOT NULL,
  full_time @I64@,
  work_phone TEXT,
  held_from TEXT,
  held_until TEXT,
  CONSTRAINT holding_holder CHECK (length(holder) BETWEEN 1 AND 200),
  CONSTRAINT holding_full_time CHECK (full_time BETWEEN 0 AND 1),
  CONSTRAINT holding_work_phone CHECK (length(work_phone) <= 200),
  CONSTRAINT holding_held_from CHECK (length(held_from) = 10),
  CONSTRAINT holding_held_until CHECK (length(held_until) = 10)
) @STRICT@;
CREATE INDEX holding_by_position ON holding (position);

-- A grid's code is unique over all time and is not used again after closing (G-02).
CREATE TABLE grid (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT,
  community @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  parent_grid @I64@ REFERENCES grid (id) DEFERRABLE INITIALLY DEFERRED,
  grid_type TEXT,
  tier @I64@,
  households @I64@,
  residents @I64@,
  full_members @I64@,
  over_60 @I64@,
  under_15 @I64@,
  compounds_open @I64@,
  compounds_closed @I64@,
  staff_full @I64@,
  staff_part @I64@,
  head TEXT,
  valid_from TEXT,
  valid_until TEXT,
  area @BLOB@,
  note TEXT,
  x_min @F64@,
  y_min @F64@,
  x_max @F64@,
  y_max @F64@,
  CONSTRAINT grid_code CHECK (length(code) BETWEEN 1 AND 200),
  CONSTRAINT grid_name CHECK (length(name) <= 200),
  CONSTRAINT grid_parent_grid CHECK (parent_grid <> id),
  CONSTRAINT grid_grid_type CHECK (length(grid_type) <= 200),
  CONSTRAINT grid_tier CHECK (tier BETWEEN 0 AND 9),
  CONSTRAINT grid_households CHECK (households >= 0),
  CONSTRAINT grid_residents CHECK (residents >= 0),
  CONSTRAINT grid_full_members CHECK (full_members >= 0),
  CONSTRAINT grid_over_60 CHECK (over_60 >= 0),
  CONSTRAINT grid_under_15 CHECK (under_15 >= 0),
  CONSTRAINT grid_compounds_open CHECK (compounds_open >= 0),
  CONSTRAINT grid_compounds_closed CHECK (compounds_closed >= 0),
  CONSTRAINT grid_staff_full CHECK (staff_full >= 0),
  CONSTRAINT grid_staff_part CHECK (staff_part >= 0),
  CONSTRAINT grid_head CHECK (length(head) <= 200),
  CONSTRAINT grid_valid_from CHECK (length(valid_from) = 10),
  CONSTRAINT grid_valid_until CHECK (length(valid_until) = 10),
  CONSTRAINT grid_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX grid_by_community ON grid (community);
CREATE INDEX grid_by_parent_grid ON grid (parent_grid);

CREATE TABLE branch_grid (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  unit @I64@ NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  grid @I64@ NOT NULL REFERENCES grid (id) DEFERRABLE INITIALLY DEFERRED,
  covers_from TEXT,
  covers_until TEXT,
  CONSTRAINT branch_grid_covers_from CHECK (length(covers_from) = 10),
  CONSTRAINT branch_grid_covers_until CHECK (length(covers_until) = 10)
) @STRICT@;
CREATE INDEX branch_grid_by_unit ON branch_grid (unit);
CREATE INDEX branch_grid_by_grid ON branch_grid (grid);

CREATE TABLE post (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  code TEXT,
  name TEXT NOT NULL,
  post_type TEXT NOT NULL,
  grade TEXT,
  host_unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  place @BLOB@,
  status TEXT NOT NULL,
  hours TEXT,
  floor_area @F64@,
  checklist TEXT,
  items TEXT,
  opened TEXT,
  closed TEXT,
  note TEXT,
  x_min @F64@,
  y_min @F64@,
  x_max @F64@,
  y_max @F64@,
  CONSTRAINT post_code CHECK (length(code) BETWEEN 1 AND 200),
  CONSTRAINT post_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT post_post_type CHECK (length(post_type) BETWEEN 1 AND 200),
  CONSTRAINT post_grade CHECK (length(grade) <= 200),
  CONSTRAINT post_status CHECK (length(status) BETWEEN 1 AND 200),
  CONSTRAINT post_hours CHECK (length(hours) <= 200),
  CONSTRAINT post_floor_area CHECK (floor_area >= 0),
  CONSTRAINT post_checklist CHECK (length(checklist) <= 200),
  CONSTRAINT post_items CHECK (length(items) <= 1000000),
  CONSTRAINT post_opened CHECK (length(opened) = 10),
  CONSTRAINT post_closed CHECK (length(closed) = 10),
  CONSTRAINT post_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX post_by_host_unit ON post (host_unit);

CREATE TABLE base_feature (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  layer TEXT NOT NULL,
  rank @I64@,
  name TEXT,
  area @BLOB@ NOT NULL,
  x_min @F64@,
  y_min @F64@,
  x_max @F64@,
  y_max @F64@,
  CONSTRAINT base_feature_layer CHECK (length(layer) BETWEEN 1 AND 200),
  CONSTRAINT base_feature_rank CHECK (rank BETWEEN 0 AND 99),
  CONSTRAINT base_feature_name CHECK (length(name) <= 200)
) @STRICT@;

-- One row per business action. Times are ms since 1970 UTC: committed_at always grows, clock_at is
-- what the clock said. hash is the audit chain.
CREATE TABLE edit (
  number @I64@ PRIMARY KEY,
  id @I64@ NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  label TEXT NOT NULL,
  committed_at @I64@ NOT NULL,
  clock_at @I64@ NOT NULL,
  entered_at @I64@ NOT NULL,
  undoes @I64@ REFERENCES edit (number),
  first_entry @I64@ NOT NULL,
  n_entries @I64@ NOT NULL,
  hash @BLOB@ NOT NULL,
  CONSTRAINT edit_actor CHECK (length(actor) <= 200),
  CONSTRAINT edit_role CHECK (length(role) <= 200),
  CONSTRAINT edit_label CHECK (length(label) <= 400),
  CONSTRAINT edit_n_entries CHECK (n_entries > 0),
  CONSTRAINT edit_hash CHECK (length(hash) = 32)
) @STRICT@;
CREATE INDEX edit_by_undoes ON edit (undoes);

-- One row per row that an edit changed: old and new value of every changed field in content,
-- digest of the whole row afterwards (NULL when the row is gone).
CREATE TABLE journal (
  number @I64@ PRIMARY KEY,
  edit @I64@ NOT NULL REFERENCES edit (number) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  row_id @I64@ NOT NULL,
  change_type @I64@ NOT NULL,
  old_ver @I64@ NOT NULL,
  content @BLOB@ NOT NULL,
  digest @BLOB@,
  CONSTRAINT journal_change_type CHECK (change_type BETWEEN 0 AND 2),
  CONSTRAINT journal_digest CHECK (length(digest) = 32)
) @STRICT@;
CREATE INDEX journal_by_row ON journal (row_id);

-- The head of the audit chain: edits cut off at the end would not show otherwise.
CREATE TABLE audit_head (
  id @I64@ PRIMARY KEY,
  number @I64@ NOT NULL,
  n_entries @I64@ NOT NULL,
  hash @BLOB@ NOT NULL,
  CONSTRAINT audit_head_id CHECK (id = 1)
) @STRICT@;

-- Verified backups that were made of this file. Not part of the audit.
CREATE TABLE backup (
  number @I64@ PRIMARY KEY,
  path TEXT NOT NULL,
  made_at @I64@ NOT NULL,
  edit @I64@ NOT NULL
) @STRICT@;

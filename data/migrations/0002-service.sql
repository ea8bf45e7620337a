-- SPDX-License-Identifier: GPL-3.0-or-later
-- Contacts, records of service and their measures, cut-offs and saved views. Times are civil
-- minutes since 1970 of the office's own clock; *_entered says when the office first knew a stage.

CREATE TABLE contact (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  link TEXT NOT NULL,
  leader @I64@ NOT NULL REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  unit @I64@ NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  contact_from TEXT,
  contact_until TEXT,
  note TEXT,
  CONSTRAINT contact_link CHECK (length(link) BETWEEN 1 AND 200),
  CONSTRAINT contact_contact_from CHECK (length(contact_from) = 10),
  CONSTRAINT contact_contact_until CHECK (length(contact_until) = 10),
  CONSTRAINT contact_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX contact_by_leader ON contact (leader);
CREATE INDEX contact_by_unit ON contact (unit);

CREATE TABLE service_class (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  name TEXT NOT NULL,
  class_use TEXT NOT NULL,
  parent @I64@ REFERENCES service_class (id) DEFERRABLE INITIALLY DEFERRED,
  rank @I64@,
  same_day @I64@,
  limit_hours @I64@,
  valid_from TEXT,
  valid_until TEXT,
  note TEXT,
  CONSTRAINT service_class_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT service_class_class_use CHECK (length(class_use) BETWEEN 1 AND 200),
  CONSTRAINT service_class_parent CHECK (parent <> id),
  CONSTRAINT service_class_rank CHECK (rank BETWEEN 0 AND 9999),
  CONSTRAINT service_class_same_day CHECK (same_day BETWEEN 0 AND 1),
  CONSTRAINT service_class_limit_hours CHECK (limit_hours >= 0),
  CONSTRAINT service_class_valid_from CHECK (length(valid_from) = 10),
  CONSTRAINT service_class_valid_until CHECK (length(valid_until) = 10),
  CONSTRAINT service_class_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX service_class_by_parent ON service_class (parent);

CREATE TABLE team (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  name TEXT NOT NULL,
  team_type TEXT,
  unit @I64@ NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  grid @I64@ REFERENCES grid (id) DEFERRABLE INITIALLY DEFERRED,
  service_class @I64@ REFERENCES service_class (id) DEFERRABLE INITIALLY DEFERRED,
  volunteers @I64@,
  volunteers_word TEXT,
  founded TEXT,
  closed TEXT,
  note TEXT,
  CONSTRAINT team_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT team_team_type CHECK (length(team_type) <= 200),
  CONSTRAINT team_volunteers CHECK (volunteers >= 0),
  CONSTRAINT team_volunteers_word CHECK (length(volunteers_word) <= 20),
  CONSTRAINT team_founded CHECK (length(founded) = 10),
  CONSTRAINT team_closed CHECK (length(closed) = 10),
  CONSTRAINT team_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX team_by_unit ON team (unit);

CREATE TABLE activity (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  name TEXT NOT NULL,
  service_class @I64@ REFERENCES service_class (id) DEFERRABLE INITIALLY DEFERRED,
  team @I64@ REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  grid @I64@ REFERENCES grid (id) DEFERRABLE INITIALLY DEFERRED,
  venue TEXT,
  status TEXT NOT NULL,
  held_on TEXT NOT NULL,
  starts_at TEXT,
  ends_at TEXT,
  planned_places @I64@,
  person_times @I64@,
  person_times_word TEXT,
  hours @F64@,
  sessions @I64@,
  items @I64@,
  entered_at @I64@,
  note TEXT,
  CONSTRAINT activity_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT activity_venue CHECK (length(venue) <= 200),
  CONSTRAINT activity_status CHECK (length(status) BETWEEN 1 AND 200),
  CONSTRAINT activity_held_on CHECK (length(held_on) = 10),
  CONSTRAINT activity_starts_at CHECK (length(starts_at) <= 20),
  CONSTRAINT activity_ends_at CHECK (length(ends_at) <= 20),
  CONSTRAINT activity_planned_places CHECK (planned_places >= 0),
  CONSTRAINT activity_person_times CHECK (person_times >= 0),
  CONSTRAINT activity_person_times_word CHECK (length(person_times_word) <= 20),
  CONSTRAINT activity_hours CHECK (hours >= 0),
  CONSTRAINT activity_sessions CHECK (sessions >= 0),
  CONSTRAINT activity_items CHECK (items >= 0),
  CONSTRAINT activity_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX activity_by_team ON activity (team);
CREATE INDEX activity_by_grid ON activity (grid, held_on);
CREATE INDEX activity_by_unit ON activity (unit, held_on) WHERE grid IS NULL;
CREATE INDEX activity_by_held_on ON activity (held_on);

CREATE TABLE service_case (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  number TEXT,
  service_class @I64@ REFERENCES service_class (id) DEFERRABLE INITIALLY DEFERRED,
  grid @I64@ REFERENCES grid (id) DEFERRABLE INITIALLY DEFERRED,
  unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  channel TEXT,
  summary TEXT,
  lead_unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  outcome TEXT,
  ordered_at @I64@ NOT NULL,
  dispatched_at @I64@,
  accepted_at @I64@,
  answered_at @I64@,
  finished_at @I64@,
  evaluated_at @I64@,
  satisfied @I64@,
  ordered_entered @I64@,
  dispatched_entered @I64@,
  accepted_entered @I64@,
  answered_entered @I64@,
  finished_entered @I64@,
  evaluated_entered @I64@,
  note TEXT,
  CONSTRAINT service_case_number CHECK (length(number) <= 200),
  CONSTRAINT service_case_channel CHECK (length(channel) <= 200),
  CONSTRAINT service_case_summary CHECK (length(summary) <= 4000),
  CONSTRAINT service_case_outcome CHECK (length(outcome) <= 200),
  CONSTRAINT service_case_satisfied CHECK (satisfied BETWEEN 0 AND 1),
  CONSTRAINT service_case_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX service_case_by_grid ON service_case (grid, ordered_at);
CREATE INDEX service_case_by_unit ON service_case (unit, ordered_at) WHERE grid IS NULL;
CREATE INDEX service_case_by_ordered_at ON service_case (ordered_at);

CREATE TABLE whistle (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  grid @I64@ REFERENCES grid (id) DEFERRABLE INITIALLY DEFERRED,
  unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  called_unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  response_level @I64@,
  summary TEXT,
  whistled_at @I64@ NOT NULL,
  due_at @I64@,
  answered_at @I64@,
  whistled_entered @I64@,
  answered_entered @I64@,
  note TEXT,
  CONSTRAINT whistle_response_level CHECK (response_level BETWEEN 1 AND 9),
  CONSTRAINT whistle_summary CHECK (length(summary) <= 4000),
  CONSTRAINT whistle_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX whistle_by_grid ON whistle (grid, whistled_at);
CREATE INDEX whistle_by_unit ON whistle (unit, whistled_at) WHERE grid IS NULL;
CREATE INDEX whistle_by_whistled_at ON whistle (whistled_at);

CREATE TABLE wish (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  grid @I64@ REFERENCES grid (id) DEFERRABLE INITIALLY DEFERRED,
  unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  service_class @I64@ REFERENCES service_class (id) DEFERRABLE INITIALLY DEFERRED,
  summary TEXT,
  claimed_by @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  published_at @I64@ NOT NULL,
  claimed_at @I64@,
  fulfilled_at @I64@,
  published_entered @I64@,
  claimed_entered @I64@,
  fulfilled_entered @I64@,
  note TEXT,
  CONSTRAINT wish_summary CHECK (length(summary) <= 4000),
  CONSTRAINT wish_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX wish_by_grid ON wish (grid, published_at);
CREATE INDEX wish_by_unit ON wish (unit, published_at) WHERE grid IS NULL;
CREATE INDEX wish_by_published_at ON wish (published_at);

CREATE TABLE hard_problem (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  grid @I64@ REFERENCES grid (id) DEFERRABLE INITIALLY DEFERRED,
  unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  summary TEXT,
  taken_by @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  collected_at @I64@ NOT NULL,
  taken_at @I64@,
  solved_at @I64@,
  collected_entered @I64@,
  taken_entered @I64@,
  solved_entered @I64@,
  note TEXT,
  CONSTRAINT hard_problem_summary CHECK (length(summary) <= 4000),
  CONSTRAINT hard_problem_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX hard_problem_by_grid ON hard_problem (grid, collected_at);
CREATE INDEX hard_problem_by_unit ON hard_problem (unit, collected_at) WHERE grid IS NULL;
CREATE INDEX hard_problem_by_collected_at ON hard_problem (collected_at);

CREATE TABLE cutoff (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL,
  cut_at @I64@ NOT NULL,
  decision TEXT,
  frozen_at @I64@,
  note TEXT,
  CONSTRAINT cutoff_period CHECK (length(period) BETWEEN 1 AND 40),
  CONSTRAINT cutoff_decision CHECK (length(decision) <= 200),
  CONSTRAINT cutoff_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX cutoff_by_unit ON cutoff (unit);

CREATE TABLE saved_view (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  name TEXT NOT NULL,
  page TEXT NOT NULL,
  content TEXT NOT NULL,
  rank @I64@,
  CONSTRAINT saved_view_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT saved_view_page CHECK (length(page) BETWEEN 1 AND 200),
  CONSTRAINT saved_view_content CHECK (length(content) BETWEEN 1 AND 100000),
  CONSTRAINT saved_view_rank CHECK (rank BETWEEN 0 AND 9999)
) @STRICT@;

-- Sums of the records, kept in the same transaction: one row per day, place, class and day of entry,
-- one column per measure. place is a grid, or the unit where no grid is named, or 0. day is the day
-- the record counts in, entered the day from which the office knew; days since 1970. hours are in
-- halves. A row of zeros is removed. The rows lie in the order of their key, so that a month is read
-- in one piece and a million new ones are written once.
CREATE TABLE measure (
  day @I64@ NOT NULL,
  place @I64@ NOT NULL,
  service_class @I64@ NOT NULL,
  entered @I64@ NOT NULL,
  orders @I64@ NOT NULL,
  dispatched @I64@ NOT NULL,
  accepted @I64@ NOT NULL,
  finished @I64@ NOT NULL,
  evaluated @I64@ NOT NULL,
  satisfied @I64@ NOT NULL,
  answered_same_day @I64@ NOT NULL,
  whistles @I64@ NOT NULL,
  whistles_in_time @I64@ NOT NULL,
  wishes @I64@ NOT NULL,
  wishes_claimed @I64@ NOT NULL,
  wishes_fulfilled @I64@ NOT NULL,
  hard_problems @I64@ NOT NULL,
  hard_taken @I64@ NOT NULL,
  hard_solved @I64@ NOT NULL,
  activities @I64@ NOT NULL,
  person_times @I64@ NOT NULL,
  hours @I64@ NOT NULL,
  sessions @I64@ NOT NULL,
  items @I64@ NOT NULL,
  PRIMARY KEY (day, place, service_class, entered)
) @STRICT@@CLUSTERED@;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Meetings with their attendance and decisions, and decks. Times are civil minutes since 1970 of the
-- office's own clock. Attendance is counted by party of the table; nobody is listed by name.

CREATE TABLE meeting (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  unit @I64@ NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  meeting_type TEXT NOT NULL,
  period TEXT,
  starts_at @I64@,
  ended_at @I64@,
  venue TEXT,
  agenda TEXT,
  note TEXT,
  CONSTRAINT meeting_title CHECK (length(title) BETWEEN 1 AND 200),
  CONSTRAINT meeting_meeting_type CHECK (length(meeting_type) BETWEEN 1 AND 200),
  CONSTRAINT meeting_period CHECK (length(period) <= 200),
  CONSTRAINT meeting_venue CHECK (length(venue) <= 200),
  CONSTRAINT meeting_agenda CHECK (length(agenda) <= 4000),
  CONSTRAINT meeting_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX meeting_by_unit ON meeting (unit);

CREATE TABLE attendance (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  meeting @I64@ NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  party TEXT NOT NULL,
  body TEXT,
  expected @I64@,
  present @I64@,
  note TEXT,
  CONSTRAINT attendance_party CHECK (length(party) BETWEEN 1 AND 200),
  CONSTRAINT attendance_body CHECK (length(body) <= 200),
  CONSTRAINT attendance_expected CHECK (expected >= 0),
  CONSTRAINT attendance_present CHECK (present >= 0),
  CONSTRAINT attendance_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX attendance_by_meeting ON attendance (meeting);

CREATE TABLE decision (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  meeting @I64@ NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  number @I64@ NOT NULL,
  content TEXT NOT NULL,
  owner_unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT,
  status TEXT NOT NULL,
  done_on TEXT,
  decided_at @I64@,
  on_map @I64@,
  trial TEXT,
  note TEXT,
  CONSTRAINT decision_number CHECK (number BETWEEN 1 AND 9999),
  CONSTRAINT decision_content CHECK (length(content) BETWEEN 1 AND 4000),
  CONSTRAINT decision_due CHECK (length(due) = 10),
  CONSTRAINT decision_status CHECK (length(status) BETWEEN 1 AND 200),
  CONSTRAINT decision_done_on CHECK (length(done_on) = 10),
  CONSTRAINT decision_on_map CHECK (on_map BETWEEN 0 AND 1),
  CONSTRAINT decision_trial CHECK (length(trial) <= 100000),
  CONSTRAINT decision_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX decision_by_meeting ON decision (meeting);
CREATE INDEX decision_by_owner_unit ON decision (owner_unit);

CREATE TABLE deck (
  id @I64@ PRIMARY KEY,
  ver @I64@ NOT NULL,
  name TEXT NOT NULL,
  deck_type TEXT NOT NULL,
  unit @I64@ REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL,
  cut_at @I64@,
  meeting @I64@ REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  content TEXT,
  room TEXT,
  note TEXT,
  CONSTRAINT deck_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT deck_deck_type CHECK (length(deck_type) BETWEEN 1 AND 200),
  CONSTRAINT deck_period CHECK (length(period) BETWEEN 1 AND 200),
  CONSTRAINT deck_content CHECK (length(content) <= 1000000),
  CONSTRAINT deck_room CHECK (length(room) <= 200),
  CONSTRAINT deck_note CHECK (length(note) <= 4000)
) @STRICT@;
CREATE INDEX deck_by_unit ON deck (unit);
CREATE INDEX deck_by_meeting ON deck (meeting);

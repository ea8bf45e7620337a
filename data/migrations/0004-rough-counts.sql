-- SPDX-License-Identifier: GPL-3.0-or-later
-- A count that was reported as "100余" is no part of a ratio (N17): how many activities of a cell
-- have such person-times. What is in the file already is counted from its records.

ALTER TABLE measure ADD COLUMN rough_person_times @I64@ NOT NULL DEFAULT 0;
INSERT INTO measure (day, place, service_class, entered, orders, dispatched, accepted, finished,
  evaluated, satisfied, answered_same_day, whistles, whistles_in_time, wishes, wishes_claimed,
  wishes_fulfilled, hard_problems, hard_taken, hard_solved, activities, person_times, hours,
  sessions, items, rough_person_times)
SELECT cell.day, cell.place, cell.service_class, coalesce(cell.entered, cell.day), 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(*)
FROM (SELECT CAST(julianday(held_on) - 2440587.5 AS @I64@) AS day,
             coalesce(grid, unit, 0) AS place, coalesce(service_class, 0) AS service_class,
             entered_at / 1440 AS entered
      FROM activity WHERE person_times_word IS NOT NULL AND status = 'held') AS cell
WHERE true
GROUP BY 1, 2, 3, 4
ON CONFLICT (day, place, service_class, entered)
  DO UPDATE SET rough_person_times = excluded.rough_person_times;

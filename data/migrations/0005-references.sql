-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whoever takes a unit or a grid back asks who refers to it: never by reading whole tables. Most
-- records have none of these columns filled, and then their index holds nothing.

CREATE INDEX team_by_grid ON team (grid) WHERE grid IS NOT NULL;
CREATE INDEX service_case_by_lead_unit ON service_case (lead_unit) WHERE lead_unit IS NOT NULL;
CREATE INDEX whistle_by_called_unit ON whistle (called_unit) WHERE called_unit IS NOT NULL;
CREATE INDEX wish_by_claimed_by ON wish (claimed_by) WHERE claimed_by IS NOT NULL;
CREATE INDEX hard_problem_by_taken_by ON hard_problem (taken_by) WHERE taken_by IS NOT NULL;

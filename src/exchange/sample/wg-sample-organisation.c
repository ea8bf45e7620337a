/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's Party tree: district, streets, communities, grid branches; their positions, who
 * holds them, and which branch covers which grid. Holders are 甲, 乙, 丙 …, nobody's name. */

#include "wg-sample-rows.h"

#include "wg-data.h"
#include "wg-json-text.h"

#define SET_UP "2019-05-06"
#define DISTRICT_CODE "990101"

enum
{
  LEVEL_DISTRICT = 1,
  LEVEL_STREET,
  LEVEL_COMMUNITY,
  LEVEL_BRANCH,
};

/* Grid branches whose term is told by a finding; all others end later than the notice window. */
typedef struct
{
  guint       community, number;
  const char *term_start, *term_end;
} FixedTerm;

static const FixedTerm fixed_terms[] = {
  { 1, 2, "2023-07-16", "2026-07-15" }, /* past, no approval */
  { 0, 4, "2023-11-21", "2026-11-20" }, /* four within 180 days of 2026-10-12 */
  { 1, 6, "2023-12-19", "2026-12-18" },
  { 2, 2, "2024-01-31", "2027-01-30" },
  { 3, 5, "2024-03-16", "2027-03-15" },
};

/* Secretaries that are missing, and when the last one left. */
static const struct
{
  guint       community, number;
  const char *left;
} vacant[] = { { 0, 9, "2026-07-31" }, { 1, 11, "2026-08-20" }, { 3, 3, "2026-09-04" } };

static void
add_level (WgSampleRows *self,
           json_t       *level)
{
  const char *name = wg_json_get_text (level, "name", "zh");
  json_t *code_length = json_object_get (level, "code_length");
  WgRow *row = wg_sample_rows_add (self, &wg_kind_level, name);

  wg_row_set_int (row, WG_LEVEL_NUMBER, json_integer_value (json_object_get (level, "number")));
  wg_row_set_text (row, WG_LEVEL_NAME, name);
  wg_row_set_text (row, WG_LEVEL_DUTY, wg_json_get_text (level, "duty", "zh"));
  if (code_length != NULL)
    wg_row_set_int (row, WG_LEVEL_CODE_LENGTH, json_integer_value (code_length));
}

/* The levels of the default template, and the template itself: the file keeps what it was made
 * with when a later version of the program ships another. */
static void
add_levels (WgSampleRows *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wg_data_lookup ("templates/" WG_SAMPLE_LEVELS ".json", &error);
  json_t *template, *level;
  WgRow *row;
  size_t i;

  template = bytes != NULL ? wg_json_parse (bytes, WG_SAMPLE_LEVELS, &error) : NULL;
  if (template == NULL)
    g_error ("the sample has no levels: %s", error->message);
  row = wg_sample_rows_add (self, &wg_kind_template, WG_SAMPLE_LEVELS);
  wg_row_set_text (row, WG_TEMPLATE_TYPE, "levels");
  wg_row_set_text (row, WG_TEMPLATE_NAME, WG_SAMPLE_LEVELS);
  wg_row_set_text (row, WG_TEMPLATE_CONTENT, g_bytes_get_data (bytes, NULL));
  json_array_foreach (json_object_get (template, "levels"), i, level)
    add_level (self, level);
  json_decref (template);
}

static WgRow *
add_unit (WgSampleRows *self,
          const char   *code,
          const char   *name,
          const char   *short_name,
          const char   *parent_code,
          guint         level,
          const char   *body_type)
{
  WgRow *row = wg_sample_rows_add (self, &wg_kind_unit, code);

  wg_row_set_text (row, WG_UNIT_CODE, code);
  wg_row_set_text (row, WG_UNIT_NAME, name);
  wg_row_set_text (row, WG_UNIT_SHORT_NAME, short_name);
  if (parent_code != NULL)
    wg_row_set_int (row, WG_UNIT_PARENT, wg_sample_rows_id (&wg_kind_unit, parent_code));
  wg_row_set_int (row, WG_UNIT_LEVEL, level);
  wg_row_set_text (row, WG_UNIT_BODY_TYPE, body_type);
  wg_row_set_text (row, WG_UNIT_VALID_FROM, SET_UP);
  return row;
}

static void
set_term (WgRow      *unit,
          const char *start,
          const char *end)
{
  wg_row_set_text (unit, WG_UNIT_TERM_START, start);
  wg_row_set_text (unit, WG_UNIT_TERM_END, end);
}

/* (transfer full): the holder of a new position, told apart from all others so far. */
static char *
add_holder (WgSampleRows *self)
{
  return wg_sample_holder_name (self->n_holders++);
}

static void
add_holding (WgSampleRows *self,
             const char   *position_key,
             const char   *holder,
             gboolean      full_time,
             const char   *from,
             const char   *until)
{
  g_autofree char *key = g_strconcat (position_key, ":", holder, NULL);
  WgRow *row = wg_sample_rows_add (self, &wg_kind_holding, key);

  wg_row_set_int (row, WG_HOLDING_POSITION, wg_sample_rows_id (&wg_kind_position, position_key));
  wg_row_set_text (row, WG_HOLDING_HOLDER, holder);
  wg_row_set_int (row, WG_HOLDING_FULL_TIME, full_time);
  wg_row_set_text (row, WG_HOLDING_FROM, from);
  wg_row_set_text (row, WG_HOLDING_UNTIL, until);
}

/* @holder NULL: an empty position. */
static void
add_position (WgSampleRows *self,
              const char   *unit_code,
              const char   *title,
              const char   *holder,
              gboolean      full_time,
              const char   *from)
{
  g_autofree char *key = g_strconcat (unit_code, ":", title, NULL);
  WgRow *row = wg_sample_rows_add (self, &wg_kind_position, key);

  wg_row_set_int (row, WG_POSITION_UNIT, wg_sample_rows_id (&wg_kind_unit, unit_code));
  wg_row_set_text (row, WG_POSITION_TITLE, title);
  wg_row_set_text (row, WG_POSITION_VALID_FROM, SET_UP);
  if (holder != NULL)
    add_holding (self, key, holder, full_time, from, NULL);
}

static void
add_positions (WgSampleRows      *self,
               const char        *unit_code,
               const char *const *titles,
               gboolean           full_time,
               const char        *from)
{
  for (; *titles != NULL; titles++)
    {
      g_autofree char *holder = add_holder (self);

      add_position (self, unit_code, *titles, holder, full_time, from);
    }
}

static void
add_district (WgSampleRows *self)
{
  static const char *const titles[] = { "书记", "副书记", "组织部部长", "宣传部部长",
                                        "纪委书记", "政法委书记", NULL };
  WgRow *unit = add_unit (self, DISTRICT_CODE, "临江区", "临江区", NULL, LEVEL_DISTRICT,
                          "district_committee");

  set_term (unit, "2024-11-16", "2029-11-15");
  add_positions (self, DISTRICT_CODE, titles, TRUE, "2024-11-16");
}

static void
add_street_unit (WgSampleRows *self,
                 guint         street)
{
  static const char *const titles[] = { "书记", "副书记", "组织委员", "宣传委员",
                                        "政法委员", "纪工委书记", NULL };
  static const char *const town_titles[] = { "书记", "副书记", "组织委员", "宣传委员",
                                             "政法委员", "纪委书记", NULL };
  const WgSampleStreetUnit *facts = &wg_sample_streets[street];
  gboolean elected = g_str_equal (facts->body_type, "town_committee");
  WgRow *unit = add_unit (self, facts->code, facts->name, facts->name, DISTRICT_CODE, LEVEL_STREET,
                          facts->body_type);

  /* a working committee is appointed and has no term. */
  if (elected)
    {
      set_term (unit, "2022-05-21", "2027-05-20");
      wg_row_set_text (unit, WG_UNIT_APPROVAL_NO, "临委〔2022〕31号");
      wg_row_set_text (unit, WG_UNIT_APPROVAL_DATE, "2022-05-12");
    }
  add_positions (self, facts->code, elected ? town_titles : titles, TRUE, "2022-05-21");
}

static void
add_community (WgSampleRows *self,
               guint         community,
               const char   *secretary)
{
  static const char *const titles[] = { "副书记", "组织委员", "宣传委员", "纪检委员", NULL };
  const WgSampleCommunity *facts = &wg_sample_communities[community];
  const WgSampleStreetUnit *street = &wg_sample_streets[facts->street];
  g_autofree char *name = g_strconcat (facts->name, "社区", NULL);
  g_autofree char *number = g_strdup_printf ("%s%s〔%.4s〕%u号", street->sign,
                                             facts->street == 3 ? "委" : "工委",
                                             facts->term_start, 7 + community);
  WgRow *unit = add_unit (self, facts->code, name, facts->name, street->code, LEVEL_COMMUNITY,
                          facts->body_type);

  wg_row_set_int (unit, WG_UNIT_FULL_MEMBERS, facts->full_members);
  wg_row_set_int (unit, WG_UNIT_HOUSEHOLDS, facts->households);
  set_term (unit, facts->term_start, facts->term_end);
  /* type and number of members were approved. */
  wg_row_set_text (unit, WG_UNIT_APPROVAL_NO, number);
  wg_row_set_text (unit, WG_UNIT_APPROVAL_DATE, facts->term_start);
  /* M04: secretary and head of the residents' committee are one person. */
  add_position (self, facts->code, "书记", secretary, TRUE, facts->term_start);
  add_position (self, facts->code, "居民委员会主任", secretary, TRUE, facts->term_start);
  add_positions (self, facts->code, titles, TRUE, facts->term_start);
}

/* Later than the notice window, a third of them in June 2027 (the month that bunches). */
static void
choose_term (const WgSampleTownGrid *grid,
             guint64                *random,
             char                  **start,
             char                  **end)
{
  guint month = (guint) wg_sample_random_range (random, 4, 29);
  guint day = (guint) wg_sample_random_range (random, 2, 28);
  guint year = 2027;

  for (guint i = 0; i < G_N_ELEMENTS (fixed_terms); i++)
    {
      if (fixed_terms[i].community == grid->community && fixed_terms[i].number == grid->number)
        {
          *start = g_strdup (fixed_terms[i].term_start);
          *end = g_strdup (fixed_terms[i].term_end);
          return;
        }
    }
  if (wg_sample_random_range (random, 0, 2) == 0)
    month = 5;
  year += month / 12;
  month = month % 12 + 1;
  *start = g_strdup_printf ("%04u-%02u-%02u", year - 3, month, day);
  *end = g_strdup_printf ("%04u-%02u-%02u", year, month, day - 1);
}

static const char *
left_on (const WgSampleTownGrid *grid)
{
  for (guint i = 0; i < G_N_ELEMENTS (vacant); i++)
    {
      if (vacant[i].community == grid->community && vacant[i].number == grid->number)
        return vacant[i].left;
    }
  return NULL;
}

/* seven full members make a committee; 东园 4 lacks it on purpose. */
static void
add_branch_positions (WgSampleRows           *self,
                      const WgSampleTownGrid *grid,
                      const char             *code,
                      guint                   full_members,
                      const char             *secretary,
                      const char             *from)
{
  static const char *const committee[] = { "组织委员", "宣传委员", "纪检委员", NULL };
  static const char *const deputy[] = { "副书记", NULL };
  const char *left = left_on (grid);

  add_position (self, code, "书记", left == NULL ? secretary : NULL, FALSE, from);
  if (left != NULL)
    {
      g_autofree char *key = g_strconcat (code, ":书记", NULL);

      add_holding (self, key, secretary, FALSE, from, left);
    }
  if (full_members < 7 || (grid->community == 1 && grid->number == 4))
    return;
  if (full_members >= 15)
    add_positions (self, code, deputy, FALSE, from);
  add_positions (self, code, committee, FALSE, from);
}

static void
add_branch_grid (WgSampleRows           *self,
                 const char             *code,
                 const WgSampleTownGrid *grid)
{
  g_autofree char *grid_code = wg_sample_grid_code (grid);
  g_autofree char *key = g_strconcat (code, ":", grid_code, NULL);
  WgRow *row = wg_sample_rows_add (self, &wg_kind_branch_grid, key);

  wg_row_set_int (row, WG_BRANCH_GRID_UNIT, wg_sample_rows_id (&wg_kind_unit, code));
  wg_row_set_int (row, WG_BRANCH_GRID_GRID, wg_sample_rows_id (&wg_kind_grid, grid_code));
  wg_row_set_text (row, WG_BRANCH_GRID_FROM, "2022-03-01");
}

/* @next: the second grid of a joint branch, or NULL. */
static void
add_branch (WgSampleRows           *self,
            guint                   index,
            const WgSampleTownGrid *grid,
            const WgSampleTownGrid *next,
            const char             *secretary,
            guint64                *random)
{
  const WgSampleCommunity *community = &wg_sample_communities[grid->community];
  guint full_members = self->facts[index].full_members
                       + (next != NULL ? self->facts[index + 1].full_members : 0);
  g_autofree char *code = wg_sample_branch_code (grid);
  g_autofree char *name = NULL, *short_name = NULL, *start = NULL, *end = NULL;
  g_autofree char *own = secretary == NULL ? add_holder (self) : g_strdup (secretary);
  WgRow *unit;

  if (next != NULL)
    {
      name = g_strdup_printf ("%s社区第%u、第%u网格联合党支部", community->name, grid->number,
                              next->number);
      short_name = g_strdup_printf ("%s%u、%u网格联合支部", community->name, grid->number,
                                    next->number);
    }
  else
    {
      name = g_strdup_printf ("%s社区第%u网格党支部", community->name, grid->number);
      short_name = g_strdup_printf ("%s%u网格支部", community->name, grid->number);
    }
  unit = add_unit (self, code, name, short_name, community->code, LEVEL_BRANCH,
                   next != NULL ? "joint_branch" : "branch");
  wg_row_set_int (unit, WG_UNIT_FULL_MEMBERS, full_members);
  choose_term (grid, random, &start, &end);
  set_term (unit, start, end);
  add_branch_positions (self, grid, code, full_members, own, start);
  add_branch_grid (self, code, grid);
  if (next != NULL)
    add_branch_grid (self, code, next);
}

/* Decision 13: a street and its working committee, a community and its Party body, are one unit. */
void
wg_sample_rows_add_organisation (WgSampleRows *self)
{
  guint64 random = G_GUINT64_CONSTANT (4545);
  guint at = 0;

  add_levels (self);
  add_district (self);
  for (guint street = 0; street < WG_SAMPLE_N_STREETS; street++)
    add_street_unit (self, street);
  for (guint c = 0; c < WG_SAMPLE_N_COMMUNITIES; c++)
    {
      g_autofree char *secretary = add_holder (self);

      add_community (self, c, secretary);
      for (guint i = 0; i < wg_sample_communities[c].n_grids; i++, at++)
        {
          const WgSampleTownGrid *grid = g_ptr_array_index (self->town->grids, at);
          WgSampleBranch branch = self->facts[at].branch;
          /* J2 step 7: the secretary of 新渡 holds three posts. */
          gboolean third = c == 2 && grid->number == 2;

          if (branch == WG_SAMPLE_BRANCH_OWN || branch == WG_SAMPLE_BRANCH_JOINT)
            add_branch (self, at, grid,
                        branch == WG_SAMPLE_BRANCH_JOINT
                            ? g_ptr_array_index (self->town->grids, at + 1) : NULL,
                        third ? secretary : NULL, &random);
        }
    }
}

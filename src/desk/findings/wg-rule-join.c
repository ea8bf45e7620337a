/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins the registry of a day with positions and their holders into the facts that rules check.
 * It judges nothing. */

#include "wg-rule-join.h"

#include "wg-contact-coverage.h"
#include "wg-post-book.h"
#include "wg-post-place.h"
#include "wg-row-facts.h"
#include "wg-title.h"

#include <string.h>

#define COMMUNITY_LENGTH 12
#define MAX_LEVEL 32
#define MAX_DEPTH 64 /* superiors climbed in a damaged tree */

struct _WgRuleJoin
{
  WgRegistry *registry;
  GPtrArray  *titles;      /* the registry's */
  const char *today;       /* the registry's */
  gint64      unit;
  GHashTable *scope;       /* WgUnit set; unused for the whole file */
  guint       code_length[MAX_LEVEL];

  GHashTable *unit_rows;   /* gint64* of a row → WgRow: also units that do not exist on the day */
  GHashTable *grid_rows;
  GHashTable *big_grids;   /* gint64* set: ids that an open grid names as its big grid */
  GHashTable *unit_codes;  /* text → times */
  GHashTable *grid_codes;
  GHashTable *body_index;  /* WgRow of a unit → index + 1 in bodies */
  GHashTable *title_cache; /* text → WgTitle */

  GArray     *bodies;      /* WgBodyFacts */
  GArray     *grids;       /* WgGridFacts */
  GArray     *positions;   /* WgPositionFacts */
  GPtrArray  *links;       /* WgContactLink; (nullable): no contacts are kept */
  GArray     *contacts;    /* WgContactFacts */
  WgPostBook *book;        /* (nullable): no posts are kept */
  GArray     *posts;       /* WgPostFacts */
  WgRuleFacts facts;
};

static const struct
{
  const char         *title;
  WgCommitteePosition position;
} committee_titles[] = {
  { "secretary", WG_COMMITTEE_SECRETARY },
  { "deputy_secretary", WG_COMMITTEE_DEPUTY },
  { "organisation", WG_COMMITTEE_ORGANISATION },
  { "publicity", WG_COMMITTEE_PUBLICITY },
  { "discipline", WG_COMMITTEE_DISCIPLINE },
  { "member", WG_COMMITTEE_MEMBER },
};
G_STATIC_ASSERT (G_N_ELEMENTS (committee_titles) == WG_N_COMMITTEE_POSITIONS);

/* Rows by id, and how often each code is used. */
static GHashTable *
index_rows (GPtrArray  *rows,
            guint       code_field,
            GHashTable *codes)
{
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const char *code = wg_row_facts_get_text (row, code_field);
      gint64 id = wg_row_get_id (row);
      gpointer times = g_hash_table_lookup (codes, code);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), row);
      if (*code != '\0')
        g_hash_table_insert (codes, (gpointer) code,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (times) + 1));
    }
  return by_id;
}

static guint
count_code (GHashTable *codes,
            const char *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (codes, code));
}

/* Digits of an administrative code of a level; a level below the community has none. */
static void
read_levels (WgRuleJoin *self)
{
  GPtrArray *levels = wg_registry_get_rows (self->registry)->levels;

  for (guint i = 0; i < levels->len; i++)
    {
      WgRow *row = g_ptr_array_index (levels, i);
      gint64 number = wg_row_get_int (row, WG_LEVEL_NUMBER, 0);
      gint64 length = wg_row_get_int (row, WG_LEVEL_CODE_LENGTH, 0);

      if (number > 0 && number < MAX_LEVEL
          && (length == 2 || length == 4 || length == 6 || length == 9 || length == 12))
        self->code_length[number] = (guint) length;
    }
}

static guint
get_code_length (WgRuleJoin *self,
                 WgRow      *unit)
{
  gint64 level = wg_row_get_int (unit, WG_UNIT_LEVEL, 0);

  return level > 0 && level < MAX_LEVEL ? self->code_length[level] : 0;
}

static gboolean
exists (WgRuleJoin *self,
        WgRow      *unit)
{
  return wg_row_is_valid_on (unit, WG_UNIT_VALID_FROM, WG_UNIT_VALID_UNTIL, self->today);
}

/* Also a unit that has ended lies under the unit above it. */
static gboolean
is_in_scope (WgRuleJoin *self,
             gint64      unit)
{
  for (guint depth = 0; self->unit != 0 && depth < MAX_DEPTH; depth++)
    {
      WgUnit *open = wg_registry_find_unit (self->registry, unit);
      WgRow *row;

      if (open != NULL)
        return g_hash_table_contains (self->scope, open);
      row = g_hash_table_lookup (self->unit_rows, &unit);
      if (row == NULL)
        return FALSE;
      unit = wg_row_get_int (row, WG_UNIT_PARENT, 0);
    }
  return self->unit == 0;
}

static gboolean
is_reversed (WgRow *row,
             guint  from,
             guint  until)
{
  const char *end = wg_row_facts_get_text (row, until);

  return *end != '\0' && strcmp (wg_row_facts_get_text (row, from), end) > 0;
}

static void
fill_parent (WgRuleJoin  *self,
             WgBodyFacts *body,
             WgRow       *row)
{
  gint64 id = wg_row_get_int (row, WG_UNIT_PARENT, 0);
  WgRow *parent = g_hash_table_lookup (self->unit_rows, &id);
  WgDate until;

  if (parent == NULL)
    return;
  until = wg_row_facts_get_date (parent, WG_UNIT_VALID_UNTIL);
  if (get_code_length (self, parent) > 0)
    body->parent_code = wg_row_facts_get_text (parent, WG_UNIT_CODE);
  if (until != WG_DATE_NONE && until < self->facts.at)
    body->parent_until = until;
}

static void
add_body (WgRuleJoin *self,
          WgRow      *row)
{
  WgUnit *unit = wg_registry_find_unit (self->registry, wg_row_get_id (row));
  WgBodyFacts body = wg_row_facts_get_body (row);

  body.is_open = exists (self, row) && unit != NULL;
  if (!body.is_open && !is_reversed (row, WG_UNIT_VALID_FROM, WG_UNIT_VALID_UNTIL))
    return;
  if (unit != NULL)
    body.type = wg_registry_get_body_type (self->registry, unit);
  body.own_households = body.households;
  body.grid_households = -1;
  body.code_length = get_code_length (self, row);
  body.is_community = body.code_length == COMMUNITY_LENGTH;
  body.same_code = count_code (self->unit_codes, body.place.code);
  fill_parent (self, &body, row);
  g_array_append_val (self->bodies, body);
  g_hash_table_insert (self->body_index, row, GUINT_TO_POINTER (self->bodies->len));
  self->facts.has_party |= body.is_open && body.type != NULL;
}

/* (nullable): the facts of a unit; only valid until the next body is added. */
static WgBodyFacts *
find_body (WgRuleJoin *self,
           gint64      unit)
{
  WgRow *row = g_hash_table_lookup (self->unit_rows, &unit);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->body_index, row));

  return index > 0 ? &g_array_index (self->bodies, WgBodyFacts, index - 1) : NULL;
}

static void
fill_home (WgRuleJoin  *self,
           WgGridFacts *grid,
           WgRow       *row)
{
  gint64 id = wg_row_get_int (row, WG_GRID_COMMUNITY, 0);
  gint64 big = wg_row_get_int (row, WG_GRID_PARENT_GRID, 0);
  WgRow *community = g_hash_table_lookup (self->unit_rows, &id);
  WgRow *big_grid = g_hash_table_lookup (self->grid_rows, &big);

  if (big_grid != NULL)
    {
      WgDate until = wg_row_facts_get_date (big_grid, WG_GRID_VALID_UNTIL);

      if (until != WG_DATE_NONE && until < self->facts.at)
        grid->big_grid_until = until;
    }
  if (community == NULL)
    {
      grid->home = id == 0 ? WG_HOME_NONE : WG_HOME_UNKNOWN;
      return;
    }
  grid->community = wg_row_facts_get_unit_place (community);
  grid->community_until = wg_row_facts_get_date (community, WG_UNIT_VALID_UNTIL);
  if (grid->community_until != WG_DATE_NONE && grid->community_until < self->facts.at)
    grid->home = WG_HOME_ENDED;
  else if (get_code_length (self, community) % COMMUNITY_LENGTH != 0)
    grid->home = WG_HOME_OTHER;
}

/* What a branch covers, and what is counted in its grids. */
static void
fill_branches (WgRuleJoin  *self,
               WgGridFacts *grid)
{
  GPtrArray *branches = wg_registry_get_branches (self->registry, grid->place.id);

  for (guint i = 0; branches != NULL && i < branches->len; i++)
    {
      WgUnit *unit = g_ptr_array_index (branches, i);
      WgBodyFacts *body = find_body (self, wg_unit_get_id (unit));
      const WgBodyType *type = wg_registry_get_body_type (self->registry, unit);

      if (type != NULL && type->is_joint)
        grid->n_joint++;
      else
        grid->n_own++;
      if (body == NULL)
        continue;
      body->grid = body->n_grids == 0 ? grid->place : (WgPlace) { 0 };
      body->n_grids++;
    }
}

static void
find_big_grids (WgRuleJoin *self)
{
  GPtrArray *grids = wg_registry_get_grids (self->registry);

  for (guint i = 0; i < grids->len; i++)
    {
      WgRow *row = wg_grid_get_row (g_ptr_array_index (grids, i));
      gint64 big = wg_row_get_int (row, WG_GRID_PARENT_GRID, 0);

      if (big != 0 && big != wg_row_get_id (row))
        g_hash_table_add (self->big_grids, g_memdup2 (&big, sizeof big));
    }
}

static void
add_grid (WgRuleJoin *self,
          WgRow      *row)
{
  WgGridFacts grid = wg_row_facts_get_grid (row);

  grid.is_open = wg_row_is_valid_on (row, WG_GRID_VALID_FROM, WG_GRID_VALID_UNTIL, self->today);
  if (!grid.is_open && !is_reversed (row, WG_GRID_VALID_FROM, WG_GRID_VALID_UNTIL))
    return;
  fill_home (self, &grid, row);
  if (grid.is_open)
    fill_branches (self, &grid);
  if (!is_in_scope (self, wg_row_get_int (row, WG_GRID_COMMUNITY, 0)))
    return;
  grid.is_big = g_hash_table_contains (self->big_grids, &grid.place.id);
  grid.same_code = count_code (self->grid_codes, grid.place.code);
  g_array_append_val (self->grids, grid);
}

static void
add_to (int *sum,
        int  count)
{
  if (count >= 0)
    *sum = MAX (*sum, 0) + count;
}

/* M19: the households of a big grid are those of its small ones. */
static void
count_households (WgRuleJoin  *self,
                  WgBodyFacts *community,
                  WgGrid      *grid,
                  int          count)
{
  gint64 id = wg_grid_get_id (grid);

  if (g_hash_table_contains (self->big_grids, &id))
    return;
  add_to (&community->grid_households, count);
  community->n_uncounted += count < 0;
}

/* Where nobody counted a body as a whole, its grids tell. */
static void
sum_grids (WgRuleJoin *self)
{
  GPtrArray *grids = wg_registry_get_grids (self->registry);
  g_autofree int *households = g_new (int, MAX (self->bodies->len, 1));
  g_autofree int *members = g_new (int, MAX (self->bodies->len, 1));

  memset (households, 0xff, sizeof (int) * self->bodies->len);
  memset (members, 0xff, sizeof (int) * self->bodies->len);
  for (guint i = 0; i < grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);
      WgBodyFacts *community = find_body (self, wg_grid_get_community_id (grid));
      GPtrArray *branches = wg_registry_get_branches (self->registry, wg_grid_get_id (grid));
      WgBodyFacts *first = (WgBodyFacts *) self->bodies->data;

      if (community != NULL)
        {
          int count = wg_row_facts_get_count (wg_grid_get_row (grid), WG_GRID_HOUSEHOLDS);

          community->is_community |= community->code_length == 0;
          add_to (&households[community - first], count);
          count_households (self, community, grid, count);
        }
      for (guint k = 0; branches != NULL && k < branches->len; k++)
        {
          WgUnit *unit = g_ptr_array_index (branches, k);
          WgBodyFacts *branch = find_body (self, wg_unit_get_id (unit));

          if (branch != NULL)
            add_to (&members[branch - first], wg_row_facts_get_count (wg_grid_get_row (grid),
                                                         WG_GRID_FULL_MEMBERS));
        }
    }
  for (guint i = 0; i < self->bodies->len; i++)
    {
      WgBodyFacts *body = &g_array_index (self->bodies, WgBodyFacts, i);

      if (body->households < 0)
        body->households = households[i];
      if (body->full_members < 0)
        body->full_members = members[i];
    }
}

static const WgTitle *
find_title (WgRuleJoin *self,
            const char *text)
{
  gpointer title = NULL;

  if (!g_hash_table_lookup_extended (self->title_cache, text, NULL, &title))
    {
      title = (gpointer) wg_titles_match (self->titles, text);
      g_hash_table_insert (self->title_cache, (gpointer) text, title);
    }
  return title;
}

static void
count_committee (WgBodyFacts   *body,
                 const WgTitle *title)
{
  WgCommitteePosition position = WG_COMMITTEE_MEMBER;

  if (title == NULL || !title->is_committee)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (committee_titles); i++)
    if (g_str_equal (committee_titles[i].title, title->id))
      position = committee_titles[i].position;
  body->committee[position]++;
}

/* Whether somebody holds it on the day, else since when nobody does. */
static void
fill_holder (WgRuleJoin      *self,
             WgPositionFacts *facts,
             WgPosition      *position)
{
  GPtrArray *holdings = wg_position_get_holdings (position);
  WgDate last = WG_DATE_NONE;

  for (guint i = 0; i < holdings->len; i++)
    {
      WgRow *row = g_ptr_array_index (holdings, i);
      WgDate until = wg_row_facts_get_date (row, WG_HOLDING_UNTIL);

      if (wg_row_is_valid_on (row, WG_HOLDING_FROM, WG_HOLDING_UNTIL, self->today))
        facts->is_held = TRUE;
      else if (until != WG_DATE_NONE && until < self->facts.at)
        last = MAX (last, until);
    }
  facts->vacant_since = last != WG_DATE_NONE ? last + 1 : WG_DATE_NONE;
}

static void
add_positions (WgRuleJoin *self)
{
  GPtrArray *all = wg_registry_get_all_positions (self->registry);

  for (guint i = 0; i < all->len; i++)
    {
      WgPosition *open = g_ptr_array_index (all, i);
      gint64 unit = wg_position_get_unit_id (open);
      const char *text = wg_position_get_title (open);
      WgBodyFacts *body = find_body (self, unit);
      const WgTitle *title = find_title (self, text);
      WgPositionFacts position = { .title = title != NULL ? title->name : text };

      if (body == NULL || !body->is_open)
        continue;
      count_committee (body, title);
      if (!is_in_scope (self, unit))
        continue;
      position.unit = body->place;
      position.grid = body->grid;
      fill_holder (self, &position, open);
      g_array_append_val (self->positions, position);
    }
}

/* Bodies outside the scope were needed for what they cover; the rules need them no more. */
static void
keep_scope (WgRuleJoin *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->bodies->len; i++)
    {
      WgBodyFacts *body = &g_array_index (self->bodies, WgBodyFacts, i);

      if (is_in_scope (self, body->place.id))
        g_array_index (self->bodies, WgBodyFacts, kept++) = *body;
    }
  g_array_set_size (self->bodies, kept);
}

static void
name_committee (WgRuleJoin *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (committee_titles); i++)
    {
      const WgTitle *title = wg_titles_match (self->titles, committee_titles[i].title);

      self->facts.committee_names[committee_titles[i].position] =
          title != NULL ? title->name : committee_titles[i].title;
    }
}

static void
add_contacts (WgRuleJoin          *self,
              const WgContactLink *link)
{
  g_autoptr (WgContactCoverage) coverage =
      wg_contact_coverage_new (self->registry, link, NULL, self->unit);

  for (guint i = 0; coverage->is_kept && i < coverage->units->len; i++)
    {
      const WgContactUnit *unit = wg_contact_coverage_get_unit (coverage, i);
      WgContactFacts facts = { .unit = wg_row_facts_get_unit_place (wg_unit_get_row (unit->unit)),
                               .link = link->name, .n_contacts = unit->n_contacts };

      for (guint k = 0; unit->n_vacant == unit->n_contacts && k < coverage->leaders->len; k++)
        if (wg_contact_coverage_get_cell (coverage, k, i) != NULL)
          facts.vacant =
              wg_position_get_title (wg_contact_coverage_get_leader (coverage, k)->post);
      g_array_append_val (self->contacts, facts);
    }
}

/* A link of which nobody ever recorded a contact is not in use here. */
static void
join_contacts (WgRuleJoin *self)
{
  if (wg_registry_get_rows (self->registry)->contacts->len == 0)
    return;
  self->links = wg_contact_links_of (self->registry);
  for (guint i = 0; i < self->links->len; i++)
    add_contacts (self, g_ptr_array_index (self->links, i));
}

static void
add_post (WgRuleJoin *self,
          guint       index)
{
  WgPost *post = g_ptr_array_index (wg_post_book_get_posts (self->book), index);
  gint64 unit = wg_post_book_get_unit (self->book, index), host = wg_post_get_host_unit (post);
  WgGrid *grid =
    wg_registry_find_grid (self->registry, wg_post_book_get_grid (self->book, index));
  WgBodyFacts *body = find_body (self, unit);
  WgPostFacts facts = { .place = { wg_post_get_id (post), wg_post_get_code (post),
                                   wg_post_get_name (post) }, .post = post,
                        .checklist = wg_post_book_get_checklist (self->book, post) };
  double lon, lat;

  if (body != NULL)
    facts.unit = body->place;
  if (body != NULL && wg_post_get_status_on (post, self->facts.at) == WG_POST_OPEN)
    body->facility_area += wg_post_get_area (post);
  if (!is_in_scope (self, unit))
    return;
  if (grid != NULL)
    facts.grid = wg_row_facts_get_grid_place (wg_grid_get_row (grid));
  if (wg_post_get_place (post, &lon, &lat)
      && wg_post_place_is_outside (self->registry, host, grid, lon, lat))
    facts.street = wg_row_facts_get_unit_place (
      wg_unit_get_row (wg_post_place_find_street (self->registry, host)));
  g_array_append_val (self->posts, facts);
}

static void
join_posts (WgRuleJoin *self)
{
  if (wg_registry_get_rows (self->registry)->posts->len == 0)
    return;
  self->facts.has_posts = TRUE;
  self->book = wg_post_book_new (self->registry, NULL);
  for (guint i = 0; i < wg_post_book_get_posts (self->book)->len; i++)
    add_post (self, i);
}

static void
join (WgRuleJoin *self)
{
  const WgRegistryRows *all = wg_registry_get_rows (self->registry);

  self->unit_rows = index_rows (all->units, WG_UNIT_CODE, self->unit_codes);
  self->grid_rows = index_rows (all->grids, WG_GRID_CODE, self->grid_codes);
  read_levels (self);
  name_committee (self);
  find_big_grids (self);
  for (guint i = 0; i < all->units->len; i++)
    add_body (self, g_ptr_array_index (all->units, i));
  for (guint i = 0; i < all->grids->len; i++)
    add_grid (self, g_ptr_array_index (all->grids, i));
  sum_grids (self);
  add_positions (self);
  join_contacts (self);
  join_posts (self);
  keep_scope (self);
}

/**
 * wg_rule_join_new:
 * @registry: whose day is checked
 * @scheme: (nullable): the file's form of grid codes
 * @unit: row id of the scope; 0: the whole file
 *
 * Returns: (transfer full): the joined facts
 */
WgRuleJoin *
wg_rule_join_new (WgRegistry         *registry,
                  const WgCodeScheme *scheme,
                  gint64              unit)
{
  WgRuleJoin *self = g_new0 (WgRuleJoin, 1);

  self->registry = wg_registry_ref (registry);
  self->titles = wg_registry_get_rows (registry)->titles;
  self->today = wg_registry_get_day (registry);
  self->unit = unit;
  self->scope = wg_registry_collect_units (registry, unit);
  self->unit_codes = g_hash_table_new (g_str_hash, g_str_equal);
  self->grid_codes = g_hash_table_new (g_str_hash, g_str_equal);
  self->big_grids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->body_index = g_hash_table_new (NULL, NULL);
  self->title_cache = g_hash_table_new (g_str_hash, g_str_equal);
  self->bodies = g_array_new (FALSE, TRUE, sizeof (WgBodyFacts));
  self->grids = g_array_new (FALSE, TRUE, sizeof (WgGridFacts));
  self->positions = g_array_new (FALSE, TRUE, sizeof (WgPositionFacts));
  self->contacts = g_array_new (FALSE, TRUE, sizeof (WgContactFacts));
  self->posts = g_array_new (FALSE, TRUE, sizeof (WgPostFacts));
  if (!wg_date_parse (self->today, &self->facts.at))
    self->facts.at = WG_DATE_NONE;
  self->facts.scheme = scheme;
  join (self);
  self->facts.bodies = (const WgBodyFacts *) self->bodies->data;
  self->facts.n_bodies = self->bodies->len;
  self->facts.grids = (const WgGridFacts *) self->grids->data;
  self->facts.n_grids = self->grids->len;
  self->facts.positions = (const WgPositionFacts *) self->positions->data;
  self->facts.n_positions = self->positions->len;
  self->facts.contacts = (const WgContactFacts *) self->contacts->data;
  self->facts.n_contacts = self->contacts->len;
  self->facts.posts = (const WgPostFacts *) self->posts->data;
  self->facts.n_posts = self->posts->len;
  return self;
}

void
wg_rule_join_free (WgRuleJoin *self)
{
  g_array_unref (self->contacts);
  g_array_unref (self->posts);
  g_clear_pointer (&self->book, wg_post_book_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_array_unref (self->positions);
  g_array_unref (self->grids);
  g_array_unref (self->bodies);
  g_hash_table_unref (self->title_cache);
  g_hash_table_unref (self->body_index);
  g_hash_table_unref (self->grid_codes);
  g_hash_table_unref (self->unit_codes);
  g_hash_table_unref (self->grid_rows);
  g_hash_table_unref (self->big_grids);
  g_hash_table_unref (self->unit_rows);
  g_hash_table_unref (self->scope);
  wg_registry_unref (self->registry);
  g_free (self);
}

const WgRuleFacts *
wg_rule_join_get_facts (WgRuleJoin *self)
{
  return &self->facts;
}

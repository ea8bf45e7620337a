/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins units, positions, findings and words of levels into an organisation chart. How a term
 * stands is never computed here: the findings of R-09 say it. */

#include "wg-org-sheet.h"

#include "wg-district-private.h"
#include "wg-file-care.h"
#include "wg-findings.h"
#include "wg-number.h"
#include "wg-templates.h"
#include "wg-title.h"

#include <glib/gi18n-lib.h>

#define MAX_NODES 2500
#define MAX_DEPTH 8
#define MAX_LEVEL 32

/* What R-09 and the other rules say of a body. */
typedef struct
{
  WgOrgTerm term;
  char     *until;
  guint     counts[WG_N_SEVERITIES];
} Judgement;

typedef struct
{
  WgRegistry  *registry;
  WgTemplates *templates;  /* (nullable) */
  GHashTable  *judgements; /* gint64* → Judgement */
  WgOrgChart  *chart;
  GPtrArray   *units;      /* WgUnit of each node; NULL for the head of the whole file */
  GArray      *parents;    /* guint of each */
  GHashTable  *node_of;    /* gint64* → index + 1 */
  gint64      *members;
  guint       *n_grids;
  gint64      *households;
} Join;

static void
free_judgement (gpointer data)
{
  Judgement *judgement = data;

  g_free (judgement->until);
  g_free (judgement);
}

/* The cases of rule R-09. */
static void
judge_term (Judgement *judgement,
            WgFinding *finding)
{
  const char *what = wg_finding_get_case (finding);
  gboolean extended = g_str_equal (what, "extended") || g_str_equal (what, "long");

  g_free (judgement->until);
  judgement->until = wg_finding_dup_fact (finding, "until");
  if (judgement->until == NULL)
    judgement->until = wg_finding_dup_fact (finding, "end");
  judgement->term = extended                        ? WG_ORG_TERM_EXTENDED
                    : g_str_equal (what, "due")     ? WG_ORG_TERM_DUE
                                                    : WG_ORG_TERM_PAST;
}

static GHashTable *
join_findings (GPtrArray *findings)
{
  GHashTable *all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_judgement);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      gint64 unit = wg_finding_get_unit (finding)->id;
      Judgement *judgement = g_hash_table_lookup (all, &unit);

      if (judgement == NULL)
        {
          judgement = g_new0 (Judgement, 1);
          g_hash_table_insert (all, g_memdup2 (&unit, sizeof unit), judgement);
        }
      judgement->counts[wg_finding_get_severity (finding)]++;
      if (g_str_equal (wg_finding_get_card (finding)->id, "R-09"))
        judge_term (judgement, finding);
    }
  return all;
}

static void
add_unit (Join   *join,
          WgUnit *unit,
          guint   parent)
{
  gint64 id = unit != NULL ? wg_unit_get_id (unit) : 0;

  g_ptr_array_add (join->units, unit);
  g_array_append_val (join->parents, parent);
  g_hash_table_insert (join->node_of, g_memdup2 (&id, sizeof id),
                       GUINT_TO_POINTER (join->units->len));
}

/* Depth by depth, as long as a whole depth can be read. */
static void
gather_units (Join  *join,
              gint64 unit)
{
  WgUnit *head = wg_registry_find_unit (join->registry, unit);
  GPtrArray *roots = wg_registry_get_children (join->registry, 0);
  guint first = 0;

  if (unit == 0 && roots != NULL && roots->len == 1)
    head = g_ptr_array_index (roots, 0);
  add_unit (join, head, WG_ORG_NO_NODE);
  for (guint depth = 1; depth < MAX_DEPTH && first < join->units->len; depth++)
    {
      guint end = join->units->len, wanted = 0;

      for (guint i = first; i < end; i++)
        {
          WgUnit *above = g_ptr_array_index (join->units, i);
          GPtrArray *below = wg_registry_get_children (
              join->registry, above != NULL ? wg_unit_get_id (above) : 0);

          wanted += below != NULL ? below->len : 0;
        }
      if (end + wanted > MAX_NODES && depth > 1)
        break;
      for (guint i = first; i < end; i++)
        {
          WgUnit *above = g_ptr_array_index (join->units, i);
          GPtrArray *below = wg_registry_get_children (
              join->registry, above != NULL ? wg_unit_get_id (above) : 0);

          for (guint k = 0; below != NULL && k < below->len && join->units->len < MAX_NODES; k++)
            add_unit (join, g_ptr_array_index (below, k), i);
        }
      first = end;
    }
}

static guint
count_all_units (Join  *join,
                 gint64 unit)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  guint limit = wg_registry_get_units (join->registry)->len;

  if (unit == 0)
    return limit;
  g_ptr_array_add (queue, wg_registry_find_unit (join->registry, unit));
  /* A circle in a damaged file ends at the number of all units. */
  for (guint i = 0; i < queue->len && i < limit; i++)
    {
      WgUnit *above = g_ptr_array_index (queue, i);
      GPtrArray *below = above != NULL
                             ? wg_registry_get_children (join->registry, wg_unit_get_id (above))
                             : NULL;

      for (guint k = 0; below != NULL && k < below->len; k++)
        g_ptr_array_add (queue, g_ptr_array_index (below, k));
    }
  return MIN (queue->len, limit);
}

static guint
find_node (Join  *join,
           gint64 unit)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (join->node_of, &unit)) - 1;
}

/* Grids and households of every node, those under it included. */
static void
count_grids (Join *join)
{
  GPtrArray *grids = wg_registry_get_grids (join->registry);

  for (guint i = 0; i < grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);
      WgUnit *unit = wg_registry_find_unit (join->registry, wg_grid_get_community_id (grid));
      gint64 households = wg_grid_get_count (grid, WG_GRID_HOUSEHOLDS);
      guint node = unit != NULL ? find_node (join, wg_unit_get_id (unit)) : WG_ORG_NO_NODE;

      /* A community too deep to be shown counts for what is shown above it. */
      for (guint depth = 0; unit != NULL && node == WG_ORG_NO_NODE && depth < MAX_LEVEL; depth++)
        {
          unit = wg_registry_find_unit (join->registry, wg_unit_get_parent_id (unit));
          node = unit != NULL ? find_node (join, wg_unit_get_id (unit)) : WG_ORG_NO_NODE;
        }
      for (; node != WG_ORG_NO_NODE; node = g_array_index (join->parents, guint, node))
        {
          join->n_grids[node]++;
          join->households[node] += MAX (households, 0);
        }
    }
}

/* Where nobody counted a body as a whole, those under it tell, when all of them are here. */
static void
count_members (Join *join)
{
  for (guint i = join->units->len; i-- > 0;)
    {
      WgUnit *unit = g_ptr_array_index (join->units, i);
      gint64 own = unit != NULL
                       ? wg_row_get_int (wg_unit_get_row (unit), WG_UNIT_FULL_MEMBERS, -1) : -1;
      guint parent = g_array_index (join->parents, guint, i);

      if (own >= 0)
        join->members[i] = own;
      if (parent != WG_ORG_NO_NODE && join->members[i] >= 0)
        join->members[parent] = MAX (join->members[parent], 0) + join->members[i];
    }
}

/* "12 grids · 2,460 households". (transfer full) (nullable) */
static char *
dup_counts (Join *join,
            guint node)
{
  g_autofree char *grids = NULL, *households = NULL;
  g_autofree char *number = wg_number_format ((double) join->households[node], 0);

  if (join->n_grids[node] == 0)
    return NULL;
  grids = g_strdup_printf (ngettext ("%u grid", "%u grids", join->n_grids[node]),
                           join->n_grids[node]);
  if (join->households[node] == 0)
    return g_steal_pointer (&grids);
  households = g_strdup_printf (ngettext ("%s household", "%s households",
                                          (gulong) join->households[node]), number);
  return g_strdup_printf ("%s · %s", grids, households);
}

/* A title that reports know is said in the user's language. */
static const char *
get_title (Join       *join,
           WgPosition *position)
{
  GPtrArray *titles = wg_registry_get_rows (join->registry)->titles;
  const WgTitle *title = titles != NULL
                             ? wg_titles_match (titles, wg_position_get_title (position)) : NULL;

  return title != NULL ? title->name : wg_position_get_title (position);
}

static GArray *
join_posts (Join   *join,
            WgUnit *unit)
{
  GArray *posts = g_array_new (FALSE, FALSE, sizeof (WgOrgPost));
  GPtrArray *positions = wg_registry_get_positions (join->registry, wg_unit_get_id (unit));

  for (guint i = 0; positions != NULL && i < positions->len; i++)
    {
      WgPosition *position = g_ptr_array_index (positions, i);
      WgRow *holding = wg_position_get_holding_on (position,
                                                   wg_registry_get_day (join->registry));
      WgOrgPost post = { get_title (join, position), NULL };

      if (holding != NULL)
        post.holder = wg_row_get_text (holding, WG_HOLDING_HOLDER);
      g_array_append_val (posts, post);
    }
  return posts;
}

static void
join_term (Join            *join,
           WgUnit          *unit,
           const WgBodyType *type,
           WgOrgNode       *node)
{
  gint64 id = wg_unit_get_id (unit);
  const Judgement *judgement = g_hash_table_lookup (join->judgements, &id);

  node->term_end = wg_row_get_text (wg_unit_get_row (unit), WG_UNIT_TERM_END);
  if (type != NULL && type->term_years == 0 && type->community_term_years == 0)
    {
      node->term = WG_ORG_TERM_NONE;
      node->term_end = NULL;
    }
  else if (node->term_end != NULL)
    node->term = WG_ORG_TERM_RUNNING;
  if (judgement == NULL)
    return;
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    node->findings[i] = judgement->counts[i];
  if (judgement->term != WG_ORG_TERM_UNKNOWN)
    {
      node->term = judgement->term;
      node->term_end = judgement->until;
    }
}

static void
add_node (Join       *join,
          guint       index,
          const char *file_name)
{
  WgUnit *unit = g_ptr_array_index (join->units, index);
  WgOrgNode node = { .parent = g_array_index (join->parents, guint, index),
                     .members = join->members[index], .name = file_name };
  g_autofree char *counts = dup_counts (join, index);
  g_autoptr (GArray) posts = NULL;
  GPtrArray *below = wg_registry_get_children (join->registry,
                                               unit != NULL ? wg_unit_get_id (unit) : 0);

  node.counts = counts;
  node.n_below = below != NULL ? below->len : 0;
  if (unit != NULL)
    {
      const WgBodyType *type = wg_registry_get_body_type (join->registry, unit);

      posts = join_posts (join, unit);
      node.id = wg_unit_get_id (unit);
      node.code = wg_unit_get_code (unit);
      node.name = wg_unit_get_short_name (unit);
      node.full_name = wg_unit_get_name (unit);
      node.level = wg_unit_get_level (unit);
      node.body = type != NULL ? type->name : NULL;
      node.posts = (const WgOrgPost *) posts->data;
      node.n_posts = posts->len;
      join_term (join, unit, type, &node);
    }
  wg_org_chart_add (join->chart, &node);
}

/* Words of levels that have units here, and of those that only count. */
static void
add_levels (Join *join)
{
  gboolean used[MAX_LEVEL] = { FALSE };

  for (guint i = 0; i < join->units->len; i++)
    {
      WgUnit *unit = g_ptr_array_index (join->units, i);

      if (unit != NULL && wg_unit_get_level (unit) < MAX_LEVEL)
        used[wg_unit_get_level (unit)] = TRUE;
    }
  for (guint i = 1; i < MAX_LEVEL && join->templates != NULL; i++)
    {
      WgOrgLevel level = { i, wg_templates_get_level_name (join->templates, i),
                           wg_templates_get_duty (join->templates, i) };

      if (*level.name != '\0' && (used[i] || wg_templates_is_count_only (join->templates, i)))
        wg_org_chart_add_level (join->chart, &level);
    }
}

/* "街道 1 · 社区 4 · 网格党支部 45" */
static void
append_level_counts (const WgOrgChart *chart,
                     GString          *line)
{
  guint counts[MAX_LEVEL] = { 0 };

  for (guint i = 0; i < wg_org_chart_get_n_nodes (chart); i++)
    counts[MIN (wg_org_chart_get_node (chart, i)->level, MAX_LEVEL - 1)]++;
  for (guint i = 1; i < MAX_LEVEL; i++)
    {
      const WgOrgLevel *level = wg_org_chart_find_level (chart, i);

      if (level != NULL && counts[i] > 0)
        g_string_append_printf (line, " · %s %u", level->name, counts[i]);
    }
}

static char *
make_scope_line (WgDistrict       *district,
                 Join             *join,
                 gint64            unit)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  GString *line = g_string_new (NULL);
  WgUnit *at = wg_registry_find_unit (join->registry, unit);

  for (guint i = 0; at != NULL && i < MAX_LEVEL; i++)
    {
      g_ptr_array_insert (path, 0, at);
      at = wg_registry_find_unit (join->registry, wg_unit_get_parent_id (at));
    }
  for (guint i = 0; i < path->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " ▸ " : "",
                            wg_unit_get_name (g_ptr_array_index (path, i)));
  if (path->len == 0)
    g_string_append (line, wg_district_get_name (district));
  g_string_append_printf (line, " · %s", wg_registry_get_day (join->registry));
  append_level_counts (join->chart, line);
  return g_string_free (line, FALSE);
}

/* A sentence that says what one sees. */
static char *
make_title (const WgOrgChart *chart)
{
  const char *name = wg_org_chart_get_node (chart, 0)->full_name;
  guint vacant = wg_org_chart_count_vacant (chart);
  guint past = wg_org_chart_count_term (chart, WG_ORG_TERM_PAST);
  guint due = wg_org_chart_count_term (chart, WG_ORG_TERM_DUE);
  g_autofree char *seats = NULL, *terms = NULL, *soon = NULL;

  if (vacant == 0 && past == 0 && due == 0)
    /* Translators: name of a unit. */
    return g_strdup_printf (_("%s: every position is held, no term is over or ends soon"), name);
  seats = g_strdup_printf (ngettext ("%u position is vacant", "%u positions are vacant", vacant),
                           vacant);
  terms = g_strdup_printf (ngettext ("%u term is over", "%u terms are over", past), past);
  soon = g_strdup_printf (ngettext ("%u ends soon", "%u end soon", due), due);
  /* Translators: name of a unit; vacant positions; terms that are over; terms that end soon. */
  return g_strdup_printf (_("%s: %s, %s, %s"), name, seats, terms, soon);
}

static void
fill_chart (Join       *join,
            const char *file_name,
            gint64      unit)
{
  guint n = join->units->len;

  join->members = g_new (gint64, n);
  join->n_grids = g_new0 (guint, n);
  join->households = g_new0 (gint64, n);
  for (guint i = 0; i < n; i++)
    join->members[i] = -1;
  count_members (join);
  count_grids (join);
  for (guint i = 0; i < n; i++)
    add_node (join, i, file_name);
  add_levels (join);
  wg_org_chart_set_hidden (join->chart, count_all_units (join, unit)
                                            - MIN (n, count_all_units (join, unit)));
  g_free (join->households);
  g_free (join->n_grids);
  g_free (join->members);
}

WgOrgSheet *
wg_org_sheet_new (WgDistrict *district,
                  gint64      unit,
                  WgDate      at,
                  GPtrArray  *findings)
{
  WgOrgSheet *self = g_new0 (WgOrgSheet, 1);
  g_autoptr (WgRegistry) registry = wg_district_registry_at (
      district, at != WG_DATE_NONE ? at : wg_clock_get_today (wg_district_get_clock (district)));
  g_autoptr (WgTemplates) templates = wg_templates_new (district, NULL);
  g_autoptr (GHashTable) judgements = join_findings (findings);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) node_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  Join join = { registry, templates, judgements, wg_org_chart_new (), units, parents, node_of,
                NULL, NULL, NULL };

  gather_units (&join, unit);
  fill_chart (&join, wg_district_get_name (district), unit);
  self->chart = join.chart;
  self->title = make_title (join.chart);
  self->scope = make_scope_line (district, &join, unit);
  self->mark = wg_file_dup_chain_line (district);
  return self;
}

WgOrgSheet *
wg_org_sheet_load (WgDistrict *district,
                   gint64      unit,
                   WgDate      at,
                   GError    **error)
{
  WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GPtrArray) findings = NULL;

  query.unit = unit;
  query.at = at;
  query.skip_borders = TRUE;
  findings = wg_findings_evaluate (district, &query, NULL, error);
  return findings != NULL ? wg_org_sheet_new (district, unit, at, findings) : NULL;
}

void
wg_org_sheet_free (WgOrgSheet *self)
{
  wg_org_chart_unref (self->chart);
  g_free (self->title);
  g_free (self->scope);
  g_free (self->mark);
  g_free (self);
}

static void
append_part (GString    *text,
             const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", part);
}

char *
wg_org_sheet_describe (WgOrgSheet *self,
                       guint       index)
{
  const WgOrgNode *node = wg_org_chart_get_node (self->chart, index);
  GString *text = g_string_new (node->full_name);
  const char *word = wg_org_term_get_word (node->term);
  guint n_findings = node->findings[0] + node->findings[1] + node->findings[2];

  append_part (text, node->code);
  append_part (text, node->body);
  for (guint i = 0; i < node->n_posts; i++)
    {
      const WgOrgPost *post = &node->posts[i];

      g_string_append_printf (text, "\n%s %s", post->title,
                              post->holder != NULL ? post->holder : wg_org_get_vacant_word ());
    }
  if (node->members >= 0)
    g_string_append_printf (text, "\n%s %" G_GINT64_FORMAT, _("Full members"), node->members);
  append_part (text, node->counts);
  if (word != NULL)
    g_string_append_printf (text, "\n%s %s", word, node->term_end != NULL ? node->term_end : "");
  else if (node->term_end != NULL)
    g_string_append_printf (text, "\n%s %s", _("Term until"), node->term_end);
  if (n_findings > 0)
    g_string_append_printf (text, "\n%s %u · %s %u · %s %u",
                            wg_severity_get_label (WG_SEVERITY_ERROR), node->findings[0],
                            wg_severity_get_label (WG_SEVERITY_WARNING), node->findings[1],
                            wg_severity_get_label (WG_SEVERITY_NOTICE), node->findings[2]);
  return g_string_free (text, FALSE);
}

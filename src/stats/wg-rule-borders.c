/* SPDX-License-Identifier: GPL-3.0-or-later */
/* G-05: borders that are missing, not valid, overlap, leave gaps or reach beyond their community.
 * What overlaps and where is found in base/wg-gaps.c; here it becomes findings. */

#include "wg-rule-borders.h"

#include "wg-gaps.h"
#include "wg-rules-private.h"

#include <math.h>

static const WgGridFacts *
get_grid (const WgRuleReport *report,
          guint               index)
{
  return &report->facts->grids[index];
}

static const char *
get_name (const WgPlace *place)
{
  return place->name != NULL && *place->name != '\0' ? place->name : place->code;
}

static void
add_area (WgFinding         *finding,
          const WgGapsIssue *issue)
{
  wg_finding_add_count (finding, "area", llround (issue->area_m2));
}

/* Where to look: longitude and latitude, to about a metre. */
static void
add_spot (WgFinding         *finding,
          const WgGapsIssue *issue)
{
  char lon[G_ASCII_DTOSTR_BUF_SIZE], lat[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *spot = NULL;

  g_ascii_formatd (lon, sizeof lon, "%.5f", issue->lon);
  g_ascii_formatd (lat, sizeof lat, "%.5f", issue->lat);
  spot = g_strdup_printf ("%s, %s", lon, lat);
  wg_finding_add_text (finding, "place", spot);
}

static void
report_issue (const WgRuleReport *report,
              const WgGapsIssue  *issue,
              guint               a,
              guint               b)
{
  WgFinding *finding;

  switch (issue->kind)
    {
    case WG_GAPS_INVALID:
      finding = wg_rule_report_grid (report, "invalid", get_grid (report, a));
      wg_finding_add_text (finding, "reason", issue->reason);
      break;
    case WG_GAPS_OVERLAP:
      finding = wg_rule_report_grid (report, "overlap", get_grid (report, a));
      wg_finding_add_text (finding, "other", get_name (&get_grid (report, b)->place));
      wg_finding_add_text (finding, "other_code", get_grid (report, b)->place.code);
      add_area (finding, issue);
      break;
    case WG_GAPS_GAP:
      finding = wg_rule_report_grid (report, "gap", get_grid (report, a));
      add_area (finding, issue);
      add_spot (finding, issue);
      break;
    case WG_GAPS_OUTSIDE:
    default:
      finding = wg_rule_report_grid (report, "outside", get_grid (report, a));
      wg_finding_add_text (finding, "unit", get_name (&get_grid (report, a)->community));
      add_area (finding, issue);
      break;
    }
}

static void
report_missing (const WgRuleReport  *report,
                const WgBorderFacts *borders)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < borders->borders->len; i++)
    has_any |= g_ptr_array_index (borders->borders, i) != NULL;
  /* A file without any map is no error of each grid. */
  for (guint i = 0; has_any && i < borders->borders->len; i++)
    if (get_grid (report, i)->is_open && !get_grid (report, i)->is_big
        && g_ptr_array_index (borders->borders, i) == NULL)
      wg_rule_report_grid (report, "missing", get_grid (report, i));
}

/* A community with an area of its own: gaps up to its outline, and grids beyond it. Overlaps and
 * invalid borders were told before. */
static gboolean
check_community (const WgRuleReport  *report,
                 const WgBorderFacts *borders,
                 GArray              *grids,
                 const WgGeometry    *outline,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (GPtrArray) polygons = g_ptr_array_new ();
  g_autoptr (GPtrArray) issues = NULL;

  for (guint i = 0; i < grids->len; i++)
    g_ptr_array_add (polygons, g_ptr_array_index (borders->borders,
                                                  g_array_index (grids, guint, i)));
  issues = wg_gaps_find (polygons, outline, wg_rule_card_get_limit (report->card, "area_m2"), NULL,
                         NULL, cancellable, error);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const WgGapsIssue *issue = g_ptr_array_index (issues, i);

      if (issue->kind == WG_GAPS_GAP && issue->a == WG_GAPS_NONE)
        {
          WgFinding *finding = wg_finding_new (report->card, "hole");
          guint first = g_array_index (grids, guint, 0);

          wg_finding_about_unit (finding, &get_grid (report, first)->community, NULL);
          add_area (finding, issue);
          add_spot (finding, issue);
          g_ptr_array_add (report->findings, finding);
        }
      else if (issue->kind == WG_GAPS_GAP || issue->kind == WG_GAPS_OUTSIDE)
        report_issue (report, issue, g_array_index (grids, guint, issue->a), 0);
    }
  return issues != NULL;
}

static gboolean
check_communities (const WgRuleReport  *report,
                   const WgBorderFacts *borders,
                   GCancellable        *cancellable,
                   GError             **error)
{
  g_autoptr (GHashTable) by_community =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer id, grids;

  for (guint i = 0; i < report->facts->n_grids; i++)
    {
      const gint64 *community = &get_grid (report, i)->community.id;
      GArray *members = g_hash_table_lookup (by_community, community);

      if (!get_grid (report, i)->is_open || !g_hash_table_contains (borders->outlines, community))
        continue;
      if (members == NULL)
        {
          members = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_community, (gpointer) community, members);
        }
      g_array_append_val (members, i);
    }
  g_hash_table_iter_init (&iter, by_community);
  while (g_hash_table_iter_next (&iter, &id, &grids))
    if (!check_community (report, borders, grids, g_hash_table_lookup (borders->outlines, id),
                          cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * wg_rule_check_borders:
 * @card: of G-05; a card that is off finds nothing
 * @findings: (element-type WgFinding): where to append what is wrong
 *
 * Returns: TRUE, or FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
wg_rule_check_borders (WgRuleCard          *card,
                       const WgBorderFacts *borders,
                       GPtrArray           *findings,
                       GCancellable        *cancellable,
                       GError             **error)
{
  const WgRuleReport report = { card, borders->facts, findings };
  g_autoptr (GPtrArray) issues = NULL;

  g_return_val_if_fail (borders->borders->len == borders->facts->n_grids, FALSE);

  if (!card->is_on)
    return TRUE;
  report_missing (&report, borders);
  issues = wg_gaps_find (borders->borders, NULL, wg_rule_card_get_limit (card, "area_m2"), NULL,
                         NULL, cancellable, error);
  if (issues == NULL)
    return FALSE;
  for (guint i = 0; i < issues->len; i++)
    {
      const WgGapsIssue *issue = g_ptr_array_index (issues, i);
      /* A gap of a community with an outline is told when its outline is looked at. */
      gboolean is_later = issue->kind == WG_GAPS_GAP
                          && (issue->a == WG_GAPS_NONE
                              || g_hash_table_contains (
                                  borders->outlines, &get_grid (&report, issue->a)->community.id));

      if (!is_later)
        report_issue (&report, issue, issue->a, issue->b);
    }
  return check_communities (&report, borders, cancellable, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules to findings: the cards that ship, changed by the file's settings, checked against the file
 * on a day. The checks are in stats/, the facts are joined in wg-rule-join.c. */

#include "wg-findings-private.h"

#include "wg-data.h"
#include "wg-district-private.h"
#include "wg-rule-borders.h"
#include "wg-rule-join.h"
#include "wg-rules.h"

#include <glib/gi18n-lib.h>

/* Everything a worker thread needs; the district itself stays on its own thread. */
typedef struct
{
  WgRegistry     *registry;
  GPtrArray      *cards;   /* WgRuleCard, those that were asked for */
  GPtrArray      *schemes; /* WgCodeScheme */
  char           *scheme;
  WgFindingsQuery query;   /* without its rule */
} Evaluation;

static void
evaluation_free (Evaluation *self)
{
  g_clear_pointer (&self->registry, wg_registry_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  g_free (self->scheme);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Evaluation, evaluation_free)

typedef GPtrArray *(*TemplateLoader) (GBytes *json, const char *language, GError **error);

static GPtrArray *
load_template (const char    *name,
               TemplateLoader load,
               GError       **error)
{
  g_autoptr (GBytes) json = wg_data_lookup (name, error);

  return json != NULL ? load (json, wg_data_get_language (), error) : NULL;
}

/**
 * wg_findings_list_rules:
 *
 * Returns: (transfer container) (element-type WgRuleCard): every rule with the changes that the
 *   file's settings make, or NULL when a setting cannot be used
 */
GPtrArray *
wg_findings_list_rules (WgDistrict *district,
                        GError    **error)
{
  g_autoptr (GPtrArray) cards = load_template ("templates/rules.json", wg_rule_cards_load, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      WgRuleCard *card = g_ptr_array_index (cards, i);
      g_autofree char *key = g_strconcat ("rule.", card->id, NULL);
      const char *setting = wg_district_get_setting (district, key);

      if (setting != NULL && !wg_rule_card_adjust (card, setting, error))
        return NULL;
    }
  return g_steal_pointer (&cards);
}

static GPtrArray *
choose_cards (WgDistrict            *district,
              const WgFindingsQuery *query,
              GError               **error)
{
  g_autoptr (GPtrArray) all = wg_findings_list_rules (district, error);
  g_autoptr (GPtrArray) chosen =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_rule_card_unref);

  if (all == NULL)
    return NULL;
  if (query->rule != NULL && wg_rule_cards_find (all, query->rule) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no rule “%s”."),
                   query->rule);
      return NULL;
    }
  for (guint i = 0; i < all->len; i++)
    {
      WgRuleCard *card = g_ptr_array_index (all, i);

      if ((query->group == WG_FINDINGS_ALL_GROUPS || query->group == (int) card->group)
          && (query->rule == NULL || g_str_equal (query->rule, card->id)))
        g_ptr_array_add (chosen, wg_rule_card_ref (card));
    }
  return g_steal_pointer (&chosen);
}

static Evaluation *
evaluation_new (WgDistrict            *district,
                WgRegistry            *registry,
                const WgFindingsQuery *query,
                GError               **error)
{
  g_autoptr (Evaluation) self = g_new0 (Evaluation, 1);

  self->query = *query;
  self->query.rule = NULL;
  /* The window may have stood open over midnight. */
  if (self->query.at == WG_DATE_NONE && registry == wg_district_get_registry (district))
    self->query.at = wg_clock_get_today (wg_district_get_clock (district));
  self->registry = wg_registry_ref (registry);
  self->scheme = g_strdup (wg_district_get_setting (district, "code_scheme"));
  self->cards = choose_cards (district, query, error);
  if (self->cards == NULL)
    return NULL;
  self->schemes = load_template ("templates/code-schemes.json", wg_code_schemes_load, error);
  if (self->schemes == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  return wg_finding_compare (*(WgFinding *const *) a, *(WgFinding *const *) b);
}

static void
free_border (gpointer geometry)
{
  if (geometry != NULL)
    wg_geometry_unref (geometry);
}

/* Reads every border of the scope: only when borders are asked for. */
static gboolean
check_borders (Evaluation        *self,
               WgRuleCard        *card,
               const WgRuleFacts *facts,
               GPtrArray         *findings,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (GPtrArray) polygons = g_ptr_array_new_full (facts->n_grids, free_border);
  g_autoptr (GHashTable) outlines =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) wg_geometry_unref);
  const WgBorderFacts borders = { facts, polygons, outlines };

  for (guint i = 0; i < facts->n_grids; i++)
    {
      const WgGridFacts *grid = &facts->grids[i];
      WgGrid *open = wg_registry_find_grid (self->registry, grid->place.id);
      WgUnit *community = wg_registry_find_unit (self->registry, grid->community.id);

      g_ptr_array_add (polygons,
                       open != NULL && !grid->is_big ? wg_grid_get_geometry (open) : NULL);
      if (community != NULL && !g_hash_table_contains (outlines, &grid->community.id))
        {
          WgGeometry *area = wg_row_get_geometry (wg_unit_get_row (community), WG_UNIT_AREA);

          if (area != NULL)
            g_hash_table_insert (outlines, (gpointer) &grid->community.id, area);
        }
    }
  return wg_rule_check_borders (card, &borders, findings, cancellable, error);
}

/* Any thread. */
static GPtrArray *
evaluation_run (Evaluation   *self,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (WgRuleJoin) join = NULL;
  g_autofree char *day = NULL;

  if (self->query.at != WG_DATE_NONE)
    day = wg_date_format (self->query.at);
  if (day != NULL && !g_str_equal (day, wg_registry_get_day (self->registry)))
    {
      WgRegistry *registry = wg_registry_new_on (self->registry, day);

      wg_registry_unref (self->registry);
      self->registry = registry;
    }
  join = wg_rule_join_new (self->registry, wg_code_schemes_find (self->schemes, self->scheme),
                           self->query.unit);
  for (guint i = 0; i < self->cards->len; i++)
    {
      WgRuleCard *card = g_ptr_array_index (self->cards, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      wg_rule_check (card, wg_rule_join_get_facts (join), findings);
      if (g_str_equal (card->id, "G-05") && !self->query.skip_borders
          && !check_borders (self, card, wg_rule_join_get_facts (join), findings, cancellable,
                             error))
        return NULL;
    }
  g_ptr_array_sort (findings, compare_findings);
  return g_steal_pointer (&findings);
}

GPtrArray *
wg_findings_evaluate (WgDistrict            *district,
                      const WgFindingsQuery *query,
                      GCancellable          *cancellable,
                      GError               **error)
{
  g_return_val_if_fail (WG_IS_DISTRICT (district) && query != NULL, NULL);

  return wg_findings_evaluate_registry (district, wg_district_get_registry (district), query,
                                        cancellable, error);
}

/**
 * wg_findings_evaluate_registry:
 * @registry: a state of the file, which need not be the stored one
 * @query: its day, unless it names none: then the registry's own
 *
 * For previews: the findings of a trial state against those of today's.
 *
 * Returns: (transfer container) (element-type WgFinding): as wg_findings_evaluate()
 */
GPtrArray *
wg_findings_evaluate_registry (WgDistrict            *district,
                               WgRegistry            *registry,
                               const WgFindingsQuery *query,
                               GCancellable          *cancellable,
                               GError               **error)
{
  g_autoptr (Evaluation) evaluation = NULL;

  g_return_val_if_fail (WG_IS_DISTRICT (district) && registry != NULL && query != NULL, NULL);

  evaluation = evaluation_new (district, registry, query, error);
  return evaluation != NULL ? evaluation_run (evaluation, cancellable, error) : NULL;
}

static void
evaluate_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *findings = evaluation_run (task_data, cancellable, &error);

  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * wg_findings_evaluate_async:
 * @callback: called with the findings of the moment of the call; edits made meanwhile do not count
 *
 * For the window.
 */
void
wg_findings_evaluate_async (WgDistrict            *district,
                            const WgFindingsQuery *query,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  g_return_if_fail (WG_IS_DISTRICT (district) && query != NULL);

  wg_findings_evaluate_registry_async (district, wg_district_get_registry (district), query,
                                       cancellable, callback, user_data);
}

/**
 * wg_findings_evaluate_registry_async:
 * @registry: a state of the file
 *
 * Ends with wg_findings_evaluate_finish().
 */
void
wg_findings_evaluate_registry_async (WgDistrict            *district,
                                     WgRegistry            *registry,
                                     const WgFindingsQuery *query,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (district, cancellable, callback, user_data);
  GError *error = NULL;
  Evaluation *evaluation;

  g_return_if_fail (WG_IS_DISTRICT (district) && registry != NULL && query != NULL);

  evaluation = evaluation_new (district, registry, query, &error);
  if (evaluation == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, evaluation, (GDestroyNotify) evaluation_free);
  g_task_run_in_thread (task, evaluate_thread);
}

/**
 * wg_findings_evaluate_finish:
 *
 * Returns: (transfer container) (element-type WgFinding): the findings, or NULL
 */
GPtrArray *
wg_findings_evaluate_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

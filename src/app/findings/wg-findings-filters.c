/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of filters above the findings. Counts stand on the groups, so that what is filtered out
 * is never out of sight. */

#include "wg-findings-filters.h"

#include "wg-findings.h"
#include "wg-period.h"

#include <glib/gi18n.h>

#define QUARTERS_BACK 4
#define QUARTERS_AHEAD 8

struct _WgFindingsFilters
{
  GtkWidget parent_instance;

  GtkWidget       *content;
  GtkToggleButton *all;
  GtkToggleButton *organisation;
  GtkToggleButton *grids;
  GtkToggleButton *posts;
  GtkDropDown     *rule;
  GtkDropDown     *day;

  WgDistrict      *district; /* (nullable), as the next two */
  WgScope         *scope;
  WgFindingWatch  *watch;
  GPtrArray       *rules;    /* WgRuleCard (nullable) */
  GPtrArray       *listed;   /* WgRuleCard: of the rule's rows from the second on */
  GArray          *days;     /* WgDate: of the day's rows */
  char            *chosen;   /* (nullable): id of the one rule */
  int              group;
  gboolean         filling;
};

G_DEFINE_FINAL_TYPE (WgFindingsFilters, wg_findings_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (WgFindingsFilters *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_count (GtkToggleButton *button, const char *label, const guint counts[WG_N_SEVERITIES])
{
  guint sum = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    sum += counts[i];
  /* Translators: a group of rules and how many findings it has: "组织 14". */
  text = g_strdup_printf (C_("rules", "%s %u"), label, sum);
  gtk_button_set_label (GTK_BUTTON (button), text);
}

static void
show_counts (WgFindingsFilters *self)
{
  gint64 unit = self->scope != NULL ? wg_scope_get_unit (self->scope) : 0;
  guint counts[WG_N_SEVERITIES];

  if (self->watch == NULL)
    return;
  wg_finding_watch_count_group (self->watch, unit, WG_FINDING_WATCH_ALL_GROUPS, counts);
  set_count (self->all, C_("rules", "All"), counts);
  wg_finding_watch_count_group (self->watch, unit, WG_RULES_ORGANISATION, counts);
  set_count (self->organisation, wg_rule_group_get_label (WG_RULES_ORGANISATION), counts);
  wg_finding_watch_count_group (self->watch, unit, WG_RULES_GRID, counts);
  set_count (self->grids, wg_rule_group_get_label (WG_RULES_GRID), counts);
  wg_finding_watch_count_group (self->watch, unit, WG_RULES_POST, counts);
  set_count (self->posts, wg_rule_group_get_label (WG_RULES_POST), counts);
}

static gboolean
is_listed (WgFindingsFilters *self, const WgRuleCard *card)
{
  return card->is_on && card->silent == NULL
         && (self->group == WG_FINDING_WATCH_ALL_GROUPS || self->group == (int) card->group);
}

static void
fill_rules (WgFindingsFilters *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  self->filling = TRUE;
  g_ptr_array_set_size (self->listed, 0);
  gtk_string_list_append (names, _("All rules"));
  for (guint i = 0; self->rules != NULL && i < self->rules->len; i++)
    {
      WgRuleCard *card = g_ptr_array_index (self->rules, i);
      g_autofree char *name = g_strjoin (" ", card->id, card->name, NULL);

      if (!is_listed (self, card))
        continue;
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->listed, card);
      if (g_strcmp0 (card->id, self->chosen) == 0)
        selected = self->listed->len;
    }
  gtk_drop_down_set_model (self->rule, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->rule, selected);
  if (selected == 0)
    g_clear_pointer (&self->chosen, g_free);
  self->filling = FALSE;
}

static void
add_day (WgFindingsFilters *self, GtkStringList *names, WgDate day, const char *name)
{
  g_array_append_val (self->days, day);
  gtk_string_list_append (names, name);
}

/* Past quarters say what was then, coming ones what will be due if nothing is done. */
static void
fill_days (WgFindingsFilters *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  WgDate today = wg_clock_get_today (wg_district_get_clock (self->district));
  g_autofree char *date = wg_date_format (today);
  g_autofree char *name = g_strdup_printf (_("Today, %s"), date);
  int year, month, day, first, selected = 0;

  self->filling = TRUE;
  g_array_set_size (self->days, 0);
  add_day (self, names, WG_DATE_NONE, name);
  wg_date_split (today, &year, &month, &day);
  first = year * 4 + (month - 1) / 3 - QUARTERS_BACK;
  for (int i = 0; i < QUARTERS_BACK + QUARTERS_AHEAD; i++)
    {
      int quarter = (first + i) % 4 + 1, of = (first + i) / 4;
      WgDate end = wg_date_new (quarter == 4 ? of + 1 : of, quarter == 4 ? 1 : quarter * 3 + 1, 1)
                   - 1;
      g_autofree char *last = wg_date_format (end);
      /* Translators: end of a quarter: year, number of the quarter, date. */
      g_autofree char *text = g_strdup_printf (_("End of Q%d %d, %s"), quarter, of, last);

      add_day (self, names, end, text);
      if (self->watch != NULL && wg_finding_watch_get_at (self->watch) == end)
        selected = (int) self->days->len - 1;
    }
  gtk_drop_down_set_model (self->day, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->day, (guint) selected);
  self->filling = FALSE;
}

static void
load_rules (WgFindingsFilters *self)
{
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  /* A setting that cannot be used is told by the watch. */
  if (self->district != NULL)
    self->rules = wg_findings_list_rules (self->district, NULL);
  fill_rules (self);
}

static void
on_watch_changed (WgFindingsFilters *self)
{
  load_rules (self);
  show_counts (self);
  emit_changed (self);
}

static void
on_unit_changed (WgFindingsFilters *self)
{
  show_counts (self);
  emit_changed (self);
}

static void
on_group_toggled (WgFindingsFilters *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->group = button == self->all     ? WG_FINDING_WATCH_ALL_GROUPS
                : button == self->grids ? WG_RULES_GRID
                : button == self->posts ? WG_RULES_POST : WG_RULES_ORGANISATION;
  fill_rules (self);
  emit_changed (self);
}

static void
on_rule_selected (WgFindingsFilters *self)
{
  guint selected = gtk_drop_down_get_selected (self->rule);

  if (self->filling)
    return;
  g_free (self->chosen);
  self->chosen = selected > 0 && selected <= self->listed->len
                   ? g_strdup (((WgRuleCard *) g_ptr_array_index (self->listed,
                                                                  selected - 1))->id) : NULL;
  emit_changed (self);
}

static void
on_day_selected (WgFindingsFilters *self)
{
  guint selected = gtk_drop_down_get_selected (self->day);

  if (!self->filling && self->watch != NULL && selected < self->days->len)
    wg_finding_watch_set_at (self->watch, g_array_index (self->days, WgDate, selected));
}

static void
wg_findings_filters_dispose (GObject *object)
{
  WgFindingsFilters *self = WG_FINDINGS_FILTERS (object);

  wg_findings_filters_set_district (self, NULL, NULL, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_findings_filters_parent_class)->dispose (object);
}

static void
wg_findings_filters_finalize (GObject *object)
{
  WgFindingsFilters *self = WG_FINDINGS_FILTERS (object);

  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_ptr_array_unref (self->listed);
  g_array_unref (self->days);
  g_free (self->chosen);

  G_OBJECT_CLASS (wg_findings_filters_parent_class)->finalize (object);
}

static void
wg_findings_filters_class_init (WgFindingsFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_findings_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_findings_filters_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/wangge/Wangge/findings/wg-findings-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, WgFindingsFilters, content);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsFilters, all);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsFilters, organisation);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsFilters, grids);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsFilters, posts);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsFilters, rule);
  gtk_widget_class_bind_template_child (widget_class, WgFindingsFilters, day);
}

static void
wg_findings_filters_init (WgFindingsFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->group = WG_RULES_ORGANISATION;
  self->listed = g_ptr_array_new ();
  self->days = g_array_new (FALSE, FALSE, sizeof (WgDate));
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (on_group_toggled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->organisation, "toggled", G_CALLBACK (on_group_toggled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grids, "toggled", G_CALLBACK (on_group_toggled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->posts, "toggled", G_CALLBACK (on_group_toggled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rule, "notify::selected", G_CALLBACK (on_rule_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->day, "notify::selected", G_CALLBACK (on_day_selected), self,
                           G_CONNECT_SWAPPED);
}

void
wg_findings_filters_set_district (WgFindingsFilters *self, WgDistrict *district, WgScope *scope,
                                  WgFindingWatch *watch)
{
  g_return_if_fail (WG_IS_FINDINGS_FILTERS (self));

  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_func (self->watch, on_watch_changed, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_func (self->scope, on_unit_changed, self);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  g_set_object (&self->watch, watch);
  if (watch == NULL || scope == NULL || district == NULL)
    return;
  g_signal_connect_object (watch, "changed", G_CALLBACK (on_watch_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "notify::unit", G_CALLBACK (on_unit_changed), self,
                           G_CONNECT_SWAPPED);
  fill_days (self);
  on_watch_changed (self);
}

gboolean
wg_findings_filters_match (WgFindingsFilters *self, WgFinding *finding)
{
  const WgRuleCard *card = wg_finding_get_card (finding);

  if (self->group != WG_FINDING_WATCH_ALL_GROUPS && self->group != (int) card->group)
    return FALSE;
  if (self->chosen != NULL && !g_str_equal (self->chosen, card->id))
    return FALSE;
  return self->watch == NULL || self->scope == NULL
         || wg_finding_watch_is_under (self->watch, finding, wg_scope_get_unit (self->scope));
}

char *
wg_findings_filters_dup_text (WgFindingsFilters *self)
{
  WgDate day = self->watch != NULL ? wg_finding_watch_get_at (self->watch) : WG_DATE_NONE;
  WgUnit *unit = NULL;
  g_autofree char *date = NULL;

  if (self->district == NULL)
    return g_strdup ("");
  if (day == WG_DATE_NONE)
    day = wg_clock_get_today (wg_district_get_clock (self->district));
  date = wg_date_format (day);
  if (wg_scope_get_unit (self->scope) != 0)
    unit = wg_district_find_unit (self->district, wg_scope_get_unit (self->scope));
  return g_strjoin (" · ",
                    unit != NULL ? wg_unit_get_name (unit) : wg_district_get_name (self->district),
                    self->group == WG_FINDING_WATCH_ALL_GROUPS
                      ? _("all rules") : wg_rule_group_get_label ((WgRuleGroup) self->group),
                    date, NULL);
}

GPtrArray *
wg_findings_filters_get_rules (WgFindingsFilters *self)
{
  g_return_val_if_fail (WG_IS_FINDINGS_FILTERS (self), NULL);

  return self->rules;
}

int
wg_findings_filters_get_group (WgFindingsFilters *self)
{
  g_return_val_if_fail (WG_IS_FINDINGS_FILTERS (self), WG_FINDING_WATCH_ALL_GROUPS);

  return self->group;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row over the organisation tree in which one says what is looked for. The tree does the
 * looking. */

#include "wg-unit-filter-bar.h"

#include "wg-body-type.h"
#include "wg-focus.h"
#include "wg-text-scale.h"

#include <glib/gi18n.h>

/* The choices of findings that every file has; rules with findings follow them. */
enum
{
  CHOICE_ANY,
  CHOICE_WITH_FINDINGS,
  CHOICE_SEVERITY,
  CHOICE_RULE = CHOICE_SEVERITY + WG_N_SEVERITIES
};

struct _WgUnitFilterBar
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  GtkSearchEntry *entry;
  GtkDropDown    *levels;
  GtkDropDown    *body_types;
  GtkDropDown    *findings;

  WgUnitTree     *tree;       /* (nullable) */
  GArray         *level_numbers; /* guint, as in the list; 0 first */
  GPtrArray      *type_ids;   /* text; NULL first */
  GPtrArray      *rule_ids;   /* text */
  gboolean        is_filling;
};

G_DEFINE_FINAL_TYPE (WgUnitFilterBar, wg_unit_filter_bar, GTK_TYPE_WIDGET)

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
apply (WgUnitFilterBar *self)
{
  guint level = gtk_drop_down_get_selected (self->levels);
  guint type = gtk_drop_down_get_selected (self->body_types);
  guint finding = gtk_drop_down_get_selected (self->findings);
  WgUnitFilter filter = WG_UNIT_FILTER_INIT;

  if (self->tree == NULL || self->is_filling)
    return;
  filter.text = (char *) gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (level < self->level_numbers->len)
    filter.level = g_array_index (self->level_numbers, guint, level);
  if (type < self->type_ids->len)
    filter.body_type = g_ptr_array_index (self->type_ids, type);
  filter.with_findings = finding == CHOICE_WITH_FINDINGS;
  if (finding >= CHOICE_SEVERITY && finding < CHOICE_RULE)
    filter.severity = (int) (finding - CHOICE_SEVERITY);
  if (finding >= CHOICE_RULE && finding - CHOICE_RULE < self->rule_ids->len)
    filter.rule = g_ptr_array_index (self->rule_ids, finding - CHOICE_RULE);
  wg_unit_tree_set_filter (self->tree, &filter);
}

/* A choice stays where it means the same as before. */
static void
set_choices (GtkDropDown   *down,
             GtkStringList *choices,
             guint          selected)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (choices));

  gtk_drop_down_set_model (down, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (down, selected < n ? selected : 0);
}

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  gint64 left = wg_row_get_int (*(WgRow *const *) a, WG_LEVEL_NUMBER, 0);
  gint64 right = wg_row_get_int (*(WgRow *const *) b, WG_LEVEL_NUMBER, 0);

  return left < right ? -1 : left > right ? 1 : 0;
}

static void
fill_levels (WgUnitFilterBar *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  guint none = 0, selected = 0;
  guint former = wg_unit_tree_get_filter (self->tree)->level;

  if (wg_unit_tree_get_levels (self->tree) != NULL)
    g_ptr_array_extend (rows, wg_unit_tree_get_levels (self->tree), NULL, NULL);
  g_ptr_array_sort (rows, compare_levels);
  g_array_set_size (self->level_numbers, 0);
  g_array_append_val (self->level_numbers, none);
  gtk_string_list_append (choices, _("All levels"));
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      guint number = (guint) wg_row_get_int (row, WG_LEVEL_NUMBER, 0);
      const char *name = wg_row_get_text (row, WG_LEVEL_NAME);

      if (number == 0 || name == NULL)
        continue;
      if (number == former)
        selected = self->level_numbers->len;
      g_array_append_val (self->level_numbers, number);
      gtk_string_list_append (choices, name);
    }
  set_choices (self->levels, choices, selected);
}

static void
fill_types (WgUnitFilterBar *self)
{
  GPtrArray *types = wg_unit_tree_get_body_types (self->tree);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  const char *former = wg_unit_tree_get_filter (self->tree)->body_type;
  guint selected = 0;

  /* The filter keeps a copy of its own. */
  g_ptr_array_set_size (self->type_ids, 0);
  g_ptr_array_add (self->type_ids, NULL);
  gtk_string_list_append (choices, _("All body types"));
  for (guint i = 0; i < types->len; i++)
    {
      const WgBodyType *type = g_ptr_array_index (types, i);

      if (g_strcmp0 (type->id, former) == 0)
        selected = self->type_ids->len;
      g_ptr_array_add (self->type_ids, g_strdup (type->id));
      gtk_string_list_append (choices, type->name);
    }
  set_choices (self->body_types, choices, selected);
}

static guint
find_choice (WgUnitFilterBar *self)
{
  const WgUnitFilter *filter = wg_unit_tree_get_filter (self->tree);
  guint at = 0;

  if (filter->rule != NULL
      && g_ptr_array_find_with_equal_func (self->rule_ids, filter->rule, g_str_equal, &at))
    return CHOICE_RULE + at;
  if (filter->severity >= 0)
    return CHOICE_SEVERITY + (guint) filter->severity;
  return filter->with_findings ? CHOICE_WITH_FINDINGS : CHOICE_ANY;
}

static void
fill_findings (WgUnitFilterBar *self)
{
  GListModel *findings = wg_unit_tree_get_findings (self->tree);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->rule_ids, 0);
  gtk_string_list_append (choices, _("All findings"));
  gtk_string_list_append (choices, _("With findings"));
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    gtk_string_list_append (choices, wg_severity_get_label ((WgSeverity) i));
  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (WgFinding) finding = g_list_model_get_item (findings, i);
      WgRuleCard *card = wg_finding_get_card (finding);
      g_autofree char *name = NULL;

      if (g_ptr_array_find_with_equal_func (self->rule_ids, card->id, g_str_equal, NULL))
        continue;
      name = g_strdup_printf ("%s %s", card->id, card->name);
      g_ptr_array_add (self->rule_ids, g_strdup (card->id));
      gtk_string_list_append (choices, name);
    }
  set_choices (self->findings, choices, find_choice (self));
}

/* Levels, types and rules are those of the file; they change rarely. */
static void
fill (WgUnitFilterBar *self)
{
  if (self->tree == NULL || wg_unit_tree_get_index (self->tree) == NULL)
    return;
  self->is_filling = TRUE;
  fill_levels (self);
  fill_types (self);
  fill_findings (self);
  self->is_filling = FALSE;
  /* What is no longer there to choose is no longer looked for. */
  apply (self);
}

static void
on_stop_search (WgUnitFilterBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_activate (WgUnitFilterBar *self)
{
  /* Enter may come before the search's short delay is over. */
  apply (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
on_key_pressed (WgUnitFilterBar *self,
                guint            key)
{
  if (key != GDK_KEY_Down)
    return FALSE;
  g_signal_emit (self, signals[LEFT], 0);
  return TRUE;
}

static gboolean
wg_unit_filter_bar_grab_focus (GtkWidget *widget)
{
  WgUnitFilterBar *self = WG_UNIT_FILTER_BAR (widget);

  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
wg_unit_filter_bar_dispose (GObject *object)
{
  WgUnitFilterBar *self = WG_UNIT_FILTER_BAR (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->tree);

  G_OBJECT_CLASS (wg_unit_filter_bar_parent_class)->dispose (object);
}

static void
wg_unit_filter_bar_finalize (GObject *object)
{
  WgUnitFilterBar *self = WG_UNIT_FILTER_BAR (object);

  g_array_unref (self->level_numbers);
  g_ptr_array_unref (self->type_ids);
  g_ptr_array_unref (self->rule_ids);

  G_OBJECT_CLASS (wg_unit_filter_bar_parent_class)->finalize (object);
}

static void
wg_unit_filter_bar_class_init (WgUnitFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wg_unit_filter_bar_dispose;
  object_class->finalize = wg_unit_filter_bar_finalize;
  widget_class->grab_focus = wg_unit_filter_bar_grab_focus;
  widget_class->focus = wg_focus_inside;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-unit-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WgUnitFilterBar, content);
  gtk_widget_class_bind_template_child (widget_class, WgUnitFilterBar, entry);
  gtk_widget_class_bind_template_child (widget_class, WgUnitFilterBar, levels);
  gtk_widget_class_bind_template_child (widget_class, WgUnitFilterBar, body_types);
  gtk_widget_class_bind_template_child (widget_class, WgUnitFilterBar, findings);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
wg_unit_filter_bar_init (WgUnitFilterBar *self)
{
  self->level_numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->type_ids = g_ptr_array_new_with_free_func (g_free);
  self->rule_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_text_scale_turn (GTK_BOX (self->content));
}

void
wg_unit_filter_bar_set_tree (WgUnitFilterBar *self,
                             WgUnitTree      *tree)
{
  g_return_if_fail (WG_IS_UNIT_FILTER_BAR (self));

  if (self->tree == tree)
    return;
  if (self->tree != NULL)
    g_signal_handlers_disconnect_by_func (self->tree, fill, self);
  g_set_object (&self->tree, tree);
  if (tree == NULL)
    return;
  g_signal_connect_object (tree, "rebuilt", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

void
wg_unit_filter_bar_clear (WgUnitFilterBar *self)
{
  g_return_if_fail (WG_IS_UNIT_FILTER_BAR (self));

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->levels, 0);
  gtk_drop_down_set_selected (self->body_types, 0);
  gtk_drop_down_set_selected (self->findings, CHOICE_ANY);
  self->is_filling = FALSE;
  apply (self);
}

void
wg_unit_filter_bar_capture (WgUnitFilterBar *self,
                            GtkWidget       *widget)
{
  gtk_search_entry_set_key_capture_widget (self->entry, widget);
}

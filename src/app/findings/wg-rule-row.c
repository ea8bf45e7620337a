/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of one rule. It builds its lines from the card; what may be written and what needs a
 * reason is decided in desk/. */

#include "wg-rule-row.h"

#include "wg-rule-settings.h"

#include <glib/gi18n.h>

struct _WgRuleRow
{
  AdwExpanderRow parent_instance;

  WgDistrict  *district;
  WgRuleCard  *card;   /* a copy of its own, changed as its lines are */
  GtkSwitch   *on;     /* (nullable), as what follows: there once the row was opened */
  GPtrArray   *cases;  /* AdwComboRow: in the order of the card's */
  GHashTable  *limits; /* text → GtkSpinButton */
  GtkEntry    *reason;
  GtkLabel    *problem;
};

G_DEFINE_FINAL_TYPE (WgRuleRow, wg_rule_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  const char *label;
} limit_labels[] = {
  { "members", N_("Full members") },
  { "grids", N_("Grids") },
  { "least", N_("At least") },
  { "most", N_("At most") },
  { "days", N_("Days of notice before the end") },
  { "months", N_("Months of delay at most") },
  { "calendar", N_("Months in the calendar of re-elections") },
  { "bunched", N_("Bunched: a month with more than this share, %") },
  { "area_m2", N_("Tolerance, m²") },
  { "staff", N_("Full-time staff") },
};

static void
wg_rule_row_dispose (GObject *object)
{
  WgRuleRow *self = WG_RULE_ROW (object);

  g_clear_object (&self->district);
  g_clear_pointer (&self->card, wg_rule_card_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->limits, g_hash_table_unref);

  G_OBJECT_CLASS (wg_rule_row_parent_class)->dispose (object);
}

static void
wg_rule_row_class_init (WgRuleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_rule_row_dispose;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wg_rule_row_init (WgRuleRow *self)
{
  self->cases = g_ptr_array_new ();
  self->limits = g_hash_table_new (g_str_hash, g_str_equal);
}

/* What one sees of it closed: that it is off or changed and why, else what it demands. */
static void
show_state (WgRuleRow *self)
{
  g_autofree char *text = NULL, *escaped = NULL;

  if (!self->card->is_on)
    text = g_strdup_printf (_("Not checked: %s"),
                            self->card->reason != NULL ? self->card->reason
                              : _("a local habit, switched off until it is asked for"));
  else if (self->card->reason != NULL)
    text = g_strdup_printf (_("Changed: %s"), self->card->reason);
  escaped = g_markup_escape_text (text != NULL ? text : self->card->text, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
}

/* The lines say what the card says. */
static void
show_card (WgRuleRow *self)
{
  GHashTableIter iter;
  gpointer name, button;

  gtk_switch_set_active (self->on, self->card->is_on);
  for (guint i = 0; i < self->cases->len; i++)
    {
      const WgRuleCase *found = g_ptr_array_index (self->card->cases, i);

      adw_combo_row_set_selected (g_ptr_array_index (self->cases, i), found->severity);
    }
  g_hash_table_iter_init (&iter, self->limits);
  while (g_hash_table_iter_next (&iter, &name, &button))
    gtk_spin_button_set_value (button, wg_rule_card_get_limit (self->card, name));
}

/* And the other way round. */
static void
read_lines (WgRuleRow *self)
{
  GHashTableIter iter;
  gpointer name, button;

  self->card->is_on = gtk_switch_get_active (self->on);
  for (guint i = 0; i < self->cases->len; i++)
    {
      WgRuleCase *found = g_ptr_array_index (self->card->cases, i);

      found->severity = (WgSeverity) adw_combo_row_get_selected (g_ptr_array_index (self->cases,
                                                                                    i));
    }
  g_hash_table_iter_init (&iter, self->limits);
  while (g_hash_table_iter_next (&iter, &name, &button))
    wg_rule_card_set_limit (self->card, name, gtk_spin_button_get_value (button));
  g_free (self->card->reason);
  self->card->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  if (*g_strstrip (self->card->reason) == '\0')
    g_clear_pointer (&self->card->reason, g_free);
}

static void
show_problem (WgRuleRow *self, const char *sentence)
{
  gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgRuleRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    {
      show_problem (self, error->message);
      return;
    }
  if (self->card == NULL)
    return;
  show_state (self);
  text = g_strdup_printf (_("Rule %s %s"), self->card->id, self->card->name);
  g_signal_emit (self, signals[SAVED], 0, text);
}

static void
on_save (WgRuleRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgEdit) edit = NULL;

  read_lines (self);
  edit = wg_rule_settings_make_edit (self->district, self->card, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  else if (edit != NULL)
    wg_district_apply_async (self->district, edit, NULL, on_applied, g_object_ref (self));
}

static void
on_reset (WgRuleRow *self)
{
  g_autoptr (GError) error = NULL;

  if (!wg_rule_settings_reset (self->card, &error))
    show_problem (self, error->message);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  show_card (self);
  on_save (self);
}

static void
add_line (WgRuleRow *self, const char *title, GtkWidget *suffix)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), suffix); /* named after it, too */
  /* Tab stops at what can be changed, not at its line as well. */
  gtk_widget_set_focusable (line, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), line);
}

/* "正式党员 … 人": facts differ from place to place. */
static char *
describe_case (const WgRuleCase *found)
{
  g_autoptr (GRegex) fact = g_regex_new ("\\{[^}]*\\}", 0, 0, NULL);

  return g_regex_replace_literal (fact, found->sentence, -1, 0, "…", 0, NULL);
}

static void
add_cases (WgRuleRow *self)
{
  for (guint i = 0; i < self->card->cases->len; i++)
    {
      g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
      g_autofree char *title = describe_case (g_ptr_array_index (self->card->cases, i));
      GtkWidget *line = adw_combo_row_new ();

      for (guint k = 0; k < WG_N_SEVERITIES; k++)
        gtk_string_list_append (words, wg_severity_get_label ((WgSeverity) k));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
      adw_combo_row_set_model (ADW_COMBO_ROW (line), G_LIST_MODEL (words));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), line);
      g_ptr_array_add (self->cases, line);
    }
}

static void
add_limits (WgRuleRow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (limit_labels); i++)
    {
      GtkWidget *button;
      gpointer name;

      if (!g_hash_table_lookup_extended (self->card->limits, limit_labels[i].name, &name, NULL))
        continue;
      button = gtk_spin_button_new_with_range (0, 100000, 1);
      add_line (self, _(limit_labels[i].label), button);
      g_hash_table_insert (self->limits, (gpointer) limit_labels[i].name, button);
    }
}

/* An entry of its own: GTK tells no screen reader that the text of an AdwEntryRow has the focus. */
static void
add_reason (WgRuleRow *self)
{
  self->reason = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->reason), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->reason),
                         self->card->reason != NULL ? self->card->reason : "");
  add_line (self, _("Reason for the change"), GTK_WIDGET (self->reason));
  g_signal_connect_object (self->reason, "activate", G_CALLBACK (on_save), self,
                           G_CONNECT_SWAPPED);
}

static void
add_end (WgRuleRow *self)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *reset = gtk_button_new_with_mnemonic (_("_As Shipped"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save Rule"));

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_add_css_class (buttons, "rule-buttons");
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (buttons), reset);
  gtk_box_append (GTK_BOX (buttons), save);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), buttons);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), line);
  g_signal_connect_object (save, "clicked", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
}

/* Nobody looks into all of thirty rules: the lines come when one is opened. */
static void
on_expanded (WgRuleRow *self)
{
  if (self->on != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->on = GTK_SWITCH (gtk_switch_new ());
  add_line (self, _("Check this rule"), GTK_WIDGET (self->on));
  add_cases (self);
  add_limits (self);
  add_reason (self);
  add_end (self);
  show_card (self);
}

GtkWidget *
wg_rule_row_new (WgDistrict *district, WgRuleCard *card)
{
  WgRuleRow *self = g_object_new (WG_TYPE_RULE_ROW, NULL);
  g_autofree char *title = g_strjoin (" ", card->id, card->name, NULL);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  self->district = g_object_ref (district);
  self->card = wg_rule_card_ref (card);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  show_state (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dialog's fields mean: the edit that they ask for, and the sums beside them. */

#include "wg-unit-end-dialog-private.h"

#include "wg-unit-end.h"

#include <glib/gi18n.h>

static const char *
get_text (AdwEntryRow *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gint64
count_of (gpointer unit, guint field)
{
  return wg_row_get_int (wg_unit_get_row (unit), field, -1);
}

static gboolean
is_checked (GtkListBox *list, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);
  GtkCheckButton *check = row != NULL ? g_object_get_data (G_OBJECT (row), "check") : NULL;

  return check != NULL && gtk_check_button_get_active (check);
}

void
_wg_unit_end_dialog_add_row (GtkListBox *list, const char *title, const char *subtitle,
                             GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  if (GTK_IS_CHECK_BUTTON (control))
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), control);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  g_object_set_data (G_OBJECT (row), "check", control);
  gtk_list_box_append (list, row);
}

static void
add_row (GtkListBox *list, const char *title, const char *subtitle, GCallback changed,
         gpointer self)
{
  GtkWidget *check = gtk_check_button_new ();

  g_signal_connect_object (check, "notify::active", changed, self, G_CONNECT_SWAPPED);
  _wg_unit_end_dialog_add_row (list, title, subtitle, check);
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

char *
_wg_unit_end_dialog_describe_counts (gint64 members, gint64 households)
{
  g_autofree char *members_text =
    members >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, members) : g_strdup ("—");
  g_autofree char *households_text =
    households >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, households) : g_strdup ("—");

  return g_strdup_printf (_("full members %s, households %s"), members_text, households_text);
}

void
_wg_unit_end_dialog_fill (WgUnitEndDialog *self, GCallback changed)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  clear (self->partners);
  for (guint i = 0; i < self->neighbours->len; i++)
    {
      WgUnit *unit = g_ptr_array_index (self->neighbours, i);
      g_autofree char *counts =
        _wg_unit_end_dialog_describe_counts (count_of (unit, WG_UNIT_FULL_MEMBERS),
                                             count_of (unit, WG_UNIT_HOUSEHOLDS));

      gtk_string_list_append (names, wg_unit_get_name (unit));
      add_row (self->partners, wg_unit_get_name (unit), counts, changed, self);
    }
  gtk_drop_down_set_model (self->move_to, G_LIST_MODEL (names));
}

/* −1 and −1 are −1: nobody counted. */
static gint64
add_counts (gint64 a, gint64 b)
{
  return a < 0 ? b : b < 0 ? a : a + b;
}

static void
count_merger (WgUnitEndDialog *self)
{
  WgUnit *unit = wg_district_find_unit (self->district, self->unit);
  gint64 members = count_of (unit, WG_UNIT_FULL_MEMBERS);
  gint64 households = count_of (unit, WG_UNIT_HOUSEHOLDS);
  g_autofree char *counts = NULL, *text = NULL;

  for (guint i = 0; i < self->neighbours->len; i++)
    if (is_checked (self->partners, i))
      {
        gpointer partner = g_ptr_array_index (self->neighbours, i);

        members = add_counts (members, count_of (partner, WG_UNIT_FULL_MEMBERS));
        households = add_counts (households, count_of (partner, WG_UNIT_HOUSEHOLDS));
      }
  counts = _wg_unit_end_dialog_describe_counts (members, households);
  text = g_strdup_printf (_("Together: %s"), counts);
  gtk_label_set_text (self->merged_sums, text);
}

void
_wg_unit_end_dialog_count (WgUnitEndDialog *self)
{
  count_merger (self);
  _wg_unit_end_dialog_count_split (self);
}

static WgEdit *
make_closing (WgUnitEndDialog *self, GError **error)
{
  guint chosen = gtk_drop_down_get_selected (self->move_to);
  gboolean moves = gtk_check_button_get_active (self->move) && chosen < self->neighbours->len;
  WgOrphans orphans = moves ? WG_ORPHANS_MOVE
                      : gtk_check_button_get_active (self->close_too) ? WG_ORPHANS_CLOSE
                                                                      : WG_ORPHANS_REFUSE;
  gint64 to = moves ? wg_unit_get_id (g_ptr_array_index (self->neighbours, chosen)) : 0;

  return wg_unit_end_close (self->district, self->unit, get_text (self->day),
                            get_text (self->approval), orphans, to, error);
}

static WgEdit *
make_merger (WgUnitEndDialog *self, GError **error)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  WgUnitPart into = { .full_members = -1, .households = -1 };

  g_array_append_val (units, self->unit);
  for (guint i = 0; i < self->neighbours->len; i++)
    if (is_checked (self->partners, i))
      {
        gint64 id = wg_unit_get_id (g_ptr_array_index (self->neighbours, i));

        g_array_append_val (units, id);
      }
  if (gtk_check_button_get_active (self->into_new))
    {
      into.name = get_text (self->merged_name);
      into.code = get_text (self->merged_code);
    }
  else
    into.unit = self->unit;
  return wg_unit_end_merge (self->district, units, &into, get_text (self->day),
                            get_text (self->approval), error);
}

WgEdit *
_wg_unit_end_dialog_make_edit (WgUnitEndDialog *self, GError **error)
{
  const char *way = gtk_stack_get_visible_child_name (self->ways);

  if (g_strcmp0 (way, "merge") == 0)
    return make_merger (self, error);
  if (g_strcmp0 (way, "split") == 0)
    return _wg_unit_end_dialog_make_split (self, error);
  return make_closing (self, error);
}

static char *
dup_merged (WgUnitEndDialog *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (char *) adw_window_title_get_subtitle (self->heading));
  for (guint i = 0; i < self->neighbours->len; i++)
    if (is_checked (self->partners, i))
      g_ptr_array_add (names,
                       (char *) wg_unit_get_name (g_ptr_array_index (self->neighbours, i)));
  g_ptr_array_add (names, NULL);
  /* Translators: what stands between the items of a list. */
  return g_strjoinv (C_("list", ", "), (char **) names->pdata);
}

char *
_wg_unit_end_dialog_dup_words (WgUnitEndDialog *self)
{
  const char *way = gtk_stack_get_visible_child_name (self->ways);
  const char *name = adw_window_title_get_subtitle (self->heading);
  g_autofree char *listed = NULL;

  if (g_strcmp0 (way, "merge") == 0)
    {
      listed = dup_merged (self);
      /* Translators: a decision to be: units that become one, and their sums. */
      return g_strdup_printf (_("Merge %1$s. %2$s"), listed,
                              gtk_label_get_text (self->merged_sums));
    }
  if (g_strcmp0 (way, "split") == 0)
    {
      listed = _wg_unit_end_dialog_dup_parts (self);
      /* Translators: a decision to be: a unit and what it is split into. */
      return g_strdup_printf (_("Split “%1$s”: %2$s"), name, listed);
    }
  /* Translators: a decision to be: a unit and its last day. */
  return g_strdup_printf (_("Close “%1$s” on %2$s"), name, get_text (self->day));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that ends units. It tries out what the fields say after every change and writes only
 * when the button is pressed; the rules of it are desk/'s. */

#include "wg-unit-end-dialog-private.h"

#include "wg-finding-lines.h"
#include "wg-rehearsal.h"
#include "wg-text-scale.h"
#include "wg-unit-end.h"

#include <glib/gi18n.h>

#define TRY_AFTER 250 /* ms after the last key */

G_DEFINE_FINAL_TYPE (WgUnitEndDialog, wg_unit_end_dialog, ADW_TYPE_WINDOW)

static gboolean
is_way (WgUnitEndDialog *self, const char *way)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->ways), way) == 0;
}

static void
show_refusal (WgUnitEndDialog *self, const char *text)
{
  gtk_label_set_text (self->refusal, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), text != NULL);
}

static void
set_possible (WgUnitEndDialog *self, gboolean possible)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), possible);
  gtk_widget_set_sensitive (GTK_WIDGET (self->decide), possible);
}

static void
forget_trial (WgUnitEndDialog *self)
{
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_pointer (&self->trial, wg_trial_free);
  g_clear_pointer (&self->edit, wg_edit_unref);
  wg_finding_lines_clear (self->findings);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), FALSE);
  gtk_label_set_text (self->summary, "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), FALSE);
  set_possible (self, FALSE);
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgUnitEndDialog) self = data;
  g_autoptr (GError) error = NULL;
  WgTrial *trial = wg_trial_run_finish (result, &error);
  g_autofree char *come = NULL, *go = NULL, *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->district == NULL)
    {
      g_clear_pointer (&trial, wg_trial_free);
      return;
    }
  if (trial == NULL)
    {
      show_refusal (self, error->message);
      return;
    }
  self->trial = trial;
  come = g_strdup_printf (ngettext ("%u finding comes", "%u findings come", trial->come->len),
                          trial->come->len);
  go = g_strdup_printf (ngettext ("%u finding goes", "%u findings go", trial->go->len),
                        trial->go->len);
  text = g_strdup_printf ("%s · %s", come, go);
  gtk_label_set_text (self->summary, text);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), TRUE);
  wg_finding_lines_fill (self->findings, trial->come);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), trial->come->len > 0);
}

/* Of the edit: the day on which both orders are compared is the first of the new one. */
static char *
dup_first (WgUnitEndDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day));
  WgDate day;

  if (!is_way (self, "close") || !wg_date_parse (text, &day))
    return g_strdup (text);
  return wg_date_format (day + 1);
}

static gboolean
on_try_due (gpointer data)
{
  WgUnitEndDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = dup_first (self);

  self->waiting = 0;
  forget_trial (self);
  if (wg_district_find_unit (self->district, self->unit) == NULL)
    return G_SOURCE_REMOVE;
  self->edit = _wg_unit_end_dialog_make_edit (self, &error);
  show_refusal (self, error != NULL ? error->message : NULL);
  if (self->edit == NULL)
    return G_SOURCE_REMOVE;
  set_possible (self, TRUE);
  self->running = g_cancellable_new ();
  wg_trial_run_async (self->district, self->edit, first, self->running, on_tried,
                      g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
show_orphans (WgUnitEndDialog *self)
{
  WgOrphanCounts counts;
  g_autofree char *what = NULL, *text = NULL;

  wg_unit_end_count_orphans (self->district, self->unit,
                             gtk_editable_get_text (GTK_EDITABLE (self->day)), &counts);
  what = wg_unit_end_describe_orphans (&counts);
  text = what != NULL ? g_strdup_printf (_("There is still %s. What becomes of it?"), what)
                      : g_strdup (_("Nothing lies under it that goes on."));
  gtk_label_set_text (self->orphans, text);
  gtk_widget_set_visible (self->orphan_choices, what != NULL);
}

static void
on_changed (WgUnitEndDialog *self)
{
  gboolean closes = is_way (self, "close");
  gboolean is_new = gtk_check_button_get_active (self->into_new);

  if (self->district == NULL)
    return;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->day), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day),
                                 closes ? _("Last day") : _("First day of the new order"));
  gtk_button_set_label (self->apply, closes ? _("_Close the Unit")
                                     : is_way (self, "merge") ? _("_Merge") : _("_Split"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->move_to),
                            gtk_check_button_get_active (self->move));
  gtk_widget_set_visible (self->merged_new, is_new);
  show_orphans (self);
  _wg_unit_end_dialog_count (self);
  set_possible (self, FALSE);
  g_clear_handle_id (&self->waiting, g_source_remove);
  self->waiting = g_timeout_add (TRY_AFTER, on_try_due, self);
}

void
_wg_unit_end_dialog_changed (WgUnitEndDialog *self)
{
  on_changed (self);
}

static void
on_add_part (WgUnitEndDialog *self)
{
  _wg_unit_end_dialog_add_part (self, TRUE);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgUnitEndDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_refusal (self, error->message);
}

static void
on_apply_clicked (WgUnitEndDialog *self)
{
  g_autoptr (WgEdit) edit = self->edit != NULL ? wg_edit_ref (self->edit) : NULL;

  if (edit == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  wg_district_apply_async (self->district, edit, NULL, on_applied, g_object_ref (self));
}

/* J1 22: what was thought here becomes a task of the meeting, and nothing else. */
static void
on_decide_clicked (WgUnitEndDialog *self)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *words = _wg_unit_end_dialog_dup_words (self);
  g_autofree char *first = dup_first (self);
  g_autoptr (WgRehearsal) rehearsal =
    wg_rehearsal_new_end (self->district, gtk_stack_get_visible_child_name (self->ways),
                          self->unit, first, words, self->trial);
  gint64 unit = self->unit;

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (parent, "win.decide", "(xss)", unit, rehearsal->content,
                              rehearsal->trial);
}

static void
wg_unit_end_dialog_dispose (GObject *object)
{
  WgUnitEndDialog *self = WG_UNIT_END_DIALOG (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_pointer (&self->trial, wg_trial_free);
  g_clear_pointer (&self->edit, wg_edit_unref);
  g_clear_pointer (&self->neighbours, g_ptr_array_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_clear_object (&self->places);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_unit_end_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, decide);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, ways);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, day);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, approval);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, orphans);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, orphan_choices);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, close_too);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, move);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, move_to);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, partners);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, into_this);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, into_new);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, merged_new);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, merged_name);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, merged_code);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, merged_sums);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, rest);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, members);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, WgUnitEndDialog, findings);
}

static void
wg_unit_end_dialog_class_init (WgUnitEndDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_unit_end_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-unit-end-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_part);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_decide_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_unit_end_dialog_init (WgUnitEndDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GPtrArray *
list_neighbours (WgDistrict *district, WgUnit *unit)
{
  GPtrArray *neighbours = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *children = wg_district_get_children (district, wg_unit_get_parent_id (unit));

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      WgUnit *other = g_ptr_array_index (children, i);

      if (other != unit && wg_unit_get_level (other) == wg_unit_get_level (unit))
        g_ptr_array_add (neighbours, g_object_ref (other));
    }
  return neighbours;
}

/**
 * wg_unit_end_dialog_new:
 * @unit: row id of a unit that exists today
 *
 * Returns: (transfer full): the dialog
 */
GtkWidget *
wg_unit_end_dialog_new (GtkWindow *parent, WgDistrict *district, gint64 unit)
{
  WgUnitEndDialog *self = g_object_new (WG_TYPE_UNIT_END_DIALOG, "transient-for", parent, NULL);
  WgUnit *found = wg_district_find_unit (district, unit);
  g_autofree char *today =
    wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));

  g_return_val_if_fail (found != NULL, GTK_WIDGET (self));

  if (gtk_widget_has_css_class (GTK_WIDGET (parent), "uncomposited"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "uncomposited");
  wg_text_scale_widen (GTK_WINDOW (self));
  self->district = g_object_ref (district);
  self->unit = unit;
  self->neighbours = list_neighbours (district, found);
  self->listed = wg_unit_end_list_members (district, unit, today);
  adw_window_title_set_subtitle (self->heading, wg_unit_get_name (found));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), wg_unit_get_name (found));
  _wg_unit_end_dialog_fill_split (self);
  _wg_unit_end_dialog_fill (self, G_CALLBACK (on_changed));
  gtk_editable_set_text (GTK_EDITABLE (self->day), today);
  on_changed (self);
  return GTK_WIDGET (self);
}

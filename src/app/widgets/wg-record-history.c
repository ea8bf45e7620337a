/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The past of one record under its form, read from the journal on a thread. It changes nothing. */

#include "wg-record-history.h"

#include "wg-unit-history.h"

#include <glib/gi18n.h>

struct _WgRecordHistory
{
  AdwPreferencesGroup parent_instance;

  GPtrArray    *rows;    /* AdwActionRow */
  GCancellable *loading; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgRecordHistory, wg_record_history, ADW_TYPE_PREFERENCES_GROUP)

static void
wg_record_history_dispose (GObject *object)
{
  WgRecordHistory *self = WG_RECORD_HISTORY (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);

  G_OBJECT_CLASS (wg_record_history_parent_class)->dispose (object);
}

static void
wg_record_history_finalize (GObject *object)
{
  g_ptr_array_unref (WG_RECORD_HISTORY (object)->rows);

  G_OBJECT_CLASS (wg_record_history_parent_class)->finalize (object);
}

static void
wg_record_history_class_init (WgRecordHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_record_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_record_history_finalize;
}

static void
wg_record_history_init (WgRecordHistory *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("History"));
}

static void
clear (WgRecordHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* "Grid: 4 → 5"; what was empty is a dash. */
static char *
describe_lines (const WgHistoryEdit *edit)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < edit->lines->len; i++)
    {
      const WgHistoryLine *line = g_ptr_array_index (edit->lines, i);

      if (*line->before == '\0' && *line->after == '\0')
        {
          g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line->field);
          continue;
        }
      g_string_append_printf (text, "%s%s: %s → %s", i > 0 ? "\n" : "", line->field,
                              *line->before != '\0' ? line->before : "–",
                              *line->after != '\0' ? line->after : "–");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_edit (WgRecordHistory *self, const WgHistoryEdit *edit)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = wg_history_edit_dup_when (edit);
  g_autofree char *title = g_strdup_printf ("%s  %s  %s", when, edit->who, edit->label);
  g_autofree char *lines = describe_lines (edit);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_lines = g_markup_escape_text (lines, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_lines);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgRecordHistory) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = wg_unit_history_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  clear (self);
  if (edits == NULL)
    return;
  for (guint i = 0; i < edits->len; i++)
    add_edit (self, g_ptr_array_index (edits, i));
  gtk_widget_set_visible (GTK_WIDGET (self), edits->len > 0);
}

void
wg_record_history_set_row (WgRecordHistory *self, WgDistrict *district, WgRow *row)
{
  g_return_if_fail (WG_IS_RECORD_HISTORY (self));

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (row == NULL || district == NULL)
    {
      clear (self);
      return;
    }
  self->loading = g_cancellable_new ();
  wg_record_history_load_async (district, wg_row_get_kind (row), wg_row_get_id (row),
                                self->loading, on_loaded, g_object_ref (self));
}

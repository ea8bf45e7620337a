/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of how long old values are kept. It asks before something goes; what goes, and the
 * words for it, are wg-history-keeping.c's. */

#include "wg-history-group.h"

#include "wg-history-keeping.h"

#include <glib/gi18n.h>

struct _WgHistoryGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow  *row;
  WgDistrict   *district; /* (nullable) */
  GArray       *months;   /* guint: of each line of the row */
  guint         kept;     /* what the file says */
  gboolean      showing;  /* the row is being set from the file */
  GCancellable *working;
};

G_DEFINE_FINAL_TYPE (WgHistoryGroup, wg_history_group, ADW_TYPE_PREFERENCES_GROUP)

static void
wg_history_group_dispose (GObject *object)
{
  WgHistoryGroup *self = WG_HISTORY_GROUP (object);

  g_cancellable_cancel (self->working);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_history_group_parent_class)->dispose (object);
}

static void
wg_history_group_finalize (GObject *object)
{
  WgHistoryGroup *self = WG_HISTORY_GROUP (object);

  g_clear_object (&self->working);
  g_array_unref (self->months);

  G_OBJECT_CLASS (wg_history_group_parent_class)->finalize (object);
}

static void
wg_history_group_class_init (WgHistoryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_history_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_history_group_finalize;
}

static gboolean
is_shorter (guint months, guint than)
{
  return months != 0 && (than == 0 || months < than);
}

/* The choices, and what another program may have set; selects what the file says. */
static void
show_choices (WgHistoryGroup *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const guint *choice = wg_history_keeping_choices ();
  gboolean last = FALSE;
  guint selected = 0;

  self->kept = wg_history_keeping_get_months (self->district);
  g_array_set_size (self->months, 0);
  for (; !last; choice++)
    {
      last = *choice == 0;
      g_array_append_val (self->months, *choice);
      if (is_shorter (*choice, self->kept) && (last || is_shorter (self->kept, choice[1])))
        g_array_append_val (self->months, self->kept);
    }
  for (guint i = 0; i < self->months->len; i++)
    {
      guint months = g_array_index (self->months, guint, i);
      g_autofree char *text = wg_history_keeping_dup_words (months);

      gtk_string_list_append (words, text);
      if (months == self->kept)
        selected = i;
    }
  self->showing = TRUE;
  adw_combo_row_set_model (self->row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->row, selected);
  self->showing = FALSE;
}

static void
show_kept (WgHistoryGroup *self)
{
  g_autofree char *day = wg_history_keeping_dup_first_day (self->kept);
  /* Translators: %s is a date. */
  g_autofree char *text = self->kept != 0
                            ? g_strdup_printf (_("What was changed before %s is told without "
                                                 "its values"), day)
                            : g_strdup (_("Nothing is taken out of the history"));
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), escaped);
}

static void
on_set (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgHistoryGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *escaped = NULL;

  wg_history_keeping_set_finish (result, &error);
  if (error == NULL || self->district == NULL)
    return;
  show_choices (self);
  escaped = g_markup_escape_text (error->message, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), escaped);
}

static void
set_months (WgHistoryGroup *self, guint months)
{
  wg_history_keeping_set_async (self->district, months, self->working, on_set,
                                g_object_ref (self));
}

static void
on_answered (AdwMessageDialog *dialog, const char *response, WgHistoryGroup *self)
{
  if (self->district == NULL)
    return;
  if (g_str_equal (response, "shorten"))
    set_months (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "months")));
  else
    show_choices (self);
}

static void
ask (WgHistoryGroup *self, guint months)
{
  g_autofree char *words = wg_history_keeping_dup_words (months);
  g_autofree char *day = wg_history_keeping_dup_first_day (months);
  /* Translators: %s is "2 years". */
  g_autofree char *heading = g_strdup_printf (_("Keep old values for %s only?"), words);
  g_autofree char *body
    = g_strdup_printf (_("Names, numbers, texts and shapes that were changed or taken away before "
                         "%s are taken out of the history, now and later as time goes on. This "
                         "cannot be taken back.\n\nWho left a position before that day is "
                         "called “Former holder” there, without a telephone number.\n\nWho did "
                         "what and when is kept, and so are dates, records of service, and all "
                         "else that is in the file today. Backups keep what they hold."), day);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "shorten", _("_Take Out"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "shorten",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "months", GUINT_TO_POINTER (months));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_selected (WgHistoryGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->row);
  guint months;

  if (self->showing || self->district == NULL || selected >= self->months->len)
    return;
  months = g_array_index (self->months, guint, selected);
  if (months == self->kept)
    return;
  if (is_shorter (months, self->kept))
    ask (self, months);
  else
    set_months (self, months);
}

static void
wg_history_group_init (WgHistoryGroup *self)
{
  self->working = g_cancellable_new ();
  self->months = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("Keep Old Values"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("History"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->row));
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

static void
on_changed (WgHistoryGroup *self)
{
  show_choices (self);
  show_kept (self);
}

void
wg_history_group_set_district (WgHistoryGroup *self, WgDistrict *district)
{
  g_return_if_fail (WG_IS_HISTORY_GROUP (self));
  g_return_if_fail (self->district == NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), district != NULL);
  if (district == NULL)
    return;
  self->district = g_object_ref (district);
  gtk_widget_set_sensitive (GTK_WIDGET (self->row), !wg_district_get_read_only (district));
  g_signal_connect_object (district, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
}

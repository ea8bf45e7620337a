/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The differences behind "entered after the cut-off" and the decision about them. A cut-off is
 * never moved silently: only here, and it is logged. */

#include "wg-late-window.h"

#include "wg-deck-book.h"
#include "wg-figure-text.h"
#include "wg-records.h"
#include "wg-scope-words.h"

#include <glib/gi18n.h>

struct _WgLateWindow
{
  AdwWindow parent_instance;

  GtkLabel     *title;
  GtkLabel     *count;
  GtkListBox   *list;
  GtkWidget    *keep;
  GtkWidget    *refresh;

  WgDistrict   *district;
  WgScope      *scope;
  WgQuestion    question;
  WgTime        last;     /* when the last of them was entered */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (WgLateWindow, wg_late_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
add_entry (WgLateWindow *self, const WgLateEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *record = entry->row != NULL ? wg_record_describe (self->district, entry->row)
                                               : g_strdup (_("A record that was taken back"));
  g_autofree char *when = wg_time_format (entry->entered);
  /* Translators: a field, its old and its new value. */
  g_autofree char *change =
    g_strdup_printf (_("%1$s: %2$s → %3$s"), entry->field,
                     entry->old_text != NULL ? entry->old_text : _("nothing"),
                     entry->new_text != NULL ? entry->new_text : _("nothing"));
  /* Translators: a time and a person. */
  g_autofree char *entered =
    entry->who != NULL && entry->who[0] != '\0'
      ? g_strdup_printf (_("Entered %1$s by %2$s"), when, entry->who)
      : g_strdup_printf (_("Entered %s"), when);
  g_autofree char *spoken = g_strjoin ("; ", record, change, entered, NULL);

  gtk_box_append (GTK_BOX (box), make_label (record, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (change, "body"));
  gtk_box_append (GTK_BOX (box), make_label (entered, "dim-label"));
  gtk_widget_add_css_class (box, "ask-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
  self->last = MAX (self->last, entry->entered);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgLateWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    wg_district_list_late_finish (WG_DISTRICT (source), result, &error);
  g_autofree char *count = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      gtk_label_set_text (self->count, error->message);
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    add_entry (self, g_ptr_array_index (entries, i));
  count = g_strdup_printf (ngettext ("%u difference", "%u differences", entries->len),
                           entries->len);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_sensitive (self->refresh, entries->len > 0);
}

/* "Finished 371 → 372": at the cut-off, and now. */
static void
show_title (WgLateWindow *self)
{
  WgQuestion live = self->question;
  g_autoptr (WgFigure) frozen = wg_district_ask (self->district, &self->question, NULL);
  g_autoptr (WgFigure) now = NULL;
  g_autofree char *before = NULL, *after = NULL, *cutoff = NULL, *text = NULL;

  live.cutoff = WG_TIME_NONE;
  now = wg_district_ask (self->district, &live, NULL);
  if (frozen == NULL || now == NULL)
    return;
  before = wg_figure_text_part (frozen, NULL);
  after = wg_figure_text_part (now, NULL);
  cutoff = wg_scope_words_cutoff (self->question.cutoff);
  /* Translators: a figure, the cut-off, the value then, the value now. */
  text = g_strdup_printf (_("%1$s: %2$s %3$s, live %4$s"), frozen->indicator->name, cutoff, before,
                          after);
  gtk_label_set_text (self->title, text);
}

static void
on_logged (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgLateWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_label_set_text (self->count, error->message);
}

/* The statistics page follows where it shows what was asked; decks frozen then are moved too. */
static void
decide (WgLateWindow *self, WgTime cutoff)
{
  g_autoptr (WgEdit) edit = wg_deck_book_edit_cutoff (self->district, self->question.unit,
                                                      &self->question.period,
                                                      self->question.cutoff, cutoff);

  if (wg_scope_get_cutoff (self->scope) == self->question.cutoff)
    wg_scope_set_cutoff (self->scope, cutoff);
  gtk_widget_set_sensitive (self->keep, FALSE);
  gtk_widget_set_sensitive (self->refresh, FALSE);
  wg_district_apply_async (self->district, edit, NULL, on_logged, g_object_ref (self));
}

static void
on_keep (WgLateWindow *self)
{
  decide (self, self->question.cutoff);
}

/* Until now, and not before what is already known. */
static void
on_refresh (WgLateWindow *self)
{
  WgTime now = wg_clock_get_now (wg_district_get_clock (self->district));

  decide (self, MAX (now, self->last));
}

static void
wg_late_window_dispose (GObject *object)
{
  WgLateWindow *self = WG_LATE_WINDOW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (wg_late_window_parent_class)->dispose (object);
}

static void
wg_late_window_class_init (WgLateWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_late_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/stats/wg-late-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WgLateWindow, title);
  gtk_widget_class_bind_template_child (widget_class, WgLateWindow, count);
  gtk_widget_class_bind_template_child (widget_class, WgLateWindow, list);
  gtk_widget_class_bind_template_child (widget_class, WgLateWindow, keep);
  gtk_widget_class_bind_template_child (widget_class, WgLateWindow, refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
  gtk_widget_class_bind_template_callback (widget_class, on_refresh);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_late_window_init (WgLateWindow *self)
{
  self->last = WG_TIME_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
wg_late_window_new (GtkWindow *parent, WgDistrict *district, WgScope *scope,
                    const WgQuestion *question)
{
  WgLateWindow *self = g_object_new (WG_TYPE_LATE_WINDOW, "transient-for", parent, NULL);
  gboolean writable = !wg_district_get_read_only (district);

  if (gtk_widget_has_css_class (GTK_WIDGET (parent), "uncomposited"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "uncomposited");
  self->district = g_object_ref (district);
  self->scope = g_object_ref (scope);
  self->question = *question;
  self->question.indicator = g_intern_string (question->indicator);
  gtk_widget_set_visible (self->keep, writable);
  gtk_widget_set_visible (self->refresh, writable);
  gtk_widget_set_sensitive (self->refresh, FALSE);
  show_title (self);
  self->reading = g_cancellable_new ();
  wg_district_list_late_async (district, &self->question, self->reading, on_read,
                               g_object_ref (self));
  return GTK_WINDOW (self);
}

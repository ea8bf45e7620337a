/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant: which step is shown, and what runs. The work itself is desk/'s, the same
 * that the command line runs. */

#include "wg-import-window.h"

#include "wg-import-choose.h"
#include "wg-import-report.h"
#include "wg-number.h"
#include "wg-text-scale.h"

#include <glib/gi18n.h>

struct _WgImportWindow
{
  AdwWindow parent_instance;

  GtkButton      *close_button;
  GtkButton      *next;
  GtkWidget      *back;
  GtkStack       *steps;
  WgImportChoose *choose;
  GtkLabel       *stage;
  GtkProgressBar *bar;
  WgImportReport *report;
  AdwStatusPage  *result;
  GtkWidget      *undo;
  GtkWidget      *another;

  WgDistrict     *district;
  WgImport       *import;   /* (nullable) */
  WgImportPlan   *plan;     /* (nullable) */
  GCancellable   *running;  /* (nullable) */
  gboolean        remapped; /* fields were chosen since the last check */
  gboolean        failed;   /* the result page tells of an error */
};

G_DEFINE_FINAL_TYPE (WgImportWindow, wg_import_window, ADW_TYPE_WINDOW)

static gboolean
is_on (WgImportWindow *self, const char *step)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), step) == 0;
}

/* The one place that says what the buttons mean on each step. */
static void
update (WgImportWindow *self)
{
  gboolean choose = is_on (self, "choose"), report = is_on (self, "report");
  gboolean result = is_on (self, "result");
  gboolean edits = self->plan != NULL && wg_import_plan_get_edit (self->plan) != NULL;

  gtk_button_set_label (self->close_button, result && !self->failed ? _("_Close") : _("_Cancel"));
  gtk_widget_set_visible (self->back, report || (result && self->failed));
  gtk_widget_set_visible (GTK_WIDGET (self->next), choose || report);
  gtk_widget_set_sensitive (GTK_WIDGET (self->close_button), self->running == NULL);
  if (choose)
    {
      gtk_button_set_label (self->next, _("_Preview"));
      gtk_widget_set_sensitive (GTK_WIDGET (self->next),
                                wg_import_choose_get_ready (self->choose));
    }
  else if (report)
    {
      gtk_button_set_label (self->next, self->remapped ? _("Check A_gain") : _("_Import"));
      gtk_widget_set_sensitive (GTK_WIDGET (self->next), self->remapped || edits);
    }
}

static void
show_step (WgImportWindow *self, const char *step)
{
  gtk_stack_set_visible_child_name (self->steps, step);
  update (self);
}

static void
show_result (WgImportWindow *self, const char *icon, const char *title, const char *text,
             gboolean failed)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  self->failed = failed;
  adw_status_page_set_icon_name (self->result, icon);
  adw_status_page_set_title (self->result, title);
  /* libadwaita reads the description as markup. */
  adw_status_page_set_description (self->result, escaped);
  gtk_widget_set_visible (self->undo, !failed);
  gtk_widget_set_visible (self->another, !failed);
  show_step (self, "result");
}

static void
on_progress (WgImportStage stage, const char *file, double fraction, gpointer data)
{
  WgImportWindow *self = data;
  g_autofree char *text = NULL;
  const char *what = stage == WG_IMPORT_READING    ? _("Reading")
                     : stage == WG_IMPORT_CHECKING ? _("Checking")
                                                   : _("Writing");

  text = file != NULL ? g_strdup_printf ("%s %s", what, file) : g_strdup (what);
  gtk_label_set_text (self->stage, text);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1));
  else
    gtk_progress_bar_pulse (self->bar);
}

static void
begin_work (WgImportWindow *self)
{
  self->running = g_cancellable_new ();
  gtk_label_set_text (self->stage, _("Reading"));
  gtk_progress_bar_set_fraction (self->bar, 0);
  show_step (self, "working");
}

static void
end_work (WgImportWindow *self)
{
  g_clear_object (&self->running);
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  WgImportPlan *plan = wg_import_prepare_finish (WG_IMPORT (source), result, &error);

  end_work (self);
  if (plan == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_step (self, "choose");
      else
        show_result (self, "dialog-warning-symbolic", _("The files could not be read"),
                     error->message, TRUE);
      return;
    }
  g_clear_object (&self->plan);
  self->plan = plan;
  self->remapped = FALSE;
  wg_import_report_show (self->report, plan, wg_import_get_kind (self->import),
                         wg_district_get_snapshot (self->district));
  show_step (self, "report");
  gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

static void
prepare (WgImportWindow *self)
{
  begin_work (self);
  wg_import_prepare_async (self->import, self->district, on_progress, self, self->running,
                           on_prepared, g_object_ref (self));
}

static char *
describe_result (WgImportPlan *plan)
{
  guint n = wg_import_plan_get_n_new (plan) + wg_import_plan_get_n_changed (plan);
  guint refused = wg_import_plan_get_refused (plan)->len;
  g_autofree char *rows = wg_number_format (n, 0), *left = wg_number_format (refused, 0);
  g_autofree char *done = NULL, *out = NULL;

  done = g_strdup_printf (ngettext ("%s row was imported.", "%s rows were imported.", n), rows);
  if (refused == 0)
    return g_steal_pointer (&done);
  out = g_strdup_printf (ngettext ("%s row was left out.", "%s rows were left out.", refused),
                         left);
  return g_strconcat (done, " ", out, NULL);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean applied = wg_import_apply_finish (self->plan, result, &error);

  end_work (self);
  if (applied)
    {
      g_autofree char *text = describe_result (self->plan);

      show_result (self, "emblem-ok-symbolic", _("Imported"), text, FALSE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_step (self, "report");
  else
    show_result (self, "dialog-warning-symbolic", _("Nothing was imported"), error->message, TRUE);
}

static void
on_next_clicked (WgImportWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (is_on (self, "choose"))
    {
      g_clear_object (&self->import);
      self->import = wg_import_choose_make_import (self->choose, &error);
      if (self->import == NULL)
        show_result (self, "dialog-warning-symbolic", _("The files could not be read"),
                     error->message, TRUE);
      else
        prepare (self);
    }
  else if (self->remapped)
    prepare (self);
  else if (self->plan != NULL)
    {
      begin_work (self);
      wg_import_apply_async (self->plan, self->district, on_progress, self, self->running,
                             on_applied, g_object_ref (self));
    }
}

static void
on_back_clicked (WgImportWindow *self)
{
  show_step (self, "choose");
}

static void
on_stop_clicked (WgImportWindow *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

static void
on_close_clicked (WgImportWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_another_clicked (WgImportWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_window_present (wg_import_window_new (parent, self->district));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgImportWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (wg_district_undo_finish (WG_DISTRICT (source), result, &error))
    {
      show_result (self, "edit-undo-symbolic", _("The import was undone"),
                   _("The file is as it was before."), FALSE);
      gtk_widget_set_visible (self->undo, FALSE);
    }
  else
    show_result (self, "dialog-warning-symbolic", _("The import could not be undone"),
                 error->message, TRUE);
}

static void
on_undo_clicked (WgImportWindow *self)
{
  wg_district_undo_async (self->district, NULL, on_undone, g_object_ref (self));
}

static void
on_mapped (WgImportWindow *self, const char *word)
{
  wg_import_add_mapping (self->import, word);
  self->remapped = TRUE;
  update (self);
}

static void
on_matched (WgImportWindow *self)
{
  wg_import_report_tell_matches (self->report, self->import);
  self->remapped = TRUE;
  update (self);
}

static void
on_list_closed (gpointer data)
{
  g_autoptr (WgImportWindow) self = data;

  if (is_on (self, "report") && self->import != NULL)
    prepare (self);
}

/* What is wrong with an encoding is seen in the rows, with a coordinate system on the map: they
 * come anew at once. */
static void
on_reread (WgImportWindow *self)
{
  WgDatum datum = wg_import_choose_get_system (self->choose);

  if (!is_on (self, "report") || self->import == NULL)
    return;
  wg_import_set_encoding (self->import, wg_import_choose_get_encoding (self->choose));
  wg_import_set_datum (self->import, &datum);
  /* Not before the list has closed: with its page gone it would keep the keyboard. */
  g_idle_add_once (on_list_closed, g_object_ref (self));
}

static gboolean
on_paste (GtkWidget *widget, GVariant *args, gpointer data)
{
  WgImportWindow *self = WG_IMPORT_WINDOW (widget);

  if (!is_on (self, "choose"))
    return FALSE;
  wg_import_choose_paste (self->choose);
  return TRUE;
}

static gboolean
wg_import_window_close_request (GtkWindow *window)
{
  WgImportWindow *self = WG_IMPORT_WINDOW (window);

  /* Stopping comes first: the window goes when the work has ended. */
  if (self->running != NULL)
    {
      g_cancellable_cancel (self->running);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (wg_import_window_parent_class)->close_request (window);
}

static void
wg_import_window_dispose (GObject *object)
{
  WgImportWindow *self = WG_IMPORT_WINDOW (object);

  g_clear_object (&self->import);
  g_clear_object (&self->plan);
  g_clear_object (&self->running);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_import_window_parent_class)->dispose (object);
}

static void
wg_import_window_class_init (WgImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = wg_import_window_close_request;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, on_paste, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (WG_TYPE_IMPORT_CHOOSE);
  g_type_ensure (WG_TYPE_IMPORT_REPORT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, next);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, back);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, report);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, result);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, WgImportWindow, another);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_another_clicked);
}

static void
wg_import_window_init (WgImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->choose, "notify::ready", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  wg_import_choose_share (self->choose, wg_import_report_get_encoding (self->report),
                          wg_import_report_get_system (self->report));
  g_signal_connect_object (self->report, "reread", G_CALLBACK (on_reread), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->report, "matched", G_CALLBACK (on_matched), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->report, "mapped", G_CALLBACK (on_mapped), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

GtkWindow *
wg_import_window_new (GtkWindow *parent, WgDistrict *district)
{
  WgImportWindow *self = g_object_new (WG_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->district = g_object_ref (district);
  wg_import_choose_set_district (self->choose, district);
  wg_text_scale_widen (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

void
wg_import_window_add_file (WgImportWindow *self, GFile *file)
{
  g_return_if_fail (WG_IS_IMPORT_WINDOW (self));

  wg_import_choose_add_file (self->choose, file);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of our grids and another department's in a list, both borders in a picture, and the mark
 * that a pair is agreed. It compares nothing itself and changes no border. */

#include "wg-match-window.h"

#include "wg-border-repair.h"
#include "wg-border-view.h"
#include "wg-grid-match.h"
#include "wg-line-list.h"
#include "wg-number.h"

#include <glib/gi18n.h>

struct _WgMatchWindow
{
  AdwWindow parent_instance;

  GtkStack       *pages;
  GtkEditable    *name;
  GtkDropDown    *datum;
  GtkWidget      *choose;
  GtkLabel       *problem;
  GtkSpinner     *spinner;
  GtkLabel       *progress;
  GtkListView    *list;
  GtkLabel       *heading;
  GtkLabel       *facts;
  WgBorderView   *view;
  GtkCheckButton *agreed;
  GtkWidget      *save;
  GtkWidget      *map;

  WgDistrict         *district;
  gint64              unit;
  WgGridMatch        *match;     /* (nullable): once a file was read */
  GtkSingleSelection *selection;
  GCancellable       *working;
  gboolean            is_filling;
};

G_DEFINE_FINAL_TYPE (WgMatchWindow, wg_match_window, ADW_TYPE_WINDOW)

/* (nullable) */
static const WgMatchPair *
get_pair (WgMatchWindow *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  GPtrArray *pairs = self->match != NULL ? wg_grid_match_get_pairs (self->match) : NULL;

  return pairs != NULL && at < pairs->len ? g_ptr_array_index (pairs, at) : NULL;
}

static const char *
name_of (const WgRow *row)
{
  return row != NULL ? wg_border_fault_get_name (row) : "—";
}

/* "东园第一网格 — 东园警务区\n边界不一致 · 相差 1,024.0 m² · 已商定" */
static char *
make_line (const WgMatchPair *pair)
{
  g_autofree char *difference = wg_number_format (pair->difference_m2, 1);

  return g_strdup_printf ("%s — %s\n%s · %s m²%s%s", name_of (pair->ours), name_of (pair->theirs),
                          wg_match_relation_get_label (pair->relation), difference,
                          pair->agreed ? " · " : "", pair->agreed ? _("Agreed") : "");
}

static void
show_progress (WgMatchWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = wg_grid_match_get_pairs (self->match)->len;

  g_string_append_printf (text, _("%s: %u of %u agreed"), wg_grid_match_get_name (self->match),
                          wg_grid_match_count_agreed (self->match), n);
  for (guint i = 0; i < WG_MATCH_N_RELATIONS; i++)
    {
      guint count = wg_grid_match_count (self->match, (WgMatchRelation) i);

      if (count > 0)
        g_string_append_printf (text, " · %s %u", wg_match_relation_get_label ((WgMatchRelation) i),
                                count);
    }
  gtk_label_set_text (self->progress, text->str);
}

static void
add_fact (GString    *text,
          const char *label,
          double      area_m2,
          double      share)
{
  g_autofree char *area = wg_number_format (area_m2, 1);

  g_string_append_printf (text, "%s%s: %s m²", text->len > 0 ? "\n" : "", label, area);
  if (share >= 0)
    g_string_append_printf (text, " (%.1f\u2009%%)", share * 100);
}

static WgBBox
frame_pair (const WgMatchPair *pair)
{
  WgBBox box = WG_BBOX_EMPTY;
  WgGeometry *borders[] = { pair->our_border, pair->their_border };

  for (guint i = 0; i < G_N_ELEMENTS (borders); i++)
    if (borders[i] != NULL)
      {
        WgBBox one = wg_geometry_get_bounds (borders[i]);

        wg_bbox_add (&box, &one);
      }
  wg_bbox_grow (&box, 0.08 * MAX (box.x_max - box.x_min, box.y_max - box.y_min));
  return box;
}

static void
show_picture (WgMatchWindow     *self,
              const WgMatchPair *pair)
{
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (GPtrArray) theirs
    = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  WgBBox box = frame_pair (pair);

  if (pair->our_border != NULL)
    g_ptr_array_add (ours, wg_geometry_ref (pair->our_border));
  if (pair->their_border != NULL)
    g_ptr_array_add (theirs, wg_geometry_ref (pair->their_border));
  wg_border_view_show (self->view, ours, theirs, pair->relation == WG_MATCH_SAME, &box,
                       _("Our grid in grey, theirs hatched"));
}

static void
on_selected (WgMatchWindow *self)
{
  const WgMatchPair *pair = get_pair (self);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *heading = NULL;

  if (pair == NULL)
    return;
  heading = g_strdup_printf ("%s — %s", name_of (pair->ours), name_of (pair->theirs));
  gtk_label_set_text (self->heading, heading);
  g_string_append (facts, wg_match_relation_get_label (pair->relation));
  if (pair->ours != NULL && pair->theirs != NULL)
    {
      add_fact (facts, _("Both have"), pair->overlap_m2, -1);
      add_fact (facts, _("Our grid"), pair->ours_m2, pair->overlap_m2 / pair->ours_m2);
      add_fact (facts, _("Their grid"), pair->theirs_m2, pair->overlap_m2 / pair->theirs_m2);
    }
  add_fact (facts, _("Only one of them has"), pair->difference_m2, -1);
  gtk_label_set_text (self->facts, facts->str);
  show_picture (self, pair);
  self->is_filling = TRUE;
  gtk_check_button_set_active (self->agreed, pair->agreed);
  self->is_filling = FALSE;
}

static void
fill (WgMatchWindow *self)
{
  GPtrArray *pairs = wg_grid_match_get_pairs (self->match);
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  guint at = gtk_single_selection_get_selected (self->selection);

  for (guint i = 0; i < pairs->len; i++)
    {
      g_autofree char *line = make_line (g_ptr_array_index (pairs, i));

      gtk_string_list_append (lines, line);
    }
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (lines));
  gtk_single_selection_set_selected (self->selection, at < pairs->len ? at : 0);
  gtk_widget_set_sensitive (self->save, TRUE);
  show_progress (self);
  on_selected (self);
}

static void
set_busy (WgMatchWindow *self,
          gboolean       busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_sensitive (self->choose, !busy);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (WgMatchWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgGridMatch) match = wg_grid_match_new_finish (result, &error);

  if (self->district == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  gtk_label_set_text (self->problem, match != NULL ? "" : error->message);
  if (match == NULL)
    return;
  g_set_object (&self->match, match);
  gtk_stack_set_visible_child_name (self->pages, "pairs");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_file_chosen (GtkNativeDialog *dialog,
                int              response,
                WgMatchWindow   *self)
{
  static const char *const datums[] = { NULL, "gcj02", "bd09" };
  const char *word = datums[MIN (gtk_drop_down_get_selected (self->datum), 2)];
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  WgDatum datum;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    path = g_file_get_path (file);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (path == NULL || self->district == NULL)
    return;
  set_busy (self, TRUE);
  g_clear_object (&self->working);
  self->working = g_cancellable_new ();
  wg_grid_match_new_async (self->district, gtk_editable_get_text (self->name), path, self->unit,
                           word != NULL && wg_datum_parse (word, &datum) ? &datum : NULL,
                           self->working, on_read, g_object_ref (self));
}

static void
on_choose_clicked (WgMatchWindow *self)
{
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (_("Choose the Other Department's Grids"),
                                        GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                        _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_name_changed (WgMatchWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  gtk_widget_set_sensitive (self->choose, *name != '\0');
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (WgMatchWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (self->district == NULL)
    return;
  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    {
      gtk_label_set_text (self->facts, error->message);
      return;
    }
  wg_grid_match_refresh (self->match, self->district);
  fill (self);
}

static void
on_agreed_toggled (WgMatchWindow *self)
{
  const WgMatchPair *pair = get_pair (self);
  gboolean agreed = gtk_check_button_get_active (self->agreed);
  g_autoptr (WgEdit) edit = NULL;

  if (self->is_filling || pair == NULL || pair->agreed == agreed)
    return;
  edit = wg_grid_match_agree (self->match, self->district, pair, agreed);
  wg_district_apply_async (self->district, edit, NULL, on_applied, g_object_ref (self));
}

static void
on_save_response (GtkNativeDialog *dialog,
                  int              response,
                  WgMatchWindow   *self)
{
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->match != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (!wg_grid_match_write (self->match, g_file_peek_path (file), &error))
        gtk_label_set_text (self->facts, error->message);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_save_clicked (WgMatchWindow *self)
{
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_("Save the Pairs as a Table"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autofree char *name = g_strdup_printf ("%s.xlsx", wg_grid_match_get_name (self->match));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_map_clicked (WgMatchWindow *self)
{
  const WgMatchPair *pair = get_pair (self);
  WgBBox box;

  if (pair == NULL)
    return;
  box = frame_pair (pair);
  wg_border_view_show_on_map (self->view, &box);
}

/* An undo may have taken a mark back. */
static void
on_district_changed (WgMatchWindow *self)
{
  if (self->match == NULL)
    return;
  wg_grid_match_refresh (self->match, self->district);
  fill (self);
}

static void
wg_match_window_dispose (GObject *object)
{
  WgMatchWindow *self = WG_MATCH_WINDOW (object);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->match);
  g_clear_object (&self->selection);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_match_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, name);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, datum);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, facts);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, view);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, agreed);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, save);
  gtk_widget_class_bind_template_child (widget_class, WgMatchWindow, map);
}

static void
wg_match_window_class_init (WgMatchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_match_window_dispose;
  g_type_ensure (WG_TYPE_BORDER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/findings/wg-match-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_agreed_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_map_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_match_window_init (WgMatchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_line_list_init (self->list);
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
wg_match_window_new (GtkWindow  *parent,
                     WgDistrict *district,
                     gint64      unit)
{
  WgMatchWindow *self;

  g_return_val_if_fail (WG_IS_DISTRICT (district), NULL);

  self = g_object_new (WG_TYPE_MATCH_WINDOW, "transient-for", parent, NULL);
  self->district = g_object_ref (district);
  self->unit = unit;
  gtk_widget_set_sensitive (GTK_WIDGET (self->agreed), !wg_district_get_read_only (district));
  g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

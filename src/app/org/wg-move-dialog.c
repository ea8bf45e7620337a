/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview of a move: a new superior is chosen, what moves is told in sentences, and a trial
 * shows which findings would come and go. Only the button writes. */

#include "wg-move-dialog.h"

#include "wg-finding-lines.h"
#include "wg-move.h"
#include "wg-text-scale.h"
#include "wg-trial.h"

#include <glib/gi18n.h>

#define TARGETS_MOST 200

struct _WgMoveDialog
{
  AdwWindow parent_instance;

  GtkSearchEntry *entry;
  GtkStack       *targets_pages;
  GtkListView    *targets;
  GtkStack       *pages;
  GtkBox         *sentences;
  GtkLabel       *problem;
  GtkSpinner     *spinner;
  GtkLabel       *verdict;
  GtkWidget      *come_group;
  GtkListBox     *come;
  GtkWidget      *go_group;
  GtkListBox     *go;
  GtkWidget      *apply;

  WgDistrict         *district;
  GArray             *units; /* gint64 */
  GtkSingleSelection *selection;
  WgMove             *move;  /* (nullable): to what is selected */
  GCancellable       *trying;
  gboolean            is_applying;
};

G_DEFINE_FINAL_TYPE (WgMoveDialog, wg_move_dialog, ADW_TYPE_WINDOW)

static void
show_findings (GtkWidget  *group,
               GtkListBox *list,
               GPtrArray  *findings)
{
  wg_finding_lines_fill (list, findings);
  gtk_widget_set_visible (group, findings->len > 0);
}

static char *
describe_verdict (WgTrial *trial)
{
  g_autofree char *come = NULL, *go = NULL;

  if (trial->come->len == 0 && trial->go->len == 0)
    return g_strdup (_("The findings stay as they are."));
  come = g_strdup_printf (ngettext ("%u finding comes", "%u findings come", trial->come->len),
                          trial->come->len);
  go = g_strdup_printf (ngettext ("%u finding goes", "%u findings go", trial->go->len),
                        trial->go->len);
  /* Translators: "2 findings come", "1 finding goes" */
  return g_strdup_printf (_("%s, %s."), come, go);
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (WgMoveDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTrial) trial = wg_trial_run_finish (result, &error);
  g_autofree char *verdict = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->district == NULL)
    return;
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  verdict = trial != NULL ? describe_verdict (trial) : g_strdup (error->message);
  gtk_label_set_text (self->verdict, verdict);
  if (trial == NULL)
    return;
  show_findings (self->come_group, self->come, trial->come);
  show_findings (self->go_group, self->go, trial->go);
}

static void
try_out (WgMoveDialog *self)
{
  WgDate today = wg_clock_get_today (wg_district_get_clock (self->district));
  g_autofree char *day = wg_date_format (today);

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  gtk_label_set_text (self->verdict, _("Looking at what the rules say…"));
  self->trying = g_cancellable_new ();
  wg_trial_run_async (self->district, self->move->edit, day, self->trying, on_tried,
                      g_object_ref (self));
}

static void
show_sentences (WgMoveDialog *self)
{
  g_auto (GStrv) sentences = wg_move_describe (self->move);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sentences))) != NULL)
    gtk_box_remove (self->sentences, child);
  for (guint i = 0; sentences[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (sentences[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      if (i == 0)
        gtk_widget_add_css_class (label, "heading");
      gtk_box_append (self->sentences, label);
    }
}

static void
forget_move (WgMoveDialog *self)
{
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_clear_pointer (&self->move, wg_move_free);
  gtk_widget_set_visible (self->come_group, FALSE);
  gtk_widget_set_visible (self->go_group, FALSE);
  gtk_widget_set_sensitive (self->apply, FALSE);
}

static void
preview (WgMoveDialog *self,
         gint64        target)
{
  g_autoptr (GError) error = NULL;

  forget_move (self);
  self->move = wg_move_new (self->district, self->units, target, &error);
  if (self->move == NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->pages, "refused");
      return;
    }
  show_sentences (self);
  gtk_stack_set_visible_child_name (self->pages, "preview");
  gtk_widget_set_sensitive (self->apply, !wg_district_get_read_only (self->district));
  try_out (self);
}

static void
on_target_selected (WgMoveDialog *self)
{
  WgUnit *target = gtk_single_selection_get_selected_item (self->selection);

  if (target != NULL)
    preview (self, wg_unit_get_id (target));
}

static void
fill_targets (WgMoveDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GListStore) targets = NULL;
  guint n;

  if (self->district == NULL)
    return;
  targets = wg_move_list_targets (self->district, self->units, text, TARGETS_MOST);
  n = g_list_model_get_n_items (G_LIST_MODEL (targets));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (targets));
  gtk_stack_set_visible_child_name (self->targets_pages, n > 0 ? "targets" : "none");
  if (self->move == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WgUnit) unit = g_list_model_get_item (G_LIST_MODEL (targets), i);

      if (wg_unit_get_id (unit) == self->move->target)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

/* Enter takes the best match. */
static void
on_entry_activate (WgMoveDialog *self)
{
  fill_targets (self);
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION
      && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  if (gtk_widget_get_sensitive (self->apply))
    gtk_widget_grab_focus (self->apply);
}

static void
on_target_activated (WgMoveDialog *self)
{
  if (gtk_widget_get_sensitive (self->apply))
    gtk_widget_grab_focus (self->apply);
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (WgMoveDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->is_applying = FALSE;
  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    {
      forget_move (self);
      gtk_label_set_text (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->pages, "refused");
      return;
    }
  if (self->move != NULL)
    {
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell-edit", "s",
                                    wg_edit_get_label (self->move->edit));
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_apply_clicked (WgMoveDialog *self)
{
  if (self->move == NULL || self->is_applying)
    return;
  self->is_applying = TRUE;
  gtk_widget_set_sensitive (self->apply, FALSE);
  wg_district_apply_async (self->district, self->move->edit, NULL, on_applied,
                           g_object_ref (self));
}

/* The file may change while the dialog is open: what was found out is found out again. */
static void
on_district_changed (WgMoveDialog *self)
{
  gint64 target = self->move != NULL ? self->move->target : 0;

  if (self->is_applying || target == 0)
    return;
  preview (self, target);
}

static void
on_target_setup (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "list-line");
  gtk_list_item_set_child (item, label);
}

/* "望湖街道 · 临江区 · 990101002" */
static void
on_target_bind (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  data)
{
  WgMoveDialog *self = data;
  WgUnit *unit = gtk_list_item_get_item (item);
  WgUnit *above = self->district != NULL
                    ? wg_district_find_unit (self->district, wg_unit_get_parent_id (unit)) : NULL;
  g_autoptr (GString) text = g_string_new (wg_unit_get_name (unit));

  if (above != NULL)
    g_string_append_printf (text, " · %s", wg_unit_get_name (above));
  if (wg_unit_get_code (unit)[0] != '\0')
    g_string_append_printf (text, " · %s", wg_unit_get_code (unit));
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text->str);
}

static void
wg_move_dialog_dispose (GObject *object)
{
  WgMoveDialog *self = WG_MOVE_DIALOG (object);

  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_clear_pointer (&self->move, wg_move_free);
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_move_dialog_parent_class)->dispose (object);
}

static void
wg_move_dialog_class_init (WgMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_move_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, targets_pages);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, targets);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, sentences);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, come_group);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, come);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, go_group);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, go);
  gtk_widget_class_bind_template_child (widget_class, WgMoveDialog, apply);
  gtk_widget_class_bind_template_callback (widget_class, fill_targets);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_target_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_move_dialog_init (WgMoveDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_target_setup), factory, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_target_bind), self, 0);
  gtk_list_view_set_factory (self->targets, factory);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->targets, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_target_selected), self, G_CONNECT_SWAPPED);
}

GtkWidget *
wg_move_dialog_new (GtkWindow  *parent,
                    WgDistrict *district,
                    GArray     *units,
                    gint64      target)
{
  WgMoveDialog *self;

  g_return_val_if_fail (WG_IS_DISTRICT (district) && units != NULL && units->len > 0, NULL);

  self = g_object_new (WG_TYPE_MOVE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  wg_text_scale_widen (GTK_WINDOW (self));
  self->district = g_object_ref (district);
  self->units = g_array_ref (units);
  g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                           G_CONNECT_SWAPPED);
  if (target != 0)
    preview (self, target);
  fill_targets (self);
  return GTK_WIDGET (self);
}

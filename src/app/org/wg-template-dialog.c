/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a level template and editing duties. What a switch does is desk/'s; this shows it before
 * and asks for it. */

#include "wg-template-dialog.h"

#include "wg-template-list.h"
#include "wg-template-switch.h"
#include "wg-text-scale.h"

#include <glib/gi18n.h>

/* Long enough to look at the words first. */
#define UNDO_SECONDS 15

struct _WgTemplateDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay     *toasts;
  GtkWidget           *apply;
  WgTemplateList      *list;
  AdwPreferencesGroup *words_group;
  GtkListBox          *words;
  AdwPreferencesGroup *duties_group;
  GtkListBox          *duties;

  WgDistrict          *district;
  WgTemplates         *templates;
  gboolean             writing;
};

G_DEFINE_FINAL_TYPE (WgTemplateDialog, wg_template_dialog, ADW_TYPE_WINDOW)

static void
toast (WgTemplateDialog *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static char *
describe_names (const WgLevelWord *word)
{
  if (word->old_name == NULL)
    /* Translators: %s is a level that the file gets by a switch of its template. */
    return g_strdup_printf (_("New: %s"), word->new_name);
  if (g_str_equal (word->old_name, word->new_name))
    return g_strdup (word->old_name);
  /* Translators: a level's name before and after. */
  return g_strdup_printf (_("%s → %s"), word->old_name, word->new_name);
}

static GtkWidget *
make_word (const WgLevelWord *word)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *names = describe_names (word);
  g_autofree char *count = g_strdup_printf (ngettext ("%u unit", "%u units", word->n_units),
                                            word->n_units);
  GtkWidget *units = gtk_label_new (count);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), names);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               word->kept
                                 ? _("The template has no word for this level: it keeps its own.")
                                 : word->new_duty);
  gtk_widget_add_css_class (units, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), units);
  return row;
}

static gboolean
is_other (WgTemplateDialog *self)
{
  const WgLevelTemplate *current = wg_templates_get_current (self->templates);
  const char *selected = wg_template_list_get_selected (self->list);

  return selected != NULL && (current == NULL || !g_str_equal (current->id, selected));
}

/* Words before and after for another template, duties to edit for the one in use. */
static void
update (WgTemplateDialog *self)
{
  gboolean other = is_other (self);

  gtk_widget_set_visible (GTK_WIDGET (self->words_group), other);
  gtk_widget_set_visible (GTK_WIDGET (self->duties_group), !other);
  gtk_widget_set_sensitive (self->apply, other && !self->writing);
  clear (self->words);
  if (other)
    {
      const char *id = wg_template_list_get_selected (self->list);
      g_autoptr (GPtrArray) words =
        wg_template_switch_preview (self->templates, self->district,
                                    wg_templates_find (self->templates, id));

      for (guint i = 0; i < words->len; i++)
        gtk_list_box_append (self->words, make_word (g_ptr_array_index (words, i)));
    }
}

static guint
get_level (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "level"));
}

static void
on_duty_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgTemplateDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    toast (self, _("The duty was changed."));
  else
    toast (self, error->message);
}

static void
on_duty_applied (AdwEntryRow *row, WgTemplateDialog *self)
{
  g_autofree char *duty = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr (WgEdit) edit = wg_template_duty_edit (self->templates, get_level (GTK_WIDGET (row)),
                                                   duty);

  if (edit != NULL)
    wg_district_apply_async (self->district, edit, NULL, on_duty_saved, g_object_ref (self));
}

static void
show_duties (WgTemplateDialog *self)
{
  GPtrArray *levels = wg_templates_get_levels (self->templates);

  clear (self->duties);
  for (guint i = 0; i < levels->len; i++)
    {
      const WgRow *level = g_ptr_array_index (levels, i);
      guint number = (guint) wg_row_get_int (level, WG_LEVEL_NUMBER, 0);
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     wg_templates_get_level_name (self->templates, number));
      gtk_editable_set_text (GTK_EDITABLE (row), wg_templates_get_duty (self->templates, number));
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "level", GUINT_TO_POINTER (number));
      g_signal_connect_object (row, "apply", G_CALLBACK (on_duty_applied), self, 0);
      gtk_list_box_append (self->duties, row);
    }
}

static void
reload (WgTemplateDialog *self)
{
  g_autoptr (GError) error = NULL;
  WgTemplates *templates = wg_templates_new (self->district, &error);
  const WgLevelTemplate *current;

  if (templates == NULL)
    {
      toast (self, error->message);
      return;
    }
  g_clear_pointer (&self->templates, wg_templates_free);
  self->templates = templates;
  current = wg_templates_get_current (templates);
  wg_template_list_show (self->list, templates, current != NULL ? current->id : NULL);
  show_duties (self);
  update (self);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgTemplateDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!wg_district_undo_finish (WG_DISTRICT (source), result, &error))
    toast (self, error->message);
}

static void
on_undo_clicked (WgTemplateDialog *self)
{
  wg_district_undo_async (self->district, NULL, on_undone, g_object_ref (self));
}

static void
show_applied (WgTemplateDialog *self)
{
  const WgLevelTemplate *template =
    wg_templates_find (self->templates, wg_template_list_get_selected (self->list));
  /* Translators: %s is a level template. */
  g_autofree char *text = g_strdup_printf (_("The tree now uses “%s”"), template->name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *note = adw_toast_new (escaped);

  adw_toast_set_button_label (note, _("_Undo"));
  adw_toast_set_timeout (note, UNDO_SECONDS);
  g_signal_connect_object (note, "button-clicked", G_CALLBACK (on_undo_clicked), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, note);
}

/* The words are shown anew by "changed". */
static void
on_switched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgTemplateDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (wg_template_switch_finish (WG_DISTRICT (source), result, &error))
    show_applied (self);
  else
    {
      toast (self, error->message);
      reload (self);
    }
}

static void
on_apply_clicked (WgTemplateDialog *self)
{
  self->writing = TRUE;
  gtk_widget_set_sensitive (self->apply, FALSE);
  wg_template_switch_async (self->district, wg_template_list_get_selected (self->list), NULL,
                            on_switched, g_object_ref (self));
}

static void
wg_template_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wg_template_dialog_parent_class)->map (widget);
  gtk_widget_child_focus (GTK_WIDGET (WG_TEMPLATE_DIALOG (widget)->list), GTK_DIR_TAB_FORWARD);
}

static void
wg_template_dialog_dispose (GObject *object)
{
  WgTemplateDialog *self = WG_TEMPLATE_DIALOG (object);

  g_clear_pointer (&self->templates, wg_templates_free);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_template_dialog_parent_class)->dispose (object);
}

static void
wg_template_dialog_class_init (WgTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_template_dialog_dispose;
  widget_class->map = wg_template_dialog_map;

  g_type_ensure (WG_TYPE_TEMPLATE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WgTemplateDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, WgTemplateDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, WgTemplateDialog, list);
  gtk_widget_class_bind_template_child (widget_class, WgTemplateDialog, words_group);
  gtk_widget_class_bind_template_child (widget_class, WgTemplateDialog, words);
  gtk_widget_class_bind_template_child (widget_class, WgTemplateDialog, duties_group);
  gtk_widget_class_bind_template_child (widget_class, WgTemplateDialog, duties);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_template_dialog_init (WgTemplateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
wg_template_dialog_new (GtkWindow *parent, WgDistrict *district)
{
  WgTemplateDialog *self = g_object_new (WG_TYPE_TEMPLATE_DIALOG, "transient-for", parent, NULL);

  wg_text_scale_widen (GTK_WINDOW (self));
  self->district = g_object_ref (district);
  reload (self);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (district, "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}

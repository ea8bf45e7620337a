/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's last step. It proposes a file that is not there and writes nothing. */

#include "wg-begin-place.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WgBeginPlace
{
  GtkWidget parent_instance;

  GtkWidget    *content;
  GtkLabel     *street;
  GtkLabel     *communities;
  GtkLabel     *grids;
  GtkLabel     *template_row;
  AdwActionRow *file_row;
  GtkLabel     *failure;

  WgBegin      *begin;
  GFile        *file;
  gboolean      chosen; /* by the user: the street's name no longer changes it */
};

G_DEFINE_FINAL_TYPE (WgBeginPlace, wg_begin_place, GTK_TYPE_WIDGET)

/* What is shown is data, never markup. */
static void
set_subtitle (AdwActionRow *row, const char *text)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (row, text);
}

static void
show_file (WgBeginPlace *self)
{
  set_subtitle (self->file_row, g_file_peek_path (self->file));
  wg_begin_place_show_failure (self, NULL);
}

/* "青禾街道.wangge" in the documents; "青禾街道 2.wangge" where that is taken. */
static void
propose_file (WgBeginPlace *self)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = g_strstrip (g_strdup (wg_begin_get_name (self->begin)));

  if (folder == NULL)
    folder = g_get_home_dir ();
  g_strdelimit (name, "/\\:*?\"<>|", '_');
  for (guint i = 1; i < 100; i++)
    {
      g_autofree char *base = i == 1 ? g_strdup_printf ("%s.wangge", name)
                                     : g_strdup_printf ("%s %u.wangge", name, i);

      g_clear_object (&self->file);
      self->file = g_file_new_build_filename (folder, base, NULL);
      if (!g_file_query_exists (self->file, NULL))
        break;
    }
  show_file (self);
}

static void
on_begin_changed (WgBeginPlace *self)
{
  guint communities, grids;
  g_autofree char *street = NULL, *n_communities = NULL, *n_grids = NULL;

  wg_begin_count (self->begin, &communities, &grids);
  street = g_strdup_printf ("%s  %s", wg_begin_get_name (self->begin),
                            wg_begin_get_code (self->begin));
  n_communities = g_strdup_printf ("%u", communities);
  n_grids = g_strdup_printf ("%u", grids);
  gtk_label_set_text (self->street, street);
  gtk_label_set_text (self->communities, n_communities);
  gtk_label_set_text (self->grids, n_grids);
  gtk_label_set_text (self->template_row, wg_begin_get_template (self->begin)->name);
  if (!self->chosen)
    propose_file (self);
}

static void
on_file_chosen (GtkNativeDialog *dialog, int response, WgBeginPlace *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_clear_object (&self->file);
      self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      self->chosen = TRUE;
      show_file (self);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_change_clicked (WgBeginPlace *self)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_("Where Shall the New File Stand?"), parent,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Choose"), _("_Cancel"));
  g_autofree char *name = g_file_get_basename (self->file);
  g_autoptr (GFile) folder = g_file_get_parent (self->file);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
wg_begin_place_dispose (GObject *object)
{
  WgBeginPlace *self = WG_BEGIN_PLACE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->begin);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (wg_begin_place_parent_class)->dispose (object);
}

static void
wg_begin_place_class_init (WgBeginPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_begin_place_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-begin-place.ui");
  gtk_widget_class_bind_template_child (widget_class, WgBeginPlace, content);
  gtk_widget_class_bind_template_child (widget_class, WgBeginPlace, street);
  gtk_widget_class_bind_template_child (widget_class, WgBeginPlace, communities);
  gtk_widget_class_bind_template_child (widget_class, WgBeginPlace, grids);
  gtk_widget_class_bind_template_child (widget_class, WgBeginPlace, template_row);
  gtk_widget_class_bind_template_child (widget_class, WgBeginPlace, file_row);
  gtk_widget_class_bind_template_child (widget_class, WgBeginPlace, failure);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
}

static void
wg_begin_place_init (WgBeginPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_begin_place_set_begin (WgBeginPlace *self, WgBegin *begin)
{
  g_return_if_fail (WG_IS_BEGIN_PLACE (self) && self->begin == NULL);

  self->begin = g_object_ref (begin);
  g_signal_connect_object (begin, "changed", G_CALLBACK (on_begin_changed), self,
                           G_CONNECT_SWAPPED);
  on_begin_changed (self);
}

GFile *
wg_begin_place_get_file (WgBeginPlace *self)
{
  g_return_val_if_fail (WG_IS_BEGIN_PLACE (self), NULL);

  return self->file;
}

void
wg_begin_place_show_failure (WgBeginPlace *self, const char *sentence)
{
  g_return_if_fail (WG_IS_BEGIN_PLACE (self));

  gtk_label_set_text (self->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), sentence != NULL);
}

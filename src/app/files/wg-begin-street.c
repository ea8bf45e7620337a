/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's step for the street itself. The list is read and searched by desk/. */

#include "wg-begin-street.h"

#include "wg-search-hit.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define CODE_DIGITS 9
#define MOST_HITS 6

struct _WgBeginStreet
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  AdwActionRow   *list_row;
  GtkSpinner     *spinner;
  GtkWidget      *search_box;
  GtkSearchEntry *search;
  GtkListBox     *hits;
  AdwEntryRow    *name;
  AdwEntryRow    *code;
  GtkLabel       *problem;

  WgBegin        *begin;
  WgCodeList     *list;    /* (nullable) */
  GListStore     *found;   /* WgSearchHit */
  GCancellable   *reading; /* (nullable) */
  gboolean        filling; /* the entries are being set from the plan */
};

G_DEFINE_FINAL_TYPE (WgBeginStreet, wg_begin_street, GTK_TYPE_WIDGET)

/* What is shown is data, never markup. */
static void
set_subtitle (AdwActionRow *row, const char *text)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (row, text);
}

/* What the code rules say about the street; silent while the digits are still being typed. */
static void
show_problem (WgBeginStreet *self)
{
  g_autoptr (GPtrArray) problems = wg_begin_check (self->begin);
  const char *code = wg_begin_get_code (self->begin);
  gboolean typed = strlen (code) >= CODE_DIGITS || strspn (code, "0123456789") < strlen (code);
  g_autofree char *text = NULL;

  for (guint i = 0; i < problems->len && text == NULL; i++)
    {
      const WgBeginProblem *problem = g_ptr_array_index (problems, i);

      if (problem->community == NULL && problem->rule != NULL && typed)
        text = g_strdup_printf ("%s  %s", problem->rule, problem->sentence);
    }
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
set_text (AdwEntryRow *row, const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
on_begin_changed (WgBeginStreet *self)
{
  self->filling = TRUE;
  set_text (self->name, wg_begin_get_name (self->begin));
  set_text (self->code, wg_begin_get_code (self->begin));
  self->filling = FALSE;
  show_problem (self);
}

static void
on_typed (WgBeginStreet *self)
{
  g_autofree char *code = NULL;

  if (self->filling || self->begin == NULL)
    return;
  code = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code))));
  wg_begin_set_street (self->begin, gtk_editable_get_text (GTK_EDITABLE (self->name)), code);
}

static void
update_hits (WgBeginStreet *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GListStore) found = NULL;

  g_list_store_remove_all (self->found);
  if (self->list == NULL)
    return;
  found = wg_code_list_search (self->list, query, MOST_HITS);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found)); i++)
    {
      g_autoptr (WgSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (found), i);

      g_list_store_append (self->found, hit);
    }
}

static GtkWidget *
make_hit (gpointer item, gpointer user_data)
{
  WgSearchHit *hit = item;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), wg_search_hit_get_title (hit));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), wg_search_hit_get_subtitle (hit));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
take_hit (WgBeginStreet *self, guint position)
{
  g_autoptr (WgSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (hit == NULL)
    return;
  wg_begin_take_street (self->begin, self->list, wg_search_hit_get_id (hit));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
on_hit_activated (WgBeginStreet *self, GtkListBoxRow *row)
{
  take_hit (self, (guint) gtk_list_box_row_get_index (row));
}

/* Enter in the search takes the best hit. */
static void
on_search_activated (WgBeginStreet *self)
{
  /* What was typed last may not have been searched for yet. */
  update_hits (self);
  take_hit (self, 0);
}

static void
end_reading (WgBeginStreet *self)
{
  g_clear_object (&self->reading);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

static void
on_list_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgBeginStreet) self = data;
  g_autoptr (GError) error = NULL;
  WgCodeList *list = wg_code_list_read_finish (result, &error);
  guint n;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  end_reading (self);
  if (list == NULL)
    {
      set_subtitle (self->list_row, error->message);
      return;
    }
  g_clear_pointer (&self->list, wg_code_list_unref);
  self->list = list;
  n = wg_code_list_get_n_streets (list);
  text = g_strdup_printf (ngettext ("%u street or town", "%u streets and towns", n), n);
  set_subtitle (self->list_row, text);
  gtk_widget_set_visible (self->search_box, TRUE);
  update_hits (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
read_list (WgBeginStreet *self, GFile *file)
{
  g_autofree char *name = NULL;

  if (g_file_peek_path (file) == NULL)
    return;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  name = g_file_get_basename (file);
  set_subtitle (self->list_row, name);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  wg_code_list_read_async (g_file_peek_path (file), self->reading, on_list_read,
                           g_object_ref (self));
}

static void
on_list_chosen (GtkNativeDialog *dialog, int response, WgBeginStreet *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      read_list (self, file);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_choose_clicked (WgBeginStreet *self)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_("List of Codes"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _("_Read"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables"));
  gtk_file_filter_add_pattern (filter, "*.csv");
  gtk_file_filter_add_pattern (filter, "*.tsv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_list_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
wg_begin_street_dispose (GObject *object)
{
  WgBeginStreet *self = WG_BEGIN_STREET (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->list, wg_code_list_unref);
  g_clear_object (&self->found);
  g_clear_object (&self->begin);

  G_OBJECT_CLASS (wg_begin_street_parent_class)->dispose (object);
}

static void
wg_begin_street_class_init (WgBeginStreetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_begin_street_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-begin-street.ui");
  gtk_widget_class_bind_template_child (widget_class, WgBeginStreet, content);
  gtk_widget_class_bind_template_child (widget_class, WgBeginStreet, list_row);
  gtk_widget_class_bind_template_child (widget_class, WgBeginStreet, spinner);
  gtk_widget_class_bind_template_child (widget_class, WgBeginStreet, search_box);
  gtk_widget_class_bind_template_child (widget_class, WgBeginStreet, search);
  gtk_widget_class_bind_template_child (widget_class, WgBeginStreet, hits);
  gtk_widget_class_bind_template_child (widget_class, WgBeginStreet, name);
  gtk_widget_class_bind_template_child (widget_class, WgBeginStreet, code);
  gtk_widget_class_bind_template_child (widget_class, WgBeginStreet, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_hit_activated);
  gtk_widget_class_bind_template_callback (widget_class, update_hits);
}

static void
wg_begin_street_init (WgBeginStreet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = g_list_store_new (WG_TYPE_SEARCH_HIT);
  gtk_list_box_bind_model (self->hits, G_LIST_MODEL (self->found), make_hit, NULL, NULL);
}

void
wg_begin_street_set_begin (WgBeginStreet *self, WgBegin *begin)
{
  g_return_if_fail (WG_IS_BEGIN_STREET (self) && self->begin == NULL);

  self->begin = g_object_ref (begin);
  g_signal_connect_object (begin, "changed", G_CALLBACK (on_begin_changed), self,
                           G_CONNECT_SWAPPED);
  on_begin_changed (self);
}

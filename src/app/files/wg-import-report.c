/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a dry run. It shows; what is done with it is the window's business. */

#include "wg-import-report.h"

#include "wg-import-matches.h"
#include "wg-import-refused.h"
#include "wg-import-sight-view.h"
#include "wg-import-table.h"
#include "wg-number.h"

#include <glib/gi18n.h>

/* More rows than anybody reads one by one; the number of the rest is said. */
#define MAX_REFUSED 200

struct _WgImportReport
{
  GtkWidget parent_instance;

  GtkWidget  *content;
  GtkBox     *parts;
  GtkBox     *counts;
  GtkLabel   *notes;
  GtkWidget  *encoding_box;
  GtkDropDown *encoding;
  GtkWidget  *system_box;
  GtkDropDown *system;
  WgImportSightView *sight;
  GtkBox     *tables;
  WgImportMatches *matches;
  GtkWidget  *refused_box;
  GtkListBox *refused;
  GtkLabel   *more;
  GtkLabel   *saved;

  WgImportPlan *plan; /* (nullable) */
  guint         read_in; /* the encoding's place in the list, when this was read */
  guint         lay_in;  /* the coordinate system's */
};

G_DEFINE_FINAL_TYPE (WgImportReport, wg_import_report, GTK_TYPE_WIDGET)

enum
{
  MAPPED,
  MATCHED,
  REREAD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
wg_import_report_dispose (GObject *object)
{
  g_clear_pointer (&WG_IMPORT_REPORT (object)->content, gtk_widget_unparent);
  g_clear_object (&WG_IMPORT_REPORT (object)->plan);

  G_OBJECT_CLASS (wg_import_report_parent_class)->dispose (object);
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, WgImportReport *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->plan != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autoptr (GError) error = NULL;
      const char *path = g_file_peek_path (file);
      g_autofree char *text = NULL;

      if (path == NULL)
        text = g_strdup (_("Choose a place on this computer."));
      else if (wg_import_refused_write (self->plan, path, &error))
        /* Translators: %s is a file's path. */
        text = g_strdup_printf (_("Saved as %s. Correct the rows there and import that file."),
                                path);
      gtk_label_set_text (self->saved, text != NULL ? text : error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->saved), TRUE);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_save_clicked (WgImportReport *self)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_("Save Refused Rows"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _("_Save"), _("_Cancel"));

  /* Translators: the name of a file. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _("Refused rows.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_matched (WgImportReport *self)
{
  g_signal_emit (self, signals[MATCHED], 0);
}

static void
on_manner_selected (WgImportReport *self)
{
  if (self->plan != NULL
      && (gtk_drop_down_get_selected (self->encoding) != self->read_in
          || gtk_drop_down_get_selected (self->system) != self->lay_in))
    g_signal_emit (self, signals[REREAD], 0);
}

static void
wg_import_report_class_init (WgImportReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_import_report_dispose;
  signals[MAPPED] = g_signal_new ("mapped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[MATCHED] = g_signal_new ("matched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[REREAD] = g_signal_new ("reread", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (WG_TYPE_IMPORT_MATCHES);
  g_type_ensure (WG_TYPE_IMPORT_SIGHT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-import-report.ui");
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, matches);
  gtk_widget_class_bind_template_callback (widget_class, on_matched);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, content);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, parts);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, counts);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, notes);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, encoding_box);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, encoding);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, system_box);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, system);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, sight);
  gtk_widget_class_bind_template_callback (widget_class, on_manner_selected);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, tables);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, refused_box);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, refused);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, more);
  gtk_widget_class_bind_template_child (widget_class, WgImportReport, saved);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
wg_import_report_init (WgImportReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_count (WgImportReport *self, const char *what, guint n, gboolean alarm)
{
  /* A mere box has no name for a screen reader. */
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 2, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_autofree char *text = wg_number_format (n, 0);
  g_autofree char *both = g_strdup_printf ("%s: %s", what, text);
  GtkWidget *number = gtk_label_new (text), *name = gtk_label_new (what);

  gtk_widget_add_css_class (number, "title-2");
  gtk_widget_add_css_class (number, "numeric");
  if (alarm && n > 0)
    gtk_widget_add_css_class (number, "alarm");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "count-card");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (self->counts, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
}

static char *
describe_place (const WgRefusal *refusal)
{
  g_autoptr (GString) place = g_string_new (refusal->file);

  if (refusal->row > 0)
    {
      g_string_append (place, " · ");
      /* Translators: %u is the number of a row of a file. */
      g_string_append_printf (place, _("row %u"), (guint) refusal->row);
    }
  if (refusal->line > 0)
    {
      g_string_append (place, " · ");
      /* Translators: %u is the number of a line of a text file. */
      g_string_append_printf (place, _("line %u"), (guint) refusal->line);
    }
  if (refusal->column != NULL)
    g_string_append_printf (place, " · %s", refusal->column);
  return g_string_free (g_steal_pointer (&place), FALSE);
}

static GtkWidget *
make_refusal (const WgRefusal *refusal)
{
  g_autofree char *place = describe_place (refusal);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *why = gtk_label_new (refusal->why), *where = gtk_label_new (place);

  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_label_set_xalign (GTK_LABEL (where), 0);
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (why), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (where, "dim-label");
  gtk_widget_add_css_class (where, "caption");
  gtk_widget_add_css_class (box, "list-line");
  gtk_box_append (GTK_BOX (box), why);
  gtk_box_append (GTK_BOX (box), where);
  return box;
}

static void
show_refused (WgImportReport *self, GPtrArray *refused)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->refused, 0)) != NULL)
    gtk_list_box_remove (self->refused, GTK_WIDGET (row));
  for (guint i = 0; i < refused->len && i < MAX_REFUSED; i++)
    gtk_list_box_append (self->refused, make_refusal (g_ptr_array_index (refused, i)));
  gtk_widget_set_visible (self->refused_box, refused->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), refused->len > MAX_REFUSED);
  if (refused->len > MAX_REFUSED)
    {
      guint rest = refused->len - MAX_REFUSED;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", rest),
                                               rest);

      gtk_label_set_text (self->more, text);
    }
}

/* Without the one that stands above the map. */
static void
show_notes (WgImportReport *self, WgImportPlan *plan)
{
  GPtrArray *notes = wg_import_plan_get_notes (plan);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const char *note = g_ptr_array_index (notes, i);

      if (g_strcmp0 (note, wg_import_plan_get_beside (plan)) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", note);
    }
  gtk_label_set_text (self->notes, text->str);
  /* The map first, but nothing before why nothing can come in. */
  gtk_box_reorder_child_after (self->parts, GTK_WIDGET (self->notes),
                               wg_import_plan_get_problem (plan) != NULL
                                 ? GTK_WIDGET (self->counts) : GTK_WIDGET (self->sight));
  gtk_widget_set_visible (GTK_WIDGET (self->notes), text->len > 0);
}

static void
on_mapped (WgImportReport *self, const char *word)
{
  g_signal_emit (self, signals[MAPPED], 0, word);
}

void
wg_import_report_show (WgImportReport *self, WgImportPlan *plan, const WgKind *kind,
                       WgMapSnapshot *snapshot)
{
  GPtrArray *previews = wg_import_plan_get_previews (plan);
  GPtrArray *refused = wg_import_plan_get_refused (plan);
  gboolean has_encoding = FALSE, has_shapes = FALSE;

  g_return_if_fail (WG_IS_IMPORT_REPORT (self));

  g_set_object (&self->plan, plan);
  self->read_in = gtk_drop_down_get_selected (self->encoding);
  self->lay_in = gtk_drop_down_get_selected (self->system);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), FALSE);
  clear_box (self->counts);
  add_count (self, _("New"), wg_import_plan_get_n_new (plan), FALSE);
  add_count (self, _("Changed"), wg_import_plan_get_n_changed (plan), FALSE);
  add_count (self, _("Unchanged"), wg_import_plan_get_n_unchanged (plan), FALSE);
  add_count (self, _("Refused"), refused->len, TRUE);
  show_notes (self, plan);
  clear_box (self->tables);
  for (guint i = 0; i < previews->len; i++)
    {
      const WgImportPreview *preview = g_ptr_array_index (previews, i);
      GtkWidget *table = wg_import_table_new (preview, kind);

      has_encoding = has_encoding || preview->encoding[0] != '\0';
      has_shapes = has_shapes || preview->has_shapes;
      g_signal_connect_object (table, "mapped", G_CALLBACK (on_mapped), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->tables, table);
    }
  gtk_widget_set_visible (self->encoding_box, has_encoding);
  gtk_widget_set_visible (self->system_box, has_shapes);
  wg_import_sight_view_show (self->sight, plan, snapshot);
  wg_import_matches_show (self->matches, wg_import_plan_get_matches (plan));
  show_refused (self, refused);
}

GtkDropDown *
wg_import_report_get_encoding (WgImportReport *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_REPORT (self), NULL);

  return self->encoding;
}

GtkDropDown *
wg_import_report_get_system (WgImportReport *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_REPORT (self), NULL);

  return self->system;
}

void
wg_import_report_tell_matches (WgImportReport *self, WgImport *import)
{
  g_return_if_fail (WG_IS_IMPORT_REPORT (self));

  wg_import_matches_tell (self->matches, import);
}

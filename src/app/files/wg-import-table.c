/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of one file with a choice of field over each column. It decides nothing: what a
 * choice does is seen when the import is checked again. */

#include "wg-import-table.h"

#include "wg-number.h"

#include <glib/gi18n.h>

#define SHOWN_ROWS 5
#define MAX_CELL_CHARS 22

struct _WgImportTable
{
  GtkWidget parent_instance;

  GtkWidget    *box;
  GtkGrid      *grid;
  const WgKind *kind;
};

G_DEFINE_FINAL_TYPE (WgImportTable, wg_import_table, GTK_TYPE_WIDGET)

enum
{
  MAPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A shape comes with the row and not in a column; row ids are no business of a table. */
static gboolean
can_be_filled (const WgField *field)
{
  return field->type != WG_VALUE_BLOB;
}

static void
on_field_selected (GtkDropDown *choice, GParamSpec *pspec, WgImportTable *self)
{
  const char *column = g_object_get_data (G_OBJECT (choice), "column");
  guint selected = gtk_drop_down_get_selected (choice), at = 0;
  const char *field = "";
  g_autofree char *word = NULL;

  for (guint i = 0; i < self->kind->n_fields && selected > 0; i++)
    if (can_be_filled (&self->kind->fields[i]) && ++at == selected)
      {
        field = self->kind->fields[i].name;
        break;
      }
  word = g_strdup_printf ("%s=%s", column, field);
  g_signal_emit (self, signals[MAPPED], 0, word);
}

static GtkWidget *
make_choice (WgImportTable *self, const char *column, const char *field)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *choice;
  guint selected = 0, at = 0;
  /* Translators: %s is the name of a column of a table. */
  g_autofree char *label = g_strdup_printf (_("Field for the column %s"), column);

  gtk_string_list_append (names, _("– not imported –"));
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      if (!can_be_filled (&self->kind->fields[i]))
        continue;
      at++;
      gtk_string_list_append (names, _(self->kind->fields[i].label));
      if (g_strcmp0 (field, self->kind->fields[i].name) == 0)
        selected = at;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  g_object_set_data_full (G_OBJECT (choice), "column", g_strdup (column), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_field_selected), self, 0);
  return choice;
}

static GtkWidget *
make_cell (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CELL_CHARS);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_head (const WgImportPreview *preview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *n = wg_number_format (preview->n_rows, 0);
  g_autofree char *rows = NULL;
  g_autoptr (GString) facts = g_string_new (NULL);

  rows = g_strdup_printf (ngettext ("%s row", "%s rows", preview->n_rows), n);
  g_string_append (facts, rows);
  if (preview->encoding[0] != '\0')
    g_string_append_printf (facts, " · %s", preview->encoding);
  if (preview->system[0] != '\0')
    g_string_append_printf (facts, " · %s", preview->system);
  gtk_box_append (GTK_BOX (box), make_cell (preview->file, "heading"));
  gtk_box_append (GTK_BOX (box), make_cell (facts->str, "dim-label"));
  return box;
}

static void
fill_grid (WgImportTable *self, const WgImportPreview *preview)
{
  guint n_columns = g_strv_length (preview->columns);

  for (guint c = 0; c < n_columns; c++)
    {
      gtk_grid_attach (self->grid, make_cell (preview->columns[c], "heading"), (int) c, 0, 1, 1);
      gtk_grid_attach (self->grid, make_choice (self, preview->columns[c], preview->fields[c]),
                       (int) c, 1, 1, 1);
      for (guint r = 0; r < preview->rows->len && r < SHOWN_ROWS; r++)
        {
          GStrv row = g_ptr_array_index (preview->rows, r);

          if (c < g_strv_length (row))
            gtk_grid_attach (self->grid, make_cell (row[c], "numeric"), (int) c, (int) r + 2, 1, 1);
        }
    }
}

static void
wg_import_table_dispose (GObject *object)
{
  g_clear_pointer (&WG_IMPORT_TABLE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_import_table_parent_class)->dispose (object);
}

static void
wg_import_table_class_init (WgImportTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_import_table_dispose;
  signals[MAPPED] = g_signal_new ("mapped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wg_import_table_init (WgImportTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "import-grid");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
wg_import_table_new (const WgImportPreview *preview, const WgKind *kind)
{
  WgImportTable *self = g_object_new (WG_TYPE_IMPORT_TABLE, NULL);

  self->kind = kind;
  gtk_box_prepend (GTK_BOX (self->box), make_head (preview));
  fill_grid (self, preview);
  return GTK_WIDGET (self);
}

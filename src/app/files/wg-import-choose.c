/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing what to import. It reads nothing: the reader child does, in the next step. */

#include "wg-import-choose.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define MAX_LEVEL 7

struct _WgImportChoose
{
  GtkWidget parent_instance;

  GtkWidget   *content;
  AdwComboRow *kind;
  AdwComboRow *level;
  AdwComboRow *encoding;
  AdwComboRow *datum;
  AdwComboRow *entered;
  GtkListBox  *list;
  GtkWidget   *no_table;

  WgDistrict  *district;
  GPtrArray   *sources; /* Source, in the order of the rows */
  guint        n_pasted;
};

/* A file, or a table that was pasted. */
typedef struct
{
  GFile *file; /* (nullable) */
  char  *name; /* (nullable) */
  char  *text; /* (nullable) */
} Source;

G_DEFINE_FINAL_TYPE (WgImportChoose, wg_import_choose, GTK_TYPE_WIDGET)

enum
{
  PROP_READY = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* In the order of the rows of "kind". */
static const char *const kinds[] = { "units", "grids", "teams", "activities", "cases", "counts",
                                     "posts", "streets", "classes", "positions", "holdings",
                                     "branch_grids", "contacts", "whistles", "wishes",
                                     "hard_problems", "meetings", "attendances", "decisions",
                                     "base_features" };

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_free (source->name);
  g_free (source->text);
  g_free (source);
}

static const char *
get_kind (WgImportChoose *self)
{
  guint kind = adw_combo_row_get_selected (self->kind);

  return kinds[kind < G_N_ELEMENTS (kinds) ? kind : 0];
}

static gboolean
has_level (const char *kind)
{
  return strcmp (kind, "units") == 0 || strcmp (kind, "grids") == 0;
}

static gboolean
has_days (const char *kind)
{
  static const char *const dated[] = { "activities", "cases", "whistles", "wishes",
                                       "hard_problems", NULL };

  return g_strv_contains (dated, kind);
}

/* A question that means nothing for a kind is not asked. */
static void
on_kind_selected (WgImportChoose *self)
{
  const char *kind = get_kind (self);

  if (self->level == NULL || self->entered == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->level), has_level (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->entered), has_days (kind));
}

/* The systems that offices send, in the order of the rows; zones of 3° follow. */
static const struct
{
  const char *name;
  WgDatum     datum;
} systems[] = {
  { N_("As the file says"), { WG_DATUM_AS_SAID, 0 } },
  { N_("CGCS2000, longitude and latitude"), { WG_DATUM_EPSG, 4490 } },
  { N_("WGS 84, longitude and latitude"), { WG_DATUM_EPSG, 4326 } },
  { N_("GCJ-02, of web maps"), { WG_DATUM_GCJ02, 0 } },
  { N_("BD-09, of Baidu"), { WG_DATUM_BD09, 0 } },
  { N_("Web Mercator"), { WG_DATUM_EPSG, 3857 } },
};

#define FIRST_MERIDIAN 75
#define LAST_MERIDIAN 135
#define FIRST_ZONE_EPSG 4534 /* CGCS2000 / 3-degree Gauss-Kruger CM 75E */

static GListModel *
list_systems (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    gtk_string_list_append (names, _(systems[i].name));
  for (int meridian = FIRST_MERIDIAN; meridian <= LAST_MERIDIAN; meridian += 3)
    {
      g_autofree char *name = g_strdup_printf (_("CGCS2000, 3° zone, meridian %d° E"), meridian);

      gtk_string_list_append (names, name);
    }
  return G_LIST_MODEL (names);
}

WgDatum
wg_import_choose_get_system (WgImportChoose *self)
{
  guint row = adw_combo_row_get_selected (self->datum);

  if (row < G_N_ELEMENTS (systems))
    return systems[row].datum;
  return (WgDatum) { WG_DATUM_EPSG, FIRST_ZONE_EPSG + (int) (row - G_N_ELEMENTS (systems)) };
}

const char *
wg_import_choose_get_encoding (WgImportChoose *self)
{
  static const char *const encodings[] = { NULL, "UTF-8", "GB18030", "BIG5" };

  return encodings[MIN (adw_combo_row_get_selected (self->encoding),
                        G_N_ELEMENTS (encodings) - 1)];
}

static void
on_remove_clicked (GtkButton *button, WgImportChoose *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  g_ptr_array_remove_index (self->sources, (guint) index);
  gtk_list_box_remove (self->list, row);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static GtkWidget *
make_row (WgImportChoose *self, const char *name, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is a file name. */
  g_autofree char *tooltip = g_strdup_printf (_("Leave out %s"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (remove, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

static void
on_files_chosen (GtkNativeDialog *dialog, int response, WgImportChoose *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);

          wg_import_choose_add_file (self, file);
        }
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_add_clicked (WgImportChoose *self)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_("Files to Import"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _("_Add"), _("_Cancel"));
  static const char *const patterns[] = { "*.csv", "*.tsv", "*.xls", "*.xlsx", "*.ods",
                                          "*.geojson", "*.json", "*.shp", "*.zip",
                                          "*.kml", "*.gpkg", "*.osm", "*.pbf" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables and boundaries"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_files_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
on_drop (WgImportChoose *self, const GValue *value)
{
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    wg_import_choose_add_file (self, l->data);
  return TRUE;
}

static void
wg_import_choose_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READY)
    g_value_set_boolean (value, wg_import_choose_get_ready (WG_IMPORT_CHOOSE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wg_import_choose_dispose (GObject *object)
{
  WgImportChoose *self = WG_IMPORT_CHOOSE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_import_choose_parent_class)->dispose (object);
}

static void
wg_import_choose_class_init (WgImportChooseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = wg_import_choose_get_property;
  object_class->dispose = wg_import_choose_dispose;
  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-import-choose.ui");
  gtk_widget_class_bind_template_child (widget_class, WgImportChoose, content);
  gtk_widget_class_bind_template_child (widget_class, WgImportChoose, kind);
  gtk_widget_class_bind_template_child (widget_class, WgImportChoose, level);
  gtk_widget_class_bind_template_child (widget_class, WgImportChoose, list);
  gtk_widget_class_bind_template_child (widget_class, WgImportChoose, entered);
  gtk_widget_class_bind_template_child (widget_class, WgImportChoose, no_table);
  gtk_widget_class_bind_template_child (widget_class, WgImportChoose, encoding);
  gtk_widget_class_bind_template_child (widget_class, WgImportChoose, datum);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, wg_import_choose_paste);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
}

static void
wg_import_choose_init (WgImportChoose *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->sources = g_ptr_array_new_with_free_func (source_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
wg_import_choose_set_district (WgImportChoose *self, WgDistrict *district)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GListModel) coordinates = list_systems ();

  g_return_if_fail (WG_IS_IMPORT_CHOOSE (self));

  g_set_object (&self->district, district);
  gtk_string_list_append (names, _("Found by the codes"));
  for (guint level = 1; level <= MAX_LEVEL; level++)
    {
      const char *name = wg_district_get_level_name (district, level);
      g_autofree char *text = NULL;

      /* Translators: a level of the tree: its number and name. */
      if (name != NULL && name[0] != '\0')
        text = g_strdup_printf (_("%u – %s"), level, name);
      else
        text = g_strdup_printf ("%u", level);
      gtk_string_list_append (names, text);
    }
  adw_combo_row_set_model (self->level, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->datum, coordinates);
}

static void
add_source (WgImportChoose *self, Source *source, const char *name, const char *subtitle)
{
  g_ptr_array_add (self->sources, source);
  gtk_list_box_append (self->list, make_row (self, name, subtitle));
  gtk_widget_set_visible (self->no_table, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

void
wg_import_choose_add_file (WgImportChoose *self, GFile *file)
{
  Source *source;
  g_autofree char *name = NULL, *folder = NULL;

  g_return_if_fail (WG_IS_IMPORT_CHOOSE (self));

  if (g_file_peek_path (file) == NULL)
    return;
  for (guint i = 0; i < self->sources->len; i++)
    {
      source = g_ptr_array_index (self->sources, i);
      if (source->file != NULL && g_file_equal (source->file, file))
        return;
    }
  source = g_new0 (Source, 1);
  source->file = g_object_ref (file);
  name = g_file_get_basename (file);
  folder = g_path_get_dirname (g_file_peek_path (file));
  add_source (self, source, name, folder);
}

/* At least two cells: a word that somebody copied is no table. */
static gboolean
is_table (const char *text)
{
  return text != NULL && strlen (text) > 1 && strchr (text, '\n') != NULL
         && strpbrk (text, "\t,;") != NULL;
}

static void
add_text (WgImportChoose *self, const char *text)
{
  Source *source = g_new0 (Source, 1);
  const char *ending = strchr (text, '\t') != NULL ? ".tsv" : ".csv";
  g_autofree char *lines = NULL;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n' || p[1] == '\0';
  self->n_pasted++;
  /* Translators: the name of a table that was pasted; it is the name of no file. */
  source->name = self->n_pasted == 1
                   ? g_strdup_printf ("%s%s", _("Pasted table"), ending)
                   : g_strdup_printf ("%s %u%s", _("Pasted table"), self->n_pasted, ending);
  source->text = g_strdup (text);
  lines = g_strdup_printf (ngettext ("%u line", "%u lines", n), n);
  add_source (self, source, source->name, lines);
}

static void
on_text_read (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgImportChoose) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (self->sources == NULL)
    return;
  if (is_table (text))
    add_text (self, text);
  else
    gtk_widget_set_visible (self->no_table, TRUE);
}

static void
on_files_read (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgImportChoose) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (self->sources != NULL && value != NULL)
    on_drop (self, value);
}

void
wg_import_choose_paste (WgImportChoose *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  g_return_if_fail (WG_IS_IMPORT_CHOOSE (self));

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    on_files_read, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, g_object_ref (self));
}

gboolean
wg_import_choose_get_ready (WgImportChoose *self)
{
  g_return_val_if_fail (WG_IS_IMPORT_CHOOSE (self), FALSE);

  return self->sources != NULL && self->sources->len > 0;
}

WgImport *
wg_import_choose_make_import (WgImportChoose *self, GError **error)
{
  guint level;
  WgDatum datum;
  WgImport *import;

  g_return_val_if_fail (WG_IS_IMPORT_CHOOSE (self), NULL);

  level = adw_combo_row_get_selected (self->level);
  import = wg_import_new (get_kind (self), error);
  if (import == NULL)
    return NULL;
  datum = wg_import_choose_get_system (self);
  wg_import_set_datum (import, &datum);
  wg_import_set_encoding (import, wg_import_choose_get_encoding (self));
  if (has_level (get_kind (self)))
    wg_import_set_level (import, level <= MAX_LEVEL ? level : 0);
  if (has_days (get_kind (self)) && adw_combo_row_get_selected (self->entered) == 1)
    wg_import_set_entered (import, wg_clock_get_now (wg_district_get_clock (self->district)));
  for (guint i = 0; i < self->sources->len; i++)
    {
      const Source *source = g_ptr_array_index (self->sources, i);

      if (source->file != NULL)
        wg_import_add_source (import, g_file_peek_path (source->file));
      else
        wg_import_add_text (import, source->name, source->text);
    }
  return import;
}

static void
share (AdwComboRow *row,
       GtkDropDown *other)
{
  g_object_bind_property (row, "model", other, "model", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "selected", other, "selected",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

void
wg_import_choose_share (WgImportChoose *self,
                        GtkDropDown    *encoding,
                        GtkDropDown    *system)
{
  g_return_if_fail (WG_IS_IMPORT_CHOOSE (self));

  share (self->encoding, encoding);
  share (self->datum, system);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to open of a foreign file: the input as files in GDAL's memory, the shapefile in an
 * archive, the sheet of a workbook. Looks at the bytes only behind the lock. */

#include "wg-gdal-open.h"

#include "wg-old-book.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <ogr_api.h>

#include <string.h>

#define INPUT "/vsimem/input"
#define MAX_WORKBOOK ((vsi_l_offset) 4 << 20) /* of the list of sheets, unpacked */
#define MAX_MEMBERS 1000

/* Only these are registered, so that no other format's code ever runs. They have C linkage but
 * their header is C++. */
extern void RegisterOGRGeoJSON (void);
extern void RegisterOGRGeoPackage (void);
extern void RegisterOGRLIBKML (void);
extern void RegisterOGRODS (void);
extern void RegisterOGRShape (void);
extern void RegisterOGRXLS (void);
extern void RegisterOGRXLSX (void);

void
wg_gdal_register (void)
{
  CPLSetConfigOption ("OGR_GEOJSON_MAX_OBJ_SIZE", "0");
  CPLSetConfigOption ("GDAL_PAM_ENABLED", "NO");
  CPLSetConfigOption ("GDAL_NUM_THREADS", "1");
  /* Where the names of the columns stand is the parent's question: above them may be a title, and
   * a column's cells stay the texts that they are. */
  CPLSetConfigOption ("OGR_XLSX_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_ODS_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_XLS_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_XLS_FIELD_TYPES", "STRING");
  CPLPushErrorHandler (CPLQuietErrorHandler);
  RegisterOGRGeoJSON ();
  RegisterOGRShape ();
  RegisterOGRLIBKML ();
  RegisterOGRGeoPackage ();
  RegisterOGRXLS ();
  RegisterOGRXLSX ();
  RegisterOGRODS ();
}

static void
mount (const WgReaderInput *input)
{
  for (guint i = 0; i < input->n_parts; i++)
    {
      const WgReaderPart *part = &input->parts[i];
      g_autofree char *path = g_strconcat (INPUT, part->suffix, NULL);
      VSILFILE *file = VSIFileFromMemBuffer (path, (GByte *) part->data, part->length, FALSE);

      if (file != NULL)
        VSIFCloseL (file);
    }
}

/* (transfer full) (nullable): the one shapefile in the archive. */
static char *
find_shape (const char    *archive,
            WgReaderIssue *issue)
{
  char **names = VSIReadDirRecursive (archive);
  char *found = NULL;
  int n = CSLCount (names);

  *issue = (WgReaderIssue){ .code = WG_READER_PART_MISSING, .detail = ".shp" };
  if (n > MAX_MEMBERS)
    *issue = (WgReaderIssue){ .code = WG_READER_TOO_WIDE, .a = n, .b = MAX_MEMBERS };
  for (int i = 0; i < MIN (n, MAX_MEMBERS); i++)
    {
      g_autofree char *lower = g_ascii_strdown (names[i], -1);

      if (!g_str_has_suffix (lower, ".shp") || g_str_has_prefix (lower, "__macosx"))
        continue;
      if (found != NULL)
        {
          *issue = (WgReaderIssue){ .code = WG_READER_MANY_SHAPES };
          g_clear_pointer (&found, g_free);
          break;
        }
      found = g_strconcat (archive, "/", names[i], NULL);
    }
  CSLDestroy (names);
  return found;
}

GDALDatasetH
wg_gdal_open (const WgReaderInput *input,
              const char          *driver,
              const char          *encoding,
              WgReaderIssue       *issue)
{
  const char *const drivers[] = { driver, NULL };
  g_autofree char *path = g_strconcat (INPUT, input->parts[0].suffix, NULL);
  g_autofree char *option = g_strconcat ("ENCODING=", encoding, NULL);
  const char *const options[] = { option, NULL };
  gboolean shape = strcmp (driver, "ESRI Shapefile") == 0;
  GDALDatasetH set;

  mount (input);
  if (strcmp (input->parts[0].suffix, ".zip") == 0)
    {
      g_autofree char *archive = g_strconcat ("/vsizip/", path, NULL);

      g_free (path);
      path = find_shape (archive, issue);
      if (path == NULL)
        return NULL;
    }
  CPLErrorReset ();
  set = GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers,
                    shape && encoding[0] != '\0' ? options : NULL, NULL);
  if (set == NULL)
    *issue = (WgReaderIssue){ .code = strcmp (driver, "GeoJSON") == 0 ? WG_READER_NOT_FEATURES
                                                                      : WG_READER_LIBRARY,
                              .detail = CPLGetLastErrorMsg () };
  return set;
}

/* The list of sheets of a workbook says which are hidden; GDAL does not. */
static void
note_sheet (GMarkupParseContext *context,
            const char          *element,
            const char         **names,
            const char         **values,
            gpointer             data,
            GError             **error)
{
  GHashTable *hidden = data;
  const char *name = NULL;
  gboolean is_hidden = FALSE;

  if (strcmp (element, "sheet") != 0)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "name") == 0)
      name = values[i];
    else if (strcmp (names[i], "state") == 0)
      is_hidden = strcmp (values[i], "visible") != 0;
  if (name != NULL && is_hidden)
    g_hash_table_add (hidden, g_strdup (name));
}

/* (transfer full) (element-type utf8): a set of names; empty where nothing says. */
static GHashTable *
list_hidden (void)
{
  static const GMarkupParser parser = { .start_element = note_sheet };
  GHashTable *hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  VSILFILE *file = VSIFOpenL ("/vsizip/" INPUT ".xlsx/xl/workbook.xml", "rb");
  vsi_l_offset n_bytes = 0;
  GByte *book = VSIGetMemFileBuffer (INPUT ".xls", &n_bytes, FALSE);
  g_autofree char *text = NULL;
  gsize length;

  if (book != NULL)
    wg_old_book_find_hidden (book, (gsize) n_bytes, hidden);
  if (file == NULL)
    return hidden;
  text = g_malloc (MAX_WORKBOOK);
  length = VSIFReadL (text, 1, MAX_WORKBOOK, file);
  VSIFCloseL (file);
  if (length < MAX_WORKBOOK)
    {
      g_autoptr (GMarkupParseContext) context =
        g_markup_parse_context_new (&parser, 0, hidden, NULL);

      /* A defect in it is no reason to refuse the sheets: then none counts as hidden. */
      if (!g_markup_parse_context_parse (context, text, (gssize) length, NULL))
        g_hash_table_remove_all (hidden);
    }
  return hidden;
}

OGRLayerH
wg_gdal_choose_layer (GDALDatasetH  set,
                      GString      *others)
{
  g_autoptr (GHashTable) hidden = list_hidden ();
  OGRLayerH chosen = NULL;

  for (int i = 0; i < GDALDatasetGetLayerCount (set); i++)
    {
      OGRLayerH layer = GDALDatasetGetLayer (set, i);
      const char *name = OGR_L_GetName (layer);

      if (g_hash_table_contains (hidden, name) || OGR_L_GetFeatureCount (layer, TRUE) == 0)
        continue;
      if (chosen == NULL)
        chosen = layer;
      else
        g_string_append_printf (others, "%s%s", others->len > 0 ? "、" : "", name);
    }
  if (chosen == NULL && GDALDatasetGetLayerCount (set) > 0)
    chosen = GDALDatasetGetLayer (set, 0);
  return chosen;
}

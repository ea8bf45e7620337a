/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layer as GeoPackage or shapefile, written by GDAL in its memory and handed back piece by piece:
 * this process can create no file. What the names mean is the parent's business. */

#include "wg-gdal-writer.h"

#include "wg-gdal-open.h"
#include "wg-gdal-place.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <string.h>

#define OUTPUT "/vsimem/output"
#define SYSTEM 4490
#define WIDEST_TEXT 254 /* bytes, of a field in a shapefile */

typedef struct
{
  WgLayerInput   *input;
  WgReaderOutput *output;
  gboolean        shapefile;
  OGRLayerH       layer;
  gint64          row;
} Writing;

void
wg_gdal_writer_prepare (void)
{
  /* SQLite keeps in memory what it would put into a file of its own. */
  CPLSetConfigOption ("OGR_SQLITE_PRAGMA", "temp_store=MEMORY");
  CPLSetConfigOption ("OGR_SQLITE_SYNCHRONOUS", "OFF");
  wg_gdal_register ();
  wg_gdal_place_prepare ();
}

static gboolean
fail (WgReaderIssue *issue,
      gint64         row)
{
  *issue = (WgReaderIssue) { .code = WG_READER_LIBRARY, .row = row,
                             .detail = CPLGetLastErrorMsg () };
  return FALSE;
}

static OGRwkbGeometryType
shape_type (const Writing *self)
{
  /* A shapefile has no type of its own for several polygons. */
  static const OGRwkbGeometryType types[][2] = {
    [WG_READER_NO_SHAPE] = { wkbNone, wkbNone },
    [WG_READER_POINTS] = { wkbPoint, wkbPoint },
    [WG_READER_LINES] = { wkbMultiLineString, wkbLineString },
    [WG_READER_POLYGONS] = { wkbMultiPolygon, wkbPolygon },
    [WG_READER_ANY_SHAPE] = { wkbUnknown, wkbUnknown },
  };

  return types[self->input->shape][self->shapefile ? 1 : 0];
}

static gboolean
add_columns (Writing       *self,
             WgReaderIssue *issue)
{
  static const OGRFieldType types[] = {
    [WG_READER_COLUMN_INT] = OFTInteger64, [WG_READER_COLUMN_REAL] = OFTReal,
    [WG_READER_COLUMN_TEXT] = OFTString,   [WG_READER_COLUMN_DATE] = OFTDate,
    [WG_READER_COLUMN_TIME] = OFTDateTime,
  };

  for (guint i = 0; i < self->input->columns->len; i++)
    {
      const WgLayerColumn *column = &g_array_index (self->input->columns, WgLayerColumn, i);
      gboolean as_text = self->shapefile && column->type == WG_READER_COLUMN_TIME;
      OGRFieldDefnH field =
        OGR_Fld_Create (column->name, as_text ? OFTString : types[column->type]);
      OGRErr result;

      if (self->shapefile && (as_text || column->type == WG_READER_COLUMN_TEXT))
        OGR_Fld_SetWidth (field, (int) CLAMP (column->width, 1, WIDEST_TEXT));
      else if (self->shapefile && column->type == WG_READER_COLUMN_INT)
        OGR_Fld_SetWidth (field, 18);
      else if (self->shapefile && column->type == WG_READER_COLUMN_REAL)
        {
          OGR_Fld_SetWidth (field, 24);
          OGR_Fld_SetPrecision (field, (int) MIN (column->decimals, 15));
        }
      result = OGR_L_CreateField (self->layer, field, FALSE);
      OGR_Fld_Destroy (field);
      if (result != OGRERR_NONE)
        return fail (issue, 0);
    }
  return TRUE;
}

static gboolean
create_layer (Writing       *self,
              GDALDatasetH   set,
              WgReaderIssue *issue)
{
  const char *const gpkg[] = { "FID=fid", "GEOMETRY_NAME=geom", "ASPATIAL_VARIANT=GPKG_ATTRIBUTES",
                               NULL };
  const char *const shape[] = { "ENCODING=UTF-8", NULL };
  OGRSpatialReferenceH system = OSRNewSpatialReference (NULL);
  gboolean known = OSRImportFromEPSG (system, SYSTEM) == OGRERR_NONE;

  OSRSetAxisMappingStrategy (system, OAMS_TRADITIONAL_GIS_ORDER);
  if (known)
    self->layer = GDALDatasetCreateLayer (set, self->input->name,
                                          shape_type (self) != wkbNone ? system : NULL,
                                          shape_type (self),
                                          (char **) (self->shapefile ? shape : gpkg));
  OSRDestroySpatialReference (system);
  return self->layer != NULL ? add_columns (self, issue) : fail (issue, 0);
}

/* 2026-09-30 or 2026-09-30 16:20. */
static void
set_time (OGRFeatureH feature,
          int         i,
          const char *text)
{
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;

  if (sscanf (text, "%4d-%2d-%2d %2d:%2d", &year, &month, &day, &hour, &minute) >= 3)
    OGR_F_SetFieldDateTime (feature, i, year, month, day, hour, minute, 0, 0);
}

static gboolean
set_value (Writing       *self,
           OGRFeatureH    feature,
           int            i,
           WgFrameCursor *row)
{
  const WgLayerColumn *column = &g_array_index (self->input->columns, WgLayerColumn, (guint) i);
  guint8 type = wg_frame_get_u8 (row);
  const char *text;

  if (type == WG_READER_NULL)
    OGR_F_SetFieldNull (feature, i);
  else if (type == WG_READER_INT)
    OGR_F_SetFieldInteger64 (feature, i, wg_frame_get_i64 (row));
  else if (type == WG_READER_REAL)
    OGR_F_SetFieldDouble (feature, i, wg_frame_get_f64 (row));
  else if (type == WG_READER_TEXT)
    {
      text = wg_frame_get_text (row, WG_READER_MAX_TEXT);
      if (column->type == WG_READER_COLUMN_DATE
          || (column->type == WG_READER_COLUMN_TIME && !self->shapefile))
        set_time (feature, i, text);
      else
        OGR_F_SetFieldString (feature, i, text);
    }
  else
    return FALSE;
  return !row->bad;
}

static gboolean
set_shape (const Writing *self,
           OGRFeatureH    feature,
           WgFrameCursor *row)
{
  OGRGeometryH geometry = NULL;
  gsize length;
  const guint8 *wkb = wg_frame_get_blob (row, WG_FRAME_MAX, &length);

  if (row->bad || length == 0 || self->input->shape == WG_READER_NO_SHAPE)
    return !row->bad;
  if (OGR_G_CreateFromWkb (wkb, NULL, &geometry, (int) length) != OGRERR_NONE)
    return FALSE;
  if (self->input->shape == WG_READER_POLYGONS)
    geometry = OGR_G_ForceToMultiPolygon (geometry);
  else if (self->input->shape == WG_READER_LINES)
    geometry = OGR_G_ForceToMultiLineString (geometry);
  return OGR_F_SetGeometryDirectly (feature, geometry) == OGRERR_NONE;
}

static gboolean
write_row (Writing       *self,
           WgFrameCursor *row)
{
  OGRFeatureH feature = OGR_F_Create (OGR_L_GetLayerDefn (self->layer));
  gboolean done = TRUE;

  self->row = wg_frame_get_i64 (row);
  (void) wg_frame_get_i64 (row);
  for (guint i = 0; done && i < self->input->columns->len; i++)
    done = set_value (self, feature, (int) i, row);
  done = done && set_shape (self, feature, row) && wg_frame_cursor_ok (row)
         && OGR_L_CreateFeature (self->layer, feature) == OGRERR_NONE;
  OGR_F_Destroy (feature);
  return done;
}

static gboolean
write_rows (Writing       *self,
            WgReaderIssue *issue)
{
  WgFrameCursor row;
  gboolean in_one = !self->shapefile && OGR_L_StartTransaction (self->layer) == OGRERR_NONE;

  while (wg_layer_input_next (self->input, &row))
    if (!write_row (self, &row))
      return fail (issue, self->row);
  if (self->input->rows.bad)
    {
      *issue = (WgReaderIssue) { .code = WG_READER_BAD_REQUEST };
      return FALSE;
    }
  return !in_one || OGR_L_CommitTransaction (self->layer) == OGRERR_NONE || fail (issue, 0);
}

static void
send_piece (WgReaderOutput *output,
            const char     *name,
            const guint8   *data,
            gsize           length)
{
  gsize start = wg_reader_output_begin (output, WG_READER_FILE);

  wg_frame_put_text (output->frames, name, -1);
  wg_frame_put_blob (output->frames, data, length);
  wg_reader_output_end (output, start);
}

static void
send_file (WgReaderOutput *output,
           const char     *name,
           const guint8   *data,
           gsize           length)
{
  gsize at = 0;

  do
    {
      gsize n = MIN (length - at, WG_READER_PIECE);

      send_piece (output, name, data + at, n);
      at += n;
    }
  while (at < length);
}

/* All files in the order of their names, which is the same every time. */
static gboolean
send_files (Writing       *self,
            gpointer       archive, /* (nullable) */
            WgReaderIssue *issue)
{
  char **names = VSIReadDir (OUTPUT);
  gboolean done = names != NULL;

  for (int i = 0; done && i < CSLCount (names); i++)
    {
      g_autofree char *path = g_strconcat (OUTPUT "/", names[i], NULL);
      vsi_l_offset length = 0;
      const guint8 *data = VSIGetMemFileBuffer (path, &length, FALSE);

      if (data == NULL)
        continue;
      if (archive == NULL)
        send_file (self->output, names[i], data, length);
      else
        done = CPLCreateFileInZip (archive, names[i], NULL) == CE_None
               && CPLWriteFileInZip (archive, data, (int) length) == CE_None
               && CPLCloseFileInZip (archive) == CE_None;
    }
  CSLDestroy (names);
  return done || fail (issue, 0);
}

static gboolean
send_further (Writing       *self,
              gpointer       archive, /* (nullable) */
              WgReaderIssue *issue)
{
  for (guint i = 0; i < self->input->files->len; i++)
    {
      const WgLayerFile *file = &g_array_index (self->input->files, WgLayerFile, i);

      if (archive == NULL)
        send_file (self->output, file->name, file->data, file->length);
      else if (CPLCreateFileInZip (archive, file->name, NULL) != CE_None
               || CPLWriteFileInZip (archive, file->data, (int) file->length) != CE_None
               || CPLCloseFileInZip (archive) != CE_None)
        return fail (issue, 0);
    }
  return TRUE;
}

static gboolean
send_archive (Writing       *self,
              WgReaderIssue *issue)
{
  const char *path = "/vsimem/archive.zip";
  gpointer archive = CPLCreateZip (path, NULL);
  g_autofree char *name = g_strconcat (self->input->name, ".zip", NULL);
  vsi_l_offset length = 0;
  const guint8 *data;

  if (archive == NULL)
    return fail (issue, 0);
  if (!send_files (self, archive, issue) || !send_further (self, archive, issue)
      || CPLCloseZip (archive) != CE_None)
    return FALSE;
  data = VSIGetMemFileBuffer (path, &length, FALSE);
  send_file (self->output, name, data, length);
  return TRUE;
}

gboolean
wg_gdal_write (WgLayerInput   *input,
               WgReaderOutput *output,
               WgReaderIssue  *issue)
{
  const char *const options[] = { "VERSION=1.2", NULL };
  Writing self = { .input = input, .output = output,
                   .shapefile = strcmp (input->format, "gpkg") != 0 };
  GDALDriverH driver = GDALGetDriverByName (self.shapefile ? "ESRI Shapefile" : "GPKG");
  g_autofree char *path = g_strconcat (OUTPUT "/", input->name, self.shapefile ? ".shp" : ".gpkg",
                                       NULL);
  GDALDatasetH set;

  CPLSetConfigOption ("OGR_CURRENT_DATE", input->made);
  CPLErrorReset ();
  VSIMkdir (OUTPUT, 0755);
  set = driver != NULL ? GDALCreate (driver, path, 0, 0, 0, GDT_Unknown,
                                     (char **) (self.shapefile ? NULL : options))
                       : NULL;
  if (set == NULL)
    return fail (issue, 0);
  if (!create_layer (&self, set, issue) || !write_rows (&self, issue))
    return FALSE;
  CPLErrorReset ();
  GDALClose (set);
  if (CPLGetLastErrorType () >= CE_Failure)
    return fail (issue, 0);
  if (strcmp (input->format, "zip") == 0)
    return send_archive (&self, issue);
  return send_files (&self, NULL, issue) && send_further (&self, NULL, issue);
}

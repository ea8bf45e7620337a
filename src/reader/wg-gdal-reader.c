/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads shapes and their attributes with GDAL, from memory only. The one file that may include
 * GDAL's headers. Coordinates go out as they are, with the name of their system: whether they can
 * be taken is the parent's decision. */

#include "wg-gdal-reader.h"

#include "wg-frame.h"
#include "wg-gdal-open.h"
#include "wg-gdal-place.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <string.h>

#define PROGRESS_ROWS 500

typedef struct
{
  OGRLayerH       layer;
  OGRFeatureDefnH definition;
  guint           n_fields;
  gint64          n_rows;    /* -1 unknown */
  const GArray   *lines;     /* (nullable): the line of each feature */
  WgGdalPlace     place;
  gint64          row;
  WgReaderOutput *output;
  GByteArray     *wkb;
} Reading;

/**
 * wg_gdal_reader_prepare:
 *
 * Everything that needs a file of the system: the drivers, and PROJ's database, which stays open
 * when this process can open no other file.
 */
void
wg_gdal_reader_prepare (void)
{
  wg_gdal_register ();
  wg_gdal_place_prepare ();
}

static gboolean
library_issue (WgReaderIssue *issue,
               WgReaderCode   code)
{
  *issue = (WgReaderIssue){ .code = code, .detail = CPLGetLastErrorMsg () };
  return FALSE;
}

static WgReaderType
type_of_field (OGRFieldDefnH field)
{
  OGRFieldType type = OGR_Fld_GetType (field);

  if (type == OFTInteger || type == OFTInteger64)
    return WG_READER_INT;
  return type == OFTReal ? WG_READER_REAL : WG_READER_TEXT;
}

static void
send_layer (Reading    *self,
            const char *encoding)
{
  GByteArray *out = self->output->frames;
  g_autofree char *name = g_utf8_make_valid (OGR_L_GetName (self->layer), -1);
  g_autofree char *valid_system = g_utf8_make_valid (self->place.system, -1);
  gsize start = wg_reader_output_begin (self->output, WG_READER_LAYER);

  wg_frame_put_text (out, name, -1);
  wg_frame_put_text (out, encoding, -1);
  wg_frame_put_text (out, valid_system, -1);
  wg_frame_put_u8 (out, OGR_L_GetGeomType (self->layer) != wkbNone);
  wg_frame_put_i64 (out, self->n_rows);
  wg_frame_put_u32 (out, self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    {
      OGRFieldDefnH field = OGR_FD_GetFieldDefn (self->definition, (int) i);
      g_autofree char *label = g_utf8_make_valid (OGR_Fld_GetNameRef (field), -1);

      wg_frame_put_text (out, label, -1);
      wg_frame_put_u8 (out, type_of_field (field));
    }
  wg_reader_output_end (self->output, start);
}

/* Days and times as offices write them, without what they do not say. */
static char *
format_day (OGRFeatureH  feature,
            int          i,
            OGRFieldType type)
{
  int year, month, day, hour, minute, second, zone;

  if (type == OFTDate || type == OFTDateTime)
    {
      OGR_F_GetFieldAsDateTime (feature, i, &year, &month, &day, &hour, &minute, &second, &zone);
      if (type == OFTDate || (hour == 0 && minute == 0 && second == 0))
        return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
      return g_strdup_printf ("%04d-%02d-%02d %02d:%02d", year, month, day, hour, minute);
    }
  return NULL;
}

static void
put_text (Reading     *self,
          OGRFeatureH  feature,
          int          i)
{
  OGRFieldDefnH field = OGR_FD_GetFieldDefn (self->definition, i);
  g_autofree char *day = format_day (feature, i, OGR_Fld_GetType (field));

  wg_frame_put_text (self->output->frames,
                     day != NULL ? day : OGR_F_GetFieldAsString (feature, i), -1);
}

static void
put_value (Reading     *self,
           OGRFeatureH  feature,
           int          i,
           WgReaderType type)
{
  GByteArray *out = self->output->frames;

  if (!OGR_F_IsFieldSetAndNotNull (feature, i))
    {
      wg_frame_put_u8 (out, WG_READER_NULL);
      return;
    }
  wg_frame_put_u8 (out, type);
  if (type == WG_READER_INT)
    wg_frame_put_i64 (out, OGR_F_GetFieldAsInteger64 (feature, i));
  else if (type == WG_READER_REAL)
    wg_frame_put_f64 (out, OGR_F_GetFieldAsDouble (feature, i));
  else
    put_text (self, feature, i);
}

/* Well-known binary of a geometry without its heights. */
static gboolean
export_geometry (Reading       *self,
                 OGRFeatureH    feature,
                 WgReaderIssue *issue)
{
  OGRGeometryH geometry = OGR_F_GetGeometryRef (feature);
  gsize size;

  g_byte_array_set_size (self->wkb, 0);
  if (geometry == NULL)
    return TRUE;
  OGR_G_FlattenTo2D (geometry);
  if (!wg_gdal_place_apply (&self->place, geometry))
    return FALSE;
  size = OGR_G_WkbSizeEx (geometry);
  if (size > WG_FRAME_MAX / 2)
    {
      issue->code = WG_READER_ROW_LONG;
      issue->a = (gint64) size;
      issue->b = (gint64) WG_FRAME_MAX / 2;
      return FALSE;
    }
  g_byte_array_set_size (self->wkb, (guint) size);
  return OGR_G_ExportToIsoWkb (geometry, wkbNDR, self->wkb->data) == OGRERR_NONE;
}

/* FALSE with the issue filled when the row must not be sent. */
static gboolean
check_feature (Reading       *self,
               OGRFeatureH    feature,
               WgReaderIssue *issue)
{
  gsize total = 0;

  for (guint i = 0; i < self->n_fields; i++)
    {
      OGRFieldDefnH field = OGR_FD_GetFieldDefn (self->definition, (int) i);
      const char *text;

      if (type_of_field (field) != WG_READER_TEXT ||
          !OGR_F_IsFieldSetAndNotNull (feature, (int) i))
        continue;
      text = OGR_F_GetFieldAsString (feature, (int) i);
      total += strlen (text);
      issue->field = OGR_Fld_GetNameRef (field);
      if (!g_utf8_validate (text, -1, NULL))
        {
          issue->code = WG_READER_ROW_TEXT;
          return FALSE;
        }
      if (total > WG_READER_MAX_TEXT)
        {
          issue->code = WG_READER_ROW_LONG;
          issue->a = (gint64) total;
          issue->b = WG_READER_MAX_TEXT;
          return FALSE;
        }
    }
  issue->field = NULL;
  if (CPLGetLastErrorType () < CE_Failure && export_geometry (self, feature, issue))
    return TRUE;
  if (issue->code == 0)
    {
      issue->code = WG_READER_ROW_UNREADABLE;
      issue->detail = CPLGetLastErrorMsg ();
    }
  return FALSE;
}

static void
send_feature (Reading     *self,
              OGRFeatureH  feature)
{
  gint64 line = 0;
  WgReaderIssue issue = { 0 };
  gsize start;

  if (self->lines != NULL && self->row <= self->lines->len)
    line = g_array_index (self->lines, gint64, self->row - 1);
  issue.row = self->row;
  issue.line = line;
  if (!check_feature (self, feature, &issue))
    {
      wg_reader_output_issue (self->output, WG_READER_REFUSED, &issue);
      return;
    }
  start = wg_reader_output_begin (self->output, WG_READER_ROW);
  wg_frame_put_i64 (self->output->frames, self->row);
  wg_frame_put_i64 (self->output->frames, line);
  for (guint i = 0; i < self->n_fields; i++)
    put_value (self, feature, (int) i,
               type_of_field (OGR_FD_GetFieldDefn (self->definition, (int) i)));
  wg_frame_put_blob (self->output->frames, self->wkb->data, self->wkb->len);
  wg_reader_output_end (self->output, start);
}

static gboolean
read_features (Reading       *self,
               WgReaderIssue *issue)
{
  OGRFeatureH feature;

  CPLErrorReset ();
  OGR_L_ResetReading (self->layer);
  while ((feature = OGR_L_GetNextFeature (self->layer)) != NULL)
    {
      self->row++;
      send_feature (self, feature);
      OGR_F_Destroy (feature);
      CPLErrorReset ();
      if (self->row % PROGRESS_ROWS == 0)
        wg_reader_output_progress (self->output, self->row, self->n_rows);
    }
  if (CPLGetLastErrorType () >= CE_Failure)
    return library_issue (issue, WG_READER_LIBRARY);
  return TRUE;
}

static gboolean
read_layer (GDALDatasetH    set,
            const char     *encoding,
            int             epsg,
            const GArray   *lines,
            WgReaderOutput *output,
            WgReaderIssue  *issue)
{
  Reading self = { .lines = lines, .output = output };
  g_autoptr (GString) others = g_string_new (NULL);
  gboolean done = FALSE;

  self.layer = wg_gdal_choose_layer (set, others);
  if (self.layer == NULL)
    return library_issue (issue, WG_READER_NOT_FEATURES);
  self.definition = OGR_L_GetLayerDefn (self.layer);
  self.n_fields = (guint) OGR_FD_GetFieldCount (self.definition);
  self.n_rows = OGR_L_GetFeatureCount (self.layer, TRUE);
  if (self.n_fields > WG_READER_MAX_FIELDS)
    {
      *issue = (WgReaderIssue){ .code = WG_READER_TOO_WIDE, .a = self.n_fields,
                                .b = WG_READER_MAX_FIELDS };
      return FALSE;
    }
  /* Another number of features than we counted: then a line would be a guess. */
  if (lines != NULL && self.n_rows != lines->len)
    self.lines = NULL;
  if (!wg_gdal_place_init (&self.place, self.layer, epsg, issue))
    return FALSE;
  self.wkb = g_byte_array_new ();
  send_layer (&self, encoding);
  if (others->len > 0)
    wg_reader_output_issue (output, WG_READER_WARNING,
                            &(WgReaderIssue){ .code = WG_READER_OTHER_LAYERS,
                                              .field = OGR_L_GetName (self.layer),
                                              .detail = others->str });
  if (self.place.note.code != 0)
    wg_reader_output_issue (output, WG_READER_WARNING, &self.place.note);
  done = read_features (&self, issue);
  g_byte_array_unref (self.wkb);
  return done;
}

/**
 * wg_gdal_read:
 * @input: the parts, in memory; the first one is the file to open
 * @driver: GDAL's name of the format: "GeoJSON", "ESRI Shapefile", "XLSX" …
 * @encoding: what the texts came in, "" to let the file say
 * @lines: (nullable) (element-type gint64): the line on which each feature begins
 * @output: where the answer goes; not finished here
 * @issue: (out): what is wrong with the file when %FALSE is returned; its texts belong to GDAL
 *
 * Returns: whether the whole file could be read
 */
gboolean
wg_gdal_read (const WgReaderInput *input,
              const char          *driver,
              const char          *encoding,
              const GArray        *lines,
              WgReaderOutput      *output,
              WgReaderIssue       *issue)
{
  GDALDatasetH set = wg_gdal_open (input, driver, encoding, issue);

  /* The issue may point at GDAL's text and the process ends soon: nothing is closed. */
  return set != NULL && read_layer (set, encoding, input->epsg, lines, output, issue);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a layer lies (X-02 … X-04): metres of a zone become degrees, swapped axes are exchanged,
 * and either is told. Guesses only what cannot be anything else; the shifted degrees of web maps
 * look like any others and are the parent's question. */

#include "wg-gdal-place.h"

#include "wg-datum.h"

#include <cpl_error.h>
#include <string.h>

#define OUT_EPSG 4490
#define LOOKED_AT 200 /* shapes */

static OGRSpatialReferenceH
new_system (int epsg)
{
  OGRSpatialReferenceH system = OSRNewSpatialReference (NULL);

  if (OSRImportFromEPSG (system, epsg) != OGRERR_NONE)
    {
      OSRDestroySpatialReference (system);
      return NULL;
    }
  OSRSetAxisMappingStrategy (system, OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

void
wg_gdal_place_prepare (void)
{
  static const int codes[] = { 4545, 3857 };
  OGRSpatialReferenceH out = new_system (OUT_EPSG);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      OGRSpatialReferenceH system = new_system (codes[i]);
      OGRCoordinateTransformationH transform = OCTNewCoordinateTransformation (system, out);
      double x = 5e5, y = 25e5;

      if (transform != NULL)
        {
          OCTTransform (transform, 1, &x, &y, NULL);
          OCTDestroyCoordinateTransformation (transform);
        }
      OSRDestroySpatialReference (system);
    }
  OSRDestroySpatialReference (out);
}

static gboolean
is_same_system (OGRSpatialReferenceH system,
                int                  epsg)
{
  const char *const options[] = { "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", NULL };
  OGRSpatialReferenceH other = OSRNewSpatialReference (NULL);
  gboolean same = OSRImportFromEPSG (other, epsg) == OGRERR_NONE &&
                  OSRIsSameEx (system, other, options);

  OSRDestroySpatialReference (other);
  return same;
}

/* "EPSG:4326", "" when the file does not say, else a name to tell the user. */
static char *
name_system (OGRSpatialReferenceH system)
{
  const char *code = system != NULL ? OSRGetAuthorityCode (system, NULL) : NULL;
  const char *authority = system != NULL ? OSRGetAuthorityName (system, NULL) : NULL;

  if (system == NULL)
    return g_strdup ("");
  if (code != NULL && authority != NULL)
    return g_strconcat (authority, ":", code, NULL);
  if (is_same_system (system, 4326))
    return g_strdup ("EPSG:4326");
  if (is_same_system (system, OUT_EPSG))
    return g_strdup ("EPSG:4490");
  return g_strdup (OSRGetName (system) != NULL && OSRGetName (system)[0] != '\0'
                     ? OSRGetName (system)
                     : "?");
}

static gboolean
is_within (const OGREnvelope *box,
           double             x_min,
           double             x_max,
           double             y_min,
           double             y_max)
{
  return box->MinX >= x_min && box->MaxX <= x_max && box->MinY >= y_min && box->MaxY <= y_max;
}

/* What most of the first shapes lie within: one wild coordinate is a row's own defect. */
typedef struct
{
  guint       n, n_degrees, n_swapped;
  OGREnvelope metres; /* of the first that are no degrees */
} Look;

static Look
look_at (OGRLayerH layer)
{
  Look look = { 0 };
  OGRFeatureH feature;

  OGR_L_ResetReading (layer);
  while (look.n < LOOKED_AT && (feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      OGRGeometryH geometry = OGR_F_GetGeometryRef (feature);
      OGREnvelope box;

      if (geometry != NULL && !OGR_G_IsEmpty (geometry))
        {
          OGR_G_GetEnvelope (geometry, &box);
          if (!is_within (&box, -180, 180, -90, 90) && look.n == look.n_degrees)
            look.metres = box;
          look.n++;
          look.n_degrees += is_within (&box, -180, 180, -90, 90);
          look.n_swapped += is_within (&box, 3, 54, 73, 136);
        }
      OGR_F_Destroy (feature);
    }
  CPLErrorReset ();
  return look;
}

static gboolean
start_transform (WgGdalPlace          *self,
                 OGRSpatialReferenceH  from, /* (transfer full) */
                 WgReaderIssue        *issue)
{
  OGRSpatialReferenceH out = new_system (OUT_EPSG);

  self->from = name_system (from);
  OSRSetAxisMappingStrategy (from, OAMS_TRADITIONAL_GIS_ORDER);
  self->transform = OCTNewCoordinateTransformation (from, out);
  OSRDestroySpatialReference (from);
  OSRDestroySpatialReference (out);
  if (self->transform == NULL)
    {
      *issue = (WgReaderIssue){ .code = WG_READER_NO_SYSTEM, .detail = self->from };
      return FALSE;
    }
  self->system = g_strdup ("EPSG:4490");
  self->note = (WgReaderIssue){ .code = WG_READER_CONVERTED, .detail = self->from };
  return TRUE;
}

/* Metres that nobody named: only a zone in front of the easting tells which. */
static gboolean
guess_zone (WgGdalPlace       *self,
            const OGREnvelope *box,
            WgReaderIssue     *issue)
{
  int epsg = wg_datum_zone_of (box->MinX);
  OGRSpatialReferenceH system = NULL;

  if (epsg != 0 && epsg == wg_datum_zone_of (box->MaxX) && box->MinY > 0 && box->MaxY < 6.5e6)
    system = new_system (epsg);
  if (system != NULL)
    return start_transform (self, system, issue);
  *issue = (WgReaderIssue){ .code = WG_READER_NO_SYSTEM, .a = (gint64) box->MinX,
                            .b = (gint64) box->MinY, .detail = "" };
  return FALSE;
}

gboolean
wg_gdal_place_init (WgGdalPlace   *self,
                    OGRLayerH      layer,
                    int            epsg,
                    WgReaderIssue *issue)
{
  OGRSpatialReferenceH said = OGR_L_GetSpatialRef (layer);
  OGRSpatialReferenceH system = epsg != 0     ? new_system (epsg)
                                : said != NULL ? OSRClone (said) : NULL;
  gboolean degrees = system == NULL || OSRIsGeographic (system);
  Look look;

  *self = (WgGdalPlace){ .system = name_system (said) };
  if (epsg != 0 && (system == NULL || !(OSRIsGeographic (system) || OSRIsProjected (system))))
    {
      self->from = g_strdup_printf ("EPSG:%d", epsg);
      *issue = (WgReaderIssue){ .code = WG_READER_NO_SYSTEM, .detail = self->from };
      return FALSE;
    }
  if (OGR_L_GetGeomType (layer) == wkbNone)
    return TRUE;
  look = look_at (layer);
  /* What is called degrees and cannot be is metres with a false label. */
  if (degrees && 2 * look.n_swapped > look.n)
    {
      self->swap = TRUE;
      self->note = (WgReaderIssue){ .code = WG_READER_AXES_SWAPPED };
      return TRUE;
    }
  if (degrees && 2 * look.n_degrees < look.n)
    return guess_zone (self, &look.metres, issue);
  if (system == NULL || is_same_system (system, 4326) || is_same_system (system, OUT_EPSG)
      || strcmp (self->system, "OGC:CRS84") == 0)
    return TRUE;
  g_free (self->system);
  return start_transform (self, system, issue);
}

gboolean
wg_gdal_place_apply (const WgGdalPlace *self,
                     OGRGeometryH       geometry)
{
  if (self->swap)
    OGR_G_SwapXY (geometry);
  return self->transform == NULL || OGR_G_Transform (geometry, self->transform) == OGRERR_NONE;
}

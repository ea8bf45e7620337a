/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Well-known binary (OGC 06-103r4, ISO 19125, and PostGIS's EWKB flags) read into and written
 * from WgGeometry. The bytes are hostile: no count is believed before it is held against the
 * bytes that are left, and nothing is allocated on its word. */

#include "wg-geometry.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

enum
{
  WKB_POINT = 1,
  WKB_LINE = 2,
  WKB_POLYGON = 3,
  WKB_MULTI_POINT = 4,
  WKB_MULTI_LINE = 5,
  WKB_MULTI_POLYGON = 6,
  WKB_COLLECTION = 7,
  WKB_LAST_KNOWN = 17 /* triangle; 8 … 17 are curves, surfaces and such */
};

#define EWKB_Z 0x80000000u
#define EWKB_M 0x40000000u
#define EWKB_SRID 0x20000000u

/* Far above any district's outline and far below what would trouble 32-bit counts. */
#define MAX_LENGTH ((gsize) 1 << 30)

typedef struct
{
  const guint8 *next;
  const guint8 *end;
  gboolean little;
  guint n_values; /* numbers per point: 2, 3 or 4 */
} Reader;

static gsize
bytes_left (const Reader *self)
{
  return (gsize) (self->end - self->next);
}

static gboolean
fail_short (GError **error)
{
  g_set_error_literal (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_FORMAT,
                       _("The geometry is cut short: it promises more than it holds"));

  return FALSE;
}

static gboolean
fail_foreign (GError **error)
{
  g_set_error_literal (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_FORMAT,
                       _("The geometry is not well-known binary (WKB)"));

  return FALSE;
}

static gboolean
read_uint32 (Reader  *self,
             guint32 *out,
             GError **error)
{
  guint32 raw;

  if (bytes_left (self) < sizeof raw)
    return fail_short (error);

  memcpy (&raw, self->next, sizeof raw);
  self->next += sizeof raw;
  *out = self->little ? GUINT32_FROM_LE (raw) : GUINT32_FROM_BE (raw);

  return TRUE;
}

/* A number of things that take at least `size` bytes each. */
static gboolean
read_count (Reader  *self,
            gsize    size,
            guint32 *out,
            GError **error)
{
  if (!read_uint32 (self, out, error))
    return FALSE;

  return *out <= bytes_left (self) / size || fail_short (error);
}

static double
take_double (Reader *self)
{
  guint64 raw;
  double value;

  memcpy (&raw, self->next, sizeof raw);
  self->next += sizeof raw;
  raw = self->little ? GUINT64_FROM_LE (raw) : GUINT64_FROM_BE (raw);
  memcpy (&value, &raw, sizeof value);

  return value;
}

static gsize
point_size (const Reader *self)
{
  return self->n_values * sizeof (double);
}

/* Byte order, type and dimensions; the type without flags goes to *type. */
static gboolean
read_head (Reader  *self,
           guint32 *type,
           GError **error)
{
  guint32 raw, dimensions, srid;

  if (bytes_left (self) < 1)
    return fail_short (error);
  if (*self->next > 1)
    return fail_foreign (error);
  self->little = *self->next++ == 1;

  if (!read_uint32 (self, &raw, error))
    return FALSE;
  if ((raw & EWKB_SRID) != 0 && !read_uint32 (self, &srid, error))
    return FALSE;

  self->n_values = 2 + ((raw & EWKB_Z) != 0) + ((raw & EWKB_M) != 0);
  raw &= ~(EWKB_Z | EWKB_M | EWKB_SRID);

  /* ISO: 1001 … is Z, 2001 … is M, 3001 … is both. */
  dimensions = raw / 1000;
  *type = raw % 1000;
  if (dimensions > 3 || *type == 0 || *type > WKB_LAST_KNOWN)
    return fail_foreign (error);
  if (dimensions > 0)
    self->n_values = dimensions == 3 ? 4 : 3;

  if (*type >= WKB_COLLECTION)
    {
      g_set_error (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_UNSUPPORTED,
                   _("The geometry is of a kind that is not kept (WKB type %u): only points, "
                     "lines and polygons are"),
                   *type);
      return FALSE;
    }

  return TRUE;
}

/* The caller has checked that the bytes are there. */
static void
take_point (Reader            *self,
            WgGeometryBuilder *builder)
{
  double lon = take_double (self);
  double lat = take_double (self);

  /* Z and M are dropped. */
  self->next += point_size (self) - 2 * sizeof (double);
  wg_geometry_builder_add_point (builder, lon, lat);
}

static gboolean
read_point (Reader            *self,
            WgGeometryBuilder *builder,
            GError           **error)
{
  Reader ahead = *self;

  if (bytes_left (self) < point_size (self))
    return fail_short (error);

  /* WKB has no other way to write a point without coordinates. */
  if (isnan (take_double (&ahead)) && isnan (take_double (&ahead)))
    {
      self->next += point_size (self);
      return TRUE;
    }

  wg_geometry_builder_add_part (builder, FALSE);
  take_point (self, builder);

  return TRUE;
}

static gboolean
read_points (Reader            *self,
             WgGeometryBuilder *builder,
             gboolean           hole,
             GError           **error)
{
  guint32 n_points;

  if (!read_count (self, point_size (self), &n_points, error))
    return FALSE;

  wg_geometry_builder_add_part (builder, hole);
  for (guint32 i = 0; i < n_points; i++)
    take_point (self, builder);

  return TRUE;
}

static gboolean
read_line (Reader            *self,
           WgGeometryBuilder *builder,
           GError           **error)
{
  Reader ahead = *self;
  guint32 n_points;

  if (!read_uint32 (&ahead, &n_points, error))
    return FALSE;

  /* LINESTRING EMPTY adds no part. */
  if (n_points == 0)
    {
      *self = ahead;
      return TRUE;
    }

  return read_points (self, builder, FALSE, error);
}

static gboolean
read_polygon (Reader            *self,
              WgGeometryBuilder *builder,
              GError           **error)
{
  guint32 n_rings;

  if (!read_count (self, sizeof (guint32), &n_rings, error))
    return FALSE;

  for (guint32 i = 0; i < n_rings; i++)
    if (!read_points (self, builder, i > 0, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_single (Reader            *self,
             guint32            type,
             WgGeometryBuilder *builder,
             GError           **error)
{
  switch (type)
    {
    case WKB_POINT:
      return read_point (self, builder, error);
    case WKB_LINE:
      return read_line (self, builder, error);
    case WKB_POLYGON:
    default:
      return read_polygon (self, builder, error);
    }
}

static gboolean
read_multi (Reader            *self,
            guint32            member_type,
            WgGeometryBuilder *builder,
            GError           **error)
{
  guint32 n_members, type;

  /* A member is at least its byte order, its type and a count. */
  if (!read_count (self, 1 + 2 * sizeof (guint32), &n_members, error))
    return FALSE;

  for (guint32 i = 0; i < n_members; i++)
    {
      if (!read_head (self, &type, error))
        return FALSE;
      if (type != member_type)
        return fail_foreign (error);
      if (!read_single (self, type, builder, error))
        return FALSE;
    }

  return TRUE;
}

static WgGeometryKind
kind_of_type (guint32 type)
{
  switch (type)
    {
    case WKB_POINT:
    case WKB_MULTI_POINT:
      return WG_GEOMETRY_POINTS;
    case WKB_LINE:
    case WKB_MULTI_LINE:
      return WG_GEOMETRY_LINES;
    case WKB_POLYGON:
    case WKB_MULTI_POLYGON:
    default:
      return WG_GEOMETRY_POLYGONS;
    }
}

/**
 * wg_geometry_new_from_wkb:
 * @data: (array length=length): the bytes; not kept
 * @length: how many
 * @error: return location for an error in #WG_GEOMETRY_ERROR
 *
 * Reads one geometry in either byte order, single or multiple, with Z and M in ISO's or EWKB's
 * spelling (both dropped, as an EWKB's SRID is). Bytes after the geometry are refused.
 *
 * Returns: (transfer full): the geometry, or %NULL with @error set
 */
WgGeometry *
wg_geometry_new_from_wkb (gconstpointer data,
                          gsize         length,
                          GError      **error)
{
  g_autoptr (WgGeometryBuilder) builder = NULL;
  Reader reader = { data, (const guint8 *) data + length, TRUE, 2 };
  guint32 type;
  gboolean read;

  if (length > MAX_LENGTH)
    {
      g_set_error_literal (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_FORMAT,
                           _("The geometry is larger than 1 GiB"));
      return NULL;
    }

  if (!read_head (&reader, &type, error))
    return NULL;

  builder = wg_geometry_builder_new (kind_of_type (type));
  if (type >= WKB_MULTI_POINT)
    read = read_multi (&reader, type - WKB_MULTI_POINT + WKB_POINT, builder, error);
  else
    read = read_single (&reader, type, builder, error);

  if (!read)
    return NULL;

  if (bytes_left (&reader) > 0)
    {
      g_set_error (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_FORMAT,
                   ngettext ("%lld byte follows the geometry: it is damaged",
                             "%lld bytes follow the geometry: it is damaged",
                             (gulong) bytes_left (&reader)),
                   (long long) bytes_left (&reader));
      return NULL;
    }

  return wg_geometry_builder_end (builder, error);
}

static void
write_uint32 (GByteArray *out,
              guint32     value)
{
  guint32 raw = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &raw, sizeof raw);
}

static void
write_head (GByteArray *out,
            guint32     type)
{
  static const guint8 little_endian = 1;

  g_byte_array_append (out, &little_endian, 1);
  write_uint32 (out, type);
}

static void
write_doubles (GByteArray   *out,
               const double *values,
               guint         n)
{
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  g_byte_array_append (out, (const guint8 *) values, n * sizeof (double));
#else
  for (guint i = 0; i < n; i++)
    {
      guint64 raw;

      memcpy (&raw, &values[i], sizeof raw);
      raw = GUINT64_TO_LE (raw);
      g_byte_array_append (out, (const guint8 *) &raw, sizeof raw);
    }
#endif
}

/* The part after `first` that begins the next polygon (every part, where there are no holes). */
static guint
end_of_member (const WgGeometry *self,
               guint             first)
{
  guint end = first + 1;

  while (end < wg_geometry_get_n_parts (self) && wg_geometry_is_hole (self, end))
    end++;

  return end;
}

static void
write_member (GByteArray       *out,
              const WgGeometry *self,
              guint             first,
              guint             end)
{
  WgGeometryKind kind = wg_geometry_get_kind (self);

  write_head (out, (guint32) kind + WKB_POINT);
  if (kind == WG_GEOMETRY_POLYGONS)
    write_uint32 (out, end - first);

  for (guint i = first; i < end; i++)
    {
      guint n_points;
      const double *points = wg_geometry_get_part (self, i, &n_points);

      if (kind != WG_GEOMETRY_POINTS)
        write_uint32 (out, n_points);
      write_doubles (out, points, 2 * n_points);
    }
}

/**
 * wg_geometry_to_wkb:
 * @self: a geometry
 *
 * Writes ISO WKB, little-endian, two-dimensional; a multiple kind only where there is more than
 * one member. The same geometry always gives the same bytes.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
wg_geometry_to_wkb (const WgGeometry *self)
{
  guint n_parts = wg_geometry_get_n_parts (self);
  guint n_members = 0;
  GByteArray *out
      = g_byte_array_sized_new (wg_geometry_get_n_points (self) * 16 + n_parts * 13 + 9);

  for (guint i = 0; i < n_parts; i = end_of_member (self, i))
    n_members++;

  if (n_members > 1)
    {
      write_head (out, (guint32) wg_geometry_get_kind (self) + WKB_MULTI_POINT);
      write_uint32 (out, n_members);
    }

  for (guint i = 0; i < n_parts; i = end_of_member (self, i))
    write_member (out, self, i, end_of_member (self, i));

  return g_byte_array_free_to_bytes (out);
}

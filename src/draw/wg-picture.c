/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as files: PNG, PDF, SVG. The only place that makes such surfaces.
 * Bytes are gathered in memory and put in place at the end, so a full disk or
 * a missing folder costs nothing that was there before. */

#include "wg-picture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define POINTS_PER_PIXEL 0.75 /* 72 points and 96 logical pixels are an inch */
#define MAX_PIXELS       32767.0 /* cairo's limit for a side */

/**
 * wg_picture_format_for_path:
 * @path: path of the file to be
 * @format: (out): its format
 * @error: return location for an error
 *
 * Returns: whether the ending is one we write
 */
gboolean
wg_picture_format_for_path (const char       *path,
                            WgPictureFormat  *format,
                            GError          **error)
{
  static const char *const endings[] = {
    [WG_PICTURE_PNG] = ".png", [WG_PICTURE_PDF] = ".pdf", [WG_PICTURE_SVG] = ".svg"
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (WgPictureFormat) i;
        return TRUE;
      }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("“%s” is no picture this program can write: choose a name that ends in .png, "
                 ".pdf or .svg."),
               path);
  return FALSE;
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (WgPictureFormat  format,
              double           width,
              double           height,
              double           scale,
              GByteArray      *bytes)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case WG_PICTURE_PDF:
      surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width * POINTS_PER_PIXEL,
                                                     height * POINTS_PER_PIXEL);
      break;
    case WG_PICTURE_SVG:
      surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, width * POINTS_PER_PIXEL,
                                                     height * POINTS_PER_PIXEL);
      break;
    case WG_PICTURE_PNG:
    default:
      surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale),
                                            (int) ceil (height * scale));
      cairo_surface_set_device_scale (surface, scale, scale);
      break;
    }
  return surface;
}

/* Draws and closes the surface; the bytes are complete afterwards. */
static cairo_status_t
draw (cairo_surface_t *surface,
      WgPictureFormat  format,
      double           width,
      double           height,
      WgPictureFunc    paint,
      gpointer         user_data,
      GByteArray      *bytes)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (format != WG_PICTURE_PNG)
    cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  paint (cr, width, height, user_data);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status != CAIRO_STATUS_SUCCESS)
    return status;
  if (format == WG_PICTURE_PNG)
    return cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  return cairo_surface_status (surface);
}

static gboolean
refuse (const char    *path,
        cairo_status_t status,
        GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return FALSE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("The picture “%s” could not be drawn: %s."), path,
               cairo_status_to_string (status));
  return TRUE;
}

/**
 * wg_picture_write:
 * @path: where to
 * @format: the format, whatever @path says
 * @width: logical pixels
 * @height: logical pixels
 * @scale: pixels of a PNG per logical pixel; PDF and SVG have 96 logical pixels to the inch
 * @paint: draws it
 * @user_data: for @paint
 * @error: return location for an error
 *
 * Returns: whether the picture is complete on the disk; else what was there is untouched
 */
gboolean
wg_picture_write (const char       *path,
                  WgPictureFormat   format,
                  double            width,
                  double            height,
                  double            scale,
                  WgPictureFunc     paint,
                  gpointer          user_data,
                  GError          **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  if (!(width >= 1 && height >= 1 && scale > 0) ||
      MAX (width, height) * MAX (scale, 1) > MAX_PIXELS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("A picture of %g × %g at scale %g cannot be made: a side has 1 to %d pixels."),
                   width, height, scale, (int) MAX_PIXELS);
      return FALSE;
    }
  surface = make_surface (format, width, height, scale, bytes);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = draw (surface, format, width, height, paint, user_data, bytes);
  cairo_surface_destroy (surface);
  if (refuse (path, status, error))
    return FALSE;
  return g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

gboolean
wg_picture_write_pages (const char       *path,
                        const char       *title,
                        guint             n_pages,
                        double            width,
                        double            height,
                        WgPicturePageFunc paint,
                        gpointer          user_data,
                        GError          **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = make_surface (WG_PICTURE_PDF, width, height, 1, bytes);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  for (guint i = 0; i < n_pages && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      cairo_save (cr);
      cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
      paint (cr, i, width, height, user_data);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return !refuse (path, status, error)
         && g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

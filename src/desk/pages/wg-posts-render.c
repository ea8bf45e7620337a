/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of posts as a file. */

#include "wg-posts-render.h"

#include "wg-picture.h"
#include "wg-posts-sheet.h"
#include "wg-posts-sheet.h"

static void
paint (cairo_t *cr,
       double   width,
       double   height,
       gpointer data)
{
  wg_posts_sheet_paint (data, cr, width, height);
}

static void
paint_nth (cairo_t *cr,
           guint    page,
           double   width,
           double   height,
           gpointer data)
{
  wg_posts_sheet_paint_nth (data, cr, page, width, height);
}

gboolean
wg_posts_sheet_write (WgPostsSheet *sheet,
                      const char   *path,
                      double        width,
                      double        height,
                      double        scale,
                      GError      **error)
{
  WgPictureFormat format;

  if (!wg_picture_format_for_path (path, &format, error))
    return FALSE;
  if (format == WG_PICTURE_PDF)
    return wg_picture_write_pages (path, wg_posts_sheet_get_title (sheet),
                                   wg_posts_sheet_count (sheet, width, height), width, height,
                                   paint_nth, sheet, error);
  return wg_picture_write (path, format, width, height, scale, paint, sheet, error);
}

gboolean
wg_posts_render (WgDistrict                 *district,
                 const WgPostsRenderOptions *options,
                 const char                 *path,
                 GError                    **error)
{
  WgPostsSheetOptions sheet_options = { .unit = options->unit, .at = options->at,
                                        .method = options->method, .width = options->width,
                                        .height = options->height };
  g_autoptr (WgPostsSheet) sheet = NULL;
  WgPictureFormat format;

  if (!wg_picture_format_for_path (path, &format, error))
    return FALSE;
  sheet_options.dark = options->dark && format == WG_PICTURE_PNG;
  sheet = wg_posts_sheet_new (district, &sheet_options, error);
  return sheet != NULL
         && wg_posts_sheet_write (sheet, path, options->width, options->height, options->scale,
                                  error);
}

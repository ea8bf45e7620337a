/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of posts as a file. */

#include "wg-posts-render.h"

#include "wg-picture.h"
#include "wg-posts-sheet.h"

static void
paint (cairo_t *cr,
       double   width,
       double   height,
       gpointer data)
{
  wg_posts_sheet_paint (data, cr, width, height);
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
         && wg_picture_write (path, format, options->width, options->height, options->scale, paint,
                              sheet, error);
}

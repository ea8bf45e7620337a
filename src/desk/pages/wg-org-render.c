/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation chart as a file: a sheet of paper, a slide, a picture. */

#include "wg-org-render.h"

#include "wg-org-board.h"
#include "wg-org-page.h"
#include "wg-picture.h"

static void
paint_page (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  wg_org_page_paint (data, cr, width, height);
}

/**
 * wg_org_render_sheet:
 * @options: size and colours; its unit and day are the sheet's already
 * @path: where to; its ending chooses the format
 *
 * Returns: whether the picture is complete on the disk; else nothing was changed there
 */
gboolean
wg_org_render_sheet (const WgOrgSheet         *sheet,
                     const WgOrgRenderOptions *options,
                     const char               *path,
                     GError                  **error)
{
  double width = options->width > 0 ? options->width : WG_ORG_A3_WIDTH;
  double height = options->height > 0 ? options->height : WG_ORG_A3_HEIGHT;
  WgOrgPage page = { .chart = sheet->chart, .title = sheet->title, .scope = sheet->scope,
                     .mark = sheet->mark,
                     .theme = wg_theme_get (WG_THEME_PRINT), .min_text = WG_ORG_PRINT_TEXT,
                     .page = 1, .n_pages = 1, .board = options->board };
  WgPictureFormat format;

  if (!wg_picture_format_for_path (path, &format, error))
    return FALSE;
  /* A picture is for a screen that is looked at from afar; paper is held in hands. */
  if (format == WG_PICTURE_PNG)
    {
      page.theme = wg_theme_get (options->dark ? WG_THEME_DARK : WG_THEME_LIGHT);
      page.min_text = 0;
    }
  return wg_picture_write (path, format, width, height, options->scale > 0 ? options->scale : 1,
                           paint_page, &page, error);
}

gboolean
wg_org_render (WgDistrict               *district,
               const WgOrgRenderOptions *options,
               const char               *path,
               GError                  **error)
{
  g_autoptr (WgOrgSheet) sheet = NULL;
  WgPictureFormat format;

  if (!wg_picture_format_for_path (path, &format, error))
    return FALSE;
  sheet = options->board ? wg_org_board_new (district, options->unit, options->at)
                         : wg_org_sheet_load (district, options->unit, options->at, error);
  return sheet != NULL && wg_org_render_sheet (sheet, options, path, error);
}

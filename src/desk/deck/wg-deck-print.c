/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deck as files: one PDF, or a picture of each page. The painter is that of the projector. */

#include "wg-deck-print.h"

#include "wg-picture.h"
#include "wg-slide-painter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GPtrArray    *slides; /* WgSlide */
  const WgRoom *room;
} Print;

static void
paint_page (cairo_t *cr,
            guint    page,
            double   width,
            double   height,
            gpointer data)
{
  const Print *print = data;

  wg_slide_paint (cr, g_ptr_array_index (print->slides, page), print->room, width, height);
}

typedef struct
{
  const WgSlide *slide;
  const WgRoom  *room;
} Picture;

static void
paint_picture (cairo_t *cr,
               double   width,
               double   height,
               gpointer data)
{
  const Picture *picture = data;

  wg_slide_paint (cr, picture->slide, picture->room, width, height);
}

static gboolean
write_pictures (GPtrArray    *slides,
                const WgRoom *room,
                const char   *path,
                GError      **error)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".png"));

  for (guint i = 0; i < slides->len; i++)
    {
      Picture picture = { g_ptr_array_index (slides, i), room };
      g_autofree char *name = g_strdup_printf ("%s-%02u.png", stem, i + 1);

      if (!wg_picture_write (name, WG_PICTURE_PNG, room->width_px, room->height_px, 1,
                             paint_picture, &picture, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
wg_deck_print (WgDeckBuilder *builder,
               const WgRoom  *room,
               const char    *path,
               GError       **error)
{
  WgDeck *deck = wg_deck_builder_get_deck (builder);
  g_autoptr (GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_slide_unref);
  Print print = { slides, room };
  WgPictureFormat format;

  if (!wg_picture_format_for_path (path, &format, error))
    return FALSE;
  if (format == WG_PICTURE_SVG)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("A deck has several pages: choose a name that ends in .pdf or "
                             ".png."));
      return FALSE;
    }
  for (guint i = 0; i < deck->pages->len; i++)
    {
      WgSlide *slide = wg_deck_builder_get (builder, i, error);

      if (slide == NULL)
        return FALSE;
      g_ptr_array_add (slides, slide);
    }
  if (format == WG_PICTURE_PNG)
    return write_pictures (slides, room, path, error);
  return wg_picture_write_pages (path, deck->name, slides->len, room->width_px, room->height_px,
                                 paint_page, &print, error);
}

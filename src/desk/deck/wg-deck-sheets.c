/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a printer is given of a deck: the painters of the projector and of the papers, fitted to a
 * sheet. It knows no printer. */

#include "wg-deck-sheets.h"

#include "wg-deck-papers.h"
#include "wg-slide-painter.h"

struct _WgDeckSheets
{
  char      *name;
  WgRoom     room;
  GPtrArray *slides; /* (nullable) (element-type WgSlide) */
  WgPaper   *paper;  /* (nullable): instead of them */
};

static gboolean
take_slides (WgDeckSheets  *self,
             WgDeckBuilder *builder,
             GError       **error)
{
  WgDeck *deck = wg_deck_builder_get_deck (builder);

  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_slide_unref);
  for (guint i = 0; i < deck->pages->len; i++)
    {
      WgSlide *slide = wg_deck_builder_get (builder, i, error);

      if (slide == NULL)
        return FALSE;
      g_ptr_array_add (self->slides, slide);
    }
  return TRUE;
}

WgDeckSheets *
wg_deck_sheets_new (WgDeckBuilder *builder,
                    const WgRoom  *room,
                    const char    *paper,
                    GError       **error)
{
  g_autoptr (WgDeckSheets) self = g_new0 (WgDeckSheets, 1);
  WgDeckPaper found;

  g_return_val_if_fail (WG_IS_DECK_BUILDER (builder), NULL);

  self->room = *room;
  if (paper != NULL && wg_deck_paper_find (paper, &found))
    {
      self->paper = wg_deck_paper_make (builder, found, error);
      if (self->paper == NULL)
        return NULL;
      self->name = g_strdup (self->paper->name);
    }
  else
    {
      if (!take_slides (self, builder, error))
        return NULL;
      self->name = g_strdup (wg_deck_builder_get_deck (builder)->name);
    }
  return g_steal_pointer (&self);
}

void
wg_deck_sheets_free (WgDeckSheets *self)
{
  g_free (self->name);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_clear_pointer (&self->paper, wg_paper_free);
  g_free (self);
}

guint
wg_deck_sheets_get_n (WgDeckSheets *self)
{
  return self->paper != NULL ? wg_paper_count_pages (self->paper) : self->slides->len;
}

const char *
wg_deck_sheets_get_name (WgDeckSheets *self)
{
  return self->name;
}

gboolean
wg_deck_sheets_is_landscape (WgDeckSheets *self)
{
  return self->paper == NULL;
}

void
wg_deck_sheets_paint (WgDeckSheets *self,
                      guint         sheet,
                      cairo_t      *cr,
                      double        width,
                      double        height)
{
  double own_width = self->paper != NULL ? WG_PAPER_WIDTH : self->room.width_px;
  double own_height = self->paper != NULL ? WG_PAPER_HEIGHT : self->room.height_px;
  double scale = MIN (width / own_width, height / own_height);

  cairo_save (cr);
  cairo_translate (cr, (width - own_width * scale) / 2, (height - own_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  if (self->paper != NULL)
    wg_paper_paint (cr, self->paper, sheet);
  else
    wg_slide_paint (cr, g_ptr_array_index (self->slides, sheet), &self->room, own_width,
                    own_height);
  cairo_restore (cr);
}

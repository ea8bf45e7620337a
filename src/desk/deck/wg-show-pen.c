/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strokes of the marking pen and how they fade. No clock of its own: the time is told. */

#include "wg-show-pen.h"

struct _WgShowPen
{
  GPtrArray    *strokes;
  WgShowStroke *drawing; /* (nullable): the last of them, while the pen is down */
};

static void
stroke_free (WgShowStroke *stroke)
{
  g_array_unref (stroke->points);
  g_free (stroke);
}

WgShowPen *
wg_show_pen_new (void)
{
  WgShowPen *self = g_new0 (WgShowPen, 1);

  self->strokes = g_ptr_array_new_with_free_func ((GDestroyNotify) stroke_free);
  return self;
}

void
wg_show_pen_free (WgShowPen *self)
{
  g_ptr_array_unref (self->strokes);
  g_free (self);
}

static void
add_point (WgShowPen *self, double x, double y, gint64 now)
{
  WgShowPoint point = { x, y };

  g_array_append_val (self->drawing->points, point);
  self->drawing->last = now;
}

void
wg_show_pen_begin (WgShowPen *self, double x, double y, gint64 now)
{
  self->drawing = g_new0 (WgShowStroke, 1);
  self->drawing->points = g_array_new (FALSE, FALSE, sizeof (WgShowPoint));
  self->drawing->alpha = 1;
  g_ptr_array_add (self->strokes, self->drawing);
  add_point (self, x, y, now);
}

void
wg_show_pen_move (WgShowPen *self, double x, double y, gint64 now)
{
  if (self->drawing != NULL)
    add_point (self, x, y, now);
}

void
wg_show_pen_end (WgShowPen *self, gint64 now)
{
  if (self->drawing != NULL)
    self->drawing->last = now;
  self->drawing = NULL;
}

void
wg_show_pen_wipe (WgShowPen *self)
{
  self->drawing = NULL;
  g_ptr_array_set_size (self->strokes, 0);
}

gboolean
wg_show_pen_tick (WgShowPen *self, gint64 now)
{
  gboolean changed = FALSE;

  for (guint i = self->strokes->len; i-- > 0;)
    {
      WgShowStroke *stroke = g_ptr_array_index (self->strokes, i);
      gint64 age = now - stroke->last;
      double alpha = 1;

      if (stroke != self->drawing && age > WG_SHOW_PEN_STAYS)
        alpha = 1 - (double) (age - WG_SHOW_PEN_STAYS) / WG_SHOW_PEN_FADES;
      changed = changed || alpha != stroke->alpha;
      stroke->alpha = MAX (alpha, 0);
      if (alpha <= 0)
        g_ptr_array_remove_index (self->strokes, i);
    }
  return changed;
}

GPtrArray *
wg_show_pen_get_strokes (WgShowPen *self)
{
  return self->strokes;
}

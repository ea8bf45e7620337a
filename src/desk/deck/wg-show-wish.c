/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked of one page while it was shown. A plain value; it knows neither page nor file. */

#include "wg-show-wish.h"

#include <string.h>

WgShowWish *
wg_show_wish_new (void)
{
  WgShowWish *self = g_new0 (WgShowWish, 1);

  self->minute = WG_SHOW_NO_MINUTE;
  self->trials = g_array_new (FALSE, FALSE, sizeof (WgShowTrial));
  return self;
}

WgShowWish *
wg_show_wish_copy (const WgShowWish *self)
{
  WgShowWish *copy = g_memdup2 (self, sizeof *self);

  copy->leaver = g_strdup (self->leaver);
  copy->trials = g_array_copy (self->trials);
  return copy;
}

void
wg_show_wish_free (WgShowWish *self)
{
  g_free (self->leaver);
  g_array_unref (self->trials);
  g_free (self);
}

gboolean
wg_show_wish_is_trial (const WgShowWish *self)
{
  return self->minute != WG_SHOW_NO_MINUTE || self->service_class != 0 || self->leaver != NULL
         || self->trials->len > 0;
}

gboolean
wg_show_wish_is_empty (const WgShowWish *self)
{
  return !wg_show_wish_is_trial (self) && self->layer == 0 && self->zoom == 0 && self->x == 0
         && self->y == 0 && self->grid == 0;
}

gboolean
wg_show_wish_equal (const WgShowWish *a, const WgShowWish *b)
{
  return a->layer == b->layer && a->zoom == b->zoom && a->x == b->x && a->y == b->y
         && a->grid == b->grid && a->minute == b->minute && a->service_class == b->service_class
         && g_strcmp0 (a->leaver, b->leaver) == 0 && a->trials->len == b->trials->len
         && (a->trials->len == 0
             || memcmp (a->trials->data, b->trials->data,
                        a->trials->len * sizeof (WgShowTrial)) == 0);
}

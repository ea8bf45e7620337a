/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back and forward of the map. Plain values; it moves nothing itself. */

#include "wg-place-history.h"

#define MAX_PLACES 100

struct _WgPlaceHistory
{
  GArray *behind;
  GArray *ahead;
};

WgPlaceHistory *
wg_place_history_new (void)
{
  WgPlaceHistory *self = g_new0 (WgPlaceHistory, 1);

  self->behind = g_array_new (FALSE, FALSE, sizeof (WgMapPlace));
  self->ahead = g_array_new (FALSE, FALSE, sizeof (WgMapPlace));
  return self;
}

void
wg_place_history_free (WgPlaceHistory *self)
{
  g_array_unref (self->behind);
  g_array_unref (self->ahead);
  g_free (self);
}

void
wg_place_history_clear (WgPlaceHistory *self)
{
  g_array_set_size (self->behind, 0);
  g_array_set_size (self->ahead, 0);
}

void
wg_place_history_leave (WgPlaceHistory *self, const WgMapPlace *from)
{
  g_array_set_size (self->ahead, 0);
  if (self->behind->len >= MAX_PLACES)
    g_array_remove_index (self->behind, 0);
  g_array_append_val (self->behind, *from);
}

gboolean
wg_place_history_can_back (WgPlaceHistory *self)
{
  return self->behind->len > 0;
}

gboolean
wg_place_history_can_forward (WgPlaceHistory *self)
{
  return self->ahead->len > 0;
}

static gboolean
step (GArray *from, GArray *onto, const WgMapPlace *present, WgMapPlace *to)
{
  if (from->len == 0)
    return FALSE;
  *to = g_array_index (from, WgMapPlace, from->len - 1);
  g_array_set_size (from, from->len - 1);
  g_array_append_val (onto, *present);
  return TRUE;
}

gboolean
wg_place_history_back (WgPlaceHistory *self, const WgMapPlace *present, WgMapPlace *to)
{
  return step (self->behind, self->ahead, present, to);
}

gboolean
wg_place_history_forward (WgPlaceHistory *self, const WgMapPlace *present, WgMapPlace *to)
{
  return step (self->ahead, self->behind, present, to);
}

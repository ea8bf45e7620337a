/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far away the last row is and how large a letter it needs (rule D-03). It measures no text. */

#include "wg-room.h"

#include <math.h>

#define LEGIBLE 200 /* a letter is read from this many times its height */

guint
wg_room_get_least_mm (const WgRoom *self)
{
  return (self->distance_mm + LEGIBLE - 1) / LEGIBLE;
}

guint
wg_room_get_least_text (const WgRoom *self)
{
  if (self->picture_width_mm == 0)
    return 0;
  return (guint) ceil ((double) self->distance_mm * self->width_px
                       / ((double) LEGIBLE * self->picture_width_mm) - 1e-9);
}

gboolean
wg_room_is_possible (const WgRoom *self)
{
  return self->distance_mm >= 500 && self->distance_mm <= 100000
         && self->picture_width_mm >= 200 && self->picture_width_mm <= 30000
         && self->width_px >= 320 && self->width_px <= 16384
         && self->height_px >= 240 && self->height_px <= 16384;
}

char *
wg_room_format (const WgRoom *self)
{
  return g_strdup_printf ("%u %u %ux%u", self->distance_mm, self->picture_width_mm, self->width_px,
                          self->height_px);
}

/* A number and the character after it. */
static gboolean
read_number (const char **text,
             char         end,
             guint       *number)
{
  char *rest;
  guint64 value;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  value = g_ascii_strtoull (*text, &rest, 10);
  if (value > G_MAXUINT || *rest != end)
    return FALSE;
  *number = (guint) value;
  *text = end != '\0' ? rest + 1 : rest;
  return TRUE;
}

gboolean
wg_room_parse (const char *text,
               WgRoom     *out)
{
  WgRoom room;

  if (text == NULL || !read_number (&text, ' ', &room.distance_mm)
      || !read_number (&text, ' ', &room.picture_width_mm)
      || !read_number (&text, 'x', &room.width_px) || !read_number (&text, '\0', &room.height_px)
      || !wg_room_is_possible (&room))
    return FALSE;
  *out = room;
  return TRUE;
}

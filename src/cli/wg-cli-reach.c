/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options --radius and --walk, which "coverage" and "figure" share. */

#include "wg-cli-reach.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
wg_cli_reach_clear (WgCliReach *self)
{
  g_free (self->radius);
  g_free (self->walk);
}

static gboolean
read_number (const char *usage,
             const char *text,
             double     *value)
{
  char *end;

  *value = 0;
  if (text == NULL)
    return TRUE;
  *value = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && isfinite (*value) && *value > 0)
    return TRUE;
  wg_cli_usage (usage, _("“%s” is no number above 0: --radius takes metres, --walk minutes."),
                text);
  return FALSE;
}

gboolean
wg_cli_reach_read (WgCliReach *self,
                   const char *usage)
{
  if (!read_number (usage, self->radius, &self->radius_m)
      || !read_number (usage, self->walk, &self->minutes))
    return FALSE;
  if (self->radius == NULL || self->walk == NULL)
    return TRUE;
  wg_cli_usage (usage, _("Ask for a --radius or for a --walk, not for both."));
  return FALSE;
}

void
wg_cli_reach_apply (const WgCliReach *self,
                    WgDistrict       *district,
                    WgCoverMethod    *method)
{
  wg_cover_method_init (method, self->walk != NULL ? WG_COVER_WALK : WG_COVER_RADIUS, district);
  if (self->radius != NULL)
    method->radius_m = self->radius_m;
  if (self->walk != NULL)
    method->minutes = self->minutes;
}

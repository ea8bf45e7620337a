/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WG_SHOW_NO_MINUTE (-1)

/* A post that is not there: where somebody would put it, degrees of WGS 84. */
typedef struct
{
  double lon, lat;
} WgShowTrial;

/**
 * WgShowWish:
 * @layer: which of the page's layers is shown, counted on with L; the page takes it modulo the
 *   number that it has
 * @zoom: levels nearer than the whole picture
 * @x, @y: how far the picture was moved, in widths and heights of itself
 * @grid: row id of the grid that was gone to, 0 for none
 * @minute: of the day, for posts; %WG_SHOW_NO_MINUTE: as the page has it
 * @service_class: row id of the class that is shown alone, 0 for all
 * @leaver: (nullable): who is thought away
 * @trials: (element-type WgShowTrial): posts thought added
 *
 * What was asked of one page while it was shown: the frozen page with something thought otherwise.
 * Nothing of it is ever written to the file.
 */
typedef struct
{
  guint   layer;
  double  zoom, x, y;
  gint64  grid;
  int     minute;
  gint64  service_class;
  char   *leaver;
  GArray *trials;
} WgShowWish;

WgShowWish *wg_show_wish_new      (void);
WgShowWish *wg_show_wish_copy     (const WgShowWish *self);
void        wg_show_wish_free     (WgShowWish *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgShowWish, wg_show_wish_free)
/* Whether the page is as it was frozen. */
gboolean    wg_show_wish_is_empty (const WgShowWish *self);
/* Whether a number or a picture is thought otherwise, so that it must be marked as a trial; a
 * picture that was only moved or enlarged is none. */
gboolean    wg_show_wish_is_trial (const WgShowWish *self);
gboolean    wg_show_wish_equal    (const WgShowWish *a, const WgShowWish *b);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgShowPlace:
 * @deck: row id of the deck
 * @page: from 0
 * @loop: seconds for a page, 0: turned by hand
 * @room: as wg_room_format() writes it; "" where nobody said
 * @kept: when it was written, seconds since 1970
 *
 * Where a presentation stands.
 */
typedef struct
{
  gint64 deck;
  guint  page, loop;
  char  *room;
  gint64 kept;
} WgShowPlace;

/**
 * WgShowKeeper:
 *
 * Keeps the place of the presentation of a file in the user's state folder, not in the file: a page
 * turn is no edit. A program that was killed finds it; one that ended its show has forgotten it.
 */
#define WG_TYPE_SHOW_KEEPER (wg_show_keeper_get_type ())
G_DECLARE_FINAL_TYPE (WgShowKeeper, wg_show_keeper, WG, SHOW_KEEPER, GObject)

WgShowKeeper *wg_show_keeper_new    (const char *path); /* of the file */
/* Written on a thread, whole or not at all, the last of several; a page turn does not wait. A disk
 * that is full does not stop a meeting: then there is no place to come back to. */
void          wg_show_keeper_keep   (WgShowKeeper *self, const WgShowPlace *place);
void          wg_show_keeper_forget (WgShowKeeper *self);
/* Waits until all is on the disk. */
void          wg_show_keeper_settle (WgShowKeeper *self);
/* FALSE: there is none, or it is damaged. @place: (out): its room is to be freed. */
gboolean      wg_show_keeper_load   (WgShowKeeper *self, WgShowPlace *place);

G_END_DECLS

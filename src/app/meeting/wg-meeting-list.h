/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_MEETING_LIST (wg_meeting_list_get_type ())
G_DECLARE_FINAL_TYPE (WgMeetingList, wg_meeting_list, WG, MEETING_LIST, GtkWidget)

typedef enum
{
  WG_MEETING_LIST_NOTHING,
  WG_MEETING_LIST_TASKS,
  WG_MEETING_LIST_MEETING,
  WG_MEETING_LIST_DECK
} WgMeetingListItem;

/**
 * WgMeetingList:
 *
 * The tasks of a unit, its meetings with their decks below them, and decks without a meeting.
 * Signal "chosen": another line is selected.
 */

/* Fills it with what the file holds of a unit (0: all); the selected line stays selected where it
 * is still there. */
void              wg_meeting_list_fill     (WgMeetingList *self, WgDistrict *district,
                                            gint64 unit);
WgMeetingListItem wg_meeting_list_get_item (WgMeetingList *self);
gint64            wg_meeting_list_get_id   (WgMeetingList *self); /* of the meeting or deck */
/* FALSE: there is no such line. */
gboolean          wg_meeting_list_choose   (WgMeetingList *self, WgMeetingListItem item,
                                            gint64 id);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-checklist.h"
#include "wg-hours.h"
#include "wg-row.h"

G_BEGIN_DECLS

#define WG_TYPE_POST (wg_post_get_type ())
G_DECLARE_FINAL_TYPE (WgPost, wg_post, WG, POST, GObject)

typedef enum
{
  WG_POST_PLANNED,
  WG_POST_OPEN,
  WG_POST_CLOSED_DOWN
} WgPostStatus;

/**
 * WgPostItem:
 * @until: the last day it is good; %WG_DATE_NONE: not said
 * @stock: how many there are; −1: not said
 */
typedef struct
{
  char  *item;
  WgDate until;
  gint64 stock;
} WgPostItem;

/* A function room 功能室; @area in m², 0: not said. */
typedef struct
{
  char  *name;
  double area;
} WgPostRoom;

typedef enum
{
  WG_POST_GAP_MISSING,  /* not there, or out of stock */
  WG_POST_GAP_EXPIRED,
  WG_POST_GAP_UNDATED,  /* an item that expires, and nobody said when */
  WG_POST_GAP_EXPIRING  /* still good, not for long */
} WgPostGapType;

/* @item: belongs to the checklist. @until: %WG_DATE_NONE unless expired or expiring. */
typedef struct
{
  const WgChecklistItem *item;
  WgPostGapType          type;
  WgDate                 until;
} WgPostGap;

/**
 * WgPost:
 *
 * A red post 红色驿站 or other place of service: an immutable view of its row, read once. Safe to
 * ask from several threads.
 */
WgPost      *wg_post_new           (WgRow *row);
WgRow       *wg_post_get_row       (WgPost *self); /* (transfer none), to copy before changing */
gint64       wg_post_get_id        (WgPost *self);
const char  *wg_post_get_code      (WgPost *self); /* "" where it has none, as the four below */
const char  *wg_post_get_name      (WgPost *self);
const char  *wg_post_get_post_type (WgPost *self); /* id of a WgPostWord, as the grade */
const char  *wg_post_get_grade     (WgPost *self);
const char  *wg_post_get_checklist (WgPost *self); /* id of a WgChecklist */
gint64       wg_post_get_host_unit (WgPost *self); /* 0: none */
gboolean     wg_post_get_place     (WgPost *self, double *lon, double *lat); /* FALSE: none */
/* (nullable): NULL where none are said or they cannot be read; then why, in a sentence. */
WgHours     *wg_post_get_hours     (WgPost *self);
const char  *wg_post_get_hours_refusal (WgPost *self); /* (nullable) */
/* In m²: the floor area, else the sum of its rooms; 0: not known. */
double       wg_post_get_area      (WgPost *self);
const GArray *wg_post_get_items    (WgPost *self); /* WgPostItem */
const GArray *wg_post_get_rooms    (WgPost *self); /* WgPostRoom */
/* (transfer full): to be filled, and freed with what is in them. */
GArray      *wg_post_items_new     (void); /* WgPostItem */
GArray      *wg_post_rooms_new     (void); /* WgPostRoom */
/* (transfer full): the kept form of items and rooms. */
char        *wg_post_items_to_json (const GArray *items, const GArray *rooms);

/* What the office said, and the dates: before it opened a post was planned, after its last day it
 * is closed. A planned post opens when somebody says so, never by a date alone. */
WgPostStatus wg_post_get_status_on (WgPost *self, WgDate day);
const char  *wg_post_status_id     (WgPostStatus status); /* "planned", "open", "closed" */
/* Open on the day and within its hours or a duty rota. */
gboolean     wg_post_is_open_at    (WgPost *self, WgTime at, gboolean holiday);
/* Items of the standard that are there and in date (P-02), and how many it asks for. */
void         wg_post_count_items   (WgPost *self, const WgChecklist *checklist, WgDate day,
                                    guint *present, guint *required);
/* Every required item is there and in date; never without a standard (M49). */
gboolean     wg_post_is_complete   (WgPost *self, const WgChecklist *checklist, WgDate day);
/* (transfer full) (element-type WgPostGap): in the order of the checklist; also items that expire
 * within @soon days. */
GArray      *wg_post_list_gaps     (WgPost *self, const WgChecklist *checklist, WgDate day,
                                    guint soon);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-show-pen.h"
#include "wg-show-wish.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_SHOW (wg_show_get_type ())
G_DECLARE_FINAL_TYPE (WgShow, wg_show, WG, SHOW, GObject)

#define WG_SHOW_N_COLUMNS 2

/* Keys as they are pressed; what they mean depends on what is shown. A remote sends PAGE_UP,
 * PAGE_DOWN and the letter B. */
typedef enum
{
  WG_SHOW_KEY_LEFT, WG_SHOW_KEY_RIGHT, WG_SHOW_KEY_UP, WG_SHOW_KEY_DOWN,
  WG_SHOW_KEY_PAGE_UP, WG_SHOW_KEY_PAGE_DOWN, WG_SHOW_KEY_HOME, WG_SHOW_KEY_END,
  WG_SHOW_KEY_SPACE, WG_SHOW_KEY_ENTER, WG_SHOW_KEY_ESCAPE, WG_SHOW_KEY_ERASE,
  WG_SHOW_KEY_DELETE, WG_SHOW_KEY_TAB, WG_SHOW_KEY_HELP,
  WG_SHOW_KEY_PAN_LEFT, WG_SHOW_KEY_PAN_RIGHT, WG_SHOW_KEY_PAN_UP, WG_SHOW_KEY_PAN_DOWN,
  WG_SHOW_KEY_LETTER /* any other that writes something */
} WgShowKey;

typedef enum
{
  WG_SHOW_LIT, WG_SHOW_BLACK, WG_SHOW_WHITE
} WgShowLight;

typedef enum
{
  WG_SHOW_MODE_PAGE,
  WG_SHOW_MODE_ASK,   /* D: what a number is made of */
  WG_SHOW_MODE_FIND,  /* G: a grid by its name, code or pinyin */
  WG_SHOW_MODE_TIME,  /* T: the hour of the posts */
  WG_SHOW_MODE_CLASS, /* C: one class of service alone */
  WG_SHOW_MODE_LEAVE, /* R: if this person leaves */
  WG_SHOW_MODE_TRIAL, /* X: a place for a post */
  WG_SHOW_MODE_DECIDE, /* M: a decision is typed; the keys are those of its line */
  WG_SHOW_MODE_HELP   /* F1: the keys */
} WgShowMode;

/* What a page has, and so what can be asked of it. */
typedef enum
{
  WG_SHOW_HAS_FIGURES = 1 << 0,
  WG_SHOW_HAS_MAP     = 1 << 1,
  WG_SHOW_HAS_POSTS   = 1 << 2,
  WG_SHOW_HAS_ORG     = 1 << 3,
  WG_SHOW_HAS_CLASSES = 1 << 4,
  WG_SHOW_HAS_MEETING = 1 << 5 /* one that decisions can be recorded for */
} WgShowParts;

/* What the machine cannot do itself. */
typedef enum
{
  WG_SHOW_REQUEST_END,    /* leave the show */
  WG_SHOW_REQUEST_NOTES,  /* the speaker's window, on or off */
  WG_SHOW_REQUEST_SCREEN, /* on to the next screen */
  WG_SHOW_REQUEST_LIST,   /* a mode with a list begins: fill it */
  WG_SHOW_REQUEST_CHOSEN, /* the selected row was taken */
  WG_SHOW_REQUEST_UP,     /* one level up in what was asked */
  WG_SHOW_REQUEST_NEXT,   /* the next number of the page */
  WG_SHOW_REQUEST_TYPED   /* what is typed to look for is another */
} WgShowRequest;

typedef enum
{
  WG_SHOW_POINTER_ARROW, WG_SHOW_POINTER_LASER, WG_SHOW_POINTER_PEN
} WgShowPointer;

/**
 * WgShow:
 *
 * A presentation as a machine of states: which page, what is laid over it, what a key does. It
 * draws nothing, evaluates nothing and knows no clock: the time is told to it.
 *
 * Signal "changed": something looks other than before.
 * Signal "request" (WgShowRequest): see there.
 */
WgShow          *wg_show_new           (guint n_pages);
guint            wg_show_get_n_pages   (WgShow *self);
guint            wg_show_get_page      (WgShow *self); /* from 0 */
void             wg_show_go_to_page    (WgShow *self, guint page); /* beyond the last: the last */
WgShowLight      wg_show_get_light     (WgShow *self);
WgShowMode       wg_show_get_mode      (WgShow *self);
WgShowPointer    wg_show_get_pointer   (WgShow *self);
/* The digits of a page number, or what is typed for a grid or an hour; "" for nothing. */
const char      *wg_show_get_typed     (WgShow *self);
/* Whether the next Escape ends the show: said on the page, never asked in a dialog. */
gboolean         wg_show_is_ending     (WgShow *self);
const WgShowWish *wg_show_get_wish     (WgShow *self); /* of the page that is shown */
WgShowPen       *wg_show_get_pen       (WgShow *self);
/* What the page that is shown has; told once it is known. */
void             wg_show_set_parts     (WgShow *self, WgShowParts parts);
WgShowParts      wg_show_get_parts     (WgShow *self);

/* Returns whether the key means something now. @letter: with %WG_SHOW_KEY_LETTER.
 * @now: microseconds, of a clock that only goes forward. */
gboolean         wg_show_press         (WgShow *self, WgShowKey key, gunichar letter, gint64 now);
/* Lets strokes fade, a half typed number lapse and the loop go on. Returns whether there is
 * something to wait for, so that it is called again. */
gboolean         wg_show_tick          (WgShow *self, gint64 now);

/* The lobby: @seconds for a page, 0 to stop. */
void             wg_show_set_loop      (WgShow *self, guint seconds, gint64 now);
guint            wg_show_get_loop      (WgShow *self);
/* The computer slept so long, microseconds: the page stays for the time that it had left, strokes
 * and half typed numbers of before are gone. Told before the first tick after it. */
void             wg_show_wake          (WgShow *self, gint64 asleep);

/* The list that is laid over the page: how long its columns are, and what is selected in them. */
void             wg_show_set_rows      (WgShow *self, guint column, guint n_rows, guint selected);
guint            wg_show_get_column    (WgShow *self);
guint            wg_show_get_row       (WgShow *self, guint column);
/* A mode begun by the pointer, as a click on a figure. */
void             wg_show_begin         (WgShow *self, WgShowMode mode);
/* Back to the page, from whatever is laid over it. */
void             wg_show_back          (WgShow *self);

void             wg_show_add_trial     (WgShow *self, double lon, double lat);
void             wg_show_set_class     (WgShow *self, gint64 service_class);
void             wg_show_set_leaver    (WgShow *self, const char *name); /* (nullable) */
void             wg_show_set_grid      (WgShow *self, gint64 grid);

/* "14:05" for the speaker's window: since the first tick or key. (transfer full) */
char            *wg_show_format_elapsed (WgShow *self, gint64 now);

G_END_DECLS

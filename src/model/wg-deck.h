/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-figure.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WG_DECK_MAX_FIGURES 3

typedef enum
{
  WG_DECK_FIGURE,    /* @subject: an indicator */
  WG_DECK_MAP,       /* @subject: an indicator */
  WG_DECK_CHART,     /* @subject: an indicator; @form: chain, parts, split, trend, days,
                        multiples */
  WG_DECK_LIST,      /* @subject: vacancies, terms, hard, blank, findings … */
  WG_DECK_ORG,
  WG_DECK_POSTS,
  WG_DECK_DECISIONS, /* @subject: "last" or "this" meeting */
  WG_DECK_TEXT       /* @text */
} WgDeckPartKind;

/* Where the figures of a page stand: beside its picture, over it, or nowhere. */
typedef enum
{
  WG_DECK_LAYOUT_BESIDE, WG_DECK_LAYOUT_OVER, WG_DECK_LAYOUT_PICTURE
} WgDeckLayout;

/**
 * WgDeckPart:
 * @subject, @form: (nullable): see #WgDeckPartKind
 * @with: (nullable): of a split chart: the indicator of those of @subject that went well
 * @by: of a chart of parts: by unit, grid or class
 * @unit: (nullable): code of a unit; else the deck's
 * @period: (nullable): as wg_period_parse() reads it; else the deck's
 *
 * What a page is put together from, bound to a scope.
 */
typedef struct
{
  WgDeckPartKind kind;
  char          *subject, *form, *with, *unit, *period, *text;
  WgFigureBy     by;
} WgDeckPart;

/**
 * WgDeckPage:
 * @id: "service"; of a page that somebody added, any
 * @headline: (nullable): typed by somebody; else the figures make it
 * @parts: (element-type WgDeckPart)
 * @notes: (nullable): for the speaker
 *
 * One page before it is evaluated. Shared and not changed once it is in a deck: change a copy.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char           *id, *title, *headline, *notes;
  WgDeckLayout    layout;
  GPtrArray      *parts;
} WgDeckPage;

/**
 * WgDeck:
 * @type: id of its template: "quarterly"
 * @name: of the template, or what somebody called it
 * @unit: row id, 0 for the whole file
 * @period: %WG_DATE_NONE in a template
 * @cutoff: %WG_TIME_NONE: live
 * @meeting: row id of the meeting it is for; 0: none
 * @pages: (element-type WgDeckPage)
 *
 * Which pages about what; no numbers. Immutable.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char           *type, *name;
  gint64          unit, meeting;
  WgPeriod        period;
  WgTime          cutoff;
  GPtrArray      *pages;
} WgDeck;

WgDeckPage *wg_deck_page_new       (const char *id, const char *title, WgDeckLayout layout);
WgDeckPage *wg_deck_page_copy      (const WgDeckPage *self);
WgDeckPage *wg_deck_page_ref       (WgDeckPage *self);
void        wg_deck_page_unref     (WgDeckPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgDeckPage, wg_deck_page_unref)
/* Texts are copied. Only while the page is nobody else's. */
void        wg_deck_page_add_part  (WgDeckPage *self, const WgDeckPart *part);

WgDeck     *wg_deck_ref            (WgDeck *self);
void        wg_deck_unref          (WgDeck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgDeck, wg_deck_unref)
/* The same pages about another scope. (transfer full) */
WgDeck     *wg_deck_bind           (const WgDeck *self, gint64 unit, WgPeriod period,
                                    WgTime cutoff, gint64 meeting);
/* Other pages about the same scope. @pages: (element-type WgDeckPage), the array is copied.
 * (transfer full) */
WgDeck     *wg_deck_with_pages     (const WgDeck *self, GPtrArray *pages);
guint       wg_deck_find_page      (const WgDeck *self, const char *id); /* G_MAXUINT: none */

/* What a file keeps of a deck: its pages. (transfer full) */
char       *wg_deck_to_json        (const WgDeck *self);
/* @name: (nullable). Errors name line and column. (transfer full) */
WgDeck     *wg_deck_new_from_json  (const char *json, const char *type, const char *name,
                                    GError **error);
/* (transfer full) (element-type WgDeck): the decks of a template file in a user's language. */
GPtrArray  *wg_deck_load_templates (GBytes *json, const char *language, GError **error);

G_END_DECLS

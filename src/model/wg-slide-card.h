/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WG_SLIDE_CARD_N_COLUMNS 2

/* @value: "" where there is none. @id: row id of what it is about, 0 for none. @is_grid: of a grid,
 * not of a unit. @leads: there is something behind it. */
typedef struct
{
  char    *name, *value;
  gint64   id;
  gboolean is_grid, leads;
} WgSlideCardRow;

/* @title: (nullable). @rows: (element-type WgSlideCardRow) */
typedef struct
{
  char   *title;
  GArray *rows;
} WgSlideCardColumn;

/**
 * WgSlideCard:
 * @title: what it is about
 * @value: (nullable): in large type
 * @lines: (element-type utf8): sentences, each on lines of its own
 * @columns: lists; one without rows is not there
 * @foot: (nullable): which keys do what
 * @trial: marked as thought, not recorded
 *
 * What is laid over a slide while somebody asks: a definition with its parts, records, grids that
 * were found. In words only; evaluated by desk/, painted by draw/.
 */
typedef struct
{
  char             *title, *value, *foot;
  GPtrArray        *lines;
  WgSlideCardColumn columns[WG_SLIDE_CARD_N_COLUMNS];
  gboolean          trial;
} WgSlideCard;

WgSlideCard *wg_slide_card_new       (const char *title);
void         wg_slide_card_free      (WgSlideCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSlideCard, wg_slide_card_free)
void         wg_slide_card_add_line  (WgSlideCard *self, const char *text);
/* Texts are copied. */
void         wg_slide_card_add_row   (WgSlideCard *self, guint column, const char *name,
                                      const char *value, gint64 id, gboolean is_grid,
                                      gboolean leads);
guint        wg_slide_card_get_n_rows (const WgSlideCard *self, guint column);
/* (nullable) */
const WgSlideCardRow *wg_slide_card_get_row (const WgSlideCard *self, guint column, guint row);
/* The card in words for a screen reader, the selected row said. (transfer full) */
char        *wg_slide_card_describe  (const WgSlideCard *self, guint column, guint row);

G_END_DECLS

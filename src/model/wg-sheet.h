/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  WG_CELL_EMPTY,
  WG_CELL_TEXT,   /* also codes: their zeros are part of them */
  WG_CELL_NUMBER,
  WG_CELL_DATE,
  WG_CELL_TIME,   /* a day with hour and minute */
  WG_CELL_REASON  /* in words, why there is no number */
} WgCellType;

typedef struct
{
  WgCellType  type;
  const char *text; /* of a text or a reason */
  double      number;
  WgDate      date;
  WgTime      time;
} WgCell;

/**
 * WgSheetColumn:
 * @decimals: of its numbers; −1 where it has none
 */
typedef struct
{
  const char *name;
  int         decimals;
} WgSheetColumn;

#define WG_TYPE_SHEET (wg_sheet_get_type ())

/**
 * WgSheet:
 *
 * A table that leaves the program: columns, rows of cells that know their type, and facts that
 * say what it is: definition, scope, cut-off, day. Counted by reference; filled by whoever made it
 * and then only read. Texts are copied.
 */
typedef struct _WgSheet WgSheet;

GType                wg_sheet_get_type      (void);
WgSheet             *wg_sheet_new           (const char *title);
WgSheet             *wg_sheet_ref           (WgSheet *self);
void                 wg_sheet_unref         (WgSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSheet, wg_sheet_unref)

void                 wg_sheet_add_column    (WgSheet *self, const char *name, int decimals);
void                 wg_sheet_begin_row     (WgSheet *self);
/* The next cell of the row. @text: (nullable): an empty cell. */
void                 wg_sheet_add_text      (WgSheet *self, const char *text);
void                 wg_sheet_add_number    (WgSheet *self, double number);
void                 wg_sheet_add_date      (WgSheet *self, WgDate date);
void                 wg_sheet_add_time      (WgSheet *self, WgTime time);
void                 wg_sheet_add_reason    (WgSheet *self, const char *text);
/* "Cut-off", "2026-09-30 24:00". */
void                 wg_sheet_add_fact      (WgSheet *self, const char *name, const char *text);

const char          *wg_sheet_get_title     (const WgSheet *self);
guint                wg_sheet_get_n_columns (const WgSheet *self);
const WgSheetColumn *wg_sheet_get_column    (const WgSheet *self, guint column);
guint                wg_sheet_get_n_rows    (const WgSheet *self);
/* An empty one where a row has fewer cells. */
WgCell               wg_sheet_get_cell      (const WgSheet *self, guint row, guint column);
/* As it is printed: "1,268.5", "2026-09-30", "fewer than 5". (transfer full) */
char                *wg_sheet_format_cell   (const WgSheet *self, guint row, guint column);
guint                wg_sheet_get_n_facts   (const WgSheet *self);
const char          *wg_sheet_get_fact      (const WgSheet *self, guint fact, const char **text);

G_END_DECLS

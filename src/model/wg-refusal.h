/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgRefusal:
 * @file: the file's name without its folder
 * @row: the row, from 1, not counting a line of column names; 0 for the file as a whole
 * @line: the line of the text it begins on, from 1; 0 when unknown
 * @column: (nullable): the column's name
 * @why: a sentence for people, in their language
 * @cells: (nullable): the row's values where the table does not keep the row, see
 *   WG_REFUSAL_PART; to give the row back
 *
 * A row of a foreign file that is left out of an import, and the reason.
 */
typedef struct
{
  char  *file;
  gint64 row;
  gint64 line;
  char  *column;
  char  *why;
  char  *cells;
} WgRefusal;

/* Parts the values in WgRefusal.cells; no file that people made has it. */
#define WG_REFUSAL_PART '\x1f'

WgRefusal *wg_refusal_new  (const char *file, gint64 row, gint64 line, const char *column,
                            const char *why);
WgRefusal *wg_refusal_copy (const WgRefusal *self);
void       wg_refusal_free (WgRefusal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRefusal, wg_refusal_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that an import leaves out. Says what was found, never what it guesses. */

#include "wg-refusal.h"

/**
 * wg_refusal_new:
 * @file: the file's name
 * @row: the row, from 1; 0 for the file as a whole
 * @line: the line, from 1; 0 when unknown
 * @column: (nullable): the column's name
 * @why: a sentence in the user's language
 *
 * Returns: (transfer full): a refusal
 */
WgRefusal *
wg_refusal_new (const char *file,
                gint64      row,
                gint64      line,
                const char *column,
                const char *why)
{
  WgRefusal *self;

  g_return_val_if_fail (file != NULL && why != NULL, NULL);

  self = g_new0 (WgRefusal, 1);
  self->file = g_strdup (file);
  self->row = row;
  self->line = line;
  self->column = g_strdup (column);
  self->why = g_strdup (why);
  return self;
}

WgRefusal *
wg_refusal_copy (const WgRefusal *self)
{
  WgRefusal *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = wg_refusal_new (self->file, self->row, self->line, self->column, self->why);
  copy->cells = g_strdup (self->cells);
  return copy;
}

void
wg_refusal_free (WgRefusal *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->column);
  g_free (self->why);
  g_free (self->cells);
  g_free (self);
}

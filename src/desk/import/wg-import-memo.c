/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers what cells were read as, so that a day or a grid's code is not made out anew in every
 * row. It reads nothing itself, and gives up on columns whose texts do not come again. */

#include "wg-import-memo.h"

/* Texts of a column that are kept. */
#define MOST_KEPT 8192

typedef struct
{
  int     also; /* −1: the cell fills one field only */
  WgValue value;
  WgValue second;
} Reading;

typedef struct
{
  GHashTable *readings; /* (nullable) cell → Reading */
  guint       n_asked;
  guint       n_known;
} Column;

struct _WgImportMemo
{
  guint  n_fields;
  Column columns[];
};

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  wg_value_clear (&reading->value);
  wg_value_clear (&reading->second);
  g_free (reading);
}

WgImportMemo *
wg_import_memo_new (const WgKind *kind)
{
  WgImportMemo *self = g_malloc0 (sizeof *self + kind->n_fields * sizeof (Column));

  self->n_fields = kind->n_fields;
  for (guint i = 0; i < kind->n_fields; i++)
    self->columns[i].readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       reading_free);
  return self;
}

void
wg_import_memo_free (WgImportMemo *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    g_clear_pointer (&self->columns[i].readings, g_hash_table_unref);
  g_free (self);
}

gboolean
wg_import_memo_recall (WgImportMemo *self,
                       guint         field,
                       const char   *cell,
                       WgRow        *row)
{
  Column *column = &self->columns[field];
  const Reading *reading;

  if (column->readings == NULL)
    return FALSE;
  column->n_asked++;
  reading = g_hash_table_lookup (column->readings, cell);
  if (reading == NULL)
    return FALSE;
  column->n_known++;
  wg_value_copy (&reading->value, wg_row_edit (row, field));
  if (reading->also >= 0)
    wg_value_copy (&reading->second, wg_row_edit (row, (guint) reading->also));
  return TRUE;
}

void
wg_import_memo_note (WgImportMemo *self,
                     guint         field,
                     int           also,
                     const char   *cell,
                     const WgRow  *row)
{
  Column *column = &self->columns[field];
  Reading *reading;

  if (column->readings == NULL)
    return;
  if (g_hash_table_size (column->readings) >= MOST_KEPT)
    {
      if (column->n_known < column->n_asked / 4)
        g_clear_pointer (&column->readings, g_hash_table_unref);
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->also = also;
  wg_value_copy (wg_row_get (row, field), &reading->value);
  if (also >= 0)
    wg_value_copy (wg_row_get (row, (guint) also), &reading->second);
  g_hash_table_insert (column->readings, g_strdup (cell), reading);
}

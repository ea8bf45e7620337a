/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All SQL of the table "journal_block", and the form of its entries: 36 bytes each, the row's id
 * less the first one as a big-endian number, then the digest. Whoever reads it must not trust it:
 * a damaged file may say anything. */

#include "wg-journal-block.h"

#include "wg-statement-set.h"

#include <string.h>

#define ENTRY_SIZE (4 + WG_DIGEST_SIZE)

typedef enum
{
  BLOCK_INSERT,
  BLOCK_UP,
  BLOCK_DOWN,
  BLOCK_OF_ROW,
  N_STATEMENTS
} Statement;

#define COLUMNS "number, edit, kind, first_row, n_entries, entries"

static const char *const statements[N_STATEMENTS] = {
  [BLOCK_INSERT] =
      "INSERT INTO journal_block (" COLUMNS ") VALUES ($number, $edit, $kind, $first_row, "
      "$n_entries, $entries)",
  [BLOCK_UP] =
      "SELECT " COLUMNS " FROM journal_block WHERE number BETWEEN $first AND $last "
      "ORDER BY number",
  [BLOCK_DOWN] =
      "SELECT " COLUMNS " FROM journal_block WHERE number BETWEEN $first AND $last "
      "ORDER BY number DESC",
  [BLOCK_OF_ROW] =
      "SELECT " COLUMNS " FROM journal_block WHERE first_row BETWEEN $first AND $last AND "
      "kind = $kind ORDER BY number",
};

struct _WgJournalBlocks
{
  WgStatementSet *statements;
};

/**
 * wg_journal_block_append:
 * @entries: the entries so far
 * @offset: the row's id less that of the block's first row; larger than those before
 * @digest: the row's
 */
void
wg_journal_block_append (GByteArray  *entries,
                         gint64       offset,
                         const guint8 digest[WG_DIGEST_SIZE])
{
  guint32 big = GUINT32_TO_BE ((guint32) offset);

  g_byte_array_append (entries, (const guint8 *) &big, sizeof big);
  g_byte_array_append (entries, digest, WG_DIGEST_SIZE);
}

/**
 * wg_journal_block_count:
 * @self: a block
 *
 * Returns: how many entries it really has
 */
guint
wg_journal_block_count (const WgJournalBlock *self)
{
  gsize n = self->entries != NULL ? g_bytes_get_size (self->entries) / ENTRY_SIZE : 0;

  return (guint) CLAMP (self->n_entries, 0, (gint64) MIN (n, WG_JOURNAL_BLOCK_MOST));
}

/* Added without a sign: a damaged number may be the largest that there is. */
static gint64
add (gint64  number,
     guint32 more)
{
  return (gint64) ((guint64) number + more);
}

gint64
wg_journal_block_get_number (const WgJournalBlock *self,
                             guint                 i)
{
  return add (self->number, i);
}

static const guint8 *
get_entry (const WgJournalBlock *self,
           guint                 i)
{
  return (const guint8 *) g_bytes_get_data (self->entries, NULL) + (gsize) i * ENTRY_SIZE;
}

gint64
wg_journal_block_get_row (const WgJournalBlock *self,
                          guint                 i)
{
  guint32 big;

  memcpy (&big, get_entry (self, i), sizeof big);
  return add (self->first_row, GUINT32_FROM_BE (big));
}

const guint8 *
wg_journal_block_get_digest (const WgJournalBlock *self,
                             guint                 i)
{
  return get_entry (self, i) + sizeof (guint32);
}

/**
 * wg_journal_block_find:
 * @self: a block
 * @row_id: a row
 * @i: (out): its place in the block
 *
 * Returns: whether the block has the row
 */
gboolean
wg_journal_block_find (const WgJournalBlock *self,
                       gint64                row_id,
                       guint                *i)
{
  guint from = 0, to = wg_journal_block_count (self);

  while (from < to)
    {
      guint middle = from + (to - from) / 2;
      gint64 row = wg_journal_block_get_row (self, middle);

      if (row == row_id)
        {
          *i = middle;
          return TRUE;
        }
      if (row < row_id)
        from = middle + 1;
      else
        to = middle;
    }
  return FALSE;
}

void
wg_journal_block_clear (WgJournalBlock *self)
{
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->entries, g_bytes_unref);
}

WgJournalBlocks *
wg_journal_blocks_new (WgEngine *engine)
{
  WgJournalBlocks *self = g_new0 (WgJournalBlocks, 1);

  self->statements = wg_statement_set_new (engine, statements, N_STATEMENTS);
  return self;
}

void
wg_journal_blocks_free (WgJournalBlocks *self)
{
  wg_statement_set_free (self->statements);
  g_free (self);
}

static gboolean
bind (WgStatement *statement,
      const char  *parameter,
      WgValue      value,
      GError     **error)
{
  return wg_statement_bind (statement, wg_statement_find (statement, parameter), &value, error);
}

static gboolean
bind_int (WgStatement *statement,
          const char  *parameter,
          gint64       value,
          GError     **error)
{
  return bind (statement, parameter, (WgValue) { WG_VALUE_INT, { .integer = value } }, error);
}

gboolean
wg_journal_blocks_insert (WgJournalBlocks      *self,
                          const WgJournalBlock *block,
                          GError              **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, BLOCK_INSERT, error);

  if (statement == NULL)
    return FALSE;
  if (bind_int (statement, "number", block->number, error) &&
      bind_int (statement, "edit", block->edit, error) &&
      bind (statement, "kind", (WgValue) { WG_VALUE_TEXT, { .text = block->kind } }, error) &&
      bind_int (statement, "first_row", block->first_row, error) &&
      bind_int (statement, "n_entries", block->n_entries, error) &&
      bind (statement, "entries", (WgValue) { WG_VALUE_BLOB, { .blob = block->entries } }, error))
    return wg_statement_run (statement, NULL, error);
  wg_statement_reset (statement);
  return FALSE;
}

static WgStatement *
seek (WgJournalBlocks *self,
      Statement        which,
      gint64           first,
      gint64           last,
      GError         **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, which, error);

  if (statement == NULL)
    return NULL;
  if (bind_int (statement, "first", first, error) && bind_int (statement, "last", last, error))
    return statement;
  wg_statement_reset (statement);
  return NULL;
}

/**
 * wg_journal_blocks_seek:
 * @self: the table
 * @first: an entry
 * @last: an entry
 * @down: from the last block to the first
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): where wg_journal_blocks_next() reads the blocks that may
 *   have one of these entries; to be reset
 */
WgStatement *
wg_journal_blocks_seek (WgJournalBlocks *self,
                        gint64           first,
                        gint64           last,
                        gboolean         down,
                        GError         **error)
{
  gint64 before = first > WG_JOURNAL_BLOCK_MOST ? first - WG_JOURNAL_BLOCK_MOST : 0;

  return seek (self, down ? BLOCK_DOWN : BLOCK_UP, before, last, error);
}

/**
 * wg_journal_blocks_seek_row:
 * @self: the table
 * @kind: a kind's name; must live until the statement is reset
 * @row_id: a row
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): where wg_journal_blocks_next() reads the blocks that may
 *   have the row, the oldest first; to be reset
 */
WgStatement *
wg_journal_blocks_seek_row (WgJournalBlocks *self,
                            const char      *kind,
                            gint64           row_id,
                            GError         **error)
{
  gint64 first = row_id > G_MININT64 + WG_JOURNAL_BLOCK_SPAN ? row_id - WG_JOURNAL_BLOCK_SPAN
                                                             : G_MININT64;
  WgStatement *statement = seek (self, BLOCK_OF_ROW, first, row_id, error);

  if (statement == NULL ||
      bind (statement, "kind", (WgValue) { WG_VALUE_TEXT, { .text = (char *) kind } }, error))
    return statement;
  wg_statement_reset (statement);
  return NULL;
}

/**
 * wg_journal_blocks_next:
 * @reading: what one of the two above gave
 * @block: (inout): a zeroed or used block; its number is 0 behind the last one
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_journal_blocks_next (WgStatement    *reading,
                        WgJournalBlock *block,
                        GError        **error)
{
  gboolean row = FALSE;

  wg_journal_block_clear (block);
  *block = (WgJournalBlock) { 0 };
  if (!wg_statement_step (reading, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  block->number = wg_statement_column_int (reading, 0);
  block->edit = wg_statement_column_int (reading, 1);
  block->kind = wg_statement_column_text (reading, 2);
  block->first_row = wg_statement_column_int (reading, 3);
  block->n_entries = wg_statement_column_int (reading, 4);
  block->entries = wg_statement_column_blob (reading, 5);
  /* A damaged file may have lost what may not be NULL, and 0 is the end. */
  if (block->kind == NULL)
    block->kind = g_strdup ("");
  if (block->entries == NULL)
    block->entries = g_bytes_new (NULL, 0);
  if (block->number == 0)
    block->number = -1;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A million new rows at once: the indexes of their table are taken away before and made again after
 * them, sorted, inside the same transaction. It writes no row. */

#include "wg-bulk-load.h"

/* (transfer full) (element-type WgKind guint): how many new rows each kind has. */
static GHashTable *
count_inserts (WgEdit *edit)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);
  const WgKind *kind = NULL;
  guint n = 0;

  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    {
      const WgChange *change = wg_edit_get_change (edit, i);

      if (change->type != WG_CHANGE_INSERT)
        continue;
      if (wg_row_get_kind (change->new_row) != kind)
        {
          kind = wg_row_get_kind (change->new_row);
          n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind));
        }
      g_hash_table_insert (counts, (gpointer) kind, GUINT_TO_POINTER (++n));
    }
  return counts;
}

static gboolean
is_worth_it (WgLedger          *ledger,
             GHashTable        *counts,
             const WgKindTable *table,
             gboolean          *worth,
             GError           **error)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, table->kind));
  gint64 present = 0;

  *worth = FALSE;
  if (n < WG_BULK_LOAD_LEAST || table->create_indexes == NULL)
    return TRUE;
  if (!wg_table_session_count (wg_ledger_get_table (ledger, table->kind), &present, error))
    return FALSE;
  *worth = present <= n;
  return TRUE;
}

/**
 * wg_bulk_load_begin:
 * @ledger: the ledger, in a transaction
 * @edit: what is about to be written
 * @tables: (out): whose indexes were taken away
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_bulk_load_begin (WgLedger *ledger,
                    WgEdit   *edit,
                    guint32  *tables,
                    GError  **error)
{
  const WgKindTable *const *table = wg_kind_tables ();
  g_autoptr (GHashTable) counts = NULL;

  *tables = 0;
  if (wg_edit_get_n_changes (edit) < WG_BULK_LOAD_LEAST)
    return TRUE;
  counts = count_inserts (edit);
  for (guint i = 0; table[i] != NULL; i++)
    {
      gboolean worth;

      if (!is_worth_it (ledger, counts, table[i], &worth, error) ||
          (worth && !wg_engine_run_script (ledger->engine, table[i]->drop_indexes, error)))
        return FALSE;
      *tables |= worth ? 1u << i : 0;
    }
  return TRUE;
}

/**
 * wg_bulk_load_end:
 * @ledger: the ledger, in the same transaction
 * @tables: what wg_bulk_load_begin() gave
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_bulk_load_end (WgLedger *ledger,
                  guint32   tables,
                  GError  **error)
{
  const WgKindTable *const *table = wg_kind_tables ();

  for (guint i = 0; table[i] != NULL; i++)
    if ((tables & (1u << i)) != 0 &&
        !wg_engine_run_script (ledger->engine, table[i]->create_indexes, error))
      return FALSE;
  return TRUE;
}

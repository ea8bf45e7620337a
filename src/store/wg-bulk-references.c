/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A million new rows that refer to a thousand others: whether those are there is asked once for
 * each that is referred to, in the same transaction and before its commit, and not once for each
 * row. It writes nothing. */

#include "wg-bulk-references.h"

#include "wg-bulk-load.h"
#include "wg-store-error.h"

#include <glib/gi18n-lib.h>

/* A row that goes or changes its id may be referred to from anywhere; a new one is not yet. */
static gboolean
may_change (const WgKindTable *table,
            WgChangeType       type)
{
  return table->orphans != NULL && (*table->orphans == '\0' || type == WG_CHANGE_INSERT);
}

/* (transfer full) (nullable) (element-type WgKindTable): those whose rows must be looked at; NULL
 * if the engine must look after each row. */
static GPtrArray *
find_tables (const WgEdit *edit)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  const WgKindTable *table = NULL;

  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    {
      const WgChange *change = wg_edit_get_change (edit, i);
      const WgKind *kind = wg_row_get_kind (change->new_row != NULL ? change->new_row
                                                                     : change->old_row);

      if (table == NULL || table->kind != kind)
        {
          table = wg_kind_table_find (kind);
          if (table->orphans != NULL && *table->orphans != '\0' &&
              !g_ptr_array_find (tables, table, NULL))
            g_ptr_array_add (tables, (gpointer) table);
        }
      if (!may_change (table, change->type))
        return NULL;
    }
  return g_steal_pointer (&tables);
}

gboolean
wg_bulk_references_find (WgLedger     *ledger,
                         const WgEdit *edit,
                         GPtrArray   **tables,
                         GError      **error)
{
  guint n = wg_edit_get_n_changes (edit);
  g_autoptr (GPtrArray) found = n >= WG_BULK_LOAD_LEAST ? find_tables (edit) : NULL;

  *tables = NULL;
  if (found == NULL)
    return TRUE;
  for (guint i = 0; i < found->len; i++)
    {
      const WgKindTable *table = g_ptr_array_index (found, i);
      gint64 present = 0;

      if (!wg_table_session_count (wg_ledger_get_table (ledger, table->kind), &present, error))
        return FALSE;
      /* The rows that are there are looked at again, too. */
      if (present > n)
        return TRUE;
    }
  *tables = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
check_table (WgLedger          *ledger,
             const WgKindTable *table,
             GError           **error)
{
  g_autoptr (WgStatement) statement = wg_statement_new (ledger->engine, table->orphans, error);
  gboolean found = FALSE;

  if (statement == NULL || !wg_statement_step (statement, &found, error))
    return FALSE;
  if (found)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT,
                 _ ("Nothing was saved: a row of “%s” refers to another row that is not there."),
                 _ (table->kind->label));
  return !found;
}

gboolean
wg_bulk_references_check (WgLedger  *ledger,
                          GPtrArray *tables,
                          GError   **error)
{
  for (guint i = 0; i < tables->len; i++)
    if (!check_table (ledger, g_ptr_array_index (tables, i), error))
      return FALSE;
  return TRUE;
}

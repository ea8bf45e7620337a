/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All SQL of the table "backup": which verified backups were made of this file. Rarely used, so
 * its statements are prepared for each use. */

#include "wg-backup-table.h"

typedef enum
{
  BACKUP_INSERT,
  BACKUP_LAST,
  N_STATEMENTS
} Statement;

static const char *const statements[N_STATEMENTS] = {
  [BACKUP_INSERT] =
      "INSERT INTO backup (number, path, made_at, edit) "
      "SELECT coalesce(max(number), 0) + 1, $path, $made_at, $edit FROM backup",
  [BACKUP_LAST] = "SELECT path, made_at, edit FROM backup ORDER BY number DESC LIMIT 1",
};

/**
 * wg_backup_table_insert:
 * @engine: the engine
 * @path: the backup
 * @made_at: when, in ms since 1970 UTC
 * @edit: number of the last edit in it
 * @error: return location for an error
 *
 * Returns: %TRUE if it was noted
 */
gboolean
wg_backup_table_insert (WgEngine   *engine,
                        const char *path,
                        gint64      made_at,
                        gint64      edit,
                        GError    **error)
{
  g_autoptr (WgStatement) statement = wg_statement_new (engine, statements[BACKUP_INSERT], error);
  WgValue value = { WG_VALUE_TEXT, { .text = (char *) path } };

  return statement != NULL &&
         wg_statement_bind (statement, wg_statement_find (statement, "path"), &value, error) &&
         wg_statement_bind_int (statement, wg_statement_find (statement, "made_at"), made_at,
                                error) &&
         wg_statement_bind_int (statement, wg_statement_find (statement, "edit"), edit, error) &&
         wg_statement_run (statement, NULL, error);
}

/**
 * wg_backup_table_last:
 * @engine: the engine
 * @path: (out) (transfer full) (nullable): the last backup, or %NULL if there never was one
 * @made_at: (out): when
 * @edit: (out): the last edit in it
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_backup_table_last (WgEngine *engine,
                      char    **path,
                      gint64   *made_at,
                      gint64   *edit,
                      GError  **error)
{
  g_autoptr (WgStatement) statement = wg_statement_new (engine, statements[BACKUP_LAST], error);
  gboolean row = FALSE;

  *path = NULL;
  *made_at = *edit = 0;
  if (statement == NULL || !wg_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      *path = wg_statement_column_text (statement, 0);
      *made_at = wg_statement_column_int (statement, 1);
      *edit = wg_statement_column_int (statement, 2);
    }
  return TRUE;
}

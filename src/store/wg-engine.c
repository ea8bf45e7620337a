/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line between our SQL and an engine. Everything above calls these functions and cannot tell
 * which engine answers; no engine's own header is included here. */

#include "wg-engine.h"

void
wg_engine_close (WgEngine *self)
{
  self->klass->close (self);
}

/**
 * wg_engine_begin:
 * @self: the engine
 * @error: return location for an error
 *
 * Begins a transaction and takes the right to write at once, so that it cannot fail half-way
 * because somebody else took it.
 *
 * Returns: %TRUE if the transaction is open
 */
gboolean
wg_engine_begin (WgEngine *self,
                 GError  **error)
{
  return self->klass->begin (self, error);
}

/**
 * wg_engine_begin_late:
 * @self: the engine
 * @error: return location for an error
 *
 * As wg_engine_begin(), for one transaction in which the engine does not look after each row
 * whether those are there that it refers to. Who writes must look himself before the commit.
 *
 * Returns: %TRUE if the transaction is open
 */
gboolean
wg_engine_begin_late (WgEngine *self,
                      GError  **error)
{
  return self->klass->begin_late (self, error);
}

/**
 * wg_engine_commit:
 * @self: the engine
 * @error: return location for an error
 *
 * On failure the transaction is rolled back here.
 *
 * Returns: %TRUE once everything is on the disk
 */
gboolean
wg_engine_commit (WgEngine *self,
                  GError  **error)
{
  if (self->klass->commit (self, error))
    return TRUE;
  self->klass->rollback (self);
  return FALSE;
}

/**
 * wg_engine_begin_read:
 * @self: the engine
 * @error: return location for an error
 *
 * From the first reading on, all readings see the same moment, whatever others commit meanwhile.
 * Ended by wg_engine_rollback().
 *
 * Returns: %TRUE if the transaction is open
 */
gboolean
wg_engine_begin_read (WgEngine *self,
                      GError  **error)
{
  return self->klass->begin_read (self, error);
}

void
wg_engine_rollback (WgEngine *self)
{
  self->klass->rollback (self);
}

/**
 * wg_engine_run_script:
 * @self: the engine
 * @script: statements of a migration file, with type tokens such as `@I64@`
 * @error: return location for an error
 *
 * Returns: %TRUE if every statement was run
 */
gboolean
wg_engine_run_script (WgEngine   *self,
                      const char *script,
                      GError    **error)
{
  return self->klass->run_script (self, script, error);
}

gboolean
wg_engine_get_version (WgEngine *self,
                       int      *version,
                       GError  **error)
{
  return self->klass->get_version (self, version, error);
}

gboolean
wg_engine_set_version (WgEngine *self,
                       int       version,
                       GError  **error)
{
  return self->klass->set_version (self, version, error);
}

/**
 * wg_engine_copy_to:
 * @self: the engine
 * @path: a file that is not there yet
 * @error: return location for an error
 *
 * Writes a complete copy as of now; nothing is verified and nothing is synced to the disk.
 *
 * Returns: %TRUE if the copy was written
 */
gboolean
wg_engine_copy_to (WgEngine   *self,
                   const char *path,
                   GError    **error)
{
  return self->klass->copy_to (self, path, error);
}

/**
 * wg_engine_check:
 * @self: the engine
 * @full: also compare the indexes with the tables and follow the references
 * @problems: (element-type WgProblem): gets what is found
 * @error: return location for an error
 *
 * Asks the engine whether its own structures are sound.
 *
 * Returns: %FALSE only if the check itself could not be run
 */
gboolean
wg_engine_check (WgEngine  *self,
                 gboolean   full,
                 GPtrArray *problems,
                 GError   **error)
{
  return self->klass->check (self, full, problems, error);
}

/**
 * wg_engine_relax:
 * @self: the engine
 *
 * Gives memory back that only a long job needed.
 */
void
wg_engine_relax (WgEngine *self)
{
  self->klass->relax (self);
}

/**
 * wg_statement_new:
 * @engine: the engine, which must outlive the statement
 * @sql: one literal statement
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the prepared statement
 */
WgStatement *
wg_statement_new (WgEngine   *engine,
                  const char *sql,
                  GError    **error)
{
  return engine->klass->prepare (engine, sql, error);
}

void
wg_statement_free (WgStatement *self)
{
  self->engine->klass->free (self);
}

/**
 * wg_statement_find:
 * @self: the statement
 * @parameter: a name without the `$`
 *
 * Returns: the number to bind the parameter with, or 0 if the statement has no such parameter
 */
int
wg_statement_find (WgStatement *self,
                   const char  *parameter)
{
  return self->engine->klass->find (self, parameter);
}

gboolean
wg_statement_bind (WgStatement   *self,
                   int            i,
                   const WgValue *value,
                   GError       **error)
{
  return self->engine->klass->bind (self, i, value, error);
}

gboolean
wg_statement_bind_int (WgStatement *self,
                       int          i,
                       gint64       value,
                       GError     **error)
{
  WgValue integer = { WG_VALUE_INT, { .integer = value } };

  return wg_statement_bind (self, i, &integer, error);
}

/**
 * wg_statement_step:
 * @self: the statement
 * @row: (out): whether a row can be read
 * @error: return location for an error
 *
 * Returns: %FALSE on failure, which is not the same as no row
 */
gboolean
wg_statement_step (WgStatement *self,
                   gboolean    *row,
                   GError     **error)
{
  return self->engine->klass->step (self, row, error);
}

/**
 * wg_statement_run:
 * @self: a statement that gives no rows
 * @n_changed: (out) (optional): rows inserted, updated or deleted
 * @error: return location for an error
 *
 * Steps once and resets.
 *
 * Returns: %TRUE if the statement was run
 */
gboolean
wg_statement_run (WgStatement *self,
                  gint64      *n_changed,
                  GError     **error)
{
  gboolean row;
  gboolean ok = wg_statement_step (self, &row, error);

  if (ok && n_changed != NULL)
    *n_changed = self->engine->klass->n_changed (self);
  wg_statement_reset (self);
  return ok;
}

void
wg_statement_reset (WgStatement *self)
{
  self->engine->klass->reset (self);
}

guint
wg_statement_n_columns (WgStatement *self)
{
  return self->engine->klass->n_columns (self);
}

const char *
wg_statement_column_name (WgStatement *self,
                          guint        column)
{
  return self->engine->klass->column_name (self, column);
}

/**
 * wg_statement_column:
 * @self: a statement that stands on a row
 * @column: position from 0
 * @value: an initialised value that takes the column's
 */
void
wg_statement_column (WgStatement *self,
                     guint        column,
                     WgValue     *value)
{
  self->engine->klass->column (self, column, value);
}

/**
 * wg_statement_peek:
 * @self: a statement that stands on a row
 * @column: position from 0
 * @value: (out): a text in it is borrowed until the statement steps on or is reset, a blob is
 *   (transfer full); what it held before is overwritten
 */
void
wg_statement_peek (WgStatement *self,
                   guint        column,
                   WgValue     *value)
{
  self->engine->klass->peek (self, column, value);
}

gint64
wg_statement_column_int (WgStatement *self,
                         guint        column)
{
  return self->engine->klass->column_int (self, column);
}

void
wg_statement_column_ints (WgStatement *self,
                          guint        n,
                          gint64      *values)
{
  self->engine->klass->column_ints (self, n, values);
}

/**
 * wg_statement_column_text:
 *
 * Returns: (transfer full) (nullable): the text, or %NULL for NULL
 */
char *
wg_statement_column_text (WgStatement *self,
                          guint        column)
{
  g_auto (WgValue) value = WG_VALUE_INIT;

  wg_statement_column (self, column, &value);
  return value.type == WG_VALUE_TEXT ? g_strdup (value.v.text) : NULL;
}

/**
 * wg_statement_column_blob:
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL for NULL
 */
GBytes *
wg_statement_column_blob (WgStatement *self,
                          guint        column)
{
  g_auto (WgValue) value = WG_VALUE_INIT;

  wg_statement_column (self, column, &value);
  return value.type == WG_VALUE_BLOB ? g_bytes_ref (value.v.blob) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A prepared SQLite statement: prepared once, bound by name, reset after use. It knows no table.
 * Text and blobs are bound without a copy, so a value must live until the statement is stepped. */

#include "wg-sqlite-engine.h"

#include "wg-sqlite-error.h"

typedef struct
{
  WgStatement   statement;
  sqlite3_stmt *handle;
} WgSqliteStatement;

static sqlite3_stmt *
get_handle (WgStatement *statement)
{
  return ((WgSqliteStatement *) statement)->handle;
}

static gboolean
fail (WgStatement *statement,
      int          code,
      GError     **error)
{
  wg_sqlite_set_error (error, code, sqlite3_db_handle (get_handle (statement)),
                       statement->engine->path);
  return FALSE;
}

/**
 * wg_sqlite_statement_new:
 * @engine: an SQLite engine
 * @sql: one statement
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the statement
 */
WgStatement *
wg_sqlite_statement_new (WgEngine   *engine,
                         const char *sql,
                         GError    **error)
{
  WgSqliteEngine *sqlite = (WgSqliteEngine *) engine;
  WgSqliteStatement *self;
  sqlite3_stmt *handle = NULL;
  /* sql: text of the source, an entry of a statement table */
  int code = sqlite3_prepare_v3 (sqlite->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle,
                                 NULL);

  if (code != SQLITE_OK)
    {
      /* Our statements are right for our schema, so the file has another one. */
      wg_sqlite_set_error (error, code == SQLITE_ERROR ? SQLITE_CORRUPT : code, sqlite->database,
                           engine->path);
      return NULL;
    }
  self = g_new0 (WgSqliteStatement, 1);
  self->statement.engine = engine;
  self->handle = handle;
  return &self->statement;
}

void
wg_sqlite_statement_free (WgStatement *statement)
{
  sqlite3_finalize (get_handle (statement));
  g_free (statement);
}

/**
 * wg_sqlite_statement_find:
 * @statement: the statement
 * @parameter: a name without the `$`
 *
 * SQLite numbers `$name` by first appearance, so positions are never guessed.
 *
 * Returns: the parameter's number, or 0
 */
int
wg_sqlite_statement_find (WgStatement *statement,
                          const char  *parameter)
{
  char name[64] = "$";

  if (g_strlcpy (name + 1, parameter, sizeof name - 1) >= sizeof name - 1)
    return 0;
  return sqlite3_bind_parameter_index (get_handle (statement), name);
}

gboolean
wg_sqlite_statement_bind (WgStatement   *statement,
                          int            i,
                          const WgValue *value,
                          GError       **error)
{
  sqlite3_stmt *handle = get_handle (statement);
  gconstpointer data;
  gsize size;
  int code = SQLITE_OK;

  switch (value->type)
    {
    case WG_VALUE_NULL:
      code = sqlite3_bind_null (handle, i);
      break;
    case WG_VALUE_INT:
      code = sqlite3_bind_int64 (handle, i, value->v.integer);
      break;
    case WG_VALUE_REAL:
      code = sqlite3_bind_double (handle, i, value->v.real);
      break;
    case WG_VALUE_TEXT:
      code = sqlite3_bind_text64 (handle, i, value->v.text, strlen (value->v.text), SQLITE_STATIC,
                                  SQLITE_UTF8);
      break;
    case WG_VALUE_BLOB:
      data = g_bytes_get_data (value->v.blob, &size);
      /* A NULL pointer would be bound as NULL, which an empty blob is not. */
      code = size == 0 ? sqlite3_bind_zeroblob (handle, i, 0)
                       : sqlite3_bind_blob64 (handle, i, data, size, SQLITE_STATIC);
      break;
    default:
      g_assert_not_reached ();
    }
  return code == SQLITE_OK ? TRUE : fail (statement, code, error);
}

gboolean
wg_sqlite_statement_step (WgStatement *statement,
                          gboolean    *row,
                          GError     **error)
{
  int code = sqlite3_step (get_handle (statement));

  *row = code == SQLITE_ROW;
  return *row || code == SQLITE_DONE ? TRUE : fail (statement, code, error);
}

gint64
wg_sqlite_statement_changed (WgStatement *statement)
{
  return sqlite3_changes64 (sqlite3_db_handle (get_handle (statement)));
}

void
wg_sqlite_statement_reset (WgStatement *statement)
{
  sqlite3_reset (get_handle (statement));
  /* Or a pointer to a value that is gone would stay bound. */
  sqlite3_clear_bindings (get_handle (statement));
}

guint
wg_sqlite_statement_columns (WgStatement *statement)
{
  return (guint) sqlite3_column_count (get_handle (statement));
}

const char *
wg_sqlite_statement_name (WgStatement *statement,
                          guint        column)
{
  return sqlite3_column_name (get_handle (statement), (int) column);
}

static GBytes *
copy_blob (sqlite3_stmt *handle,
           int           column)
{
  const void *data = sqlite3_column_blob (handle, column);
  int size = sqlite3_column_bytes (handle, column);

  return g_bytes_new (data, (gsize) MAX (size, 0));
}

gint64
wg_sqlite_statement_column_int (WgStatement *statement,
                                guint        column)
{
  sqlite3_stmt *handle = get_handle (statement);

  return sqlite3_column_type (handle, (int) column) == SQLITE_INTEGER
             ? sqlite3_column_int64 (handle, (int) column) : 0;
}

/* Most of many are 0, and then nobody needs to ask what they are. */
void
wg_sqlite_statement_column_ints (WgStatement *statement,
                                 guint        n,
                                 gint64      *values)
{
  sqlite3_stmt *handle = get_handle (statement);

  for (guint i = 0; i < n; i++)
    {
      values[i] = sqlite3_column_int64 (handle, (int) i);
      if (values[i] != 0 && sqlite3_column_type (handle, (int) i) != SQLITE_INTEGER)
        values[i] = 0;
    }
}

void
wg_sqlite_statement_peek (WgStatement *statement,
                          guint        column,
                          WgValue     *value)
{
  sqlite3_stmt *handle = get_handle (statement);
  const char *text;

  *value = WG_VALUE_INIT;
  switch (sqlite3_column_type (handle, (int) column))
    {
    case SQLITE_INTEGER:
      value->type = WG_VALUE_INT;
      value->v.integer = sqlite3_column_int64 (handle, (int) column);
      break;
    case SQLITE_FLOAT:
      value->type = WG_VALUE_REAL;
      value->v.real = sqlite3_column_double (handle, (int) column);
      break;
    case SQLITE_TEXT:
      text = (const char *) sqlite3_column_text (handle, (int) column);
      value->type = WG_VALUE_TEXT;
      value->v.text = (char *) (text != NULL ? text : "");
      break;
    case SQLITE_BLOB:
      value->type = WG_VALUE_BLOB;
      value->v.blob = copy_blob (handle, (int) column);
      break;
    default:
      break;
    }
}

void
wg_sqlite_statement_column (WgStatement *statement,
                            guint        column,
                            WgValue     *value)
{
  WgValue peeked;

  wg_sqlite_statement_peek (statement, column, &peeked);
  wg_value_clear (value);
  *value = peeked;
  if (value->type == WG_VALUE_TEXT)
    value->v.text = g_strdup (peeked.v.text);
}

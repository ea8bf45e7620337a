/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite as an engine: how the file is opened, the settings that durability rests on, and
 * transactions. It knows no table of ours. Exactly one connection may write and checkpoint: SQLite
 * before 3.51.3 can corrupt a WAL that two connections checkpoint at once. */

#include "wg-sqlite-engine.h"

#include "wg-kind.h"
#include "wg-problem.h"
#include "wg-sqlite-error.h"

#include <glib/gi18n-lib.h>

#define WG_APPLICATION_ID 0x57414e47 /* "WANG", at offset 68 of the file */
#define BUSY_TIMEOUT_MS 5000

/* In the WAL, FULL is what makes an acknowledged edit survive a power cut; NORMAL lost the last
 * ones in 40 % of the modelled cuts. */
static const char *const common_pragmas[] = {
  "PRAGMA foreign_keys = ON",
  "PRAGMA trusted_schema = OFF",
  "PRAGMA cell_size_check = ON",
  "PRAGMA mmap_size = 0",
  "PRAGMA temp_store = MEMORY",
  "PRAGMA cache_size = -65536",
  NULL,
};
/* Who reads comes by each page about once: a check takes no longer with a quarter of the cache. */
static const char *const read_pragmas[] = {
  "PRAGMA query_only = ON",
  "PRAGMA cache_size = -16384",
  NULL,
};
static const char *const write_pragmas[] = {
  "PRAGMA journal_mode = WAL",
  "PRAGMA synchronous = FULL",
  "PRAGMA journal_size_limit = 16777216",
  NULL,
};

static gboolean
fail (WgSqliteEngine *self,
      int             code,
      GError        **error)
{
  wg_sqlite_set_error (error, code, self->database, self->engine.path);
  return FALSE;
}

/* Runs one literal statement; @result (optional) takes the first column of the first row. */
static gboolean
run (WgSqliteEngine *self,
     const char     *sql,
     gint64         *result,
     GError        **error)
{
  sqlite3_stmt *handle = NULL;
  /* sql: text of the source, every caller passes a literal */
  int code = sqlite3_prepare_v2 (self->database, sql, -1, &handle, NULL);

  if (code == SQLITE_OK)
    {
      code = sqlite3_step (handle);
      if (code == SQLITE_ROW && result != NULL)
        *result = sqlite3_column_int64 (handle, 0);
      while (code == SQLITE_ROW)
        code = sqlite3_step (handle);
    }
  if (code != SQLITE_OK && code != SQLITE_DONE)
    fail (self, code, error);
  sqlite3_finalize (handle);
  return code == SQLITE_OK || code == SQLITE_DONE;
}

static gboolean
run_all (WgSqliteEngine    *self,
         const char *const *statements,
         GError           **error)
{
  for (guint i = 0; statements[i] != NULL; i++)
    if (!run (self, statements[i], NULL, error))
      return FALSE;
  return TRUE;
}

static void
sqlite_close (WgEngine *engine)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;

  sqlite3_close_v2 (self->database);
  g_free (engine->path);
  g_free (self);
}

/* Only between transactions; SQLite says nothing when it does not obey, so it is asked. */
static gboolean
watch_references (WgSqliteEngine *self,
                  gboolean        watch,
                  GError        **error)
{
  gint64 watched = !watch;

  if (!run (self, watch ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF", NULL, error) ||
      !run (self, "PRAGMA foreign_keys", &watched, error))
    return FALSE;
  if ((watched != 0) != watch)
    return fail (self, SQLITE_ERROR, error);
  self->late = !watch;
  return TRUE;
}

/* What cannot be watched again now is before the next transaction, or that one is not begun. */
static void
end_late (WgSqliteEngine *self)
{
  if (self->late)
    watch_references (self, TRUE, NULL);
}

static gboolean
sqlite_begin (WgEngine *engine,
              GError  **error)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;

  return (!self->late || watch_references (self, TRUE, error)) &&
         run (self, "BEGIN IMMEDIATE", NULL, error);
}

static gboolean
sqlite_begin_late (WgEngine *engine,
                   GError  **error)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;

  if (!watch_references (self, FALSE, error))
    return FALSE;
  if (run (self, "BEGIN IMMEDIATE", NULL, error))
    return TRUE;
  end_late (self);
  return FALSE;
}

static gboolean
sqlite_commit (WgEngine *engine,
               GError  **error)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;
  gboolean ok = run (self, "COMMIT", NULL, error);

  if (ok)
    end_late (self);
  return ok;
}

static gboolean
sqlite_begin_read (WgEngine *engine,
                   GError  **error)
{
  return run ((WgSqliteEngine *) engine, "BEGIN", NULL, error);
}

static void
sqlite_rollback (WgEngine *engine)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;

  /* A full disk or an I/O error may have rolled back already. */
  if (sqlite3_get_autocommit (self->database) == 0)
    run (self, "ROLLBACK", NULL, NULL);
  end_late (self);
}

static char *
replace_tokens (const char *script)
{
  GString *text = g_string_new (script);

  g_string_replace (text, "@I64@", "INTEGER", 0);
  g_string_replace (text, "@F64@", "REAL", 0);
  g_string_replace (text, "@BLOB@", "BLOB", 0);
  g_string_replace (text, "@STRICT@", "STRICT", 0);
  g_string_replace (text, "@CLUSTERED@", ", WITHOUT ROWID", 0);
  return g_string_free (text, FALSE);
}

static gboolean
sqlite_run_script (WgEngine   *engine,
                   const char *script,
                   GError    **error)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;
  g_autofree char *text = replace_tokens (script);
  const char *next = text;
  int code = SQLITE_OK;

  while (code == SQLITE_OK && *next != '\0')
    {
      sqlite3_stmt *handle = NULL;

      /* sql: text of the source, a migration file */
      code = sqlite3_prepare_v2 (self->database, next, -1, &handle, &next);
      if (code == SQLITE_OK && handle != NULL)
        {
          do
            code = sqlite3_step (handle);
          while (code == SQLITE_ROW);
          code = code == SQLITE_DONE ? SQLITE_OK : code;
        }
      if (code != SQLITE_OK)
        fail (self, code, error);
      sqlite3_finalize (handle);
    }
  return code == SQLITE_OK;
}

static gboolean
sqlite_get_version (WgEngine *engine,
                    int      *version,
                    GError  **error)
{
  gint64 number = 0;

  if (!run ((WgSqliteEngine *) engine, "PRAGMA user_version", &number, error))
    return FALSE;
  *version = (int) number;
  return TRUE;
}

static gboolean
sqlite_set_version (WgEngine *engine,
                    int       version,
                    GError  **error)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;
  /* A pragma takes no parameters; the number is ours, not data. */
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  G_STATIC_ASSERT (WG_APPLICATION_ID == 1463897671);
  return run (self, "PRAGMA application_id = 1463897671", NULL, error) &&
         run (self, sql, NULL, error);
}

static gboolean
sqlite_copy_to (WgEngine   *engine,
                const char *path,
                GError    **error)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;
  gboolean reader = sqlite3_db_readonly (self->database, "main") == 1;
  g_autoptr (WgStatement) statement = wg_statement_new (engine, "VACUUM INTO $path", error);
  WgValue value = { WG_VALUE_TEXT, { .text = (char *) path } };
  gboolean ok;

  /* A reader may write nothing, and to SQLite the copy is something. */
  ok = statement != NULL &&
       (!reader || run (self, "PRAGMA query_only = OFF", NULL, error)) &&
       wg_statement_bind (statement, wg_statement_find (statement, "path"), &value, error) &&
       wg_statement_run (statement, NULL, error);
  if (reader)
    run_all (self, read_pragmas, NULL);
  return ok;
}

static void
add_problem (GPtrArray  *problems,
             const char *what,
             const char *where,
             const char *words)
{
  g_autofree char *text = g_strdup_printf (_ ("The file's structure is damaged: %s"), words);

  g_ptr_array_add (problems, wg_problem_new (what, where, text));
}

/* What the engine found, a line each; a heading says which database. */
static void
add_lines (GPtrArray  *problems,
           const char *where,
           const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], "***"))
      add_problem (problems, "integrity", where, lines[i]);
}

static gboolean
check_integrity (WgSqliteEngine *self,
                 const char     *sql,
                 GPtrArray      *problems,
                 GError        **error)
{
  g_autoptr (WgStatement) statement = wg_statement_new (&self->engine, sql, error);
  gboolean ok = statement != NULL;
  gboolean row;

  while (ok && (ok = wg_statement_step (statement, &row, error)) && row)
    {
      g_autofree char *words = wg_statement_column_text (statement, 0);

      if (g_strcmp0 (words, "ok") != 0)
        add_lines (problems, self->engine.path, words != NULL ? words : "?");
    }
  return ok;
}

static gboolean
check_references (WgSqliteEngine *self,
                  GPtrArray      *problems,
                  GError        **error)
{
  g_autoptr (WgStatement) statement =
      wg_statement_new (&self->engine, "PRAGMA foreign_key_check", error);
  gboolean ok = statement != NULL;
  gboolean row;

  while (ok && (ok = wg_statement_step (statement, &row, error)) && row)
    {
      g_autofree char *table = wg_statement_column_text (statement, 0);
      g_autofree char *parent = wg_statement_column_text (statement, 2);
      g_autofree char *where = g_strdup_printf ("%s %" G_GINT64_FORMAT, table,
                                                wg_statement_column_int (statement, 1));
      const WgKind *kind = wg_kind_find (parent);
      g_autofree char *text =
          g_strdup_printf (_ ("The row refers to a row of “%s” that is not there."),
                           kind != NULL ? _ (kind->label) : parent);

      g_ptr_array_add (problems, wg_problem_new ("reference", where, text));
    }
  return ok;
}

static gboolean
sqlite_check (WgEngine  *engine,
              gboolean   full,
              GPtrArray *problems,
              GError   **error)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;

  if (!full)
    return check_integrity (self, "PRAGMA quick_check(1)", problems, error);
  return check_integrity (self, "PRAGMA integrity_check", problems, error) &&
         check_references (self, problems, error);
}

static void
sqlite_relax (WgEngine *engine)
{
  sqlite3_db_release_memory (((WgSqliteEngine *) engine)->database);
}

static const WgEngineClass sqlite_class = {
  .close = sqlite_close,
  .begin = sqlite_begin,
  .begin_late = sqlite_begin_late,
  .commit = sqlite_commit,
  .begin_read = sqlite_begin_read,
  .rollback = sqlite_rollback,
  .run_script = sqlite_run_script,
  .get_version = sqlite_get_version,
  .set_version = sqlite_set_version,
  .copy_to = sqlite_copy_to,
  .check = sqlite_check,
  .relax = sqlite_relax,
  .prepare = wg_sqlite_statement_new,
  .free = wg_sqlite_statement_free,
  .find = wg_sqlite_statement_find,
  .bind = wg_sqlite_statement_bind,
  .step = wg_sqlite_statement_step,
  .n_changed = wg_sqlite_statement_changed,
  .reset = wg_sqlite_statement_reset,
  .n_columns = wg_sqlite_statement_columns,
  .column_name = wg_sqlite_statement_name,
  .column = wg_sqlite_statement_column,
  .peek = wg_sqlite_statement_peek,
  .column_int = wg_sqlite_statement_column_int,
  .column_ints = wg_sqlite_statement_column_ints,
};

/* A file from somewhere else may carry a schema made to hurt: no triggers, no views, nothing that
 * runs by itself, and no writing to the schema behind SQLite's back. */
static void
harden (sqlite3 *database)
{
  sqlite3_db_config (database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* Lifted by wg_sqlite_engine_start(): a damaged file must not be checkpointed on closing. */
  sqlite3_db_config (database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

/* Nobody asks how much memory SQLite has; counting it takes a lock at every allocation. Refused,
 * and harmless, when somebody has opened a database before. */
static void
prepare_library (void)
{
  static gsize prepared;

  if (g_once_init_enter (&prepared))
    {
      (void) sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&prepared, 1);
    }
}

/**
 * wg_sqlite_engine_open:
 * @path: the file, which must exist
 * @mode: what the connection may do
 * @error: return location for an error
 *
 * Opens the file without changing a byte of it, in any mode; wg_sqlite_engine_start() makes a
 * connection of mode %WG_SQLITE_WRITE ready to write.
 *
 * Returns: (transfer full) (nullable): the engine
 */
WgEngine *
wg_sqlite_engine_open (const char   *path,
                       WgSqliteMode  mode,
                       GError      **error)
{
  WgSqliteEngine *self = g_new0 (WgSqliteEngine, 1);
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat (
      "file:", escaped, mode == WG_SQLITE_IMMUTABLE ? "?immutable=1" : "", NULL);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
              SQLITE_OPEN_EXRESCODE;
  int code;

  prepare_library ();
  self->engine.klass = &sqlite_class;
  self->engine.path = g_strdup (path);
  flags |= mode == WG_SQLITE_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  code = sqlite3_open_v2 (uri, &self->database, flags, NULL);
  if (code != SQLITE_OK)
    {
      fail (self, code, error);
      sqlite_close (&self->engine);
      return NULL;
    }
  harden (self->database);
  sqlite3_busy_timeout (self->database, BUSY_TIMEOUT_MS);
  if (!run_all (self, common_pragmas, error) ||
      (mode != WG_SQLITE_WRITE && !run_all (self, read_pragmas, error)))
    {
      sqlite_close (&self->engine);
      return NULL;
    }
  return &self->engine;
}

/**
 * wg_sqlite_engine_start:
 * @engine: an engine of mode %WG_SQLITE_WRITE whose file was found sound
 * @error: return location for an error
 *
 * Returns: %TRUE if the connection may now write
 */
gboolean
wg_sqlite_engine_start (WgEngine *engine,
                        GError  **error)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;

  if (!run_all (self, write_pragmas, error))
    return FALSE;
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return TRUE;
}

/**
 * wg_sqlite_engine_is_ours:
 * @engine: the engine
 * @ours: (out): whether the file carries the program's mark
 * @empty: (out): whether it holds no table at all
 * @error: return location for an error
 *
 * Returns: %FALSE if the file could not be read as a database
 */
gboolean
wg_sqlite_engine_is_ours (WgEngine *engine,
                          gboolean *ours,
                          gboolean *empty,
                          GError  **error)
{
  WgSqliteEngine *self = (WgSqliteEngine *) engine;
  gint64 application = 0;
  gint64 tables = 0;

  if (!run (self, "PRAGMA application_id", &application, error) ||
      !run (self, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;
  *ours = application == WG_APPLICATION_ID;
  *empty = application == 0 && tables == 0;
  return TRUE;
}

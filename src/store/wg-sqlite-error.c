/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From SQLite's result codes to our closed list and to sentences that name the file and say what
 * to do. SQLite's own words stand in brackets, for whoever is asked for help. */

#include "wg-sqlite-error.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

typedef struct
{
  int          code;
  WgStoreError error;
  const char  *sentence; /* %s: file, %s: SQLite's words */
} Meaning;

static const Meaning meanings[] = {
  { SQLITE_FULL, WG_STORE_ERROR_FULL,
    N_ ("The disk is full, so nothing was saved in “%s”. Free some space and try again. (%s)") },
  { SQLITE_CORRUPT, WG_STORE_ERROR_DAMAGED,
    N_ ("“%s” is damaged. It is not written any more; restore the last verified backup. (%s)") },
  { SQLITE_NOTADB, WG_STORE_ERROR_NOT_A_DATABASE,
    N_ ("“%s” is not a Wangge file, or its beginning is damaged. It was not changed; choose "
        "another file or restore a backup. (%s)") },
  { SQLITE_READONLY, WG_STORE_ERROR_READ_ONLY,
    N_ ("“%s” cannot be written. Check the rights of the file and of its folder. (%s)") },
  { SQLITE_CANTOPEN, WG_STORE_ERROR_DENIED,
    N_ ("“%s” cannot be opened. Check the rights of the file and of its folder. (%s)") },
  { SQLITE_PERM, WG_STORE_ERROR_DENIED,
    N_ ("“%s” cannot be opened. Check the rights of the file and of its folder. (%s)") },
  { SQLITE_AUTH, WG_STORE_ERROR_DENIED,
    N_ ("“%s” cannot be opened. Check the rights of the file and of its folder. (%s)") },
  { SQLITE_BUSY, WG_STORE_ERROR_BUSY,
    N_ ("“%s” is in use by another program. Close it there and try again. (%s)") },
  { SQLITE_LOCKED, WG_STORE_ERROR_BUSY,
    N_ ("“%s” is in use by another program. Close it there and try again. (%s)") },
  { SQLITE_IOERR, WG_STORE_ERROR_NOT_SAVED,
    N_ ("The disk reported an error with “%s”; nothing was saved. Check the disk and make a "
        "backup. (%s)") },
  { SQLITE_CONSTRAINT_UNIQUE, WG_STORE_ERROR_NOT_SAVED,
    N_ ("Nothing was saved in “%s”: another row has the same value already. (%s)") },
  { SQLITE_CONSTRAINT_PRIMARYKEY, WG_STORE_ERROR_CONFLICT,
    N_ ("Nothing was saved in “%s”: the row is there already. (%s)") },
  { SQLITE_CONSTRAINT_ROWID, WG_STORE_ERROR_CONFLICT,
    N_ ("Nothing was saved in “%s”: the row is there already. (%s)") },
  { SQLITE_CONSTRAINT_FOREIGNKEY, WG_STORE_ERROR_CONFLICT,
    N_ ("Nothing was saved in “%s”: a row refers to another row that is not there, or other rows "
        "still refer to a row that would go. (%s)") },
  { SQLITE_CONSTRAINT, WG_STORE_ERROR_NOT_SAVED,
    N_ ("Nothing was saved in “%s”: a value is missing or not allowed. (%s)") },
  { SQLITE_TOOBIG, WG_STORE_ERROR_NOT_SAVED,
    N_ ("Nothing was saved in “%s”: a value is too large. (%s)") },
};

static const Meaning *
find_meaning (int code)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].code == code)
      return &meanings[i];
  return NULL;
}

/**
 * wg_sqlite_set_error:
 * @error: (nullable): return location for the error
 * @code: an extended SQLite result code
 * @database: (nullable): where SQLite's words are taken from
 * @path: the file
 */
void
wg_sqlite_set_error (GError        **error,
                     int             code,
                     struct sqlite3 *database,
                     const char     *path)
{
  const char *words = database != NULL ? sqlite3_errmsg (database) : sqlite3_errstr (code);
  const Meaning *meaning = find_meaning (code);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;

  if (meaning == NULL)
    meaning = find_meaning (code & 0xff);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  /* The table above holds the formats; each takes the same two strings. */
  if (meaning != NULL)
    text = g_strdup_printf (_ (meaning->sentence), name, words);
  else
    text = g_strdup_printf (_ ("“%s” could not be used; nothing was saved. Try again, or close "
                               "the file and open it again. (%s)"), name, words);
#pragma GCC diagnostic pop
  g_set_error_literal (error, WG_STORE_ERROR,
                       meaning != NULL ? meaning->error : WG_STORE_ERROR_NOT_SAVED, text);
}

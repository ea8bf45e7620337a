/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-engine.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  WG_SQLITE_WRITE,    /* the only connection that writes and checkpoints */
  WG_SQLITE_READ,     /* beside a writer in another program */
  WG_SQLITE_IMMUTABLE /* nobody writes: a read-only folder, a backup being checked */
} WgSqliteMode;

typedef struct
{
  WgEngine  engine;
  sqlite3  *database;
  gboolean  late; /* references are not watched in this transaction */
} WgSqliteEngine;

WgEngine    *wg_sqlite_engine_open       (const char   *path,
                                          WgSqliteMode  mode,
                                          GError      **error);
gboolean     wg_sqlite_engine_start      (WgEngine     *engine,
                                          GError      **error);
gboolean     wg_sqlite_engine_is_ours    (WgEngine     *engine,
                                          gboolean     *ours,
                                          gboolean     *empty,
                                          GError      **error);

/* wg-sqlite-statement.c */
WgStatement *wg_sqlite_statement_new     (WgEngine     *engine,
                                          const char   *sql,
                                          GError      **error);
void         wg_sqlite_statement_free    (WgStatement  *statement);
int          wg_sqlite_statement_find    (WgStatement  *statement,
                                          const char   *parameter);
gboolean     wg_sqlite_statement_bind    (WgStatement  *statement,
                                          int           i,
                                          const WgValue *value,
                                          GError      **error);
gboolean     wg_sqlite_statement_step    (WgStatement  *statement,
                                          gboolean     *row,
                                          GError      **error);
gint64       wg_sqlite_statement_changed (WgStatement  *statement);
void         wg_sqlite_statement_reset   (WgStatement  *statement);
guint        wg_sqlite_statement_columns (WgStatement  *statement);
const char  *wg_sqlite_statement_name    (WgStatement  *statement,
                                          guint         column);
void         wg_sqlite_statement_column  (WgStatement  *statement,
                                          guint         column,
                                          WgValue      *value);
gint64       wg_sqlite_statement_column_int (WgStatement *statement,
                                            guint        column);
void         wg_sqlite_statement_column_ints (WgStatement *statement,
                                             guint        n,
                                             gint64      *values);
void         wg_sqlite_statement_peek    (WgStatement  *statement,
                                          guint         column,
                                          WgValue      *value);

G_END_DECLS

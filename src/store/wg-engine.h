/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-value.h"

G_BEGIN_DECLS

/**
 * WgEngine:
 *
 * One session with a database, used by one thread only. The first engine is SQLite; a server is
 * the second. SQL above this line is the subset that both understand, with parameters written
 * `$name` and bound by name.
 */
typedef struct _WgEngine WgEngine;
typedef struct _WgStatement WgStatement;

typedef struct
{
  void         (*close)       (WgEngine *self);
  gboolean     (*begin)       (WgEngine *self, GError **error); /* takes the right to write */
  gboolean     (*begin_late)  (WgEngine *self, GError **error); /* … and watches no references */
  gboolean     (*commit)      (WgEngine *self, GError **error); /* back on the disk, or failed */
  gboolean     (*begin_read)  (WgEngine *self, GError **error); /* ended by rollback */
  void         (*rollback)    (WgEngine *self);
  gboolean     (*run_script)  (WgEngine *self, const char *script, GError **error);
  gboolean     (*get_version) (WgEngine *self, int *version, GError **error);
  gboolean     (*set_version) (WgEngine *self, int version, GError **error);
  gboolean     (*copy_to)     (WgEngine *self, const char *path, GError **error);
  gboolean     (*check)       (WgEngine *self, gboolean full, GPtrArray *problems, GError **error);
  void         (*relax)       (WgEngine *self);
  WgStatement *(*prepare)     (WgEngine *self, const char *sql, GError **error);

  void         (*free)        (WgStatement *statement);
  int          (*find)        (WgStatement *statement, const char *parameter);
  gboolean     (*bind)        (WgStatement *statement, int i, const WgValue *value, GError **error);
  gboolean     (*step)        (WgStatement *statement, gboolean *row, GError **error);
  gint64       (*n_changed)   (WgStatement *statement);
  void         (*reset)       (WgStatement *statement);
  guint        (*n_columns)   (WgStatement *statement);
  const char  *(*column_name) (WgStatement *statement, guint column);
  void         (*column)      (WgStatement *statement, guint column, WgValue *value);
  void         (*peek)        (WgStatement *statement, guint column, WgValue *value);
  gint64       (*column_int)  (WgStatement *statement, guint column); /* 0: no integer */
  void         (*column_ints) (WgStatement *statement, guint n, gint64 *values);
} WgEngineClass;

struct _WgEngine
{
  const WgEngineClass *klass;
  char                *path; /* what messages call the database */
};

struct _WgStatement
{
  WgEngine *engine;
};

void         wg_engine_close           (WgEngine *self);
gboolean     wg_engine_begin           (WgEngine *self, GError **error);
gboolean     wg_engine_begin_late      (WgEngine *self, GError **error);
gboolean     wg_engine_commit          (WgEngine *self, GError **error);
gboolean     wg_engine_begin_read      (WgEngine *self, GError **error);
void         wg_engine_rollback        (WgEngine *self);
gboolean     wg_engine_run_script      (WgEngine *self, const char *script, GError **error);
gboolean     wg_engine_get_version     (WgEngine *self, int *version, GError **error);
gboolean     wg_engine_set_version     (WgEngine *self, int version, GError **error);
gboolean     wg_engine_copy_to         (WgEngine *self, const char *path, GError **error);
gboolean     wg_engine_check           (WgEngine  *self,
                                        gboolean   full,
                                        GPtrArray *problems,
                                        GError   **error);
void         wg_engine_relax           (WgEngine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgEngine, wg_engine_close)

WgStatement *wg_statement_new          (WgEngine *engine, const char *sql, GError **error);
void         wg_statement_free         (WgStatement *self);
int          wg_statement_find         (WgStatement *self, const char *parameter);
gboolean     wg_statement_bind         (WgStatement   *self,
                                        int            i,
                                        const WgValue *value,
                                        GError       **error);
gboolean     wg_statement_bind_int     (WgStatement *self, int i, gint64 value, GError **error);
gboolean     wg_statement_step         (WgStatement *self, gboolean *row, GError **error);
gboolean     wg_statement_run          (WgStatement *self, gint64 *n_changed, GError **error);
void         wg_statement_reset        (WgStatement *self);
guint        wg_statement_n_columns    (WgStatement *self);
const char  *wg_statement_column_name  (WgStatement *self, guint column);
void         wg_statement_column       (WgStatement *self, guint column, WgValue *value);
/* The same without a copy of a text, which is the statement's until it steps on. A blob is the
 * caller's. */
void         wg_statement_peek         (WgStatement *self, guint column, WgValue *value);
gint64       wg_statement_column_int   (WgStatement *self, guint column);
/* The first @n columns at once, for whoever reads millions of them. */
void         wg_statement_column_ints  (WgStatement *self, guint n, gint64 *values);
char        *wg_statement_column_text  (WgStatement *self, guint column);
GBytes      *wg_statement_column_blob  (WgStatement *self, guint column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgStatement, wg_statement_free)

G_END_DECLS

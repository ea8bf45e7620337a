/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-engine.h"

G_BEGIN_DECLS

/**
 * WgStatementSet:
 *
 * The statements of one table, each prepared when it is first used and then kept.
 */
typedef struct _WgStatementSet WgStatementSet;

/* @sql: static, @n of them; @engine must outlive the set. */
WgStatementSet *wg_statement_set_new  (WgEngine *engine, const char *const *sql, guint n);
void            wg_statement_set_free (WgStatementSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgStatementSet, wg_statement_set_free)
/* (transfer none) (nullable): @which of them, to be reset after use. */
WgStatement    *wg_statement_set_get  (WgStatementSet *self, guint which, GError **error);

G_END_DECLS

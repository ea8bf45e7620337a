/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"

G_BEGIN_DECLS

/**
 * WgLedgerNames:
 *
 * The names of those whom an edit is about: its label may have them.
 */
typedef struct _WgLedgerNames WgLedgerNames;

WgLedgerNames *wg_ledger_names_new         (WgLedger *ledger);
void           wg_ledger_names_free        (WgLedgerNames *self);
void           wg_ledger_names_clear       (WgLedgerNames *self);
gboolean       wg_ledger_names_add_row     (WgLedgerNames *self,
                                            const WgKind  *kind,
                                            gint64         id,
                                            GError       **error);
char          *wg_ledger_names_dup_without (WgLedgerNames *self,
                                            const char    *text,
                                            const char    *instead);

gboolean       wg_ledger_find_left         (WgLedger           *ledger,
                                            const WgShortening *wanted,
                                            gint64              last,
                                            GPtrArray          *left,
                                            GError            **error);

G_END_DECLS

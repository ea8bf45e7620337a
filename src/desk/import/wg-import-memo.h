/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

/**
 * WgImportMemo:
 *
 * What the cells of a table were read as: the same few texts stand in thousands of its rows. One
 * per table and kind.
 */
typedef struct _WgImportMemo WgImportMemo;

WgImportMemo *wg_import_memo_new    (const WgKind *kind);
void          wg_import_memo_free   (WgImportMemo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgImportMemo, wg_import_memo_free)

/* Whether @cell was read for @field before; then the row has what it was read as. */
gboolean      wg_import_memo_recall (WgImportMemo *self, guint field, const char *cell, WgRow *row);
/* The row has what @cell was read as: the field, and another one where @also is not −1. */
void          wg_import_memo_note   (WgImportMemo *self, guint field, int also, const char *cell,
                                     const WgRow *row);

G_END_DECLS

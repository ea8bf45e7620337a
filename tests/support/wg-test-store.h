/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-fields.h"
#include "wg-setting.h"
#include "wg-store-records.h"
#include "wg-test.h"

G_BEGIN_DECLS

/* A square of 0.001 degrees, @n squares east of the first one. */
GBytes  *wg_test_square      (guint n);

WgRow   *wg_test_unit        (const char *code, const char *name, gint64 parent);
WgRow   *wg_test_grid        (const char *code, gint64 community, guint square);

WgStore *wg_test_store_new   (WgTestDir *dir);
void     wg_test_apply       (WgStore *store, WgEdit *edit);
/* One edit that inserts a setting. */
void     wg_test_set         (WgStore *store, const char *key, const char *value);
/* (transfer full): a row that is there. */
WgRow   *wg_test_load        (WgStore *store, const WgKind *kind, gint64 id);
/* One edit with one unit and @n grids; returns the unit's id. */
gint64   wg_test_fill        (WgStore *store, guint n);
/* Every row as text, so that two states can be compared. */
char    *wg_test_dump        (WgStore *store);
void     wg_test_assert_sane (WgStore *store);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which sheets of an old workbook (.xls) its author hid: @hidden (element-type utf8) takes a copy
 * of their names. Bytes that are no such workbook hide nothing. */
void wg_old_book_find_hidden (gconstpointer data, gsize length, GHashTable *hidden);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-history.h"
#include "wg-row.h"

G_BEGIN_DECLS

#define WG_DIGEST_SIZE 32 /* SHA-256 */

void     wg_encode_int      (GByteArray *to, gint64 value);
void     wg_encode_text     (GByteArray *to, const char *text);
void     wg_encode_bytes    (GByteArray *to, gconstpointer data, gsize length);
void     wg_encode_value    (GByteArray *to, const WgValue *value);
void     wg_encode_row      (GByteArray *to, const WgRow *row);
guint    wg_encode_changes  (GByteArray *to, const WgRow *old_row, const WgRow *new_row);
GBytes  *wg_encode_short    (const WgRowEntry *entry);
gboolean wg_decode_changes  (GBytes *from, WgRowEntry *entry);
void     wg_digest          (const GByteArray *of, guint8 digest[WG_DIGEST_SIZE]);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WG_SHA256_SIZE 32

/**
 * wg_sha256:
 * @data: (array length=length): bytes; may be %NULL when there are none
 * @length: how many
 * @digest: (out): their SHA-256 (FIPS 180-4)
 */
void wg_sha256 (gconstpointer data, gsize length, guint8 digest[WG_SHA256_SIZE]);

G_END_DECLS

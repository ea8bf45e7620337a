/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Addresses of a map service in the web. A template has {layer}, {z}, {x}, {y} for the place, {key}
 * for the user's key and {0-7} for one of several machines; x and y count from the north-west. */

/* Whether the template is one that may be asked: encrypted, or on this very machine, no password
 * in it, and with a place. The error is a sentence without the key. */
gboolean wg_web_address_check    (const char *template, GError **error);
/* (transfer full): the address of a tile. The same place always asks the same machine. */
char    *wg_web_address_expand   (const char *template, const char *layer, guint zoom, guint x,
                                  guint y, const char *key);
/* Whether a key is one: letters, digits, - and _, at most 128. */
gboolean wg_web_address_is_key   (const char *key);

G_END_DECLS

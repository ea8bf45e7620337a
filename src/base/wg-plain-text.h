/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * wg_plain_text:
 * @text: (nullable): as it was typed or written
 *
 * Full-width and other compatible forms become the plain ones (NFKC): "１３：００" is "13:00".
 *
 * Returns: (transfer full) (nullable): the plain text; NULL for no text and for what is not UTF-8
 */
char *wg_plain_text (const char *text);

G_END_DECLS

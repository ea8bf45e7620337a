/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * wg_export_file_write:
 * @bytes: the whole content
 * @path: where to
 * @error: return location for a sentence that names the file and says what to do
 *
 * Returns: whether the file is complete; else what was at @path is untouched
 */
gboolean wg_export_file_write (GBytes *bytes, const char *path, GError **error);

G_END_DECLS

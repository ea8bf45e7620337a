/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean wg_reader_limit (guint memory_mib, guint cpu_seconds);
gboolean wg_reader_lock  (guint *landlock_abi, const char **what_failed);

G_END_DECLS

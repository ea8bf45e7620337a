/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *wg_data_lookup (const char  *name,
                        GError     **error);
char  **wg_data_list   (const char  *folder,
                        GError     **error);

G_END_DECLS

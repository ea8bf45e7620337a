/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *wg_data_lookup (const char  *name,
                        GError     **error);
char  **wg_data_list   (const char  *folder,
                        GError     **error);
/* "zh" or "en": which of a template's texts the user reads. */
const char *wg_data_get_language (void);

G_END_DECLS

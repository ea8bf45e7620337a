/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Rows written so far; called in the thread of the caller. */
typedef void (*WgSampleProgress) (guint done, guint total, gpointer user_data);

gboolean wg_desk_sample_create        (const char           *path,
                                       WgSampleProgress      progress,
                                       gpointer              progress_data,
                                       GCancellable         *cancellable,
                                       GError              **error);
void     wg_desk_sample_create_async  (const char           *path,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean wg_desk_sample_create_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS

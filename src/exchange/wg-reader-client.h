/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-datum.h"
#include "wg-exchange-error.h"
#include "wg-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgReaderOptions:
 * @content: (nullable): what is to be read instead of a file, in UTF-8, with no encoding of its own
 *   to be told; the path is only its name
 * @encoding: (nullable): what the texts are in; %NULL to let the file say, else UTF-8
 * @datum: what the coordinates are in
 * @memory_mib: memory the reading process may take beyond its libraries; 0 for 512
 * @cpu_seconds: processor time it may take; 0 for 300
 */
typedef struct
{
  GBytes     *content;
  const char *encoding;
  WgDatum     datum;
  guint       memory_mib;
  guint       cpu_seconds;
} WgReaderOptions;

/* @of is -1 when unknown. Called on the thread that reads. */
typedef void (*WgReaderProgress) (gint64 done, gint64 of, gpointer user_data);

WgTable *wg_reader_client_read (const char             *path,
                                const WgReaderOptions  *options,
                                WgReaderProgress        progress,
                                gpointer                user_data,
                                GCancellable           *cancellable,
                                GError                **error);
gboolean wg_reader_client_knows (const char *path);

G_END_DECLS

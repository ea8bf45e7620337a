/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*WgTickerReport) (guint done, guint total, gpointer user_data);

/**
 * WgTicker:
 *
 * Progress and cancelling of one long job: reports at most some twenty times a second.
 */
typedef struct
{
  GCancellable  *cancellable; /* (nullable) */
  WgTickerReport report;      /* (nullable) */
  gpointer       user_data;
  gint64         reported_at; /* µs, monotonic */
} WgTicker;

gboolean wg_ticker_tick (WgTicker *self, guint done, guint total, GError **error);

G_END_DECLS

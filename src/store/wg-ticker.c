/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress and cancelling of one long job, cheap enough to be called for every row. */

#include "wg-ticker.h"

#define INTERVAL_US 50000
#define ROWS_BETWEEN 128

/**
 * wg_ticker_tick:
 * @self: (nullable): the ticker
 * @done: rows done
 * @total: rows in all
 * @error: return location for a %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE if the job was cancelled
 */
gboolean
wg_ticker_tick (WgTicker *self,
                guint     done,
                guint     total,
                GError  **error)
{
  gint64 now;

  if (self == NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->report == NULL || (done % ROWS_BETWEEN != 0 && done != total))
    return TRUE;
  now = g_get_monotonic_time ();
  if (done == total || now - self->reported_at >= INTERVAL_US)
    {
      self->reported_at = now;
      self->report (done, total, self->user_data);
    }
  return TRUE;
}

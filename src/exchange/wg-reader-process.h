/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Starts wangge-reader. @argument: (nullable): "write"; @request: its fd 0, −1 when it could not be
 * made; closed in any case. @fds: handed over from WG_READER_FIRST_FD on. @answer: (out): its
 * fd 1. */
gboolean wg_reader_process_start (const char *argument, int request, const int *fds, guint n_fds,
                                  GPid *pid, int *answer, GError **error);
/* TRUE when there is something to read; an error names @file. */
gboolean wg_reader_process_wait  (int answer, const char *file, GCancellable *cancellable,
                                  GError **error);
/* Its status; @stop: it has not ended and shall. */
int      wg_reader_process_end   (GPid pid, gboolean stop);

G_END_DECLS

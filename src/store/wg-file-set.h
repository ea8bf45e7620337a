/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A database is a set of files: the file itself, -wal and -shm. */
void     wg_file_set_remove      (const char *path);
void     wg_file_set_tidy        (const char *path);
char    *wg_file_set_copy        (const char *path, GError **error);
gboolean wg_file_set_replace     (const char *path, char **aside, GError **error);
gboolean wg_file_set_is_replacing (const char *path);
gboolean wg_file_set_finish_replacing (const char *path, GError **error);
char    *wg_file_set_temporary   (const char *path);
gboolean wg_file_set_copy_file   (const char *from, const char *to, GError **error);
gboolean wg_file_set_has_wal     (const char *path);
gboolean wg_file_set_has_room    (const char *source, const char *destination, GError **error);
gboolean wg_file_set_sync        (const char *path, GError **error);
gboolean wg_file_set_sync_folder (const char *path, GError **error);
gboolean wg_file_set_rename      (const char *from, const char *to, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-store-backups.h"

G_BEGIN_DECLS

typedef struct
{
  char  *name;
  gint64 made_at; /* ms since 1970 UTC */
} WgBackupName;

char    *wg_retention_make_name  (const char *path, gint64 made_at, WgBackupReason reason);
gboolean wg_retention_parse_name (const char     *path,
                                  const char     *name,
                                  gint64         *made_at,
                                  WgBackupReason *reason);
char    *wg_retention_make_path  (const char     *path,
                                  const char     *folder,
                                  WgBackupReason  reason,
                                  GError        **error);
GArray  *wg_retention_choose     (GArray *backups);
gboolean wg_retention_clean      (const char *path, const char *folder, GError **error);

G_END_DECLS

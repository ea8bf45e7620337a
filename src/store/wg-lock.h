/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  WG_LOCK_WRITE, /* one program at a time */
  WG_LOCK_READ   /* any number, while nobody writes */
} WgLockMode;

/**
 * WgLock:
 *
 * The right to a file, kept in `FILE.lock` beside it, which says who has it. The system gives it
 * up when the program ends, however it ends.
 */
typedef struct _WgLock WgLock;

WgLock    *wg_lock_take            (const char *path,
                                    WgLockMode  mode,
                                    char      **holder,
                                    GError    **error);
void       wg_lock_release         (WgLock     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgLock, wg_lock_release)

WgLockMode wg_lock_get_mode        (WgLock     *self);

gboolean   wg_lock_is_network      (const char *path);
gboolean   wg_lock_is_network_type (gulong      magic,
                                    const char *type);

G_END_DECLS

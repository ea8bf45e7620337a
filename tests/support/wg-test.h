/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of its own, removed with everything in it at the end of the scope. */
typedef struct _WgTestDir WgTestDir;

WgTestDir  *wg_test_dir_new    (void);
void        wg_test_dir_free   (WgTestDir  *dir);
const char *wg_test_dir_path   (WgTestDir  *dir);
char       *wg_test_dir_file   (WgTestDir  *dir,
                                const char *name);
char       *wg_test_dir_write  (WgTestDir  *dir,
                                const char *name,
                                const char *content,
                                gssize      length);

char       *wg_test_source     (const char *path);
char       *wg_test_build      (const char *path);
char       *wg_test_shared     (const char *path);

void        wg_test_freeze_now (const char *iso8601);

/* (transfer full): nobody else has the object, or soon nobody will have it any more. */
void        wg_test_finalize   (gpointer object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTestDir, wg_test_dir_free)

G_END_DECLS

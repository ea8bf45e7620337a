/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgFileAnswer:
 *
 * Turns the bytes that the writing child sends into files in memory. The child has met shapes and
 * texts of foreign files, so nothing it says is trusted: a name that was not asked for, a frame
 * that is not allowed at this point, or more than a layer can have ends it.
 */
typedef struct _WgFileAnswer WgFileAnswer;

/* @path: what is to be written; the files are its name with endings, and @further: (nullable):
 * names that go along. @max_bytes: at most G_MAXINT32 */
WgFileAnswer *wg_file_answer_new         (const char *path, const char *const *further,
                                          gsize max_bytes);
void          wg_file_answer_free        (WgFileAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgFileAnswer, wg_file_answer_free)

/* FALSE when nothing more may be fed: a WG_EXCHANGE_ERROR, the child's own or that its answer is
 * none. */
gboolean      wg_file_answer_feed        (WgFileAnswer *self, const guint8 *bytes, gsize length,
                                          GError **error);
gboolean      wg_file_answer_is_done     (const WgFileAnswer *self);
guint         wg_file_answer_get_n_files (const WgFileAnswer *self);
/* In the order in which they came. */
const char   *wg_file_answer_get_name    (const WgFileAnswer *self, guint i);
GByteArray   *wg_file_answer_get_bytes   (const WgFileAnswer *self, guint i);

G_END_DECLS

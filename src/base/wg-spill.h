/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgSpill:
 *
 * Memory for what is written once and read a few times from one end to the other, such as the rows
 * of a large import. Beyond the first pieces it lies in a file without a name, so that what nobody
 * reads just now needs no memory; it can still be read at any time, at the same address. Filled by
 * one thread, then read by any; reference-counted.
 */
typedef struct _WgSpill WgSpill;

WgSpill *wg_spill_new   (void);
WgSpill *wg_spill_ref   (WgSpill *self);
void     wg_spill_unref (WgSpill *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSpill, wg_spill_unref)

/* (transfer none): zeroed, for any type; lives as long as the spill. Never NULL. */
gpointer wg_spill_take  (WgSpill *self, gsize size);
/* (transfer none): a copy that lives as long as the spill. */
char    *wg_spill_text  (WgSpill *self, const char *text);
/* What is in memory may go to the file. To be called now and then while much of it is read. */
void     wg_spill_rest  (WgSpill *self);

G_END_DECLS

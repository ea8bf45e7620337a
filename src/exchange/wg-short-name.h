/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a DBF file calls a column: at most ten bytes of ASCII. */
#define WG_SHORT_NAME_MAX 10

/* @name: lower-case words joined by "_": their longest ones are cut until all fit, so that
 * "full_members" is "full_membe" and "compounds_open" is "compo_open". (transfer full) */
char *wg_short_name (const char *name);

G_END_DECLS

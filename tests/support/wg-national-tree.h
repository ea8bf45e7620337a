/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit.h"

G_BEGIN_DECLS

/* An edit with a made-up tree of @n_units units in five levels, shaped like the country: 31 at the
 * top, codes of 2, 4, 6, 9 and 12 digits, invented Chinese names, scattered row ids. For tests and
 * benches of any size. */
WgEdit *wg_national_tree_new (guint n_units);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit.h"

G_BEGIN_DECLS

/* An edit with a made-up district of @n_grids grids (plane coverage with shared borders), one
 * street for 2,000 of them and one community for 40: for tests and benches of any size. */
WgEdit *wg_big_district_new (guint n_grids);

G_END_DECLS

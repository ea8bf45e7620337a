/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-arcs.h"

G_BEGIN_DECLS

/* Fills @levels from level 0. Called by wg_arc_builder_end(). */
void _wg_arcs_simplify (WgArcs *self);

G_END_DECLS

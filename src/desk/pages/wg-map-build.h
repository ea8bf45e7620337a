/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-snapshot.h"
#include "wg-registry.h"

G_BEGIN_DECLS

WgMapSnapshot *wg_map_build (WgRegistry *registry);

G_END_DECLS

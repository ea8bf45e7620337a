/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-registry.h"
#include "wg-store.h"

G_BEGIN_DECLS

/* For the workflows of this layer only: the window and the command line see neither. */
WgStore    *wg_district_get_store    (WgDistrict *self);
WgRegistry *wg_district_get_registry (WgDistrict *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district-content.h"
#include "wg-evaluator.h"

G_BEGIN_DECLS

/**
 * WgDistrictOpening:
 *
 * A file on its way to a district, which takes what it wants of the members and leaves NULL.
 */
typedef struct
{
  char              *path;
  WgDistrictFlags    flags;
  WgStore           *store;
  WgEvaluator       *evaluator;
  WgDistrictContent *content;
} WgDistrictOpening;

WgDistrictOpening *wg_district_opening_new  (const char *path, WgDistrictFlags flags);
void               wg_district_opening_free (WgDistrictOpening *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgDistrictOpening, wg_district_opening_free)
/* Reads the file. Blocks. FALSE with %WG_STORE_ERROR or cancelled. */
gboolean           wg_district_opening_run  (WgDistrictOpening *self, GCancellable *cancellable,
                                             GError **error);

G_END_DECLS

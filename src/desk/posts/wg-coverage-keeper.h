/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-coverage-study.h"

G_BEGIN_DECLS

/* The studies of an opened file, each made once for everybody who asks: pages, figures, slides.
 * One of a file that changed since is never handed out. On the district's thread only.
 * @day: whose units and grids; @unit: row id, 0 for the whole file. */

/* Made here and now where nobody made it yet: for paper and the command line.
 * (transfer full) (nullable): NULL with an error of the method or the study */
WgCoverageStudy *wg_district_get_study          (WgDistrict *self, WgDate day, gint64 unit,
                                                 const WgCoverMethod *method, GError **error);
/* Made on another thread; where the file changes meanwhile, begun again. */
void             wg_district_make_study_async   (WgDistrict *self, WgDate day, gint64 unit,
                                                 const WgCoverMethod *method,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
WgCoverageStudy *wg_district_make_study_finish  (WgDistrict *self, GAsyncResult *result,
                                                 GError **error);
/* What is there: of the unit, or of one above it, whose grids are among the others. NULL without
 * @error: nobody made one. (transfer full) (nullable) */
WgCoverageStudy *wg_district_find_study         (WgDistrict *self, WgDate day, gint64 unit,
                                                 const WgCoverMethod *method, GError **error);
/* Begins to make it, and tells by the district's "changed" when it can be found. */
void             wg_district_announce_study     (WgDistrict *self, WgDate day, gint64 unit,
                                                 const WgCoverMethod *method);

G_END_DECLS

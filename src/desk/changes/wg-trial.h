/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-finding.h"

G_BEGIN_DECLS

/**
 * WgTrial:
 * @come: (element-type WgFinding): what the change would bring
 * @go: (element-type WgFinding): what it would end; a finding whose figures change is in both
 *
 * What an edit would do to the findings of a day, found without writing anything.
 */
typedef struct
{
  GPtrArray *come;
  GPtrArray *go;
} WgTrial;

/* @day: 2026-10-13: both states are judged on it, so that what falls due by then does not count. */
WgTrial *wg_trial_run        (WgDistrict *district, WgEdit *edit, const char *day,
                              GCancellable *cancellable, GError **error);
void     wg_trial_run_async  (WgDistrict *district, WgEdit *edit, const char *day,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
WgTrial *wg_trial_run_finish (GAsyncResult *result, GError **error);
void     wg_trial_free       (WgTrial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTrial, wg_trial_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-findings.h"
#include "wg-registry.h"

G_BEGIN_DECLS

/* For the workflows of this layer: the findings of a state that is not stored, or of another day.
 * Where the query names no day, the registry's own counts. (transfer container) */
GPtrArray *wg_findings_evaluate_registry       (WgDistrict             *district,
                                                WgRegistry             *registry,
                                                const WgFindingsQuery  *query,
                                                GCancellable           *cancellable,
                                                GError                **error);
void       wg_findings_evaluate_registry_async (WgDistrict             *district,
                                                WgRegistry             *registry,
                                                const WgFindingsQuery  *query,
                                                GCancellable           *cancellable,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);

G_END_DECLS

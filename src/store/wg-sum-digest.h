/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-measure-table.h"

G_BEGIN_DECLS

/* Where the digest of the one and the digest of the other differ by what one sum makes of them if
 * a single bit of its day of entry is not what was written. */
typedef struct
{
  WgContribution sum;     /* as it is stored */
  WgDate         entered; /* the day that was written */
} WgSumDamage;

guint64  wg_sum_digest_of        (const WgContribution *sum);
gboolean wg_sum_digest_compute   (WgMeasureTable *measures, guint64 *digest, GError **error);
gboolean wg_sum_digest_find      (WgMeasureTable *measures,
                                  guint64         missing,
                                  WgSumDamage    *damage,
                                  gboolean       *found,
                                  GError        **error);
gboolean wg_sum_digest_establish (WgEngine *engine, GError **error);

G_END_DECLS

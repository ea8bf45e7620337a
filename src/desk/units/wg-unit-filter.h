/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding.h"
#include "wg-unit-index.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* wg-search-index.h, which the window does not see. */
typedef struct _WgSearchIndex WgSearchIndex;

/**
 * WgUnitFilter:
 * @text: part of the code, the name, its pinyin or initials; NULL or "": any
 * @level: 0: any
 * @body_type: id of a body type; NULL: any
 * @with_findings: only units with findings of their own
 * @severity: of those findings, a #WgSeverity; −1: any
 * @rule: of those findings, "R-09"; NULL: any
 *
 * Which units of the tree are wanted. All conditions hold together.
 */
typedef struct
{
  char    *text;
  guint    level;
  char    *body_type;
  gboolean with_findings;
  int      severity;
  char    *rule;
} WgUnitFilter;

#define WG_UNIT_FILTER_INIT { NULL, 0, NULL, FALSE, -1, NULL }

/* What is said of a unit by wg_unit_filter_mark(); a superior of a match may match itself. */
enum
{
  WG_UNIT_MARK_SUPERIOR = 1 << 0,
  WG_UNIT_MARK_MATCH    = 1 << 1
};

void     wg_unit_filter_copy     (const WgUnitFilter *self, WgUnitFilter *copy);
void     wg_unit_filter_clear    (WgUnitFilter *self);
gboolean wg_unit_filter_has_text (const WgUnitFilter *self);
gboolean wg_unit_filter_is_empty (const WgUnitFilter *self); /* every unit is wanted */
gboolean wg_unit_filter_equal    (const WgUnitFilter *a, const WgUnitFilter *b);
gboolean wg_unit_filter_takes    (const WgUnitFilter *self, WgFinding *finding);
/* (transfer full): marks by place in the index. @search: of the same registry; may be NULL where
 * the filter has no text. @findings: (nullable) (element-type WgFinding). */
guint8  *wg_unit_filter_mark     (const WgUnitFilter *self, WgUnitIndex *index,
                                  WgSearchIndex *search, GListModel *findings, guint *n_matches);

G_END_DECLS

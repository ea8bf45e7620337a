/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"
#include "wg-measure.h"
#include "wg-row.h"

G_BEGIN_DECLS

/**
 * WgContribution:
 * @measure: one of the record measures
 * @place: the grid, or the unit where no grid is named, or 0 where neither is
 * @service_class: row id of the class, 0 none
 * @day: the day the record counts in (of a chain: the day of its first stage)
 * @entered: the day from which the office knew it; where nobody wrote it down, the day it happened
 * @value: whole things; hours in halves; signed where it is a difference
 *
 * What one record adds to one sum. The sums are the only source of figures; a record is read
 * again only to list it.
 */
typedef struct
{
  WgMeasure measure;
  gint64    place;
  gint64    service_class;
  WgDate    day;
  WgDate    entered;
  gint64    value;
} WgContribution;

/* Whether rows of this kind are records that sums are kept of. */
gboolean wg_contribution_has_kind (const WgKind *kind);
/* The field that says when a record of the kind counts, a day or a time; −1 without sums. */
int      wg_contribution_get_day_field (const WgKind *kind);
/* The kind whose records make the sums of @measure; NULL when it is no record measure. */
const WgKind *wg_contribution_get_kind (WgMeasure measure);
/* Appends what @row adds (WgContribution) to @out; nothing for a kind without sums. */
void     wg_contribution_append   (const WgRow *row, GArray *out);

/* From which day a change of what was counted is known, so that a figure at an earlier cut-off
 * does not move. */
typedef enum
{
  WG_DIFFERENCE_EDIT,      /* what is new: its own day; a correction: the day of the edit */
  WG_DIFFERENCE_TAKE_BACK, /* the exact reverse of EDIT, for an undo on the day of the edit */
  WG_DIFFERENCE_LATE       /* all of it from the day of the edit: an undo on a later day */
} WgDifference;

/* Appends the signed contributions that lead from @old_row to @new_row, either may be NULL, and
 * to @times (nullable) the minute (WgTime) from which each is known. */
void     wg_contribution_append_differences (const WgRow  *old_row,
                                             const WgRow  *new_row,
                                             WgDifference  how,
                                             WgTime        edited,
                                             GArray       *out,
                                             GArray       *times);
/* Whether what was entered then was known at the cut-off. 24:00 leaves out 00:00 of the next day,
 * any other minute is included. WG_TIME_NONE is live: everything is known. */
gboolean wg_contribution_is_known           (WgTime        entered,
                                             WgTime        cutoff);

G_END_DECLS

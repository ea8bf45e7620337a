/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sample-facts.h"

#include "wg-geometry.h"
#include "wg-row.h"

G_BEGIN_DECLS

/* The level template of the sample, without folder and suffix. */
#define WG_SAMPLE_LEVELS "levels-yangjiang"

/* What the makers of the sample's rows share. */
typedef struct
{
  const WgSampleTown      *town;
  const WgSampleGridFacts *facts;
  GPtrArray               *rows;      /* of WgRow */
  guint                    n_holders; /* fictional persons so far */
} WgSampleRows;

/* (transfer none): a new row whose id follows from its kind and @key, appended. */
WgRow *wg_sample_rows_add (WgSampleRows *self, const WgKind *kind, const char *key);
gint64 wg_sample_rows_id  (const WgKind *kind, const char *key);
/* (transfer full): the code of a grid, 15 digits, and of its branch. */
char  *wg_sample_grid_code   (const WgSampleTownGrid *grid);
char  *wg_sample_branch_code (const WgSampleTownGrid *grid);
/* (transfer full): the n-th fictional person: 甲, 乙 … 甲子, 甲丑 … 甲子二 … */
char  *wg_sample_holder_name (guint n);

void   wg_sample_rows_add_settings     (WgSampleRows *self);
void   wg_sample_rows_add_organisation (WgSampleRows *self);
void   wg_sample_rows_add_grids        (WgSampleRows *self);
void   wg_sample_rows_add_posts        (WgSampleRows *self);
void   wg_sample_rows_add_scenery      (WgSampleRows *self);
void   wg_sample_rows_add_service     (WgSampleRows *self);
void   wg_sample_rows_add_meetings    (WgSampleRows *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/**
 * WgMove:
 * @units: (element-type WgUnit): what gets another superior; units that lie under one of them move
 *   with it and are not listed
 * @target: row id of the new superior; 0: the top of the tree
 * @n_below: how many units lie under them
 * @n_grids: grids that move with them
 * @members: their full members; −1: nobody counted
 * @strays: (element-type WgUnit): of them, those whose code does not begin with the code of the
 *   new superior (C-02)
 * @edit: what would record it; nothing was written
 *
 * Units about to come under another one. What it would do to the findings says wg_trial_run().
 */
typedef struct
{
  WgDistrict *district;
  GPtrArray  *units;
  gint64      target;
  guint       n_below;
  guint       n_grids;
  int         members;
  GPtrArray  *strays;
  WgEdit     *edit;
} WgMove;

/* @units: (element-type gint64): row ids. (transfer full), or NULL with
 * %G_IO_ERROR_INVALID_ARGUMENT and a sentence: under itself, on a level where it may not stand. */
WgMove    *wg_move_new          (WgDistrict *district, GArray *units, gint64 target,
                                 GError **error);
void       wg_move_free         (WgMove *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgMove, wg_move_free)
/* (transfer full): sentences: what moves where, what goes with it, what becomes of codes. */
GStrv      wg_move_describe     (WgMove *self);
/* (transfer full) (element-type WgUnit): where the units may go, those whose name, pinyin or code
 * has @text, those above first, by code; at most @limit. */
GListStore *wg_move_list_targets (WgDistrict *district, GArray *units, const char *text,
                                  guint limit);

G_END_DECLS

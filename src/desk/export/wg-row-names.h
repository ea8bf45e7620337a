/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

/**
 * WgRowNames:
 *
 * What rows are called in files that leave the program, and back: a unit or a grid by its code, a
 * team or a class by its name, a position by its unit and title, a meeting in the same way. What
 * two rows would share gets a number, in the order of their days.
 */
typedef struct _WgRowNames WgRowNames;

WgRowNames *wg_row_names_new      (void);
void        wg_row_names_free     (WgRowNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRowNames, wg_row_names_free)

/* The kinds whose rows @kind may name, those first that others need: NULL-terminated. (transfer
 * container) */
const WgKind **wg_row_names_list_kinds (const WgKind *kind);
/* What @field of @kind names; (nullable): no other row. */
const WgKind  *wg_row_names_get_target (const WgKind *kind, guint field);
/* @rows: (element-type WgRow): all of one kind, after those that they name. */
void        wg_row_names_add      (WgRowNames *self, GPtrArray *rows);
/* (nullable) (transfer none) */
const char *wg_row_names_get      (WgRowNames *self, gint64 id);
WgRow      *wg_row_names_get_row  (WgRowNames *self, gint64 id);
/* 0 where no row of @kind is called so. @use: (nullable): of a class, "activity", "case" or
 * "wish". */
gint64      wg_row_names_find     (WgRowNames *self, const WgKind *kind, const char *use,
                                   const char *text);

G_END_DECLS

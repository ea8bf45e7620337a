/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

/**
 * WgRegistryRows:
 *
 * The rows of a file as the store loads them, by growing id, and the templates needed to read
 * them. All owned; a member that is NULL stands for none. An array is shared between registries
 * and never changed: another state of the file has other arrays.
 */
typedef struct
{
  GPtrArray *settings;      /* WgRow, as all that follow */
  GPtrArray *templates;     /* what the file brings itself */
  GPtrArray *levels;
  GPtrArray *units;
  GPtrArray *positions;
  GPtrArray *holdings;
  GPtrArray *grids;
  GPtrArray *branch_grids;
  GPtrArray *contacts;
  GPtrArray *base_features;
  GPtrArray *service_classes;
  GPtrArray *teams;
  GPtrArray *meetings;
  GPtrArray *attendances;
  GPtrArray *decisions;
  GPtrArray *decks;
  GPtrArray *posts;
  GPtrArray *body_types;    /* WgBodyType */
  GPtrArray *titles;        /* WgTitle */
} WgRegistryRows;

void        wg_registry_rows_copy    (const WgRegistryRows *self, WgRegistryRows *copy);
void        wg_registry_rows_clear   (WgRegistryRows *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgRegistryRows, wg_registry_rows_clear)

/* (nullable): where the rows of a kind stand; NULL for a kind that the registry does not keep. */
GPtrArray **wg_registry_rows_find    (WgRegistryRows *self, const WgKind *kind);
/* (nullable) (transfer none): the row of that id. */
WgRow      *wg_registry_rows_lookup  (WgRegistryRows *self, const WgKind *kind, gint64 id);
void        wg_registry_rows_replace (WgRegistryRows *self, GPtrArray *changed,
                                      GPtrArray *dropped);

G_END_DECLS

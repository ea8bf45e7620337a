/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-value.h"

G_BEGIN_DECLS

typedef enum
{
  WG_FIELD_OPTIONAL = 0,
  WG_FIELD_REQUIRED = 1 << 0,
  WG_FIELD_ID       = 1 << 1, /* INT that is the row id of another kind */
  WG_FIELD_DATE     = 1 << 2, /* TEXT 2026-09-30 */
  WG_FIELD_COUNT    = 1 << 3, /* INT ≥ 0 */
  WG_FIELD_CODE     = 1 << 4, /* TEXT exempt from the identity guard */
  WG_FIELD_WKB      = 1 << 5, /* BLOB, geometry in EPSG:4490 */
  WG_FIELD_PHONE    = 1 << 6, /* TEXT, declared work phone */
  WG_FIELD_TIME     = 1 << 7, /* INT, WgTime: civil minutes since 1970 */
  WG_FIELD_DAY_TIME = 1 << 8, /* TEXT 14:00, a time of day */
  WG_FIELD_PERSON   = 1 << 9  /* TEXT that is some one's name or number */
} WgFieldFlags;

/**
 * WgField:
 * @name: the noun's property name, the column name and the FIELD of `--map`
 * @label: its name on screen, untranslated; pass through _()
 */
typedef struct
{
  const char  *name;
  const char  *label;
  WgValueType  type;
  WgFieldFlags flags;
} WgField;

/**
 * WgKind:
 *
 * What a noun is made of. The same table serves the store's columns, the journal, the import's
 * column mapping and the forms, so that a field is declared once. Row id and version belong to
 * every row and are not fields.
 */
typedef struct
{
  const char    *name;   /* singular, also the table's name */
  const char    *plural; /* KIND on the command line */
  const char    *label;
  const WgField *fields;
  guint          n_fields;
} WgKind;

extern const WgKind wg_kind_level;
extern const WgKind wg_kind_unit;
extern const WgKind wg_kind_position;
extern const WgKind wg_kind_holding;
extern const WgKind wg_kind_grid;
extern const WgKind wg_kind_branch_grid;
extern const WgKind wg_kind_post;
extern const WgKind wg_kind_base_feature;
extern const WgKind wg_kind_template;
extern const WgKind wg_kind_setting;
extern const WgKind wg_kind_contact;
extern const WgKind wg_kind_service_class;
extern const WgKind wg_kind_team;
extern const WgKind wg_kind_activity;
extern const WgKind wg_kind_service_case;
extern const WgKind wg_kind_whistle;
extern const WgKind wg_kind_wish;
extern const WgKind wg_kind_hard_problem;
extern const WgKind wg_kind_cutoff;
extern const WgKind wg_kind_saved_view;
extern const WgKind wg_kind_meeting;
extern const WgKind wg_kind_attendance;
extern const WgKind wg_kind_decision;
extern const WgKind wg_kind_deck;

/* All of the above in an order in which rows may be written (parents first), NULL-terminated. */
const WgKind *const *wg_kinds           (void);
const WgKind        *wg_kind_find       (const char *name_or_plural);
int                  wg_kind_find_field (const WgKind *self, const char *field_name); /* −1 */

G_END_DECLS

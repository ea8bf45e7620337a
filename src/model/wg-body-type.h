/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgBodyType:
 * @id: what a unit's row keeps: "committee"
 * @name: in the language of the user: 党委
 * @is_branch: counted as a Party branch, own or joint
 * @is_joint: a branch of several places together
 * @is_dispatched: a dispatched organ: no election, no term
 * @term_years: 0 where there is no term
 * @community_term_years: where it is the body of a village or community; 0: as everywhere
 * @members_over, @members_most: how many full members it is for without approval; 0: any
 *
 * What kind of body a unit is. A property of the unit, never of its level (M02). Data:
 * templates/body-types.json.
 */
typedef struct
{
  char    *id;
  char    *name;
  gboolean is_branch;
  gboolean is_joint;
  gboolean is_dispatched;
  guint    term_years;
  guint    community_term_years;
  guint    members_over;
  guint    members_most;
} WgBodyType;

void              wg_body_type_free  (WgBodyType *self);
/* (transfer container) (element-type WgBodyType): the types of a template file. */
GPtrArray        *wg_body_types_load (GBytes *json, const char *language, GError **error);
const WgBodyType *wg_body_types_find (GPtrArray *types, const char *id); /* (nullable) */

G_END_DECLS

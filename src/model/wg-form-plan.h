/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-body-type.h"
#include "wg-kind.h"
#include "wg-level-template.h"
#include "wg-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgFormSection:
 * @id: "extension"
 * @title: in the language of the user; also what the undo menu calls a change in it
 * @hint: (nullable): a sentence under the title
 * @widget: (nullable): what shows it when it is more than fields: "positions", "areas"
 * @fields: positions of the kind's fields (guint), in their order
 * @places: (nullable) (element-type guint): only at these places of the tree
 * @only_field, @only_value: (nullable): only for rows whose text field has this value
 * @bodies: (nullable): only for "elected", "dispatched" or "branch" bodies
 *
 * A part of a form.
 */
typedef struct
{
  char   *id;
  char   *title;
  char   *hint;
  char   *widget;
  char   *bodies;
  guint   only_field;
  char   *only_value;
  GArray *fields;
  GArray *places;
} WgFormSection;

/**
 * WgFormPlan:
 *
 * Which sections and fields a form has, in which order, for a level and a body type. Data:
 * templates/forms.json.
 */
typedef struct _WgFormPlan WgFormPlan;

WgFormPlan *wg_form_plan_new  (GBytes *json, const char *language, GError **error);
void        wg_form_plan_free (WgFormPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgFormPlan, wg_form_plan_free)

/* (transfer container) (element-type WgFormSection): of a unit at @place with @body (nullable). */
GPtrArray  *wg_form_plan_list_sections (WgFormPlan *self, const WgKind *kind, WgLevelPlace place,
                                        const WgBodyType *body);
/* The same of a row without a place in the tree: a record. */
GPtrArray  *wg_form_plan_list_sections_of_row (WgFormPlan *self, const WgRow *row);
/* (nullable): the section of the list that shows a field. */
const WgFormSection *wg_form_sections_find_field (GPtrArray *sections, guint field);

G_END_DECLS

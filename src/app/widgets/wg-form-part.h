/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_FORM_PART (wg_form_part_get_type ())
G_DECLARE_INTERFACE (WgFormPart, wg_form_part, WG, FORM_PART, GtkWidget)

/**
 * WgFormPart:
 *
 * A section of a form that is more than fields: a week of opening hours, a checklist. It changes
 * the row that it was given; the signal "edited" says so.
 */
struct _WgFormPartInterface
{
  GTypeInterface parent;

  /* @row: (nullable) (transfer none): a draft's copy, shown anew. */
  void     (*set_row)       (WgFormPart *self, WgDistrict *district, WgRow *row);
  /* @problems: (element-type WgFieldProblem): of the whole draft; it shows its own. */
  void     (*show_problems) (WgFormPart *self, GPtrArray *problems);
  /* Something is typed that is no value: nothing may be saved. */
  gboolean (*is_unreadable) (WgFormPart *self);
};

void     wg_form_part_set_row       (WgFormPart *self, WgDistrict *district, WgRow *row);
void     wg_form_part_show_problems (WgFormPart *self, GPtrArray *problems);
gboolean wg_form_part_is_unreadable (WgFormPart *self);
void     wg_form_part_tell_edited   (WgFormPart *self);

G_END_DECLS

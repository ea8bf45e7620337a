/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form asks of a section that is more than fields. It knows no form. */

#include "wg-form-part.h"

#include "wg-draft-check.h"

G_DEFINE_INTERFACE (WgFormPart, wg_form_part, GTK_TYPE_WIDGET)

static void
wg_form_part_default_init (WgFormPartInterface *iface)
{
  /**
   * WgFormPart::edited:
   *
   * The row was changed, or something is typed that is no value.
   */
  g_signal_new ("edited", WG_TYPE_FORM_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

void
wg_form_part_set_row (WgFormPart *self, WgDistrict *district, WgRow *row)
{
  WG_FORM_PART_GET_IFACE (self)->set_row (self, district, row);
}

void
wg_form_part_show_problems (WgFormPart *self, GPtrArray *problems)
{
  WG_FORM_PART_GET_IFACE (self)->show_problems (self, problems);
}

gboolean
wg_form_part_is_unreadable (WgFormPart *self)
{
  return WG_FORM_PART_GET_IFACE (self)->is_unreadable (self);
}

void
wg_form_part_tell_edited (WgFormPart *self)
{
  g_signal_emit_by_name (self, "edited");
}

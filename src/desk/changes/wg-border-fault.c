/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with borders and what its repair does, in sentences. It decides nothing. */

#include "wg-border-repair.h"

#include "wg-number.h"

#include <glib/gi18n-lib.h>

const char *
wg_border_fault_get_title (const WgBorderFault *self)
{
  static const char *const titles[WG_MEND_N_KINDS] = {
    [WG_MEND_CROSSING] = N_ ("Crosses itself"),
    [WG_MEND_OVERLAP] = N_ ("Overlap"),
    [WG_MEND_GAP] = N_ ("Gap"),
    [WG_MEND_SLIVER] = N_ ("Sliver"),
    [WG_MEND_DUPLICATE] = N_ ("Same grid twice"),
  };

  if (self->fault->kind == WG_MEND_OVERLAP && self->fault->is_thin)
    return _("Sliver of overlap");
  if (self->fault->kind == WG_MEND_GAP && self->fault->is_thin)
    return _("Sliver of a gap");
  return _(titles[self->fault->kind]);
}

const char *
wg_border_fault_get_name (const WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  const char *name = wg_row_get_text (row, (guint) wg_kind_find_field (kind, "name"));
  const char *code = wg_row_get_text (row, (guint) wg_kind_find_field (kind, "code"));

  if (name != NULL && *name != '\0')
    return name;
  return code != NULL ? code : "";
}

static const char *
name_of (const WgRow *row)
{
  return row != NULL ? wg_border_fault_get_name (row) : "";
}

char *
wg_border_fault_dup_text (const WgBorderFault *self)
{
  g_autofree char *area = wg_number_format (self->fault->area_m2, 1);
  const char *keeps = name_of (self->keeps), *gives = name_of (self->gives);

  switch (self->fault->kind)
    {
    case WG_MEND_CROSSING:
      /* Translators: a grid, and what is wrong with its border. */
      return g_strdup_printf (_("%s: %s"), keeps, self->fault->reason);
    case WG_MEND_GAP:
      if (self->keeps == NULL)
        return g_strdup_printf (_("%s m² that no grid has"), area);
      /* Translators: an area, and the grid beside it. */
      return g_strdup_printf (_("%s m² that no grid has, beside %s"), area, keeps);
    case WG_MEND_SLIVER:
      return g_strdup_printf (_("%s m² of %s that lie with %s"), area, gives, keeps);
    case WG_MEND_OVERLAP:
    case WG_MEND_DUPLICATE:
    case WG_MEND_N_KINDS:
    default:
      return g_strdup_printf (_("%s m² that both %s and %s have"), area, keeps, gives);
    }
}

char *
wg_border_fault_dup_remedy (const WgBorderFault *self)
{
  const char *keeps = name_of (self->keeps), *gives = name_of (self->gives);

  switch (self->fault->kind)
    {
    case WG_MEND_CROSSING:
      return g_strdup (_("The border is rebuilt from its own corners; none of them moves."));
    case WG_MEND_GAP:
      if (self->keeps == NULL)
        return g_strdup (_("No grid lies along it: draw a grid there, or correct the community's "
                           "area."));
      return g_strdup_printf (_("It goes to %s, which has the longest border along it."), keeps);
    case WG_MEND_SLIVER:
      return g_strdup_printf (_("It goes to %s, in which it lies."), keeps);
    case WG_MEND_DUPLICATE:
      return g_strdup_printf (_("Nearly all of %s is also %s. End one of the two: which one, "
                                "people decide."), gives, keeps);
    case WG_MEND_OVERLAP:
    case WG_MEND_N_KINDS:
    default:
      return g_strdup_printf (_("%s keeps it, the smaller of the two; %s gives it up."), keeps,
                              gives);
    }
}

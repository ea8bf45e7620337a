/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WG_MAX_CLASSES 7
#define WG_CLASS_NO_DATA   ((guint8) 0xff) /* hatched: no data, suppressed or unequal scope */
#define WG_CLASS_UNTOUCHED ((guint8) 0xfe) /* outside the question: base map shows through */

/**
 * WgMapColours:
 *
 * How one figure colours the areas: a class per area and a colour per class. Immutable once
 * shared; reference-counted; belongs to one snapshot by the order of its areas.
 */
typedef struct
{
  gatomicrefcount ref_count; /* painter threads hold it too */
  guint     n_areas;
  guint8   *class_of_area;
  guint     n_classes;
  guint32   class_rgba[WG_MAX_CLASSES]; /* 0xRRGGBBAA, not premultiplied */
  guint32   no_data_rgba;
  gboolean  hatch_classes;              /* second channel for grey print */
} WgMapColours;

WgMapColours *wg_map_colours_new   (guint n_areas);
WgMapColours *wg_map_colours_ref   (WgMapColours *self);
void          wg_map_colours_unref (WgMapColours *self);
gboolean      wg_map_colours_equal (const WgMapColours *one, const WgMapColours *other);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgMapColours, wg_map_colours_unref)

G_END_DECLS

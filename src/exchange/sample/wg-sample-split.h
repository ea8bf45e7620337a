/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sample-mesh.h"

G_BEGIN_DECLS

/**
 * WgSampleSplitRules:
 * @line: what the new street is
 * @step: distance of its vertices, cm
 * @spacing: least distance of two crossings on one street, cm
 * @clearance: least distance of the new street from another, cm
 * @bow: greatest bend of the new street, in thousandths of its length
 * @wobble: greatest deviation of a single vertex, cm
 *
 * How streets are laid through an area.
 */
typedef struct
{
  WgSampleLine line;
  gint64       step;
  gint64       spacing;
  gint64       clearance;
  gint64       bow;
  gint64       wobble;
} WgSampleSplitRules;

/* Cuts @loop into @parts areas of about the same size by streets from border to border, and
 * appends them to @areas (loops, transfer full) and the streets (paths of vertices) to @cuts.
 * Where no good street is found an area stays whole: then fewer than @parts come out. */
void wg_sample_split (WgSampleMesh             *mesh,
                      const WgSampleSplitRules *rules,
                      guint64                  *random,
                      GArray                   *loop,
                      guint                     parts,
                      GPtrArray                *areas,
                      GPtrArray                *cuts);

G_END_DECLS

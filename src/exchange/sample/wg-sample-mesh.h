/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What runs along a piece of the mesh. */
typedef enum
{
  WG_SAMPLE_LINE_LIMIT,    /* the district's limit, or a ridge: no street */
  WG_SAMPLE_LINE_BANK,     /* the riverside road */
  WG_SAMPLE_LINE_SHORE,    /* the lakeside road */
  WG_SAMPLE_LINE_RIVER,    /* the river's centre line */
  WG_SAMPLE_LINE_CREEK,    /* a small water that one steps over */
  WG_SAMPLE_LINE_STREET_1, /* arterial */
  WG_SAMPLE_LINE_STREET_2,
  WG_SAMPLE_LINE_STREET_3,
  WG_SAMPLE_LINE_STREET_4, /* alley */
} WgSampleLine;

/* All coordinates are whole centimetres east and north of the middle of the district, and all
 * arithmetic is in integers, so that the town has the same bytes on every machine. */
typedef struct
{
  gint64 x, y;
} WgSamplePoint;

#define WG_SAMPLE_NO_VERTEX ((guint) G_MAXUINT)

/**
 * WgSampleMesh:
 *
 * The planar graph that every area of the sample is cut from: a border is a path of vertices, and
 * two neighbours name the same vertices, so that there is no gap and no overlap by construction.
 */
typedef struct _WgSampleMesh WgSampleMesh;

WgSampleMesh  *wg_sample_mesh_new          (void);
void           wg_sample_mesh_free         (WgSampleMesh *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSampleMesh, wg_sample_mesh_free)

guint          wg_sample_mesh_add_vertex   (WgSampleMesh *self, gint64 x, gint64 y);
void           wg_sample_mesh_add_segment  (WgSampleMesh *self, guint a, guint b,
                                            WgSampleLine line);
WgSamplePoint  wg_sample_mesh_get_point    (const WgSampleMesh *self, guint vertex);
guint          wg_sample_mesh_get_degree   (const WgSampleMesh *self, guint vertex);
WgSampleLine   wg_sample_mesh_get_line     (const WgSampleMesh *self, guint a, guint b);
/* The vertex of the river's centre line that belongs to a vertex of its bank. */
void           wg_sample_mesh_set_centre   (WgSampleMesh *self, guint vertex, guint centre);
guint          wg_sample_mesh_get_centre   (const WgSampleMesh *self, guint vertex);

/* (transfer full): every face as a loop of vertices (GArray of guint), counter-clockwise; the
 * outside is left out. */
GPtrArray     *wg_sample_mesh_trace        (const WgSampleMesh *self);

gint64         wg_sample_mesh_area2        (const WgSampleMesh *self, const GArray *loop);
WgSamplePoint  wg_sample_mesh_centroid     (const WgSampleMesh *self, const GArray *loop);
gboolean       wg_sample_mesh_inside       (const WgSampleMesh *self, const GArray *loop,
                                            gint64 x, gint64 y);

/* Integer helpers of the generator. */
guint64        wg_sample_root              (guint64 value);
gint64         wg_sample_cross             (WgSamplePoint a, WgSamplePoint b, WgSamplePoint c);
gint64         wg_sample_distance          (WgSamplePoint a, WgSamplePoint b);
/* A smooth curve from b to c, with a before and d after it, at s/m of the way. */
gint64         wg_sample_bend              (gint64 a, gint64 b, gint64 c, gint64 d, gint64 s,
                                            gint64 m);
guint64        wg_sample_random            (guint64 *state);
gint64         wg_sample_random_range      (guint64 *state, gint64 low, gint64 high);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How a body's term stands on the day, as rule R-09 sees it. */
typedef enum
{
  WG_ORG_TERM_UNKNOWN,  /* nobody recorded one */
  WG_ORG_TERM_NONE,     /* a dispatched body has none */
  WG_ORG_TERM_RUNNING,
  WG_ORG_TERM_DUE,      /* ends within the notice window */
  WG_ORG_TERM_EXTENDED, /* past its end, with an approved delay */
  WG_ORG_TERM_PAST,
  WG_ORG_N_TERMS
} WgOrgTerm;

/* An established position; @holder (nullable): nobody holds it. */
typedef struct
{
  const char *title;
  const char *holder;
} WgOrgPost;

/**
 * WgOrgNode:
 * @id: row id of the unit; 0 for a head that stands for the whole file
 * @name: short, for boxes
 * @full_name: (nullable): as in documents, for tooltips and the board
 * @body: (nullable): kind of body in the user's words
 * @parent: index of a node added before, or %WG_ORG_NO_NODE
 * @level: the unit's level, which chooses its band's words
 * @posts: established positions, the leading one first
 * @members: full members; −1 where nobody counted
 * @term_end: (nullable): date as text; until when a delay runs where there is one
 * @counts: (nullable): what is only counted under it, in words: "12 grids · 2,460 households"
 * @findings: errors, warnings, notices of the body itself
 * @n_below: units directly under it in the file, shown or not
 *
 * What a box of the chart says.
 */
typedef struct
{
  gint64           id;
  const char      *code, *name, *full_name, *body;
  guint            parent, level;
  const WgOrgPost *posts;
  guint            n_posts;
  gint64           members;
  WgOrgTerm        term;
  const char      *term_end, *counts;
  guint            findings[3];
  guint            n_below;
} WgOrgNode;

/* Words of a level: its name and its one-line duty (M12). */
typedef struct
{
  guint       level;
  const char *name;
  const char *duty; /* (nullable) */
} WgOrgLevel;

#define WG_ORG_NO_NODE G_MAXUINT

#define WG_TYPE_ORG_CHART (wg_org_chart_get_type ())

/**
 * WgOrgChart:
 *
 * An organisation as painters see it: nodes, each after its superior, with all their words. Counted
 * by reference; filled by whoever made it and then only read.
 */
typedef struct _WgOrgChart WgOrgChart;

GType             wg_org_chart_get_type    (void);
WgOrgChart       *wg_org_chart_new         (void);
WgOrgChart       *wg_org_chart_ref         (WgOrgChart *self);
void              wg_org_chart_unref       (WgOrgChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOrgChart, wg_org_chart_unref)
/* Texts are copied. Returns the index. */
guint             wg_org_chart_add         (WgOrgChart *self, const WgOrgNode *node);
void              wg_org_chart_add_level   (WgOrgChart *self, const WgOrgLevel *level);
/* Units of the scope that were left out because nobody could read them. */
void              wg_org_chart_set_hidden  (WgOrgChart *self, guint n_hidden);

guint             wg_org_chart_get_hidden  (const WgOrgChart *self);
guint             wg_org_chart_get_n_nodes (const WgOrgChart *self);
const WgOrgNode  *wg_org_chart_get_node    (const WgOrgChart *self, guint node);
/* Index of a unit, or WG_ORG_NO_NODE. */
guint             wg_org_chart_find        (const WgOrgChart *self, gint64 id);
/* (transfer none): indices of the nodes directly under one; WG_ORG_NO_NODE: the roots. */
const guint      *wg_org_chart_get_children (const WgOrgChart *self, guint node, guint *n_children);
guint             wg_org_chart_get_depth   (const WgOrgChart *self, guint node);
const WgOrgLevel *wg_org_chart_find_level  (const WgOrgChart *self, guint level); /* (nullable) */
/* Levels that have no unit here, below all that have: counted only. */
const WgOrgLevel *wg_org_chart_find_counted_level (const WgOrgChart *self); /* (nullable) */
guint             wg_org_chart_count_vacant (const WgOrgChart *self);
guint             wg_org_chart_count_term  (const WgOrgChart *self, WgOrgTerm term);
guint             wg_org_node_count_vacant (const WgOrgNode *node);
/* "空缺"; "届满", "将届满", "已延期", "不适用", else NULL. */
const char       *wg_org_get_vacant_word   (void);
const char       *wg_org_term_get_word     (WgOrgTerm term);
/* "3 空缺 · 2 届满 · 4 将届满". (transfer full) */
char             *wg_org_chart_dup_summary (const WgOrgChart *self);

G_END_DECLS

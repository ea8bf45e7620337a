/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

#define WG_CONTACT_NOWHERE G_MAXUINT

typedef enum
{
  WG_CONTACT_MARK_NONE,
  WG_CONTACT_MARK_HELD,
  WG_CONTACT_MARK_VACANT, /* by a post that nobody holds */
  WG_CONTACT_MARK_BEGUN,  /* not saved yet, as the next */
  WG_CONTACT_MARK_ENDED
} WgContactMark;

/**
 * WgContactHead:
 * @name: of a unit; title of a leading post
 * @holder: (nullable): of a leading post
 * @group: (nullable): what it belongs to; the same pointer's text for neighbours of one group
 * @count: contacts
 */
typedef struct
{
  const char *name;
  const char *holder;
  const char *group;
  guint       count;
} WgContactHead;

/**
 * WgContactChart:
 * @units: the rows
 * @leaders: the columns
 * @get_mark: what stands where both meet
 *
 * The matrix of contacts as it is drawn. Nothing of it is owned.
 */
typedef struct
{
  const WgContactHead *units;
  guint                n_units;
  const WgContactHead *leaders;
  guint                n_leaders;
  WgContactMark      (*get_mark) (gpointer data, guint leader, guint unit);
  gpointer             data;
} WgContactChart;

/* Pixels; @head and @left stay where they are while the rest is scrolled. */
typedef struct
{
  double size, row, column, left, right, head, width, height;
} WgContactLayout;

/* What is seen of it: how far it is scrolled and how large the view is; where the cursor stands. */
typedef struct
{
  double   x, y, width, height;
  guint    leader, unit;
  gboolean has_focus;
} WgContactSight;

/* @size: of the text. */
void     wg_contact_chart_measure (const WgContactChart *chart, double size,
                                   WgContactLayout *layout);
/* The view's top left corner is the origin. */
void     wg_contact_chart_paint   (cairo_t *cr, const WgContactChart *chart,
                                   const WgContactLayout *layout, const WgContactSight *sight,
                                   const WgTheme *theme);
/* The cell at a point of the view; FALSE outside of all. */
gboolean wg_contact_chart_hit     (const WgContactChart *chart, const WgContactLayout *layout,
                                   const WgContactSight *sight, double x, double y,
                                   guint *leader, guint *unit);

G_END_DECLS

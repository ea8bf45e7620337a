/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-contact-link.h"
#include "wg-position.h"
#include "wg-unit.h"

G_BEGIN_DECLS

typedef struct _WgRegistry WgRegistry;

/**
 * WgContactUnit:
 * @above: (nullable): its superior
 * @n_contacts: leading posts that keep contact with it
 * @n_vacant: how many of them nobody holds
 *
 * A unit that should have a contact: a column of the matrix.
 */
typedef struct
{
  WgUnit *unit;
  WgUnit *above;
  guint   n_contacts;
  guint   n_vacant;
} WgContactUnit;

/**
 * WgContactLeader:
 * @post: who holds it may change, the contact stays with the post
 * @holder: (nullable): NULL while it is vacant
 * @n_units: with how many of the units it keeps contact
 *
 * A leading post: a row of the matrix.
 */
typedef struct
{
  WgPosition *post;
  WgUnit     *unit;
  const char *holder;
  guint       n_units;
} WgContactLeader;

/**
 * WgContactCoverage:
 * @link: belongs to the list of links it was made with
 * @day: 2026-10-12
 * @is_kept: whether anybody ever recorded a contact of this link
 * @units: (element-type WgContactUnit): by code
 * @leaders: (element-type WgContactLeader): by the code of their body, then in committee order
 * @n_covered: units with at least one contact
 * @n_vacant: covered units all of whose posts are vacant
 *
 * The matrix of leading posts and units of one link on one day (M14).
 */
typedef struct
{
  const WgContactLink *link;
  WgRegistry *registry; /* owned, as the arrays and the table */
  const char *day;
  gboolean    is_kept;
  GArray     *units;
  GArray     *leaders;
  GHashTable *cells;    /* where leader and unit meet → WgRow: most are empty */
  guint       n_covered;
  guint       n_vacant;
} WgContactCoverage;

/* (transfer container) (element-type WgContactLink): the links of the file: its own list, else the
 * one that ships. */
GPtrArray         *wg_contact_links_of            (WgRegistry *registry);
GPtrArray         *wg_contact_links_in            (GPtrArray *templates);
/* Where the levels of a file stand; @places has WG_LEVELS_MOST + 1 elements. */
void               wg_contact_places_in           (GPtrArray *levels, WgLevelPlace *places);
/* @contacts: (nullable) (element-type WgRow): NULL: those of the file. @unit: the scope's row id;
 * 0: the whole file. (transfer full) */
WgContactCoverage *wg_contact_coverage_new        (WgRegistry *registry, const WgContactLink *link,
                                                   GPtrArray *contacts, gint64 unit);
void               wg_contact_coverage_free       (WgContactCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgContactCoverage, wg_contact_coverage_free)
WgContactLeader   *wg_contact_coverage_get_leader (WgContactCoverage *self, guint leader);
WgContactUnit     *wg_contact_coverage_get_unit   (WgContactCoverage *self, guint unit);
WgRow             *wg_contact_coverage_get_cell   (WgContactCoverage *self, guint leader,
                                                   guint unit); /* (nullable) */
gboolean           wg_contact_coverage_is_full    (WgContactCoverage *self);
/* In percent, one decimal, never 100.0 while one is missing; NaN without units. */
double             wg_contact_coverage_get_share  (WgContactCoverage *self);
/* (transfer full): "15 of 17 communities have a contact: 88.2 %". */
char              *wg_contact_coverage_dup_line   (WgContactCoverage *self);

G_END_DECLS

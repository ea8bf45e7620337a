/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-body-type.h"
#include "wg-code-scheme.h"
#include "wg-date.h"
#include "wg-finding.h"
#include "wg-post.h"

G_BEGIN_DECLS

/* Positions of a branch committee, as tell them apart. */
typedef enum
{
  WG_COMMITTEE_SECRETARY,
  WG_COMMITTEE_DEPUTY,
  WG_COMMITTEE_ORGANISATION,
  WG_COMMITTEE_PUBLICITY,
  WG_COMMITTEE_DISCIPLINE,
  WG_COMMITTEE_MEMBER, /* any other */
  WG_N_COMMITTEE_POSITIONS
} WgCommitteePosition;

/**
 * WgBodyFacts:
 * @type: (nullable): what kind of body it is
 * @grid: the grid it covers; nowhere when it covers none or several
 * @full_members, @households: −1 where nobody counted
 * @own_households: of the whole body as somebody counted it, −1: nobody did; @households is the sum
 *   of its grids then
 * @grid_households: the sum of its open grids, −1: none of them was counted
 * @n_uncounted: open grids of it that nobody counted
 * @code_length: digits that a code of its level has; 0 where its level has no administrative code
 * @parent_code: (nullable): of a superior that has an administrative code
 * @is_community: grids may belong to it
 * @committee: established positions
 * @approved: an approval of its type and size is recorded
 * @extension_no: (nullable): document that approves @extended_until
 * @same_code: how often its code is used, itself included, over all time
 * @parent_until: the end of a superior that has ended; else %WG_DATE_NONE
 * @facility_area: of the posts in its grids that are open on the day, in m²
 * @is_open: exists on the day; others are listed only for G-06
 *
 * What the rules look at of a body. Texts belong to whoever made it.
 */
typedef struct
{
  WgPlace           place;
  WgPlace           grid;
  const WgBodyType *type;
  guint             n_grids;
  int               full_members, households;
  int               own_households, grid_households;
  guint             n_uncounted;
  guint             code_length;
  const char       *parent_code;
  gboolean          is_community;
  guint             committee[WG_N_COMMITTEE_POSITIONS];
  gboolean          approved;
  WgDate            term_start, term_end, extended_until;
  const char       *extension_no;
  guint             same_code;
  double            facility_area;
  WgDate            valid_from, valid_until, parent_until;
  gboolean          is_open;
} WgBodyFacts;

typedef enum
{
  WG_HOME_COMMUNITY,
  WG_HOME_NONE,    /* no community named */
  WG_HOME_UNKNOWN, /* named, but not in the file */
  WG_HOME_ENDED,   /* its end is community_until */
  WG_HOME_OTHER    /* a unit that is no community */
} WgGridHome;

/**
 * WgGridFacts:
 * @home: where it belongs, at @community
 * @n_own, @n_joint: branches that cover it
 * @is_big: other grids lie in it (M16); what is true of a grid is asked of those
 * @same_code: as for bodies
 * @big_grid_until: the end of a big grid that has ended; else %WG_DATE_NONE
 */
typedef struct
{
  WgPlace    place;
  WgPlace    community;
  WgGridHome home;
  WgDate     community_until, big_grid_until;
  int        households, full_members, staff_full, staff_part; /* −1: nobody counted */
  guint      n_own, n_joint;
  guint      same_code;
  WgDate     valid_from, valid_until;
  gboolean   is_open, is_big;
} WgGridFacts;

/* An established position and whether somebody holds it. */
typedef struct
{
  WgPlace     unit;
  WgPlace     grid;
  const char *title;
  gboolean    is_held;
  WgDate      vacant_since; /* the day after the last holder's end; WG_DATE_NONE: never held */
} WgPositionFacts;

/**
 * WgContactFacts:
 * @link: name of the link
 * @n_contacts: posts that keep contact with the unit by it
 * @vacant: (nullable): title of one of them, when all are vacant
 *
 * A unit that should have a contact by a link of which the file keeps contacts at all.
 */
typedef struct
{
  WgPlace     unit;
  const char *link;
  guint       n_contacts;
  const char *vacant;
} WgContactFacts;

/**
 * WgPostFacts:
 * @unit: the community of its grid, or its host
 * @grid: where it stands; nowhere when in none
 * @checklist: (nullable): the standard that it is held against
 * @street: that of its host, when it stands outside of it; else nowhere
 */
typedef struct
{
  WgPlace            place;
  WgPlace            unit;
  WgPlace            grid;
  WgPost            *post;
  const WgChecklist *checklist;
  WgPlace            street;
} WgPostFacts;

/**
 * WgRuleFacts:
 * @committee_names: what the positions are called
 * @has_party: whether the file keeps Party bodies at all; without them no branch is missing
 *
 * A file on one day, as rules see it: plain arrays, made by desk/.
 */
typedef struct
{
  WgDate                 at;
  const WgBodyFacts     *bodies;
  guint                  n_bodies;
  const WgGridFacts     *grids;
  guint                  n_grids;
  const WgPositionFacts *positions;
  guint                  n_positions;
  const WgContactFacts  *contacts;
  guint                  n_contacts;
  const WgPostFacts     *posts;
  guint                  n_posts;
  const WgCodeScheme    *scheme; /* NULL: free */
  const char            *committee_names[WG_N_COMMITTEE_POSITIONS];
  gboolean               has_party;
  gboolean               has_posts; /* as has_party: without them no facility is too small */
} WgRuleFacts;

G_END_DECLS

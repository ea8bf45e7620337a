/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the map and the marks that they step aside for. Names are in the tiles, marks above
 * them: when marks come or go, names are written anew; when a mark only changes its look, not. */

#include "wg-district-map-private.h"

#include "wg-finding-spots.h"
#include "wg-text-scale.h"

/* A copy for these names alone: they are written on threads. */
static WgPostSpots *
make_posts (WgDistrictMap *self)
{
  WgPostSpots *posts;

  if (self->named_posts == NULL || self->named_posts->len == 0)
    return NULL;
  posts = wg_post_spots_new (self->named_posts_size);
  for (guint i = 0; i < self->named_posts->len; i++)
    wg_post_spots_add (posts, &g_array_index (self->named_posts, WgPostSpot, i));
  return posts;
}

static WgTileNames *
make_names (WgDistrictMap *self, double size)
{
  WgTileNames *names = wg_tile_names_new (self->snapshot);
  g_autoptr (WgPostSpots) posts = make_posts (self);

  wg_tile_names_set_text_size (names, size);
  wg_tile_names_set_marks (names, self->named_findings, WG_FINDING_LAYER_MARK, posts);
  return names;
}

/* As large as the desktop's text (11 pixels at 100 %). */
void
_wg_district_map_take_names (WgDistrictMap *self)
{
  double size = 11 * wg_text_scale_get ();

  wg_post_layer_set_text_size (self->posts, size);
  g_clear_pointer (&self->names, wg_tile_names_unref);
  if (self->snapshot != NULL)
    self->names = make_names (self, size);
  wg_tile_source_set_names (self->source, self->hides_names ? NULL : self->names);
  wg_label_layer_set_names (self->labels, self->names);
}

static guint
count_findings (const WgFindingSpot *spot)
{
  guint n = 0;

  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    n += spot->counts[i];
  return n;
}

static gboolean
are_findings_known (WgDistrictMap *self, const GArray *spots)
{
  guint n = self->named_findings != NULL ? self->named_findings->len : 0;

  if (n != (spots != NULL ? spots->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const WgFindingSpot *one = &g_array_index (self->named_findings, WgFindingSpot, i);
      const WgFindingSpot *other = &g_array_index (spots, WgFindingSpot, i);

      if (one->x != other->x || one->y != other->y || one->room != other->room
          || count_findings (one) != count_findings (other))
        return FALSE;
    }
  return TRUE;
}

void
wg_district_map_set_findings (WgDistrictMap *self, GArray *spots)
{
  g_return_if_fail (WG_IS_DISTRICT_MAP (self));

  wg_finding_layer_set_spots (self->findings, spots);
  if (are_findings_known (self, spots))
    return;
  g_clear_pointer (&self->named_findings, g_array_unref);
  if (spots != NULL)
    {
      self->named_findings = g_array_sized_new (FALSE, FALSE, sizeof (WgFindingSpot), spots->len);
      g_array_append_vals (self->named_findings, spots->data, spots->len);
    }
  _wg_district_map_take_names (self);
}

/* Hours open and close posts, which changes the colour of a mark but not its place. */
static gboolean
is_same_place (const WgPostSpot *one, const WgPostSpot *other)
{
  return one->x == other->x && one->y == other->y && one->mark.shape == other->mark.shape
         && one->mark.rank == other->mark.rank;
}

static gboolean
are_posts_known (WgDistrictMap *self, WgPostSpots *posts)
{
  guint n = self->named_posts != NULL ? self->named_posts->len : 0;

  if (n != (posts != NULL ? wg_post_spots_get_n (posts) : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_same_place (&g_array_index (self->named_posts, WgPostSpot, i),
                        wg_post_spots_get (posts, i)))
      return FALSE;
  return TRUE;
}

void
_wg_district_map_name_around_posts (WgDistrictMap *self, WgPostSpots *posts)
{
  guint n = posts != NULL ? wg_post_spots_get_n (posts) : 0;

  if (are_posts_known (self, posts))
    return;
  g_clear_pointer (&self->named_posts, g_array_unref);
  self->named_posts = g_array_sized_new (FALSE, FALSE, sizeof (WgPostSpot), n);
  self->named_posts_size = posts != NULL ? wg_post_spots_get_size (posts) : 0;
  for (guint i = 0; i < n; i++)
    {
      const WgPostSpot *post = wg_post_spots_get (posts, i);
      WgPostSpot spot = { .id = post->id, .x = post->x, .y = post->y, .name = "" };

      spot.mark.shape = post->mark.shape;
      spot.mark.rank = post->mark.rank;
      g_array_append_val (self->named_posts, spot);
    }
  _wg_district_map_take_names (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of an OpenStreetMap extract belongs on a base map, and how it goes out. It reads no format,
 * and how a layer is drawn is none of its business. */

#include "wg-osm-map.h"

#include "wg-frame.h"
#include "wg-geometry.h"
#include "wg-osm-rings.h"

#include <string.h>

/* A way has at most 2,000 nodes by OpenStreetMap's own rule; more is no extract of it. */
#define MAX_WAY_NODES 100000

static const char *const columns[] = { "osm_id", "name", "layer", "class" };

/* In this order: a park beside a river keeps being a park. Lines stay lines even when closed. */
static const struct
{
  const char *key, *value, *layer; /* NULL: any value */
  gboolean    line;
} classes[] = {
  { "highway", NULL, "street", TRUE },
  { "waterway", "river", "water", TRUE },
  { "waterway", "canal", "water", TRUE },
  { "waterway", "stream", "water", TRUE },
  { "waterway", "drain", "water", TRUE },
  { "waterway", "ditch", "water", TRUE },
  { "natural", "coastline", "water", TRUE },
  { "waterway", "riverbank", "water", FALSE },
  { "waterway", "dock", "water", FALSE },
  { "natural", "water", "water", FALSE },
  { "landuse", "reservoir", "water", FALSE },
  { "landuse", "basin", "water", FALSE },
  { "leisure", "park", "green", FALSE },
  { "leisure", "garden", "green", FALSE },
  { "leisure", "nature_reserve", "green", FALSE },
  { "leisure", "golf_course", "green", FALSE },
  { "natural", "wood", "green", FALSE },
  { "natural", "scrub", "green", FALSE },
  { "natural", "grassland", "green", FALSE },
  { "natural", "wetland", "green", FALSE },
  { "landuse", "forest", "green", FALSE },
  { "landuse", "grass", "green", FALSE },
  { "landuse", "meadow", "green", FALSE },
  { "landuse", "orchard", "green", FALSE },
  { "landuse", "cemetery", "green", FALSE },
  { "landuse", "village_green", "green", FALSE },
  { "landuse", "recreation_ground", "green", FALSE },
  { "landuse", "residential", "compound", FALSE },
};

/* Nodes by "place" whose names are on a map; a province's is on none of a street. */
static const char *const settlements[] = { "city", "county", "borough", "town", "suburb",
                                           "quarter", "neighbourhood", "village", "hamlet",
                                           "locality", "square", NULL };

typedef struct
{
  gint64     id;
  WgOsmPlace place;
} Node;

typedef struct
{
  gint64 id;
  guint  first, n; /* in the row of all ways' nodes */
} Way;

typedef struct
{
  gint64   way;
  gboolean inner;
} Member;

struct _WgOsmMap
{
  WgReaderOutput *output;
  GArray         *nodes;   /* Node */
  GArray         *ways;    /* Way */
  GArray         *refs;    /* gint64: the nodes of all ways */
  gboolean        nodes_sorted, ways_sorted;

  gint64          id, line; /* of the way or relation at hand */
  GString        *name, *class_name;
  guint           class_at; /* of the table; its length: none */
  GString        *place;    /* what kind of place it is, or "" */
  gboolean        is_area;  /* a relation that is one */
  guint           first_ref;
  GArray         *members;  /* Member */
  gint64          row;
};

static void
send_layer (WgOsmMap   *self,
            const char *name)
{
  GByteArray *out = self->output->frames;
  gsize start = wg_reader_output_begin (self->output, WG_READER_LAYER);

  wg_frame_put_text (out, name, -1);
  wg_frame_put_text (out, "UTF-8", -1);
  wg_frame_put_text (out, "EPSG:4326", -1);
  wg_frame_put_u8 (out, TRUE);
  wg_frame_put_i64 (out, -1);
  wg_frame_put_u32 (out, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      wg_frame_put_text (out, columns[i], -1);
      wg_frame_put_u8 (out, WG_READER_TEXT);
    }
  wg_reader_output_end (self->output, start);
}

WgOsmMap *
wg_osm_map_new (WgReaderOutput *output,
                const char     *name)
{
  WgOsmMap *self = g_new0 (WgOsmMap, 1);

  self->output = output;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->ways = g_array_new (FALSE, FALSE, sizeof (Way));
  self->refs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->nodes_sorted = self->ways_sorted = TRUE;
  self->name = g_string_new (NULL);
  self->class_name = g_string_new (NULL);
  self->place = g_string_new (NULL);
  send_layer (self, name);
  return self;
}

void
wg_osm_map_free (WgOsmMap *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->ways);
  g_array_unref (self->refs);
  g_array_unref (self->members);
  g_string_free (self->name, TRUE);
  g_string_free (self->class_name, TRUE);
  g_string_free (self->place, TRUE);
  g_free (self);
}

/* Both begin with their number. */
static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

/* (nullable): extracts are sorted by number as a rule, and else become so. */
static gpointer
find (GArray   *array,
      gboolean *sorted,
      gint64    id)
{
  guint at;

  if (!*sorted)
    g_array_sort (array, compare_ids);
  *sorted = TRUE;
  if (!g_array_binary_search (array, &id, compare_ids, &at))
    return NULL;
  return array->data + (gsize) at * g_array_get_element_size (array);
}

static gint64
get_last_id (const GArray *array,
             gsize         size)
{
  return array->len > 0 ? *(const gint64 *) (gpointer) (array->data + (array->len - 1) * size)
                        : G_MININT64;
}

void
wg_osm_map_add_node (WgOsmMap *self,
                     gint64    id,
                     double    lon,
                     double    lat)
{
  Node node = { id, { lon, lat } };

  self->nodes_sorted = self->nodes_sorted && id > get_last_id (self->nodes, sizeof node);
  g_array_append_val (self->nodes, node);
}

void
wg_osm_map_begin (WgOsmMap *self,
                  gint64    id,
                  gint64    line)
{
  self->id = id;
  self->line = line;
  self->class_at = G_N_ELEMENTS (classes);
  self->is_area = FALSE;
  self->first_ref = self->refs->len;
  g_string_truncate (self->name, 0);
  g_string_truncate (self->class_name, 0);
  g_string_truncate (self->place, 0);
  g_array_set_size (self->members, 0);
}

void
wg_osm_map_add_tag (WgOsmMap   *self,
                    const char *key,
                    const char *value)
{
  if (strcmp (key, "name") == 0)
    g_string_assign (self->name, value);
  else if (strcmp (key, "type") == 0)
    self->is_area = strcmp (value, "multipolygon") == 0;
  else if (strcmp (key, "place") == 0)
    g_string_assign (self->place, value);
  for (guint i = 0; i < self->class_at; i++)
    if (strcmp (classes[i].key, key) == 0
        && (classes[i].value == NULL || strcmp (classes[i].value, value) == 0))
      {
        self->class_at = i;
        g_string_assign (self->class_name, value);
        return;
      }
}

void
wg_osm_map_add_place (WgOsmMap *self,
                      gint64    node)
{
  if (self->refs->len - self->first_ref < MAX_WAY_NODES)
    g_array_append_val (self->refs, node);
}

void
wg_osm_map_add_member (WgOsmMap *self,
                       gint64    way,
                       gboolean  inner)
{
  Member member = { way, inner };

  g_array_append_val (self->members, member);
}

static void
put_text (GByteArray *out,
          const char *text)
{
  wg_frame_put_u8 (out, *text != '\0' ? WG_READER_TEXT : WG_READER_NULL);
  if (*text != '\0')
    wg_frame_put_text (out, text, -1);
}

/* Takes the geometry, and nothing from NULL. */
static void
send_row (WgOsmMap   *self,
          const char *layer,
          const char *class_name,
          WgGeometry *taken)
{
  GByteArray *out = self->output->frames;
  g_autoptr (WgGeometry) geometry = taken;
  g_autoptr (GBytes) wkb = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  gsize start;

  if (geometry == NULL)
    return;
  wkb = wg_geometry_to_wkb (geometry);
  start = wg_reader_output_begin (self->output, WG_READER_ROW);
  wg_frame_put_i64 (out, ++self->row);
  wg_frame_put_i64 (out, self->line);
  put_text (out, id);
  put_text (out, self->name->str);
  put_text (out, layer);
  put_text (out, class_name);
  wg_frame_put_blob (out, g_bytes_get_data (wkb, NULL), (gssize) g_bytes_get_size (wkb));
  wg_reader_output_end (self->output, start);
}

static void
send_shape (WgOsmMap   *self,
            WgGeometry *taken)
{
  send_row (self, classes[self->class_at].layer, self->class_name->str, taken);
}

void
wg_osm_map_end_node (WgOsmMap *self,
                     double    lon,
                     double    lat)
{
  g_autoptr (WgGeometryBuilder) builder = NULL;

  if (self->name->len == 0 || !g_strv_contains (settlements, self->place->str))
    return;
  builder = wg_geometry_builder_new (WG_GEOMETRY_POINTS);
  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, lon, lat);
  send_row (self, "place", self->place->str, wg_geometry_builder_end (builder, NULL));
}

/* The places of a way's nodes that are in the extract; @missing where one is not. */
static void
resolve (WgOsmMap  *self,
         const Way *way,
         GArray    *nodes,
         GArray    *places,
         gboolean  *missing)
{
  for (guint i = 0; i < way->n; i++)
    {
      gint64 ref = g_array_index (self->refs, gint64, way->first + i);
      const Node *node = find (self->nodes, &self->nodes_sorted, ref);

      if (node == NULL)
        {
          *missing = TRUE;
          continue;
        }
      g_array_append_val (nodes, node->id);
      g_array_append_val (places, node->place);
    }
}

/* (transfer full) (nullable) */
static WgGeometry *
make_line (const GArray *places)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_LINES);

  if (places->len < 2)
    return NULL;
  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i < places->len; i++)
    {
      WgOsmPlace place = g_array_index (places, WgOsmPlace, i);

      wg_geometry_builder_add_point (builder, place.lon, place.lat);
    }
  return wg_geometry_builder_end (builder, NULL);
}

void
wg_osm_map_end_way (WgOsmMap *self)
{
  Way way = { self->id, self->first_ref, self->refs->len - self->first_ref };
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (WgOsmPlace));
  g_autoptr (WgOsmRings) rings = NULL;
  WgGeometry *area = NULL;
  gboolean missing = FALSE;

  self->ways_sorted = self->ways_sorted && way.id > get_last_id (self->ways, sizeof way);
  g_array_append_val (self->ways, way);
  if (self->class_at == G_N_ELEMENTS (classes))
    return;
  resolve (self, &way, nodes, places, &missing);
  if (!classes[self->class_at].line && !missing)
    {
      rings = wg_osm_rings_new ();
      wg_osm_rings_add (rings, (const gint64 *) (gpointer) nodes->data,
                        (const WgOsmPlace *) (gpointer) places->data, nodes->len, FALSE);
      area = wg_osm_rings_make_area (rings);
    }
  send_shape (self, area != NULL ? area : make_line (places));
}

/* A relation of streets or streams repeats what its ways are. */
void
wg_osm_map_end_relation (WgOsmMap *self)
{
  g_autoptr (WgOsmRings) rings = NULL;

  if (!self->is_area || self->class_at == G_N_ELEMENTS (classes)
      || classes[self->class_at].line)
    return;
  rings = wg_osm_rings_new ();
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = &g_array_index (self->members, Member, i);
      const Way *way = find (self->ways, &self->ways_sorted, member->way);
      g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (WgOsmPlace));
      gboolean missing = FALSE;

      if (way == NULL)
        continue;
      resolve (self, way, nodes, places, &missing);
      /* Joined over the gap, the outline would be another one. */
      if (missing)
        continue;
      wg_osm_rings_add (rings, (const gint64 *) (gpointer) nodes->data,
                        (const WgOsmPlace *) (gpointer) places->data, nodes->len, member->inner);
    }
  send_shape (self, wg_osm_rings_make_area (rings));
  send_shape (self, wg_osm_rings_make_open (rings));
}

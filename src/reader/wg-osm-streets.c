/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is a street of an OpenStreetMap extract, and how it goes out. It reads no format. */

#include "wg-osm-streets.h"

#include "wg-frame.h"
#include "wg-geometry.h"

#include <string.h>

/* A way has at most 2,000 nodes by OpenStreetMap's own rule; more is no extract of it. */
#define MAX_WAY_NODES 100000

static const char *const columns[] = { "osm_id", "name", "highway" };

typedef struct
{
  double lon, lat;
} Node;

struct _WgOsmStreets
{
  WgReaderOutput *output;
  GHashTable     *nodes;               /* gint64 → Node */
  GString        *id, *name, *highway; /* of the way at hand */
  gint64          line;
  GArray         *places; /* Node */
  gint64          row;
};

static void
send_layer (WgOsmStreets *self,
            const char   *name)
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

WgOsmStreets *
wg_osm_streets_new (WgReaderOutput *output,
                    const char     *name)
{
  WgOsmStreets *self = g_new0 (WgOsmStreets, 1);

  self->output = output;
  self->nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (Node));
  self->id = g_string_new (NULL);
  self->name = g_string_new (NULL);
  self->highway = g_string_new (NULL);
  send_layer (self, name);
  return self;
}

void
wg_osm_streets_free (WgOsmStreets *self)
{
  g_hash_table_unref (self->nodes);
  g_array_unref (self->places);
  g_string_free (self->id, TRUE);
  g_string_free (self->name, TRUE);
  g_string_free (self->highway, TRUE);
  g_free (self);
}

void
wg_osm_streets_add_node (WgOsmStreets *self,
                         gint64        id,
                         double        lon,
                         double        lat)
{
  g_hash_table_insert (self->nodes, g_memdup2 (&id, sizeof id),
                       g_memdup2 (&(Node) { lon, lat }, sizeof (Node)));
}

void
wg_osm_streets_begin (WgOsmStreets *self,
                      const char   *id,
                      gint64        line)
{
  self->line = line;
  g_string_assign (self->id, id);
  g_string_truncate (self->name, 0);
  g_string_truncate (self->highway, 0);
  g_array_set_size (self->places, 0);
}

void
wg_osm_streets_add_tag (WgOsmStreets *self,
                        const char   *key,
                        const char   *value)
{
  if (strcmp (key, "highway") == 0)
    g_string_assign (self->highway, value);
  else if (strcmp (key, "name") == 0)
    g_string_assign (self->name, value);
}

void
wg_osm_streets_add_place (WgOsmStreets *self,
                          gint64        node)
{
  const Node *found = g_hash_table_lookup (self->nodes, &node);

  if (found != NULL && self->places->len < MAX_WAY_NODES)
    g_array_append_val (self->places, *found);
}

static void
put_text (GByteArray    *out,
          const GString *text)
{
  wg_frame_put_u8 (out, text->len > 0 ? WG_READER_TEXT : WG_READER_NULL);
  if (text->len > 0)
    wg_frame_put_text (out, text->str, (gssize) text->len);
}

static void
send_way (WgOsmStreets *self)
{
  GByteArray *out = self->output->frames;
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_LINES);
  g_autoptr (WgGeometry) line = NULL;
  g_autoptr (GBytes) wkb = NULL;
  gsize start;

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Node *place = &g_array_index (self->places, Node, i);

      wg_geometry_builder_add_point (builder, place->lon, place->lat);
    }
  line = wg_geometry_builder_end (builder, NULL);
  if (line == NULL)
    return;
  wkb = wg_geometry_to_wkb (line);
  start = wg_reader_output_begin (self->output, WG_READER_ROW);
  wg_frame_put_i64 (out, ++self->row);
  wg_frame_put_i64 (out, self->line);
  put_text (out, self->id);
  put_text (out, self->name);
  put_text (out, self->highway);
  wg_frame_put_blob (out, g_bytes_get_data (wkb, NULL), (gssize) g_bytes_get_size (wkb));
  wg_reader_output_end (self->output, start);
}

void
wg_osm_streets_end (WgOsmStreets *self)
{
  if (self->highway->len > 0 && self->places->len >= 2)
    send_way (self);
}

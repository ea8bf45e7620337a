/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenStreetMap's XML: nodes first, then ways that name them. Only streets are taken; everything
 * else of an extract is passed over. Nodes that are not in the extract are left out of their way,
 * as an extract's border leaves them. */

#include "wg-osm-reader.h"

#include "wg-frame.h"
#include "wg-geometry.h"

#include <string.h>

#define PROGRESS_BYTES (1 << 20)
/* A way has at most 2,000 nodes by OpenStreetMap's own rule; more is no extract of it. */
#define MAX_WAY_NODES 100000

static const char *const columns[] = { "osm_id", "name", "highway" };

typedef struct
{
  double lon, lat;
} Node;

typedef struct
{
  WgReaderOutput *output;
  GHashTable     *nodes; /* gint64 → Node */
  gboolean        in_way;
  gint64          way_line;
  GString        *id, *name, *highway; /* of the way at hand */
  GArray         *places; /* Node */
  gint64          row;
  gboolean        is_osm;
} Reading;

static const char *
find (const char **names,
      const char **values,
      const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return values[i];
  return NULL;
}

static void
take_node (Reading     *self,
           const char **names,
           const char **values)
{
  const char *id = find (names, values, "id");
  const char *lon = find (names, values, "lon");
  const char *lat = find (names, values, "lat");
  gint64 key;

  if (id == NULL || lon == NULL || lat == NULL)
    return;
  key = g_ascii_strtoll (id, NULL, 10);
  g_hash_table_insert (self->nodes, g_memdup2 (&key, sizeof key),
                       g_memdup2 (&(Node) { g_ascii_strtod (lon, NULL),
                                            g_ascii_strtod (lat, NULL) }, sizeof (Node)));
}

static void
begin_way (Reading             *self,
           GMarkupParseContext *context,
           const char         **names,
           const char         **values)
{
  const char *id = find (names, values, "id");
  int line, column;

  g_markup_parse_context_get_position (context, &line, &column);
  self->in_way = TRUE;
  self->way_line = line;
  g_string_assign (self->id, id != NULL ? id : "");
  g_string_truncate (self->name, 0);
  g_string_truncate (self->highway, 0);
  g_array_set_size (self->places, 0);
}

static void
take_tag (Reading     *self,
          const char **names,
          const char **values)
{
  const char *key = find (names, values, "k");
  const char *value = find (names, values, "v");

  if (key == NULL || value == NULL)
    return;
  if (strcmp (key, "highway") == 0)
    g_string_assign (self->highway, value);
  else if (strcmp (key, "name") == 0)
    g_string_assign (self->name, value);
}

static void
take_place (Reading     *self,
            const char **names,
            const char **values)
{
  const char *ref = find (names, values, "ref");
  gint64 key = ref != NULL ? g_ascii_strtoll (ref, NULL, 10) : 0;
  const Node *node = g_hash_table_lookup (self->nodes, &key);

  if (node != NULL && self->places->len < MAX_WAY_NODES)
    g_array_append_val (self->places, *node);
}

static void
on_start (GMarkupParseContext *context,
          const char          *element,
          const char         **names,
          const char         **values,
          gpointer             data,
          GError             **error)
{
  Reading *self = data;

  if (strcmp (element, "osm") == 0)
    self->is_osm = TRUE;
  else if (strcmp (element, "node") == 0)
    take_node (self, names, values);
  else if (strcmp (element, "way") == 0)
    begin_way (self, context, names, values);
  else if (self->in_way && strcmp (element, "nd") == 0)
    take_place (self, names, values);
  else if (self->in_way && strcmp (element, "tag") == 0)
    take_tag (self, names, values);
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
send_way (Reading *self)
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
  wg_frame_put_i64 (out, self->way_line);
  put_text (out, self->id);
  put_text (out, self->name);
  put_text (out, self->highway);
  wg_frame_put_blob (out, g_bytes_get_data (wkb, NULL), (gssize) g_bytes_get_size (wkb));
  wg_reader_output_end (self->output, start);
}

static void
on_end (GMarkupParseContext *context,
        const char          *element,
        gpointer             data,
        GError             **error)
{
  Reading *self = data;

  if (!self->in_way || strcmp (element, "way") != 0)
    return;
  self->in_way = FALSE;
  if (self->highway->len > 0 && self->places->len >= 2)
    send_way (self);
}

static void
send_layer (Reading    *self,
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

static gboolean
parse (Reading             *self,
       GMarkupParseContext *context,
       const char          *text,
       gsize                length,
       WgReaderIssue       *issue)
{
  int line, column;

  for (gsize at = 0; at < length; at += PROGRESS_BYTES)
    {
      if (!g_markup_parse_context_parse (context, text + at,
                                         (gssize) MIN (length - at, PROGRESS_BYTES), NULL))
        {
          g_markup_parse_context_get_position (context, &line, &column);
          *issue = (WgReaderIssue) { .code = WG_READER_NOT_FEATURES, .line = line,
                                     .column = column, .detail = "OpenStreetMap" };
          return FALSE;
        }
      wg_reader_output_progress (self->output, (gint64) at, (gint64) length);
    }
  if (g_markup_parse_context_end_parse (context, NULL) && self->is_osm)
    return TRUE;
  g_markup_parse_context_get_position (context, &line, &column);
  *issue = (WgReaderIssue) { .code = WG_READER_NOT_FEATURES, .line = line,
                             .detail = "OpenStreetMap" };
  return FALSE;
}

/**
 * wg_osm_read:
 * @name: the file's name
 * @text: (array length=length): its text, which nobody vouches for
 * @length: bytes
 * @output: where the streets go
 * @issue: (out): what is wrong when FALSE is returned
 *
 * Returns: whether it was an extract of OpenStreetMap
 */
gboolean
wg_osm_read (const char     *name,
             const char     *text,
             gsize           length,
             WgReaderOutput *output,
             WgReaderIssue  *issue)
{
  static const GMarkupParser parser = { on_start, on_end, NULL, NULL, NULL };
  Reading self = { .output = output };
  GMarkupParseContext *context;
  gboolean done;

  self.nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self.places = g_array_new (FALSE, FALSE, sizeof (Node));
  self.id = g_string_new (NULL);
  self.name = g_string_new (NULL);
  self.highway = g_string_new (NULL);
  context = g_markup_parse_context_new (&parser, 0, &self, NULL);
  send_layer (&self, name);
  done = parse (&self, context, text, length, issue);
  g_markup_parse_context_free (context);
  g_hash_table_unref (self.nodes);
  g_array_unref (self.places);
  g_string_free (self.id, TRUE);
  g_string_free (self.name, TRUE);
  g_string_free (self.highway, TRUE);
  return done;
}

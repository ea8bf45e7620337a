/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenStreetMap's XML. Nodes, ways and relations are looked at; everything else of an extract is
 * passed over. What belongs on a map, is the map's business. */

#include "wg-osm-reader.h"

#include "wg-osm-map.h"

#include <string.h>

#define PROGRESS_BYTES (1 << 20)

typedef struct
{
  WgReaderOutput *output;
  WgOsmMap       *map;
  gboolean        in_node, in_way, in_relation;
  double          lon, lat; /* of the node */
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
begin (Reading             *self,
       GMarkupParseContext *context,
       const char         **names,
       const char         **values)
{
  const char *id = find (names, values, "id");
  int line, column;

  g_markup_parse_context_get_position (context, &line, &column);
  wg_osm_map_begin (self->map, id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0, line);
}

static void
take_node (Reading             *self,
           GMarkupParseContext *context,
           const char         **names,
           const char         **values)
{
  const char *id = find (names, values, "id");
  const char *lon = find (names, values, "lon");
  const char *lat = find (names, values, "lat");

  if (id == NULL || lon == NULL || lat == NULL)
    return;
  self->lon = g_ascii_strtod (lon, NULL);
  self->lat = g_ascii_strtod (lat, NULL);
  wg_osm_map_add_node (self->map, g_ascii_strtoll (id, NULL, 10), self->lon, self->lat);
  begin (self, context, names, values);
  self->in_node = TRUE;
}

static void
take_tag (Reading     *self,
          const char **names,
          const char **values)
{
  const char *key = find (names, values, "k");
  const char *value = find (names, values, "v");

  if (key != NULL && value != NULL)
    wg_osm_map_add_tag (self->map, key, value);
}

static void
take_place (Reading     *self,
            const char **names,
            const char **values)
{
  const char *ref = find (names, values, "ref");

  wg_osm_map_add_place (self->map, ref != NULL ? g_ascii_strtoll (ref, NULL, 10) : 0);
}

static void
take_member (Reading     *self,
             const char **names,
             const char **values)
{
  const char *type = find (names, values, "type");
  const char *ref = find (names, values, "ref");
  const char *role = find (names, values, "role");

  if (type != NULL && strcmp (type, "way") == 0 && ref != NULL)
    wg_osm_map_add_member (self->map, g_ascii_strtoll (ref, NULL, 10),
                           role != NULL && strcmp (role, "inner") == 0);
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
    take_node (self, context, names, values);
  else if (strcmp (element, "way") == 0 || strcmp (element, "relation") == 0)
    {
      self->in_way = *element == 'w';
      self->in_relation = !self->in_way;
      begin (self, context, names, values);
    }
  else if (self->in_way && strcmp (element, "nd") == 0)
    take_place (self, names, values);
  else if (self->in_relation && strcmp (element, "member") == 0)
    take_member (self, names, values);
  else if ((self->in_node || self->in_way || self->in_relation) && strcmp (element, "tag") == 0)
    take_tag (self, names, values);
}

static void
on_end (GMarkupParseContext *context,
        const char          *element,
        gpointer             data,
        GError             **error)
{
  Reading *self = data;

  if (self->in_node && strcmp (element, "node") == 0)
    {
      self->in_node = FALSE;
      wg_osm_map_end_node (self->map, self->lon, self->lat);
    }
  else if (self->in_way && strcmp (element, "way") == 0)
    {
      self->in_way = FALSE;
      wg_osm_map_end_way (self->map);
    }
  else if (self->in_relation && strcmp (element, "relation") == 0)
    {
      self->in_relation = FALSE;
      wg_osm_map_end_relation (self->map);
    }
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
 * @output: where the rows go
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
  g_autoptr (WgOsmMap) map = wg_osm_map_new (output, name);
  Reading self = { .output = output, .map = map };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &self, NULL);
  gboolean done = parse (&self, context, text, length, issue);

  g_markup_parse_context_free (context);
  return done;
}

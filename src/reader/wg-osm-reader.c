/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenStreetMap's XML. Only nodes and ways are looked at; everything else of an extract is passed
 * over. What a street is, is the streets' business. */

#include "wg-osm-reader.h"

#include "wg-osm-streets.h"

#include <string.h>

#define PROGRESS_BYTES (1 << 20)

typedef struct
{
  WgReaderOutput *output;
  WgOsmStreets   *streets;
  gboolean        in_way;
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

  if (id != NULL && lon != NULL && lat != NULL)
    wg_osm_streets_add_node (self->streets, g_ascii_strtoll (id, NULL, 10),
                             g_ascii_strtod (lon, NULL), g_ascii_strtod (lat, NULL));
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
  wg_osm_streets_begin (self->streets, id != NULL ? id : "", line);
}

static void
take_tag (Reading     *self,
          const char **names,
          const char **values)
{
  const char *key = find (names, values, "k");
  const char *value = find (names, values, "v");

  if (key != NULL && value != NULL)
    wg_osm_streets_add_tag (self->streets, key, value);
}

static void
take_place (Reading     *self,
            const char **names,
            const char **values)
{
  const char *ref = find (names, values, "ref");

  wg_osm_streets_add_place (self->streets, ref != NULL ? g_ascii_strtoll (ref, NULL, 10) : 0);
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
on_end (GMarkupParseContext *context,
        const char          *element,
        gpointer             data,
        GError             **error)
{
  Reading *self = data;

  if (!self->in_way || strcmp (element, "way") != 0)
    return;
  self->in_way = FALSE;
  wg_osm_streets_end (self->streets);
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
  g_autoptr (WgOsmStreets) streets = wg_osm_streets_new (output, name);
  Reading self = { .output = output, .streets = streets };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &self, NULL);
  gboolean done = parse (&self, context, text, length, issue);

  g_markup_parse_context_free (context);
  return done;
}

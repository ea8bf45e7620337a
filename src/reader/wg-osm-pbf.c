/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenStreetMap's binary form: protocol buffers in packed blocks (wiki.openstreetmap.org/wiki/
 * PBF_Format). Nobody vouches for the bytes: every length is held against what is left. What
 * belongs on a map, is the map's business. */

#include "wg-osm-pbf.h"

#include "wg-osm-map.h"

#include <gio/gio.h>
#include <string.h>

/* By the format's own rule. */
#define MAX_HEADER (64 << 10)
#define MAX_BLOCK (32 << 20)

#define NANO 1e-9

/* Bytes that are being read; it ends early and stays there when they are not what they say. */
typedef struct
{
  const guint8 *at, *end;
  gboolean      bad;
} Bytes;

/* One field of a message: a number, or bytes. */
typedef struct
{
  guint   number;
  guint64 value;
  Bytes   bytes;
} Field;

typedef struct
{
  WgOsmMap *map;
  GArray   *words; /* Bytes: the block's string table */
  gint64    granularity, lat_offset, lon_offset;
} Block;

static guint64
read_varint (Bytes *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      value |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return value;
    }
  self->bad = TRUE;
  self->at = self->end;
  return 0;
}

/* Numbers of both signs are folded: 0, −1, 1, −2 … */
static gint64
unfold (guint64 value)
{
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

/* Sums of what nobody vouches for may be anything, but are defined. */
static gint64
add (gint64 a,
     gint64 b)
{
  return (gint64) ((guint64) a + (guint64) b);
}

static Bytes
take (Bytes  *self,
      guint64 length)
{
  Bytes part = { self->at, self->at, FALSE };

  if (length > (guint64) (self->end - self->at))
    {
      self->bad = TRUE;
      self->at = self->end;
      return part;
    }
  part.end = self->at += length;
  return part;
}

static gboolean
next_field (Bytes *self,
            Field *field)
{
  guint64 key;

  if (self->at >= self->end)
    return FALSE;
  key = read_varint (self);
  *field = (Field) { .number = (guint) (key >> 3) };
  switch (key & 7)
    {
    case 0:
      field->value = read_varint (self);
      break;
    case 1:
      take (self, 8);
      break;
    case 2:
      field->bytes = take (self, read_varint (self));
      break;
    case 5:
      take (self, 4);
      break;
    default:
      self->bad = TRUE;
    }
  return !self->bad;
}

static double
degrees (const Block *block,
         gint64       offset,
         gint64       value)
{
  return NANO * ((double) offset + (double) block->granularity * (double) value);
}

static void
take_word (Block *self,
           Bytes *table)
{
  Field field;

  while (next_field (table, &field))
    if (field.number == 1 && field.bytes.at != NULL)
      g_array_append_val (self->words, field.bytes);
}

/* (transfer full): a word of the table as text, "" where there is none. */
static char *
dup_word (Block  *self,
          guint64 index)
{
  const Bytes *word;

  if (index >= self->words->len)
    return g_strdup ("");
  word = &g_array_index (self->words, Bytes, index);
  return g_utf8_make_valid ((const char *) word->at, word->end - word->at);
}

static void
take_tags (Block *self,
           Bytes  keys,
           Bytes  values)
{
  while (keys.at < keys.end && values.at < values.end)
    {
      g_autofree char *key = dup_word (self, read_varint (&keys));
      g_autofree char *value = dup_word (self, read_varint (&values));

      wg_osm_map_add_tag (self->map, key, value);
    }
}

static void
take_node (Block *self,
           Bytes *node)
{
  Bytes keys = { NULL }, values = { NULL };
  gint64 id = 0, lat = 0, lon = 0;
  Field field;

  while (next_field (node, &field))
    if (field.number == 1)
      id = unfold (field.value);
    else if (field.number == 2)
      keys = field.bytes;
    else if (field.number == 3)
      values = field.bytes;
    else if (field.number == 8)
      lat = unfold (field.value);
    else if (field.number == 9)
      lon = unfold (field.value);
  wg_osm_map_add_node (self->map, id, degrees (self, self->lon_offset, lon),
                       degrees (self, self->lat_offset, lat));
  if (keys.at >= keys.end)
    return;
  wg_osm_map_begin (self->map, id, 0);
  take_tags (self, keys, values);
  wg_osm_map_end_node (self->map, degrees (self, self->lon_offset, lon),
                       degrees (self, self->lat_offset, lat));
}

/* The tags of the next of many nodes: numbers of words in pairs, ended by a 0. */
static void
take_dense_tags (Block *self,
                 Bytes *tags,
                 gint64 id,
                 double lon,
                 double lat)
{
  guint64 word = read_varint (tags);

  if (word == 0)
    return;
  wg_osm_map_begin (self->map, id, 0);
  for (; word != 0 && !tags->bad; word = read_varint (tags))
    {
      g_autofree char *key = dup_word (self, word);
      g_autofree char *value = dup_word (self, read_varint (tags));

      wg_osm_map_add_tag (self->map, key, value);
    }
  wg_osm_map_end_node (self->map, lon, lat);
}

/* Three rows of differences beside each other, and one of tags where any node has some. */
static void
take_dense (Block *self,
            Bytes *nodes)
{
  Bytes ids = { NULL }, lats = { NULL }, lons = { NULL }, tags = { NULL };
  gint64 id = 0, lat = 0, lon = 0;
  Field field;

  while (next_field (nodes, &field))
    if (field.number == 1)
      ids = field.bytes;
    else if (field.number == 8)
      lats = field.bytes;
    else if (field.number == 9)
      lons = field.bytes;
    else if (field.number == 10)
      tags = field.bytes;
  while (ids.at < ids.end && lats.at < lats.end && lons.at < lons.end)
    {
      id = add (id, unfold (read_varint (&ids)));
      lat = add (lat, unfold (read_varint (&lats)));
      lon = add (lon, unfold (read_varint (&lons)));
      wg_osm_map_add_node (self->map, id, degrees (self, self->lon_offset, lon),
                           degrees (self, self->lat_offset, lat));
      if (tags.at < tags.end)
        take_dense_tags (self, &tags, id, degrees (self, self->lon_offset, lon),
                         degrees (self, self->lat_offset, lat));
    }
}

static void
take_way (Block *self,
          Bytes *way)
{
  Bytes keys = { NULL }, values = { NULL }, places = { NULL };
  gint64 place = 0;
  guint64 number = 0;
  Field field;

  while (next_field (way, &field))
    if (field.number == 1)
      number = field.value;
    else if (field.number == 2)
      keys = field.bytes;
    else if (field.number == 3)
      values = field.bytes;
    else if (field.number == 8)
      places = field.bytes;
  wg_osm_map_begin (self->map, (gint64) number, 0);
  take_tags (self, keys, values);
  while (places.at < places.end)
    {
      place = add (place, unfold (read_varint (&places)));
      wg_osm_map_add_place (self->map, place);
    }
  wg_osm_map_end_way (self->map);
}

/* Three rows beside each other: the members' roles, numbers as differences, and kinds. */
static void
take_relation (Block *self,
               Bytes *relation)
{
  Bytes keys = { NULL }, values = { NULL }, roles = { NULL }, ids = { NULL }, kinds = { NULL };
  guint64 number = 0;
  gint64 id = 0;
  Field field;

  while (next_field (relation, &field))
    if (field.number == 1)
      number = field.value;
    else if (field.number == 2)
      keys = field.bytes;
    else if (field.number == 3)
      values = field.bytes;
    else if (field.number == 8)
      roles = field.bytes;
    else if (field.number == 9)
      ids = field.bytes;
    else if (field.number == 10)
      kinds = field.bytes;
  wg_osm_map_begin (self->map, (gint64) number, 0);
  take_tags (self, keys, values);
  while (roles.at < roles.end && ids.at < ids.end && kinds.at < kinds.end)
    {
      g_autofree char *role = dup_word (self, read_varint (&roles));

      id = add (id, unfold (read_varint (&ids)));
      if (read_varint (&kinds) == 1) /* a way */
        wg_osm_map_add_member (self->map, id, strcmp (role, "inner") == 0);
    }
  wg_osm_map_end_relation (self->map);
}

static void
take_group (Block *self,
            Bytes *group)
{
  Field field;

  while (next_field (group, &field))
    if (field.number == 1)
      take_node (self, &field.bytes);
    else if (field.number == 2)
      take_dense (self, &field.bytes);
    else if (field.number == 3)
      take_way (self, &field.bytes);
    else if (field.number == 4)
      take_relation (self, &field.bytes);
}

/* The numbers that places are counted in may stand after the places. */
static gboolean
read_block (WgOsmMap *map,
            Bytes     bytes)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Bytes));
  Block block = { .map = map, .words = words, .granularity = 100 };
  Bytes again = bytes;
  Field field;

  while (next_field (&bytes, &field))
    if (field.number == 1)
      take_word (&block, &field.bytes);
    else if (field.number == 17)
      block.granularity = (gint64) field.value;
    else if (field.number == 19)
      block.lat_offset = (gint64) field.value;
    else if (field.number == 20)
      block.lon_offset = (gint64) field.value;
  while (next_field (&again, &field))
    if (field.number == 2)
      take_group (&block, &field.bytes);
  return !bytes.bad;
}

/* (transfer full) (nullable): what is packed; NULL when it is not what it says. */
static GBytes *
unpack (Bytes   packed,
        guint64 length)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autofree guint8 *block = length <= MAX_BLOCK ? g_malloc (length + 1) : NULL;
  gsize done = 0;

  while (block != NULL && done <= length)
    {
      gsize n_read, n_written;
      GConverterResult result =
          g_converter_convert (G_CONVERTER (zlib), packed.at, (gsize) (packed.end - packed.at),
                               block + done, length + 1 - done, G_CONVERTER_INPUT_AT_END, &n_read,
                               &n_written, NULL);

      if (result == G_CONVERTER_ERROR)
        return NULL;
      packed.at += n_read;
      done += n_written;
      if (result == G_CONVERTER_FINISHED)
        return done == length ? g_bytes_new_take (g_steal_pointer (&block), length) : NULL;
      if (n_read == 0 && n_written == 0)
        return NULL;
    }
  return NULL;
}

static gboolean
read_blob (WgOsmMap *map,
           Bytes     blob)
{
  Bytes raw = { NULL }, packed = { NULL };
  guint64 length = 0;
  g_autoptr (GBytes) block = NULL;
  Field field;

  while (next_field (&blob, &field))
    if (field.number == 1)
      raw = field.bytes;
    else if (field.number == 2)
      length = field.value;
    else if (field.number == 3)
      packed = field.bytes;
  if (blob.bad)
    return FALSE;
  if (raw.at != NULL)
    return read_block (map, raw);
  /* Other ways of packing are allowed by the format and used by nobody. */
  block = packed.at != NULL ? unpack (packed, length) : NULL;
  if (block == NULL)
    return FALSE;
  raw.at = g_bytes_get_data (block, NULL);
  raw.end = raw.at + g_bytes_get_size (block);
  return read_block (map, raw);
}

/* A header that says what the next blob is and how long. */
static gboolean
read_part (WgOsmMap *map,
           Bytes    *file,
           gboolean *is_osm)
{
  Bytes size = take (file, 4), header, blob, kind = { NULL };
  guint64 length = 0, header_length;
  Field field;

  if (file->bad)
    return FALSE;
  header_length = (guint64) size.at[0] << 24 | (guint64) size.at[1] << 16
                  | (guint64) size.at[2] << 8 | size.at[3];
  if (header_length > MAX_HEADER)
    return FALSE;
  header = take (file, header_length);
  while (next_field (&header, &field))
    if (field.number == 1)
      kind = field.bytes;
    else if (field.number == 3)
      length = field.value;
  blob = take (file, length);
  if (file->bad || header.bad || length > MAX_BLOCK)
    return FALSE;
  if (kind.end - kind.at == 9 && memcmp (kind.at, "OSMHeader", 9) == 0)
    *is_osm = TRUE;
  else if (kind.end - kind.at == 7 && memcmp (kind.at, "OSMData", 7) == 0)
    return *is_osm && read_blob (map, blob);
  return TRUE;
}

/**
 * wg_osm_pbf_read:
 * @name: the file's name
 * @data: (array length=length): its bytes, which nobody vouches for
 * @length: how many
 * @output: where the rows go
 * @issue: (out): what is wrong when FALSE is returned
 *
 * Returns: whether it was an extract of OpenStreetMap
 */
gboolean
wg_osm_pbf_read (const char     *name,
                 const char     *data,
                 gsize           length,
                 WgReaderOutput *output,
                 WgReaderIssue  *issue)
{
  g_autoptr (WgOsmMap) map = wg_osm_map_new (output, name);
  Bytes file = { (const guint8 *) data, (const guint8 *) data + length, FALSE };
  gboolean is_osm = FALSE, good = TRUE;

  while (good && file.at < file.end)
    {
      good = read_part (map, &file, &is_osm);
      wg_reader_output_progress (output, (gint64) (file.at - (const guint8 *) data),
                                 (gint64) length);
    }
  if (good && is_osm)
    return TRUE;
  *issue = (WgReaderIssue) { .code = WG_READER_NOT_FEATURES, .detail = "OpenStreetMap" };
  return FALSE;
}

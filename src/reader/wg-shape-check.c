/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a shapefile whole? GDAL reads a file that was cut on its way as far as it goes and only
 * warns; half a district must not look like a district. Compares the lengths that the files state
 * with the bytes that came (ESRI Shapefile Technical Description, 1998; dBase III). */

#include "wg-shape-check.h"

#define SHP_HEADER 100
#define SHP_MAGIC 9994

static guint32
big_endian (const char *p)
{
  const guint8 *b = (const guint8 *) p;

  return (guint32) b[0] << 24 | (guint32) b[1] << 16 | (guint32) b[2] << 8 | b[3];
}

static guint32
little_endian (const char *p,
               guint       n_bytes)
{
  guint32 value = 0;

  for (guint i = n_bytes; i > 0; i--)
    value = value << 8 | (guint8) p[i - 1];
  return value;
}

static gboolean
whole (const WgReaderPart *part,
       gint64              stated,
       WgReaderIssue      *issue)
{
  if ((gint64) part->length >= stated)
    return TRUE;
  *issue = (WgReaderIssue){ .code = WG_READER_PART_CUT, .detail = part->suffix, .a = stated,
                            .b = (gint64) part->length };
  return FALSE;
}

/* .shp and .shx share the header: a magic number, and the length in 16-bit words. */
static gboolean
check_main (const WgReaderPart *part,
            WgReaderIssue      *issue)
{
  if (!whole (part, SHP_HEADER, issue))
    return FALSE;
  if (big_endian (part->data) != SHP_MAGIC)
    {
      *issue = (WgReaderIssue){ .code = WG_READER_UNKNOWN_FORMAT, .detail = part->suffix };
      return FALSE;
    }
  return whole (part, (gint64) big_endian (part->data + 24) * 2, issue);
}

static gboolean
check_table (const WgReaderPart *part,
             WgReaderIssue      *issue)
{
  gint64 n_records, header, record;

  if (!whole (part, 32, issue))
    return FALSE;
  n_records = little_endian (part->data + 4, 4);
  header = little_endian (part->data + 8, 2);
  record = little_endian (part->data + 10, 2);
  return whole (part, header + n_records * record, issue);
}

/**
 * wg_shape_check:
 * @input: the parts of a shapefile, in memory
 * @issue: (out): what is missing when %FALSE is returned
 *
 * Returns: whether .shp, .shx and .dbf are there and as long as they say
 */
gboolean
wg_shape_check (const WgReaderInput *input,
                WgReaderIssue       *issue)
{
  static const char *const suffixes[] = { ".shp", ".shx", ".dbf" };
  const WgReaderPart *parts[G_N_ELEMENTS (suffixes)];

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      parts[i] = wg_reader_input_find (input, suffixes[i]);
      if (parts[i] == NULL)
        {
          *issue = (WgReaderIssue){ .code = WG_READER_PART_MISSING, .detail = suffixes[i] };
          return FALSE;
        }
    }
  return check_main (parts[0], issue) && check_main (parts[1], issue) &&
         check_table (parts[2], issue);
}

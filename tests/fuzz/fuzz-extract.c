/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the child reads without GDAL, or before it: an OpenStreetMap extract as XML and as protocol
 * buffers, the look at JSON, the texts' encodings, the headers of a shapefile. The first byte says
 * which. */
#include "wg-fuzz-answer.h"
#include "wg-json-check.h"
#include "wg-osm-pbf.h"
#include "wg-osm-reader.h"
#include "wg-shape-check.h"
#include "wg-text-decode.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

typedef gboolean (*ReadExtract) (const char *name, const char *data, gsize length,
                                 WgReaderOutput *output, WgReaderIssue *issue);

/* What the child makes of it, its own parent takes. */
static void
read_extract (ReadExtract read,
              const char *bytes,
              gsize       length)
{
  g_autoptr (WgAnswerParser) parser = wg_answer_parser_new ("x", 1 << 22);
  WgReaderOutput output;
  WgReaderIssue issue = { 0 };

  wg_fuzz_answer_begin (&output);
  if (read ("x", bytes, length, &output, &issue))
    {
      wg_reader_output_finish (&output);
      g_assert_true (wg_fuzz_answer_feed (&output, parser));
      g_assert_true (wg_answer_parser_is_done (parser));
    }
  else
    g_assert_cmpuint (issue.code, !=, 0);
  wg_fuzz_answer_clear (&output);
}

static void
check_json (const char *text,
            gsize       length)
{
  g_auto (WgJsonCheck) check = { 0 };

  if (!wg_json_check (&check, text, length, WG_READER_MAX_DEPTH))
    {
      g_assert_cmpint (check.line, >=, 1);
      g_assert_cmpint (check.column, >=, 1);
      g_assert_true (check.too_deep == (check.expected == NULL));
    }
}

static void
decode (const char *encoding,
        const char *bytes,
        gsize       length)
{
  WgTextDecoder decoder;
  WgReaderIssue issue = { 0 };
  gsize n = 0;
  g_autofree char *text = NULL;

  g_assert_true (wg_text_decoder_init (&decoder, encoding));
  text = wg_text_decode (&decoder, bytes, length, &n, &issue);
  g_assert_true ((text == NULL) == (issue.code != 0));
  if (text != NULL)
    g_assert_true (strlen (text) == n && g_utf8_validate (text, (gssize) n, NULL));
  else
    g_assert_cmpint (issue.line, >=, 1);
  wg_text_decoder_clear (&decoder);
}

/* The three parts in one, cut where the first two bytes say. */
static void
check_shape (char  *bytes,
             gsize  length)
{
  WgReaderInput input = { .name = (char *) "x", .n_parts = 3 };
  WgReaderIssue issue = { 0 };
  gsize first, second;

  if (length < 2)
    return;
  first = 2 + (guint8) bytes[0] * (length - 2) / 255;
  second = first + (guint8) bytes[1] * (length - first) / 255;
  input.parts[0] = (WgReaderPart) { (char *) ".shp", -1, bytes + 2, first - 2 };
  input.parts[1] = (WgReaderPart) { (char *) ".shx", -1, bytes + first, second - first };
  input.parts[2] = (WgReaderPart) { (char *) ".dbf", -1, bytes + second, length - second };
  g_assert_true (wg_shape_check (&input, &issue) == (issue.code == 0));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char *const encodings[] = { "UTF-8", "GB18030", "Big5", "" };
  g_autofree char *bytes = NULL;
  gsize length = size - 1;

  if (size < 2 || size > 1 << 16)
    return 0;
  /* A copy of exactly this length: a look behind its end is seen. */
  bytes = g_memdup2 (data + 1, length);
  switch (data[0] % 5)
    {
    case 0:
      read_extract (wg_osm_pbf_read, bytes, length);
      break;
    case 1:
      read_extract (wg_osm_read, bytes, length);
      break;
    case 2:
      check_json (bytes, length);
      break;
    case 3:
      decode (encodings[data[0] / 5 % G_N_ELEMENTS (encodings)], bytes, length);
      break;
    default:
      check_shape (bytes, length);
      break;
    }
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-reader: opens one foreign file on behalf of the program, in a process that can do nothing
 * else. The request comes on descriptor 0, the answer goes to 1 (wg-reader-protocol.h). The order
 * matters: limits, then what needs the system's files, then the input into memory, then the lock,
 * and only then a look at the bytes. With the argument "write" it makes a file in the same way. */

#include "wg-csv-reader.h"
#include "wg-gdal-reader.h"
#include "wg-gdal-writer.h"
#include "wg-json-check.h"
#include "wg-osm-pbf.h"
#include "wg-osm-reader.h"
#include "wg-reader-lock.h"
#include "wg-shape-check.h"
#include "wg-text-decode.h"

#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef enum
{
  FORMAT_UNKNOWN,
  FORMAT_CSV,
  FORMAT_JSON,
  FORMAT_OSM,
  FORMAT_PBF,
  FORMAT_SHAPE,   /* also one in an archive */
  FORMAT_OLD_BOOK,
  FORMAT_LIBRARY  /* GDAL alone: it says what the texts are in */
} Format;

static const struct
{
  const char *suffix;
  Format      format;
  const char *driver; /* of GDAL */
} formats[] = {
  { ".csv", FORMAT_CSV, NULL },
  { ".tsv", FORMAT_CSV, NULL },
  { ".txt", FORMAT_CSV, NULL },
  { ".json", FORMAT_JSON, "GeoJSON" },
  { ".geojson", FORMAT_JSON, "GeoJSON" },
  { ".osm", FORMAT_OSM, NULL },
  { ".pbf", FORMAT_PBF, NULL },
  { ".shp", FORMAT_SHAPE, "ESRI Shapefile" },
  { ".zip", FORMAT_SHAPE, "ESRI Shapefile" },
  { ".xls", FORMAT_OLD_BOOK, "XLS" },
  { ".xlsx", FORMAT_LIBRARY, "XLSX" },
  { ".ods", FORMAT_LIBRARY, "ODS" },
  { ".kml", FORMAT_LIBRARY, "LIBKML" },
  { ".gpkg", FORMAT_LIBRARY, "GPKG" },
};

static Format
format_of (const char  *suffix,
           const char **driver)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].suffix, suffix))
      {
        *driver = formats[i].driver;
        return formats[i].format;
      }
  return FORMAT_UNKNOWN;
}

/* GDAL loads the tables of an encoding when it meets it, and then it is too late: they are opened
 * here once and never closed. Workbooks are in UTF-16, and before 1997 in a page of Windows. */
static void
prepare_encodings (Format format)
{
  static const char *const shapes[] = { "GBK", "GB18030", "CP936", "ISO-8859-1", NULL };
  static const char *const books[] = { "UTF-16LE", "CP936", "CP950", "CP1252",
                                       "ISO-8859-1", NULL };

  for (const char *const *name = format == FORMAT_SHAPE ? shapes : books; *name != NULL; name++)
    (void) g_iconv_open ("UTF-8", *name);
}

static gboolean
read_csv (const WgReaderInput *input,
          WgTextDecoder       *decoder,
          WgReaderOutput      *output,
          WgReaderIssue       *issue)
{
  const WgReaderPart *part = &input->parts[0];
  gsize length;
  g_autofree char *text = wg_text_decode (decoder, part->data, part->length, &length, issue);

  return text != NULL && wg_csv_read (input->name, part->suffix, decoder->encoding, text, length,
                                      output, issue);
}

static gboolean
read_json (WgReaderInput  *input,
           WgTextDecoder  *decoder,
           WgReaderOutput *output,
           WgReaderIssue  *issue)
{
  WgReaderPart *part = &input->parts[0];
  g_auto (WgJsonCheck) check = { 0 };
  gsize length;
  char *text = wg_text_decode (decoder, part->data, part->length, &length, issue);

  if (text == NULL)
    return FALSE;
  g_free (part->data);
  part->data = text;
  part->length = length;
  if (wg_json_check (&check, text, length, WG_READER_MAX_DEPTH))
    return wg_gdal_read (input, "GeoJSON", decoder->encoding, check.feature_lines, output, issue);
  *issue = (WgReaderIssue){
    .code = check.too_deep ? WG_READER_JSON_DEPTH : WG_READER_JSON_SYNTAX,
    .line = check.line,
    .column = check.column,
    .a = check.too_deep ? WG_READER_MAX_DEPTH : 0,
    .detail = check.expected,
  };
  return FALSE;
}

/* Behind the lock. */
static gboolean
read_input (WgReaderInput  *input,
            Format          format,
            const char     *driver,
            WgTextDecoder  *decoder,
            WgReaderOutput *output,
            WgReaderIssue  *issue)
{
  if (input->parts[0].length == 0)
    {
      *issue = (WgReaderIssue){ .code = WG_READER_EMPTY };
      return FALSE;
    }
  switch (format)
    {
    case FORMAT_CSV:
      return read_csv (input, decoder, output, issue);
    case FORMAT_JSON:
      return read_json (input, decoder, output, issue);
    case FORMAT_OSM:
      return wg_osm_read (input->name, input->parts[0].data, input->parts[0].length, output,
                          issue);
    case FORMAT_PBF:
      return wg_osm_pbf_read (input->name, input->parts[0].data, input->parts[0].length, output,
                              issue);
    case FORMAT_SHAPE:
      return (g_str_equal (input->parts[0].suffix, ".zip") || wg_shape_check (input, issue)) &&
             wg_gdal_read (input, driver, input->encoding, NULL, output, issue);
    case FORMAT_OLD_BOOK:
    case FORMAT_LIBRARY:
      return wg_gdal_read (input, driver, "UTF-8", NULL, output, issue);
    case FORMAT_UNKNOWN:
    default:
      *issue = (WgReaderIssue){ .code = WG_READER_UNKNOWN_FORMAT,
                                .detail = input->parts[0].suffix };
      return FALSE;
    }
}

/* All that must happen before the lock. */
static gboolean
prepare (WgReaderInput *input,
         Format         format,
         WgTextDecoder *decoder,
         WgReaderIssue *issue)
{
  if (!wg_reader_limit (input->memory_mib, input->cpu_seconds))
    {
      *issue = (WgReaderIssue){ .code = WG_READER_NO_SANDBOX, .detail = "setrlimit" };
      return FALSE;
    }
  if (!wg_text_decoder_init (decoder, input->encoding))
    {
      *issue = (WgReaderIssue){ .code = WG_READER_BAD_ENCODING, .detail = input->encoding };
      return FALSE;
    }
  if (format == FORMAT_SHAPE || format == FORMAT_OLD_BOOK)
    prepare_encodings (format);
  if (format == FORMAT_JSON || format == FORMAT_SHAPE || format == FORMAT_LIBRARY
      || format == FORMAT_OLD_BOOK)
    wg_gdal_reader_prepare ();
  return wg_reader_input_load (input, issue);
}

/* Does not return. */
static void
finish (WgReaderOutput *output,
        gboolean        done,
        WgReaderIssue  *issue)
{
  if (done)
    wg_reader_output_finish (output);
  else
    wg_reader_output_issue (output, WG_READER_ERROR, issue);
  wg_reader_output_flush (output);
  /* Without exit handlers: libraries would tidy up what this process cannot touch any more. */
  _exit (done ? 0 : 1);
}

static gboolean
lock (WgReaderOutput *output,
      WgReaderIssue  *issue)
{
  guint landlock_abi = 0;
  const char *what = NULL;
  gboolean done = wg_reader_lock (&landlock_abi, &what);

  if (!done)
    *issue = (WgReaderIssue){ .code = WG_READER_NO_SANDBOX, .detail = what };
  wg_reader_output_hello (output, landlock_abi);
  return done;
}

/* What leaves the program needs the same libraries, and the same lock around them. */
static void
run_writer (WgReaderOutput *output)
{
  WgLayerInput input;
  WgReaderIssue issue = { .code = WG_READER_BAD_REQUEST };
  gboolean done = wg_layer_input_receive (&input, STDIN_FILENO);

  if (done && !wg_reader_limit (input.memory_mib, input.cpu_seconds))
    {
      issue = (WgReaderIssue){ .code = WG_READER_NO_SANDBOX, .detail = "setrlimit" };
      done = FALSE;
    }
  if (done)
    wg_gdal_writer_prepare ();
  done = lock (output, &issue) && done && wg_gdal_write (&input, output, &issue);
  finish (output, done, &issue);
}

static void
run_reader (WgReaderOutput *output)
{
  WgReaderInput input;
  WgTextDecoder decoder = { NULL, (GIConv) -1, (GIConv) -1, (GIConv) -1 };
  WgReaderIssue issue = { .code = WG_READER_BAD_REQUEST };
  Format format = FORMAT_UNKNOWN;
  const char *driver = NULL;
  gboolean done = FALSE;

  if (wg_reader_input_receive (&input, STDIN_FILENO))
    {
      format = format_of (input.parts[0].suffix, &driver);
      done = prepare (&input, format, &decoder, &issue);
    }
  done = lock (output, &issue) && done
         && read_input (&input, format, driver, &decoder, output, &issue);
  finish (output, done, &issue);
}

/* Whatever the program had open and did not hand over, and the folder that it stood in. */
static gboolean
leave_the_rest (void)
{
  guint first = WG_READER_FIRST_FD + WG_READER_MAX_PARTS;

  return syscall (SYS_close_range, first, ~0U, 0) == 0 && chdir ("/") == 0;
}

int
main (int    argc,
      char **argv)
{
  WgReaderOutput output;

  if (!leave_the_rest ())
    return 1;
  wg_reader_output_init (&output, STDOUT_FILENO);
  if (argc == 2 && strcmp (argv[1], "write") == 0)
    run_writer (&output);
  else
    run_reader (&output);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's codes as sentences in the user's language: what failed, where, what to do. */

#include "wg-reader-sentence.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <string.h>

/* What a JSON text should have had at its first defect; words of WgJsonCheck. */
static const struct
{
  const char *word;
  const char *sentence;
} json_defects[] = {
  { "value", N_("a value is missing or is written wrongly") },
  { "key", N_("a name in quotes is missing") },
  { "colon", N_("a colon is missing") },
  { "comma", N_("a comma or a closing bracket is missing") },
  { "number", N_("a number is written wrongly") },
  { "escape", N_("a backslash is followed by something unknown") },
  { "quote", N_("a text in quotes never ends") },
  { "control", N_("a text contains a control character") },
  { "end", N_("the data end before this place, but something follows") },
  { "more", N_("the file stops in the middle") },
};

static const char *
json_defect (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (json_defects); i++)
    if (strcmp (json_defects[i].word, word) == 0)
      return _(json_defects[i].sentence);
  return _("it is not JSON");
}

/**
 * wg_reader_sentence_row:
 * @report: about one row
 *
 * Returns: (transfer full): why the row is left out; file, row and column are told beside it
 */
char *
wg_reader_sentence_row (const WgReaderReport *report)
{
  switch (report->code)
    {
    case WG_READER_ROW_RAGGED:
      return g_strdup_printf (_("The row is not as wide as the table: %d instead of %d."),
                              (int) report->a, (int) report->b);
    case WG_READER_ROW_TEXT:
      return g_strdup (_("The text is not UTF-8. Choose the encoding of the file."));
    case WG_READER_ROW_LONG:
      return g_strdup (_("The row is too long."));
    case WG_READER_ROW_UNREADABLE:
      return report->detail[0] != '\0'
               ? g_strdup_printf (_("The row cannot be read: %s."), report->detail)
               : g_strdup (_("The row cannot be read."));
    case WG_READER_CONVERTED:
      return g_strdup_printf (_("The coordinates were converted from %s to longitude and latitude "
                                "in CGCS2000."), report->detail);
    case WG_READER_AXES_SWAPPED:
      return g_strdup (_("The latitude stood before the longitude; they were exchanged."));
    case WG_READER_LINES_ABOVE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "%d line above the column names was passed over: “%s”.",
                                           "%d lines above the column names were passed over: "
                                           "“%s”.", (gulong) report->a),
                              (int) report->a, report->detail);
    case WG_READER_OTHER_LAYERS:
      /* Translators: sheets of a workbook or layers of a package. */
      return g_strdup_printf (_("Only “%s” was read. There are further sheets: %s."),
                              report->field, report->detail);
    default:
      return g_strdup (_("The row cannot be read."));
    }
}

static void
damaged (const WgReaderReport *report,
         const char           *file,
         GError              **error)
{
  switch (report->code)
    {
    case WG_READER_JSON_SYNTAX:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_DAMAGED,
                   _("%s, line %d, column %d: %s. Correct the file or have it exported again."),
                   file, (int) report->line, (int) report->column, json_defect (report->detail));
      break;
    case WG_READER_JSON_DEPTH:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_LIMIT,
                   _("%s, line %d, column %d: the brackets are nested deeper than %d levels. "
                     "No map file needs that; check where it comes from."),
                   file, (int) report->line, (int) report->column, (int) report->a);
      break;
    case WG_READER_CSV_QUOTE:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_DAMAGED,
                   _("%s, line %d, column %d: a quotation mark is opened here and never closed. "
                     "Correct the line and try again."),
                   file, (int) report->line, (int) report->column);
      break;
    case WG_READER_PART_CUT:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_DAMAGED,
                   _("%s: the %s file is cut off: it should have %lld bytes and has %lld. Copy all "
                     "files of the map again."),
                   file, report->detail, (long long) report->a, (long long) report->b);
      break;
    case WG_READER_PART_MISSING:
    default:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READ,
                   _("%s: the file with the ending %s is missing. A shapefile needs .shp, .shx and "
                     ".dbf with the same name in one folder."),
                   file, report->detail);
      break;
    }
}

static void
wrong_format (const WgReaderReport *report,
              const char           *file,
              GError              **error)
{
  switch (report->code)
    {
    case WG_READER_UNKNOWN_FORMAT:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
                   _("%s: this kind of file cannot be read. Use a table as XLSX, ODS or CSV, or "
                     "areas as GeoJSON, KML, GeoPackage or a shapefile."),
                   file);
      break;
    case WG_READER_NO_SYSTEM:
      if (report->detail[0] != '\0')
        g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
                     _("%s: coordinates in %s cannot be converted. Save the file in longitude and "
                       "latitude (CGCS2000, EPSG:4490) and try again."), file, report->detail);
      else
        g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
                     _("%s: coordinates such as %d, %d are metres, and the file does not say of "
                       "which zone. Choose the coordinate system, for example EPSG:4545 for "
                       "CGCS2000 with the meridian 108° E."),
                     file, (int) report->a, (int) report->b);
      break;
    case WG_READER_MANY_SHAPES:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
                   _("%s: there are several shapefiles in this archive. Unpack it and choose one."),
                   file);
      break;
    case WG_READER_NOT_FEATURES:
      if (g_str_equal (report->detail, "OpenStreetMap"))
        {
          if (report->line > 0)
            g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
                         _("%s, line %d: this is no extract of OpenStreetMap, or it is cut off."),
                         file, (int) report->line);
          else
            g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
                         _("%s: this is no extract of OpenStreetMap, or it is cut off."), file);
          break;
        }
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
                   _("%s: this is JSON, but no map (GeoJSON). Export the areas as GeoJSON."), file);
      break;
    case WG_READER_NOT_TEXT:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
                   _("%s, line %d, column %d: the text is not %s. Choose the encoding of the file, "
                     "or save it as UTF-8."),
                   file, (int) report->line, (int) report->column, report->detail);
      break;
    case WG_READER_BAD_ENCODING:
    default:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_FORMAT,
                   _("There is no encoding called “%s”. Examples are UTF-8 and GB18030."),
                   report->detail);
      break;
    }
}

/**
 * wg_reader_sentence_file:
 * @report: about the whole file
 * @file: the file's name
 * @error: return location for the error that is always set
 */
void
wg_reader_sentence_file (const WgReaderReport *report,
                         const char           *file,
                         GError              **error)
{
  g_autofree char *size = NULL;

  switch (report->code)
    {
    case WG_READER_JSON_SYNTAX:
    case WG_READER_JSON_DEPTH:
    case WG_READER_CSV_QUOTE:
    case WG_READER_PART_CUT:
    case WG_READER_PART_MISSING:
      damaged (report, file, error);
      break;
    case WG_READER_UNKNOWN_FORMAT:
    case WG_READER_NO_SYSTEM:
    case WG_READER_MANY_SHAPES:
    case WG_READER_NOT_FEATURES:
    case WG_READER_NOT_TEXT:
    case WG_READER_BAD_ENCODING:
      wrong_format (report, file, error);
      break;
    case WG_READER_EMPTY:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_DAMAGED,
                   _("%s: the file is empty."), file);
      break;
    case WG_READER_TOO_LARGE:
      size = g_format_size ((guint64) MAX (report->a, 0));
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_LIMIT,
                   _("%s: the file (%s) needs more memory than reading is allowed. Split it, or "
                     "allow more memory in the settings."),
                   file, size);
      break;
    case WG_READER_TOO_WIDE:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_LIMIT,
                   _("%s: the table has %d columns; at most %d can be read."), file,
                   (int) report->a, (int) report->b);
      break;
    case WG_READER_NO_SANDBOX:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_READER,
                   _("%s was not opened: this system does not let the reader lock itself (%s)."),
                   file, report->detail);
      break;
    default:
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_DAMAGED,
                   report->detail[0] != '\0'
                     ? _("%s cannot be read: %s.")
                     : _("%s cannot be read: it is damaged, or not what its name says. Have it "
                         "exported again."),
                   file, report->detail);
      break;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a workbook. Only typed cells are written, never a formula and never a link, whatever
 * a text looks like. The only place that knows the library. */

#include "wg-sheet-xlsx.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define WIDEST 60 /* characters; longer texts are wrapped */

typedef struct
{
  lxw_workbook *workbook;
  lxw_format   *header, *date, *time, *reason, *text, *number[7];
  lxw_error     failure; /* the first */
} Writer;

static void
make_formats (Writer *writer)
{
  static const char *const masks[] = { "#,##0", "#,##0.0", "#,##0.00", "#,##0.000",
                                       "#,##0.0000", "#,##0.00000", "#,##0.000000" };

  writer->header = workbook_add_format (writer->workbook);
  format_set_bold (writer->header);
  format_set_bottom (writer->header, LXW_BORDER_THIN);
  format_set_text_wrap (writer->header);
  writer->date = workbook_add_format (writer->workbook);
  format_set_num_format (writer->date, "yyyy-mm-dd");
  writer->time = workbook_add_format (writer->workbook);
  format_set_num_format (writer->time, "yyyy-mm-dd hh:mm");
  writer->reason = workbook_add_format (writer->workbook);
  format_set_align (writer->reason, LXW_ALIGN_RIGHT);
  format_set_font_color (writer->reason, 0x5c646c);
  writer->text = workbook_add_format (writer->workbook);
  format_set_text_wrap (writer->text);
  format_set_align (writer->text, LXW_ALIGN_VERTICAL_TOP);
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      writer->number[i] = workbook_add_format (writer->workbook);
      format_set_num_format (writer->number[i], masks[i]);
    }
}

static void
note (Writer    *writer,
      lxw_error  result)
{
  if (writer->failure == LXW_NO_ERROR)
    writer->failure = result;
}

/* In characters of a Latin font, of which a Chinese one takes two. */
static double
count_width (const char *text)
{
  double width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    width += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
  return width;
}

static void
write_string (Writer        *writer,
              lxw_worksheet *page,
              guint          row,
              guint          column,
              const char    *text,
              lxw_format    *format)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  note (writer, worksheet_write_string (page, row, (lxw_col_t) column, valid, format));
}

static void
write_cell (Writer        *writer,
            lxw_worksheet *page,
            const WgSheet *sheet,
            guint          row,
            guint          column)
{
  const WgCell cell = wg_sheet_get_cell (sheet, row, column);
  int decimals = CLAMP (wg_sheet_get_column (sheet, column)->decimals, 0,
                        (int) G_N_ELEMENTS (writer->number) - 1);
  int year, month, day, minute;

  switch (cell.type)
    {
    case WG_CELL_NUMBER:
      if (isfinite (cell.number))
        note (writer, worksheet_write_number (page, row + 1, (lxw_col_t) column, cell.number,
                                              writer->number[decimals]));
      break;
    case WG_CELL_DATE:
      wg_date_split (cell.date, &year, &month, &day);
      note (writer, worksheet_write_datetime (page, row + 1, (lxw_col_t) column,
                                              &(lxw_datetime) { .year = year, .month = month,
                                                                .day = day },
                                              writer->date));
      break;
    case WG_CELL_TIME:
      wg_date_split (wg_time_get_day (cell.time), &year, &month, &day);
      minute = (int) (cell.time - wg_time_new (wg_time_get_day (cell.time), 0, 0));
      note (writer, worksheet_write_datetime (page, row + 1, (lxw_col_t) column,
                                              &(lxw_datetime) { .year = year, .month = month,
                                                                .day = day, .hour = minute / 60,
                                                                .min = minute % 60 },
                                              writer->time));
      break;
    case WG_CELL_TEXT:
      write_string (writer, page, row + 1, column, cell.text, NULL);
      break;
    case WG_CELL_REASON:
      write_string (writer, page, row + 1, column, cell.text, writer->reason);
      break;
    case WG_CELL_EMPTY:
    default:
      break;
    }
}

static void
write_table (Writer        *writer,
             lxw_worksheet *page,
             const WgSheet *sheet)
{
  for (guint column = 0; column < wg_sheet_get_n_columns (sheet); column++)
    {
      const char *name = wg_sheet_get_column (sheet, column)->name;
      double width = count_width (name);

      write_string (writer, page, 0, column, name, writer->header);
      for (guint row = 0; row < wg_sheet_get_n_rows (sheet); row++)
        {
          g_autofree char *text = wg_sheet_format_cell (sheet, row, column);

          width = MAX (width, count_width (text));
          write_cell (writer, page, sheet, row, column);
        }
      note (writer, worksheet_set_column (page, (lxw_col_t) column, (lxw_col_t) column,
                                          MIN (width, WIDEST) + 2, NULL));
    }
  worksheet_freeze_panes (page, 1, 0);
  worksheet_repeat_rows (page, 0, 0);
  worksheet_set_paper (page, 9); /* A4 */
  worksheet_fit_to_pages (page, 1, 0);
}

static void
write_facts (Writer        *writer,
             lxw_worksheet *page,
             const WgSheet *sheet)
{
  double width = 12;

  write_string (writer, page, 0, 0, wg_sheet_get_title (sheet), writer->header);
  for (guint i = 0; i < wg_sheet_get_n_facts (sheet); i++)
    {
      const char *text;
      const char *name = wg_sheet_get_fact (sheet, i, &text);

      width = MAX (width, count_width (name));
      write_string (writer, page, i + 1, 0, name, writer->text);
      write_string (writer, page, i + 1, 1, text, writer->text);
    }
  note (writer, worksheet_set_column (page, 0, 0, width + 2, NULL));
  note (writer, worksheet_set_column (page, 1, 1, WIDEST, NULL));
}

static lxw_error
write_workbook (const WgSheet *sheet,
                const char    *path,
                WgTime         made)
{
  Writer writer = { .workbook = workbook_new (path) };
  g_autofree char *title = g_utf8_make_valid (wg_sheet_get_title (sheet), -1);
  lxw_doc_properties about = { .title = title, .comments = (char *) "Wangge",
                               .created = (time_t) (made * 60) };
  lxw_worksheet *table, *facts;
  lxw_error result;

  if (writer.workbook == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  make_formats (&writer);
  /* Translators: names of the two sheets of a workbook: 数据, 说明. */
  table = workbook_add_worksheet (writer.workbook, C_("workbook", "Data"));
  facts = workbook_add_worksheet (writer.workbook, C_("workbook", "About"));
  if (table == NULL || facts == NULL)
    note (&writer, LXW_ERROR_SHEETNAME_ALREADY_USED);
  else
    {
      write_table (&writer, table, sheet);
      write_facts (&writer, facts, sheet);
    }
  note (&writer, workbook_set_properties (writer.workbook, &about));
  result = workbook_close (writer.workbook);
  return writer.failure != LXW_NO_ERROR ? writer.failure : result;
}

gboolean
wg_sheet_write_xlsx (const WgSheet  *sheet,
                     const char     *path,
                     WgTime          made,
                     GError        **error)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  int file = g_mkstemp_full (part, O_RDWR, 0666);
  lxw_error result;

  if (file < 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
                   _("“%s” cannot be written: %s. Choose another folder."), path,
                   g_strerror (code));
      return FALSE;
    }
  close (file);
  result = write_workbook (sheet, part, made);
  if (result == LXW_NO_ERROR && g_rename (part, path) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” could not be written: %s."), path,
               result != LXW_NO_ERROR ? lxw_strerror (result) : g_strerror (errno));
  g_unlink (part);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV and TSV by RFC 4180, with what offices really send: CRLF or LF, quotes around anything,
 * line breaks inside quotes. Every value stays text, so that no leading zero is lost; GDAL's
 * guessing reader is not used for that reason. A row of another width than the head is refused
 * alone; a quote that never closes would swallow the rest and is a defect of the file. */

#include "wg-csv-reader.h"

#include "wg-frame.h"

#include <string.h>

#define PROGRESS_ROWS 5000
/* How far down the line of column names is looked for. */
#define MAX_ABOVE 20

void
wg_csv_scanner_init (WgCsvScanner *self,
                     const char   *text,
                     gsize         length,
                     char          delimiter)
{
  *self = (WgCsvScanner){
    .at = text,
    .end = text + length,
    .line_start = text,
    .line = 1,
    .delimiter = delimiter,
    .cells = g_string_new (NULL),
    .starts = g_array_new (FALSE, FALSE, sizeof (gsize)),
  };
}

void
wg_csv_scanner_clear (WgCsvScanner *self)
{
  if (self->cells != NULL)
    g_string_free (g_steal_pointer (&self->cells), TRUE);
  g_clear_pointer (&self->starts, g_array_unref);
}

guint
wg_csv_scanner_size (const WgCsvScanner *self)
{
  return self->starts->len;
}

const char *
wg_csv_scanner_cell (const WgCsvScanner *self,
                     guint               column,
                     gsize              *length)
{
  gsize start = g_array_index (self->starts, gsize, column);
  gsize next = column + 1 < self->starts->len ? g_array_index (self->starts, gsize, column + 1)
                                              : self->cells->len;

  *length = next - start - 1;
  return self->cells->str + start;
}

static void
new_line (WgCsvScanner *self)
{
  self->line++;
  self->line_start = self->at;
}

/* From the opening quote to behind the closing one. */
static gboolean
scan_quoted (WgCsvScanner  *self,
             WgReaderIssue *issue)
{
  gint64 column = g_utf8_strlen (self->line_start, self->at - self->line_start) + 1;
  gint64 line = self->line;

  self->at++;
  while (self->at < self->end)
    {
      char c = *self->at++;

      if (c == '"')
        {
          if (self->at == self->end || *self->at != '"')
            return TRUE;
          self->at++;
        }
      g_string_append_c (self->cells, c);
      if (c == '\n')
        new_line (self);
    }
  *issue = (WgReaderIssue){ .code = WG_READER_CSV_QUOTE, .line = line, .column = column };
  return FALSE;
}

/* A value up to the delimiter or the line's end. A quote that is not at the start of a value is
 * taken as it stands, and so is what follows a closing quote. */
static gboolean
scan_cell (WgCsvScanner  *self,
           WgReaderIssue *issue)
{
  gsize start = self->cells->len;

  g_array_append_val (self->starts, start);
  if (self->at < self->end && *self->at == '"' && !scan_quoted (self, issue))
    return FALSE;
  while (self->at < self->end && *self->at != self->delimiter && *self->at != '\n')
    {
      if (*self->at == '\r' && (self->at + 1 == self->end || self->at[1] == '\n'))
        {
          self->at++;
          break;
        }
      g_string_append_c (self->cells, *self->at++);
    }
  g_string_append_c (self->cells, '\0');
  return TRUE;
}

/**
 * wg_csv_scanner_next:
 * @self: a scanner
 * @issue: (out): the defect; its code stays 0 at the end of the text
 *
 * Reads the next row. Empty lines are passed over.
 *
 * Returns: %FALSE at the end and at a defect
 */
gboolean
wg_csv_scanner_next (WgCsvScanner  *self,
                     WgReaderIssue *issue)
{
  while (self->at < self->end)
    {
      gboolean more = TRUE;

      g_string_truncate (self->cells, 0);
      g_array_set_size (self->starts, 0);
      self->row_line = self->line;
      while (more)
        {
          if (!scan_cell (self, issue))
            return FALSE;
          more = self->at < self->end && *self->at == self->delimiter;
          if (self->at < self->end)
            {
              self->at++;
              if (!more)
                new_line (self);
            }
        }
      if (self->starts->len > 1 || self->cells->len > 1)
        return TRUE;
    }
  return FALSE;
}

/**
 * wg_csv_delimiter:
 * @text: the file
 * @length: its bytes
 *
 * Returns: the one of comma, semicolon and tab that the first line with any of them has most of
 *   outside quotes; the comma when no line has one
 */
char
wg_csv_delimiter (const char *text,
                  gsize       length)
{
  static const char marks[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (marks)] = { 0 };
  gboolean quoted = FALSE, any = FALSE;
  guint best = 0;

  for (const char *p = text; p < text + length && (quoted || *p != '\n' || !any); p++)
    {
      if (*p == '"')
        quoted = !quoted;
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        if (!quoted && *p == marks[i])
          {
            counts[i]++;
            any = TRUE;
          }
    }
  for (guint i = 1; i < G_N_ELEMENTS (marks); i++)
    if (counts[i] > counts[best])
      best = i;
  return marks[best];
}

/* How many lines of one value stand above the table, such as its title: the first rows that are
 * wider are alike, and more of them than of any other width. */
static guint
count_lines_above (const WgCsvScanner *begin,
                   char               *first,
                   gsize               size)
{
  WgReaderIssue issue = { 0 };
  WgCsvScanner scanner;
  guint width = 0, n_above = 0, n_alike = 0, n = 0;

  wg_csv_scanner_init (&scanner, begin->at, (gsize) (begin->end - begin->at), begin->delimiter);
  while (n < MAX_ABOVE && wg_csv_scanner_next (&scanner, &issue))
    {
      gsize length;
      const char *cell = wg_csv_scanner_cell (&scanner, 0, &length);

      if (n++ == 0)
        g_strlcpy (first, cell, size);
      if (width == 0 && wg_csv_scanner_size (&scanner) == 1)
        {
          n_above++;
          continue;
        }
      width = width == 0 ? wg_csv_scanner_size (&scanner) : width;
      n_alike += wg_csv_scanner_size (&scanner) == width;
    }
  wg_csv_scanner_clear (&scanner);
  return width > 1 && issue.code == 0 && n_alike * 2 > n - n_above ? n_above : 0;
}

/* Passes over what stands above the table; the note of it must come after the head. */
static guint
skip_lines_above (WgCsvScanner  *scanner,
                  char          *first,
                  gsize          size)
{
  guint n = count_lines_above (scanner, first, size);
  WgReaderIssue issue = { 0 };
  const char *end;

  for (guint i = 0; i < n; i++)
    wg_csv_scanner_next (scanner, &issue);
  if (!g_utf8_validate (first, -1, &end))
    *(char *) end = '\0';
  return n;
}

/* (transfer full) (nullable): the values of a row that is not sent, so that it can be given back;
 * NULL when they are too many. */
static char *
join_cells (const WgCsvScanner *scanner)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < wg_csv_scanner_size (scanner); i++)
    {
      gsize length;
      const char *cell = wg_csv_scanner_cell (scanner, i, &length);

      if (text->len + length >= WG_READER_MAX_DETAIL - 1 || strchr (cell, '\x1f') != NULL)
        return NULL;
      g_string_append_printf (text, "%s%s", i > 0 ? "\x1f" : "", cell);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
send_head (WgCsvScanner   *scanner,
           const char     *name,
           const char     *encoding,
           WgReaderOutput *output,
           WgReaderIssue  *issue)
{
  guint n = wg_csv_scanner_size (scanner);
  gsize start;

  if (n > WG_READER_MAX_FIELDS)
    {
      *issue = (WgReaderIssue){ .code = WG_READER_TOO_WIDE, .a = n, .b = WG_READER_MAX_FIELDS };
      return FALSE;
    }
  start = wg_reader_output_begin (output, WG_READER_LAYER);
  wg_frame_put_text (output->frames, name, -1);
  wg_frame_put_text (output->frames, encoding, -1);
  wg_frame_put_text (output->frames, "", 0);
  wg_frame_put_u8 (output->frames, FALSE);
  wg_frame_put_i64 (output->frames, -1);
  wg_frame_put_u32 (output->frames, n);
  for (guint i = 0; i < n; i++)
    {
      gsize length;
      const char *cell = wg_csv_scanner_cell (scanner, i, &length);

      /* A name longer than this is no column name; the rest of it helps nobody. */
      wg_frame_put_text (output->frames, cell,
                         length <= 1024 ? (gssize) length
                                        : g_utf8_find_prev_char (cell, cell + 1024) - cell);
      wg_frame_put_u8 (output->frames, WG_READER_TEXT);
    }
  wg_reader_output_end (output, start);
  return TRUE;
}

/* FALSE with the issue filled when the row must not be sent. */
static gboolean
check_row (WgCsvScanner  *scanner,
           guint          n_columns,
           gint64         row,
           WgReaderIssue *issue)
{
  *issue = (WgReaderIssue){ .row = row, .line = scanner->row_line };
  if (wg_csv_scanner_size (scanner) != n_columns)
    {
      issue->code = WG_READER_ROW_RAGGED;
      issue->a = wg_csv_scanner_size (scanner);
      issue->b = n_columns;
      return FALSE;
    }
  if (scanner->cells->len > WG_READER_MAX_TEXT)
    {
      issue->code = WG_READER_ROW_LONG;
      issue->a = (gint64) scanner->cells->len;
      issue->b = WG_READER_MAX_TEXT;
      return FALSE;
    }
  return TRUE;
}

static void
send_row (WgCsvScanner   *scanner,
          gint64          row,
          WgReaderOutput *output)
{
  gsize start = wg_reader_output_begin (output, WG_READER_ROW);

  wg_frame_put_i64 (output->frames, row);
  wg_frame_put_i64 (output->frames, scanner->row_line);
  for (guint i = 0; i < wg_csv_scanner_size (scanner); i++)
    {
      gsize length;
      const char *cell = wg_csv_scanner_cell (scanner, i, &length);

      wg_frame_put_u8 (output->frames, length > 0 ? WG_READER_TEXT : WG_READER_NULL);
      if (length > 0)
        wg_frame_put_text (output->frames, cell, (gssize) length);
    }
  wg_frame_put_blob (output->frames, NULL, 0);
  wg_reader_output_end (output, start);
}

static void
refuse_row (WgCsvScanner   *scanner,
            WgReaderOutput *output,
            WgReaderIssue  *issue)
{
  g_autofree char *cells = issue->code == WG_READER_ROW_RAGGED ? join_cells (scanner) : NULL;

  issue->detail = cells;
  wg_reader_output_issue (output, WG_READER_REFUSED, issue);
  issue->detail = NULL;
}

/**
 * wg_csv_read:
 * @name: the file's name, for the answer
 * @suffix: ".tsv" separates by tabs; of other files the first line tells
 * @encoding: the encoding it came in, for the answer
 * @text: valid UTF-8 without NUL bytes
 * @length: bytes
 * @output: where the answer goes; not finished here
 * @issue: (out): what is wrong with the file when %FALSE is returned
 *
 * Row numbers count the rows below the head from 1.
 *
 * Returns: whether the whole file could be read
 */
gboolean
wg_csv_read (const char     *name,
             const char     *suffix,
             const char     *encoding,
             const char     *text,
             gsize           length,
             WgReaderOutput *output,
             WgReaderIssue  *issue)
{
  char delimiter = strcmp (suffix, ".tsv") == 0 ? '\t' : wg_csv_delimiter (text, length);
  WgCsvScanner scanner;
  char title[128] = "";
  guint n_columns, n_above;
  gint64 row = 0;

  *issue = (WgReaderIssue){ 0 };
  wg_csv_scanner_init (&scanner, text, length, delimiter);
  n_above = skip_lines_above (&scanner, title, sizeof title);
  if (!wg_csv_scanner_next (&scanner, issue))
    {
      if (issue->code == 0)
        issue->code = WG_READER_EMPTY;
    }
  else if (send_head (&scanner, name, encoding, output, issue))
    {
      n_columns = wg_csv_scanner_size (&scanner);
      if (n_above > 0)
        wg_reader_output_issue (output, WG_READER_WARNING,
                                &(WgReaderIssue){ .code = WG_READER_LINES_ABOVE, .a = n_above,
                                                  .detail = title });
      while (wg_csv_scanner_next (&scanner, issue))
        {
          if (check_row (&scanner, n_columns, ++row, issue))
            send_row (&scanner, row, output);
          else
            refuse_row (&scanner, output, issue);
          *issue = (WgReaderIssue){ 0 };
          if (row % PROGRESS_ROWS == 0)
            wg_reader_output_progress (output, scanner.at - text, (gint64) length);
        }
    }
  wg_csv_scanner_clear (&scanner);
  return issue->code == 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is this text JSON (RFC 8259)? Tells the line and column of the first defect, which GDAL does
 * not, and refuses deep nesting before GDAL's recursive parser meets it. Keeps no values. Not
 * recursive itself: the stack is an array of one byte per level. */

#include "wg-json-check.h"

#include <string.h>

#define DEEPEST 256

typedef enum
{
  WANT_VALUE,
  WANT_VALUE_OR_END, /* after [ */
  WANT_KEY,          /* after , in an object */
  WANT_KEY_OR_END,   /* after { */
  WANT_COLON,
  WANT_COMMA,        /* or the end of what is open */
  WANT_NOTHING       /* the one value is complete */
} Want;

typedef struct
{
  WgJsonCheck *result;
  const char  *at;
  const char  *end;
  const char  *line_start;
  gint64       line;
  guint        depth;
  guint        max_depth;
  Want         want;
  gboolean     features_next; /* the key just read at depth 1 is "features" */
  gboolean     in_features;   /* the array at depth 2 is the value of that key */
  char         stack[DEEPEST];
} Scan;

static gboolean
fail (Scan       *scan,
      const char *at,
      const char *expected)
{
  scan->result->line = scan->line;
  scan->result->column = g_utf8_strlen (scan->line_start, at - scan->line_start) + 1;
  scan->result->expected = expected;
  return FALSE;
}

static void
skip_space (Scan *scan)
{
  for (; scan->at < scan->end; scan->at++)
    {
      if (*scan->at == '\n')
        {
          scan->line++;
          scan->line_start = scan->at + 1;
        }
      else if (*scan->at != ' ' && *scan->at != '\t' && *scan->at != '\r')
        return;
    }
}

/* After the backslash. */
static gboolean
scan_escape (Scan *scan)
{
  if (scan->at == scan->end)
    return fail (scan, scan->at, "more");
  if (*scan->at == 'u')
    {
      for (guint i = 1; i <= 4; i++)
        if (scan->at + i >= scan->end || !g_ascii_isxdigit (scan->at[i]))
          return fail (scan, scan->at, "escape");
      scan->at += 5;
      return TRUE;
    }
  if (*scan->at == '\0' || strchr ("\"\\/bfnrt", *scan->at) == NULL)
    return fail (scan, scan->at, "escape");
  scan->at++;
  return TRUE;
}

/* From the opening quote to behind the closing one. */
static gboolean
scan_text (Scan *scan)
{
  const char *start = scan->at++;

  while (scan->at < scan->end)
    {
      guchar c = (guchar) *scan->at;

      if (c == '"')
        {
          scan->at++;
          return TRUE;
        }
      if (c < 0x20)
        return fail (scan, scan->at, c == '\n' || c == '\r' ? "quote" : "control");
      scan->at++;
      if (c == '\\' && !scan_escape (scan))
        return FALSE;
    }
  return fail (scan, start, "quote");
}

static gboolean
scan_digits (Scan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return scan->at > start ? TRUE : fail (scan, scan->at, "number");
}

static gboolean
scan_number (Scan *scan)
{
  const char *start = scan->at;

  if (*scan->at == '-')
    scan->at++;
  if (scan->at + 1 < scan->end && scan->at[0] == '0' && g_ascii_isdigit (scan->at[1]))
    return fail (scan, start, "number");
  if (!scan_digits (scan))
    return FALSE;
  if (scan->at < scan->end && *scan->at == '.')
    {
      scan->at++;
      if (!scan_digits (scan))
        return FALSE;
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      return scan_digits (scan);
    }
  return TRUE;
}

static gboolean
scan_word (Scan *scan)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (scan->end - scan->at) >= n && memcmp (scan->at, words[i], n) == 0)
        {
          scan->at += n;
          return TRUE;
        }
    }
  return fail (scan, scan->at, "value");
}

static gboolean
open_level (Scan *scan)
{
  char c = *scan->at;

  if (scan->depth == scan->max_depth)
    {
      scan->result->too_deep = TRUE;
      return fail (scan, scan->at, NULL);
    }
  if (c == '[' && scan->depth == 1 && scan->features_next)
    scan->in_features = TRUE;
  if (c == '{' && scan->depth == 2 && scan->in_features)
    g_array_append_val (scan->result->feature_lines, scan->line);
  scan->stack[scan->depth++] = c;
  scan->want = c == '[' ? WANT_VALUE_OR_END : WANT_KEY_OR_END;
  scan->at++;
  return TRUE;
}

static void
close_level (Scan *scan)
{
  scan->at++;
  scan->depth--;
  if (scan->depth < 2)
    scan->in_features = FALSE;
  scan->want = scan->depth == 0 ? WANT_NOTHING : WANT_COMMA;
}

static gboolean
scan_value (Scan *scan)
{
  char c = *scan->at;

  if (c == ']' && scan->want == WANT_VALUE_OR_END)
    {
      close_level (scan);
      return TRUE;
    }
  if (c == '{' || c == '[')
    return open_level (scan);
  scan->want = scan->depth == 0 ? WANT_NOTHING : WANT_COMMA;
  if (c == '"')
    return scan_text (scan);
  if (c == '-' || g_ascii_isdigit (c))
    return scan_number (scan);
  return scan_word (scan);
}

static gboolean
scan_key (Scan *scan)
{
  const char *start = scan->at;

  if (*scan->at == '}' && scan->want == WANT_KEY_OR_END)
    {
      close_level (scan);
      return TRUE;
    }
  if (*scan->at != '"')
    return fail (scan, scan->at, "key");
  if (!scan_text (scan))
    return FALSE;
  if (scan->depth == 1)
    scan->features_next = scan->at - start == 10 && memcmp (start, "\"features\"", 10) == 0;
  scan->want = WANT_COLON;
  return TRUE;
}

static gboolean
scan_between (Scan *scan)
{
  char open = scan->stack[scan->depth - 1];
  char c = *scan->at;

  if (scan->want == WANT_COLON)
    {
      if (c != ':')
        return fail (scan, scan->at, "colon");
      scan->want = WANT_VALUE;
      scan->at++;
      return TRUE;
    }
  if (c == ',')
    {
      scan->want = open == '[' ? WANT_VALUE : WANT_KEY;
      scan->at++;
      return TRUE;
    }
  if (c != (open == '[' ? ']' : '}'))
    return fail (scan, scan->at, "comma");
  close_level (scan);
  return TRUE;
}

static gboolean
scan_token (Scan *scan)
{
  switch (scan->want)
    {
    case WANT_VALUE:
    case WANT_VALUE_OR_END:
      return scan_value (scan);
    case WANT_KEY:
    case WANT_KEY_OR_END:
      return scan_key (scan);
    case WANT_COLON:
    case WANT_COMMA:
      return scan_between (scan);
    case WANT_NOTHING:
    default:
      return fail (scan, scan->at, "end");
    }
}

/**
 * wg_json_check:
 * @self: (out caller-allocates): the result; clear it
 * @text: valid UTF-8
 * @length: bytes
 * @max_depth: levels of arrays and objects allowed, at most 256
 *
 * Returns: whether @text is one JSON value and nothing else
 */
gboolean
wg_json_check (WgJsonCheck *self,
               const char  *text,
               gsize        length,
               guint        max_depth)
{
  Scan scan = { self, text, text + length, text, 1, 0, MIN (max_depth, DEEPEST), WANT_VALUE,
                FALSE, FALSE, { 0 } };

  *self = (WgJsonCheck){ 0 };
  self->feature_lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (TRUE)
    {
      skip_space (&scan);
      if (scan.at == scan.end)
        break;
      if (!scan_token (&scan))
        return FALSE;
    }
  return scan.want == WANT_NOTHING ? TRUE : fail (&scan, scan.at, "more");
}

void
wg_json_check_clear (WgJsonCheck *self)
{
  g_clear_pointer (&self->feature_lines, g_array_unref);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field's value. Knows nothing of what the field means: that is WgKind's. */

#include "wg-value.h"

void
wg_value_clear (WgValue *self)
{
  if (self->type == WG_VALUE_TEXT)
    g_free (self->v.text);
  else if (self->type == WG_VALUE_BLOB)
    g_bytes_unref (self->v.blob);
  *self = WG_VALUE_INIT;
}

void
wg_value_set_int (WgValue *self,
                  gint64   value)
{
  wg_value_clear (self);
  self->type = WG_VALUE_INT;
  self->v.integer = value;
}

void
wg_value_set_real (WgValue *self,
                   double   value)
{
  wg_value_clear (self);
  self->type = WG_VALUE_REAL;
  self->v.real = value;
}

void
wg_value_set_text (WgValue    *self,
                   const char *value)
{
  /* Copied before clearing: the caller may pass our own text. */
  char *copy = g_strdup (value);

  wg_value_clear (self);
  if (copy == NULL)
    return;
  self->type = WG_VALUE_TEXT;
  self->v.text = copy;
}

void
wg_value_set_blob (WgValue *self,
                   GBytes  *value)
{
  if (value != NULL)
    g_bytes_ref (value);
  wg_value_clear (self);
  if (value == NULL)
    return;
  self->type = WG_VALUE_BLOB;
  self->v.blob = value;
}

void
wg_value_copy (const WgValue *from,
               WgValue       *to)
{
  if (from == to)
    return;
  switch (from->type)
    {
    case WG_VALUE_NULL:
      wg_value_clear (to);
      break;
    case WG_VALUE_INT:
      wg_value_set_int (to, from->v.integer);
      break;
    case WG_VALUE_REAL:
      wg_value_set_real (to, from->v.real);
      break;
    case WG_VALUE_TEXT:
      wg_value_set_text (to, from->v.text);
      break;
    case WG_VALUE_BLOB:
      wg_value_set_blob (to, from->v.blob);
      break;
    default:
      g_assert_not_reached ();
    }
}

gboolean
wg_value_equal (const WgValue *a,
                const WgValue *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case WG_VALUE_NULL:
      return TRUE;
    case WG_VALUE_INT:
      return a->v.integer == b->v.integer;
    case WG_VALUE_REAL:
      return a->v.real == b->v.real;
    case WG_VALUE_TEXT:
      return g_str_equal (a->v.text, b->v.text);
    case WG_VALUE_BLOB:
      return g_bytes_equal (a->v.blob, b->v.blob);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * wg_value_to_string:
 *
 * A value as the history and error messages show it; the empty text for NULL and the size for a
 * blob, whose bytes say nothing to a reader.
 *
 * Returns: (transfer full): the text
 */
char *
wg_value_to_string (const WgValue *self)
{
  char real[G_ASCII_DTOSTR_BUF_SIZE];

  switch (self->type)
    {
    case WG_VALUE_NULL:
      return g_strdup ("");
    case WG_VALUE_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->v.integer);
    case WG_VALUE_REAL:
      return g_strdup (g_ascii_dtostr (real, sizeof real, self->v.real));
    case WG_VALUE_TEXT:
      return g_strdup (self->v.text);
    case WG_VALUE_BLOB:
      return g_strdup_printf ("%" G_GSIZE_FORMAT " B", g_bytes_get_size (self->v.blob));
    default:
      g_return_val_if_reached (NULL);
    }
}

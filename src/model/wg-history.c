/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as it is shown: who changed what and when. Plain structs filled by the store; they
 * are never written back. */

#include "wg-history.h"

WgEditEntry *
wg_edit_entry_new (void)
{
  return g_new0 (WgEditEntry, 1);
}

void
wg_edit_entry_free (WgEditEntry *self)
{
  g_free (self->actor);
  g_free (self->role);
  g_free (self->label);
  g_free (self);
}

static void
field_change_clear (gpointer data)
{
  WgFieldChange *change = data;

  g_free (change->field);
  wg_value_clear (&change->old_value);
  wg_value_clear (&change->new_value);
}

WgRowEntry *
wg_row_entry_new (void)
{
  WgRowEntry *self = g_new0 (WgRowEntry, 1);

  self->fields = g_array_new (FALSE, TRUE, sizeof (WgFieldChange));
  g_array_set_clear_func (self->fields, field_change_clear);
  return self;
}

void
wg_row_entry_free (WgRowEntry *self)
{
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * wg_row_entry_add:
 * @self: an entry
 * @field: the field's name
 * @old_value: its value before
 * @new_value: its value after
 */
void
wg_row_entry_add (WgRowEntry    *self,
                  const char    *field,
                  const WgValue *old_value,
                  const WgValue *new_value)
{
  WgFieldChange change = { g_strdup (field), WG_VALUE_INIT, WG_VALUE_INIT };

  wg_value_copy (old_value, &change.old_value);
  wg_value_copy (new_value, &change.new_value);
  g_array_append_val (self->fields, change);
}

/**
 * wg_row_entry_to_string:
 * @self: an entry
 *
 * For comparing two states by eye or in a test, not for parsing.
 *
 * Returns: (transfer full): one line per field, "field: old → new"
 */
char *
wg_row_entry_to_string (const WgRowEntry *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const WgFieldChange *change = &g_array_index (self->fields, WgFieldChange, i);
      g_autofree char *old_text = wg_value_to_string (&change->old_value);
      g_autofree char *new_text = wg_value_to_string (&change->new_value);

      g_string_append_printf (text, "%s%s: %s → %s", i > 0 ? "\n" : "", change->field,
                              old_text, new_text);
    }
  return g_string_free (text, FALSE);
}

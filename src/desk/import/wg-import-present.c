/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import is compared with, read once. */

#include "wg-import-present.h"

#include "wg-fields.h"

void
wg_import_present_clear (WgImportPresent *self)
{
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->contacts, wg_import_contacts_free);
}

GPtrArray *
wg_import_present_rows (WgStore      *store,
                        const WgKind *kind,
                        GCancellable *cancellable,
                        GError      **error)
{
  if (store == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  return wg_store_load (store, kind, cancellable, error);
}

static gboolean
load_contacts (WgImportPresent *self,
               WgStore         *store,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (GPtrArray) templates =
    wg_import_present_rows (store, &wg_kind_template, cancellable, error);

  if (templates != NULL)
    self->contacts = wg_import_contacts_new (templates, self->levels, self->units);
  return templates != NULL;
}

gboolean
wg_import_present_load (WgImportPresent    *self,
                        WgStore            *store,
                        const WgImportKind *kind,
                        GCancellable       *cancellable,
                        GError            **error)
{
  int code = wg_kind_find_field (kind->rows, "code");

  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->units = wg_import_present_rows (store, &wg_kind_unit, cancellable, error);
  if (self->units != NULL)
    self->levels = wg_import_present_rows (store, &wg_kind_level, cancellable, error);
  if (self->levels != NULL)
    self->settings = wg_import_present_rows (store, &wg_kind_setting, cancellable, error);
  if (self->settings != NULL)
    self->rows = kind->rows == &wg_kind_unit
                   ? g_ptr_array_ref (self->units)
                   : wg_import_present_rows (store, kind->rows, cancellable, error);
  if (self->rows == NULL)
    return FALSE;
  for (guint i = 0; code >= 0 && i < self->rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (self->rows, i);

      if (wg_row_get_text (row, (guint) code) != NULL)
        g_hash_table_insert (self->by_code, (gpointer) wg_row_get_text (row, (guint) code), row);
    }
  return kind->rows != &wg_kind_contact || load_contacts (self, store, cancellable, error);
}

WgRowNames *
wg_import_present_names (WgStore            *store,
                         const WgImportKind *kind,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_autofree const WgKind **kinds = wg_row_names_list_kinds (kind->rows);
  g_autoptr (WgRowNames) names = wg_row_names_new ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) rows = wg_import_present_rows (store, kinds[i], cancellable, error);

      if (rows == NULL)
        return NULL;
      wg_row_names_add (names, rows);
    }
  return g_steal_pointer (&names);
}

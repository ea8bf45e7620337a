/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft as text, for the file that outlives a crash. The text is the user's own but may be cut
 * short or of another version: whatever does not fit the field tables refuses the whole draft. */

#include "wg-draft-private.h"
#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

#define FORMAT 1

static json_t *
value_to_json (const WgValue *value)
{
  switch (value->type)
    {
    case WG_VALUE_INT:
      return json_integer (value->v.integer);
    case WG_VALUE_REAL:
      return json_real (value->v.real);
    case WG_VALUE_TEXT:
      return json_string (value->v.text);
    case WG_VALUE_BLOB:
      {
        gsize size;
        const guchar *bytes = g_bytes_get_data (value->v.blob, &size);
        g_autofree char *text = g_base64_encode (bytes, size);

        return json_string (text);
      }
    case WG_VALUE_NULL:
    default:
      return json_null ();
    }
}

/* Only what is filled in. */
static json_t *
fields_to_json (WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  json_t *object = json_object ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (wg_row_get (row, i)->type != WG_VALUE_NULL)
      json_object_set_new (object, kind->fields[i].name, value_to_json (wg_row_get (row, i)));
  return object;
}

static json_t *
entry_to_json (const WgDraftEntry *entry)
{
  json_t *object = json_object ();

  json_object_set_new (object, "kind", json_string (wg_row_get_kind (entry->row)->name));
  json_object_set_new (object, "id", json_integer (wg_row_get_id (entry->row)));
  json_object_set_new (object, "row", fields_to_json (entry->row));
  if (entry->stored != NULL)
    {
      json_object_set_new (object, "version",
                           json_integer (wg_row_get_version (entry->stored)));
      json_object_set_new (object, "stored", fields_to_json (entry->stored));
    }
  if (entry->deleted)
    json_object_set_new (object, "deleted", json_true ());
  if (entry->proposed != NULL)
    json_object_set_new (object, "proposed", fields_to_json (entry->proposed));
  return object;
}

char *
wg_draft_to_json (WgDraft *self)
{
  GPtrArray *entries;
  json_t *root;
  json_t *rows;
  char *dumped;
  char *text;

  g_return_val_if_fail (WG_IS_DRAFT (self), NULL);

  entries = _wg_draft_get_entries (self);
  root = json_object ();
  rows = json_array ();
  json_object_set_new (root, "draft", json_integer (FORMAT));
  json_object_set_new (root, "label", json_string (wg_draft_get_label (self)));
  for (guint i = 0; i < entries->len; i++)
    json_array_append_new (rows, entry_to_json (g_ptr_array_index (entries, i)));
  json_object_set_new (root, "rows", rows);
  dumped = json_dumps (root, JSON_INDENT (1));
  json_decref (root);
  text = g_strdup (dumped);
  free (dumped); /* jansson's own allocator */
  return text;
}

static gboolean
value_from_json (json_t      *json,
                 WgValueType  type,
                 WgValue     *value)
{
  switch (type)
    {
    case WG_VALUE_INT:
      if (!json_is_integer (json))
        return FALSE;
      wg_value_set_int (value, json_integer_value (json));
      return TRUE;
    case WG_VALUE_REAL:
      if (!json_is_number (json))
        return FALSE;
      wg_value_set_real (value, json_number_value (json));
      return TRUE;
    case WG_VALUE_TEXT:
      if (!json_is_string (json))
        return FALSE;
      wg_value_set_text (value, json_string_value (json));
      return TRUE;
    case WG_VALUE_BLOB:
      {
        g_autoptr (GBytes) bytes = NULL;
        guchar *data;
        gsize size;

        if (!json_is_string (json))
          return FALSE;
        data = g_base64_decode (json_string_value (json), &size);
        bytes = g_bytes_new_take (data, size);
        wg_value_set_blob (value, bytes);
        return TRUE;
      }
    case WG_VALUE_NULL:
    default:
      return FALSE;
    }
}

/* (transfer full) (nullable): NULL when it does not fit the kind. */
static WgRow *
row_from_json (json_t       *fields,
               const WgKind *kind,
               gint64        id,
               gint64        version)
{
  g_autoptr (WgRow) row = NULL;
  const char *name;
  json_t *value;

  if (!json_is_object (fields))
    return NULL;
  row = wg_row_new (kind, id);
  wg_row_set_version (row, version);
  json_object_foreach (fields, name, value)
    {
      int field = wg_kind_find_field (kind, name);

      if (field < 0 || !value_from_json (value, kind->fields[field].type,
                                         wg_row_edit (row, (guint) field)))
        return NULL;
    }
  return g_steal_pointer (&row);
}

static gboolean
entry_from_json (WgDraft *self,
                 json_t  *object)
{
  const char *kind_name = json_string_value (json_object_get (object, "kind"));
  const WgKind *kind = kind_name != NULL ? wg_kind_find (kind_name) : NULL;
  gint64 id = json_integer_value (json_object_get (object, "id"));
  gint64 version = json_integer_value (json_object_get (object, "version"));
  json_t *has_stored = json_object_get (object, "stored");
  json_t *has_proposed = json_object_get (object, "proposed");
  g_autoptr (WgRow) row = NULL;
  g_autoptr (WgRow) stored = NULL;
  g_autoptr (WgRow) proposed = NULL;

  if (kind == NULL || id <= 0 || version < 0 || wg_draft_find (self, id) != NULL)
    return FALSE;
  row = row_from_json (json_object_get (object, "row"), kind, id, version);
  stored = has_stored != NULL ? row_from_json (has_stored, kind, id, version) : NULL;
  proposed = has_proposed != NULL ? row_from_json (has_proposed, kind, id, 0) : NULL;
  if (row == NULL || (has_stored != NULL) != (stored != NULL) ||
      (has_proposed != NULL) != (proposed != NULL) || (stored == NULL && version != 0))
    return FALSE;
  _wg_draft_add_entry (self, g_steal_pointer (&row), g_steal_pointer (&stored),
                       g_steal_pointer (&proposed));
  if (json_is_true (json_object_get (object, "deleted")))
    {
      if (wg_draft_get_stored (self, id) == NULL)
        return FALSE;
      wg_draft_delete (self, wg_draft_get_stored (self, id));
    }
  return TRUE;
}

/**
 * wg_draft_new_from_json:
 * @json: what wg_draft_to_json() gave
 *
 * Returns: (transfer full): the draft as it was, or NULL with %G_IO_ERROR_INVALID_DATA
 */
WgDraft *
wg_draft_new_from_json (const char *json,
                        GError    **error)
{
  g_autoptr (WgDraft) self = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  json_t *root = wg_json_parse (bytes, "unsaved.json", NULL);
  const char *label;
  json_t *entry;
  gboolean good;
  size_t i;

  label = json_string_value (json_object_get (root, "label"));
  good = label != NULL && json_integer_value (json_object_get (root, "draft")) == FORMAT &&
         json_is_array (json_object_get (root, "rows"));
  self = wg_draft_new (label != NULL ? label : "");
  json_array_foreach (json_object_get (root, "rows"), i, entry)
    good = good && entry_from_json (self, entry);
  json_decref (root);
  if (good)
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("The unsaved changes were kept by another version of the program or are "
                 "damaged. They cannot be restored."));
  return NULL;
}

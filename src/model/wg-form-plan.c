/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms as data: a level of the tree is a choice of sections, not a dialog of its own. It knows
 * no widget; fields are those of the kind's table. */

#include "wg-form-plan.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

struct _WgFormPlan
{
  GHashTable *kinds; /* WgKind → GPtrArray of WgFormSection */
};

static void
section_free (gpointer data)
{
  WgFormSection *section = data;

  g_free (section->id);
  g_free (section->title);
  g_free (section->hint);
  g_free (section->widget);
  g_free (section->bodies);
  g_free (section->only_value);
  g_array_unref (section->fields);
  g_clear_pointer (&section->places, g_array_unref);
  g_free (section);
}

void
wg_form_plan_free (WgFormPlan *self)
{
  g_hash_table_unref (self->kinds);
  g_free (self);
}

static int
find_place (const char *name)
{
  static const char *const names[] = { "none", "province", "city", "district", "township",
                                       "community", "grid", "group" };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (int) i;
  return -1;
}

static gboolean
read_places (WgFormSection *section,
             json_t        *places)
{
  json_t *name;
  size_t i;

  if (places == NULL)
    return TRUE;
  section->places = g_array_new (FALSE, FALSE, sizeof (guint));
  json_array_foreach (places, i, name)
    {
      int place = find_place (json_string_value (name));

      if (place < 0)
        return FALSE;
      g_array_append_val (section->places, place);
    }
  return TRUE;
}

static gboolean
read_fields (WgFormSection *section,
             const WgKind  *kind,
             json_t        *fields)
{
  json_t *name;
  size_t i;

  json_array_foreach (fields, i, name)
    {
      int field = json_is_string (name) ? wg_kind_find_field (kind, json_string_value (name)) : -1;

      if (field < 0)
        return FALSE;
      g_array_append_val (section->fields, field);
    }
  return TRUE;
}

static gboolean
is_body_group (const char *name)
{
  static const char *const names[] = { "elected", "dispatched", "branch", NULL };

  return name == NULL || g_strv_contains (names, name);
}

/* "only": { "field": "status", "value": "held" } */
static gboolean
read_only (WgFormSection *section,
           const WgKind  *kind,
           json_t        *only)
{
  const char *name = json_string_value (json_object_get (only, "field"));
  int field = name != NULL ? wg_kind_find_field (kind, name) : -1;

  if (only == NULL)
    return TRUE;
  section->only_value = g_strdup (json_string_value (json_object_get (only, "value")));
  section->only_field = (guint) MAX (field, 0);
  return field >= 0 && kind->fields[field].type == WG_VALUE_TEXT && section->only_value != NULL;
}

/* (transfer full) (nullable) */
static WgFormSection *
section_new (json_t       *entry,
             const WgKind *kind,
             const char   *language)
{
  WgFormSection *section = g_new0 (WgFormSection, 1);

  section->id = g_strdup (json_string_value (json_object_get (entry, "id")));
  section->title = g_strdup (wg_json_get_text (entry, "title", language));
  section->hint = g_strdup (wg_json_get_text (entry, "hint", language));
  section->widget = g_strdup (json_string_value (json_object_get (entry, "widget")));
  section->bodies = g_strdup (json_string_value (json_object_get (entry, "bodies")));
  section->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  if (section->id != NULL && section->title != NULL && is_body_group (section->bodies) &&
      read_places (section, json_object_get (entry, "places")) &&
      read_only (section, kind, json_object_get (entry, "only")) &&
      read_fields (section, kind, json_object_get (entry, "fields")))
    return section;
  section_free (section);
  return NULL;
}

static gboolean
read_form (WgFormPlan *self,
           json_t     *form,
           const char *language,
           GError    **error)
{
  const char *name = json_string_value (json_object_get (form, "kind"));
  const WgKind *kind = name != NULL ? wg_kind_find (name) : NULL;
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (section_free);
  json_t *entry;
  size_t i;

  json_array_foreach (json_object_get (form, "sections"), i, entry)
    {
      WgFormSection *section = kind != NULL ? section_new (entry, kind, language) : NULL;

      if (section == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("Section %u of the form “%s” does not fit the program."), (guint) i + 1,
                       name != NULL ? name : "");
          return FALSE;
        }
      g_ptr_array_add (sections, section);
    }
  if (kind != NULL)
    g_hash_table_insert (self->kinds, (gpointer) kind, g_steal_pointer (&sections));
  return TRUE;
}

/**
 * wg_form_plan_new:
 * @json: a template file: { "forms": [ … ] }
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): the plan, or NULL with %G_IO_ERROR_INVALID_DATA
 */
WgFormPlan *
wg_form_plan_new (GBytes     *json,
                  const char *language,
                  GError    **error)
{
  g_autoptr (WgFormPlan) self = g_new0 (WgFormPlan, 1);
  json_t *root;
  json_t *form;
  gboolean good = TRUE;
  size_t i;

  self->kinds = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  root = wg_json_parse (json, "forms.json", error);
  if (root == NULL)
    return NULL;
  json_array_foreach (json_object_get (root, "forms"), i, form)
    good = good && read_form (self, form, language, error);
  json_decref (root);
  return good ? g_steal_pointer (&self) : NULL;
}

static gboolean
fits_place (const WgFormSection *section,
            WgLevelPlace         place)
{
  if (section->places == NULL)
    return TRUE;
  for (guint i = 0; i < section->places->len; i++)
    if (g_array_index (section->places, guint, i) == (guint) place)
      return TRUE;
  return FALSE;
}

/* A body of no known type may have a term and may be a branch: nothing is kept from it. */
static gboolean
fits_body (const WgFormSection *section,
           const WgBodyType    *body)
{
  if (section->bodies == NULL)
    return TRUE;
  if (g_str_equal (section->bodies, "dispatched"))
    return body != NULL && body->is_dispatched;
  if (g_str_equal (section->bodies, "branch"))
    return body != NULL && body->is_branch;
  return body == NULL || body->term_years > 0 || body->community_term_years > 0;
}

GPtrArray *
wg_form_plan_list_sections (WgFormPlan       *self,
                            const WgKind     *kind,
                            WgLevelPlace      place,
                            const WgBodyType *body)
{
  GPtrArray *all = g_hash_table_lookup (self->kinds, kind);
  GPtrArray *sections = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      WgFormSection *section = g_ptr_array_index (all, i);

      if (fits_place (section, place) && fits_body (section, body))
        g_ptr_array_add (sections, section);
    }
  return sections;
}

GPtrArray *
wg_form_plan_list_sections_of_row (WgFormPlan  *self,
                                   const WgRow *row)
{
  GPtrArray *all = g_hash_table_lookup (self->kinds, wg_row_get_kind (row));
  GPtrArray *sections = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      WgFormSection *section = g_ptr_array_index (all, i);

      if (section->only_value == NULL ||
          g_strcmp0 (wg_row_get_text (row, section->only_field), section->only_value) == 0)
        g_ptr_array_add (sections, section);
    }
  return sections;
}

const WgFormSection *
wg_form_sections_find_field (GPtrArray *sections,
                             guint      field)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const WgFormSection *section = g_ptr_array_index (sections, i);

      for (guint j = 0; j < section->fields->len; j++)
        if (g_array_index (section->fields, guint, j) == field)
          return section;
    }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The level templates that ship and that a file brings, and what the file's one says about each
 * level. Must not write: wg-template-switch.c makes the edits. */

#include "wg-templates.h"

#include "wg-data.h"
#include "wg-district-private.h"

#include <glib/gi18n-lib.h>

struct _WgTemplates
{
  GPtrArray             *templates; /* WgLevelTemplate, the default first */
  GPtrArray             *body_types;
  GPtrArray             *levels;    /* WgRow, by number */
  const WgLevelTemplate *current;   /* (nullable) */
  WgLevelPlace           places[WG_LEVELS_MOST + 1];
};

void
wg_templates_free (WgTemplates *self)
{
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->body_types, g_ptr_array_unref);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_body_types (WgTemplates *self,
                 WgRegistry  *registry,
                 GError     **error)
{
  g_autoptr (GBytes) json = NULL;

  if (registry != NULL)
    {
      self->body_types = g_ptr_array_ref (wg_registry_get_rows (registry)->body_types);
      return TRUE;
    }
  json = wg_data_lookup ("templates/body-types.json", error);
  self->body_types = json != NULL
                       ? wg_body_types_load (json, wg_data_get_language (), error)
                       : NULL;
  return self->body_types != NULL;
}

/* One that the file brings stands for the one of the same id that ships. */
static void
take_template (WgTemplates     *self,
               WgLevelTemplate *template)
{
  for (guint i = 0; i < self->templates->len; i++)
    {
      const WgLevelTemplate *old = g_ptr_array_index (self->templates, i);

      if (!g_str_equal (old->id, template->id))
        continue;
      wg_level_template_free (self->templates->pdata[i]);
      self->templates->pdata[i] = template;
      return;
    }
  g_ptr_array_insert (self->templates, template->is_default ? 0 : -1, template);
}

static gboolean
load_shipped (WgTemplates *self,
              GError     **error)
{
  g_auto (GStrv) names = wg_data_list ("templates", error);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *path = g_strconcat ("templates/", *name, NULL);
      g_autoptr (GBytes) json = NULL;
      WgLevelTemplate *template;

      if (!g_str_has_prefix (*name, "levels-"))
        continue;
      json = wg_data_lookup (path, error);
      template = json != NULL
                   ? wg_level_template_new (json, *name, wg_data_get_language (), error)
                   : NULL;
      if (template == NULL)
        return FALSE;
      take_template (self, template);
    }
  return names != NULL;
}

/* A broken one of the file is left out: the file must still open, and its levels have their words
 * in rows of their own. */
static void
load_own (WgTemplates *self,
          GPtrArray   *rows)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (rows, i);
      const char *content = wg_row_get_text (row, WG_TEMPLATE_CONTENT);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) json = NULL;
      WgLevelTemplate *template;

      if (g_strcmp0 (wg_row_get_text (row, WG_TEMPLATE_TYPE), "levels") != 0 || content == NULL)
        continue;
      json = g_bytes_new (content, strlen (content));
      template = wg_level_template_new (json, wg_row_get_text (row, WG_TEMPLATE_NAME),
                                        wg_data_get_language (), &error);
      if (template != NULL)
        take_template (self, template);
      else
        g_warning ("%s", error->message);
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = wg_row_get_int (*(const WgRow *const *) a, WG_LEVEL_NUMBER, 0);
  gint64 y = wg_row_get_int (*(const WgRow *const *) b, WG_LEVEL_NUMBER, 0);

  return (x > y) - (x < y);
}

static void
take_levels (WgTemplates *self,
             GPtrArray   *rows)
{
  WgLevelPlace above = WG_LEVEL_PLACE_NONE;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_ptr_array_add (self->levels, wg_row_ref (g_ptr_array_index (rows, i)));
  g_ptr_array_sort (self->levels, compare_numbers);
  for (guint i = 0; i < self->levels->len; i++)
    {
      const WgRow *row = g_ptr_array_index (self->levels, i);
      gint64 number = wg_row_get_int (row, WG_LEVEL_NUMBER, 0);
      gint64 length = wg_row_get_int (row, WG_LEVEL_CODE_LENGTH, 0);

      above = wg_level_place_guess ((guint) MAX (length, 0), above);
      if (number >= 1 && number <= WG_LEVELS_MOST)
        self->places[number] = above;
    }
}

/**
 * wg_templates_new:
 * @district: (nullable): a file, or NULL for one that is not there yet
 * @error: return location for an error of what ships
 *
 * Returns: (transfer full) (nullable): the templates
 */
WgTemplates *
wg_templates_new (WgDistrict *district,
                  GError    **error)
{
  g_autoptr (WgTemplates) self = g_new0 (WgTemplates, 1);
  WgRegistry *registry = district != NULL ? wg_district_get_registry (district) : NULL;

  self->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_level_template_free);
  self->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  if (!load_body_types (self, registry, error) || !load_shipped (self, error))
    return NULL;
  if (registry != NULL)
    {
      load_own (self, wg_registry_get_rows (registry)->templates);
      take_levels (self, wg_registry_get_rows (registry)->levels);
      self->current = wg_templates_find (self,
                                         wg_district_get_setting (district, "level_template"));
    }
  return g_steal_pointer (&self);
}

/**
 * wg_templates_list:
 *
 * Returns: (transfer none) (element-type WgLevelTemplate): what ships, the default first, then
 *   what the file brings under an id of its own
 */
GPtrArray *
wg_templates_list (WgTemplates *self)
{
  return self->templates;
}

const WgLevelTemplate *
wg_templates_find (WgTemplates *self,
                   const char  *id)
{
  for (guint i = 0; id != NULL && i < self->templates->len; i++)
    {
      const WgLevelTemplate *template = g_ptr_array_index (self->templates, i);

      if (g_str_equal (template->id, id))
        return template;
    }
  return NULL;
}

const WgLevelTemplate *
wg_templates_get_default (WgTemplates *self)
{
  return g_ptr_array_index (self->templates, 0);
}

/**
 * wg_templates_get_current:
 *
 * Returns: (transfer none) (nullable): what the file says it uses; NULL when it says nothing, or
 *   names a template that is not there
 */
const WgLevelTemplate *
wg_templates_get_current (WgTemplates *self)
{
  return self->current;
}

GPtrArray *
wg_templates_get_levels (WgTemplates *self)
{
  return self->levels;
}

static const char *
get_level_text (WgTemplates *self,
                guint        level,
                guint        field)
{
  for (guint i = 0; i < self->levels->len; i++)
    {
      const WgRow *row = g_ptr_array_index (self->levels, i);

      if (wg_row_get_int (row, WG_LEVEL_NUMBER, 0) == level)
        return wg_row_get_text (row, field);
    }
  return NULL;
}

const char *
wg_templates_get_level_name (WgTemplates *self,
                             guint        level)
{
  const char *name = get_level_text (self, level, WG_LEVEL_NAME);

  return name != NULL ? name : "";
}

const char *
wg_templates_get_duty (WgTemplates *self,
                       guint        level)
{
  const char *duty = get_level_text (self, level, WG_LEVEL_DUTY);

  return duty != NULL ? duty : "";
}

/**
 * wg_templates_get_place:
 *
 * Returns: where a level of the file stands: by the length of its codes, below the community by
 *   its order
 */
WgLevelPlace
wg_templates_get_place (WgTemplates *self,
                        guint        level)
{
  return level <= WG_LEVELS_MOST ? self->places[level] : WG_LEVEL_PLACE_NONE;
}

/* What the file's template says about a level of the file. */
static const WgTemplateLevel *
find_said (WgTemplates *self,
           guint        level)
{
  WgLevelPlace place = wg_templates_get_place (self, level);

  return self->current != NULL && place != WG_LEVEL_PLACE_NONE
             ? wg_level_template_find_place (self->current, place)
             : NULL;
}

gboolean
wg_templates_is_count_only (WgTemplates *self,
                            guint        level)
{
  const WgTemplateLevel *said = find_said (self, level);

  return said != NULL ? said->count_only
                      : wg_templates_get_place (self, level) == WG_LEVEL_PLACE_GROUP;
}

/**
 * wg_templates_list_body_types:
 * @level: of the file
 *
 * Which kinds of bodies a form offers for a unit of the level (M02: the body type is the unit's,
 * the level only says what is usual).
 *
 * Returns: (transfer container) (element-type WgBodyType): in the template's order; all types where
 *   it does not know the level
 */
GPtrArray *
wg_templates_list_body_types (WgTemplates *self,
                              guint        level)
{
  const WgTemplateLevel *said = find_said (self, level);
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; said != NULL && said->body_types[i] != NULL; i++)
    {
      const WgBodyType *type = wg_body_types_find (self->body_types, said->body_types[i]);

      if (type != NULL)
        g_ptr_array_add (types, (gpointer) type);
    }
  for (guint i = 0; said == NULL && i < self->body_types->len; i++)
    g_ptr_array_add (types, g_ptr_array_index (self->body_types, i));
  return types;
}

/**
 * wg_templates_list_child_levels:
 * @level: of the file; 0 for the top
 *
 * The next level down, and those below it as long as the template lets the ones between be skipped.
 * At the top every level may begin a tree: a street's file has no district in it.
 *
 * Returns: (transfer container) (element-type guint): levels on which units may stand
 */
GArray *
wg_templates_list_child_levels (WgTemplates *self,
                                guint        level)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean open = TRUE;

  for (guint i = 0; i < self->levels->len && open; i++)
    {
      gint64 number = wg_row_get_int (g_ptr_array_index (self->levels, i), WG_LEVEL_NUMBER, 0);
      guint child = (guint) number;
      const WgTemplateLevel *said = find_said (self, child);

      if (number <= (gint64) level || wg_templates_is_count_only (self, child))
        continue;
      g_array_append_val (children, child);
      open = level == 0 || (said != NULL && said->may_skip);
    }
  return children;
}

gboolean
wg_templates_allows_child (WgTemplates *self,
                           guint        level,
                           guint        child)
{
  g_autoptr (GArray) children = wg_templates_list_child_levels (self, level);

  for (guint i = 0; i < children->len; i++)
    if (g_array_index (children, guint, i) == child)
      return TRUE;
  return FALSE;
}

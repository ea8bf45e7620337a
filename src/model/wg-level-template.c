/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level templates: how many levels a tree has and what they are called. Only reading and checking;
 * what a file makes of them is desk/'s business. */

#include "wg-level-template.h"

#include "wg-json-text.h"

#include <glib/gi18n-lib.h>

/* In the order of WgLevelPlace. */
static const char *const place_names[] = { "",          "province", "city", "district", "township",
                                           "community", "grid",     "group" };

static void
level_free (gpointer data)
{
  WgTemplateLevel *level = data;

  g_free (level->name);
  g_free (level->duty);
  g_strfreev (level->body_types);
  g_free (level);
}

void
wg_level_template_free (WgLevelTemplate *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->about);
  g_ptr_array_unref (self->levels);
  g_free (self);
}

/**
 * wg_level_place_from_length:
 * @code_length: digits
 *
 * Division codes have 2, 4, 6, 9 or 12 digits (rules.md 2.2).
 */
WgLevelPlace
wg_level_place_from_length (guint code_length)
{
  static const guint lengths[] = { 0, 2, 4, 6, 9, 12 };

  for (guint place = WG_LEVEL_PLACE_PROVINCE; place <= WG_LEVEL_PLACE_COMMUNITY; place++)
    if (code_length == lengths[place])
      return (WgLevelPlace) place;
  return WG_LEVEL_PLACE_NONE;
}

/**
 * wg_level_place_guess:
 * @code_length: digits, or 0
 * @above: the place of the level above; %WG_LEVEL_PLACE_NONE at the top
 *
 * Returns: the place of division codes; else the next one below the community;
 *   %WG_LEVEL_PLACE_NONE where nothing says it
 */
WgLevelPlace
wg_level_place_guess (guint        code_length,
                      WgLevelPlace above)
{
  WgLevelPlace place = wg_level_place_from_length (code_length);

  if (place != WG_LEVEL_PLACE_NONE || above < WG_LEVEL_PLACE_COMMUNITY)
    return place;
  return above == WG_LEVEL_PLACE_COMMUNITY ? WG_LEVEL_PLACE_GRID
         : above == WG_LEVEL_PLACE_GRID    ? WG_LEVEL_PLACE_GROUP
                                           : WG_LEVEL_PLACE_NONE;
}

static GStrv
read_texts (json_t *texts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  json_t *text;
  size_t i;

  json_array_foreach (texts, i, text)
    if (json_is_string (text))
      g_strv_builder_add (builder, json_string_value (text));
  return g_strv_builder_end (builder);
}

/**
 * wg_level_place_find:
 * @name: "community", as templates say it
 *
 * Returns: the place; %WG_LEVEL_PLACE_NONE for an unknown word
 */
WgLevelPlace
wg_level_place_find (const char *name)
{
  for (guint place = WG_LEVEL_PLACE_PROVINCE; place < G_N_ELEMENTS (place_names); place++)
    if (g_str_equal (name, place_names[place]))
      return (WgLevelPlace) place;
  return WG_LEVEL_PLACE_NONE;
}

static WgLevelPlace
read_place (json_t      *entry,
            guint        code_length,
            WgLevelPlace above,
            const char  *language)
{
  const char *said = wg_json_get_text (entry, "place", language);

  return said != NULL ? wg_level_place_find (said) : wg_level_place_guess (code_length, above);
}

static guint
read_number (json_t     *entry,
             const char *key)
{
  return (guint) CLAMP (json_integer_value (json_object_get (entry, key)), 0, 99);
}

static WgTemplateLevel *
read_level (json_t      *entry,
            WgLevelPlace above,
            const char  *language)
{
  WgTemplateLevel *level = g_new0 (WgTemplateLevel, 1);

  level->number = read_number (entry, "number");
  level->code_length = read_number (entry, "code_length");
  level->place = read_place (entry, level->code_length, above, language);
  level->name = g_strdup (wg_json_get_text (entry, "name", language));
  level->duty = g_strdup (wg_json_get_text (entry, "duty", language));
  level->count_only = json_is_true (json_object_get (entry, "count_only"));
  level->may_skip = json_is_true (json_object_get (entry, "may_skip"));
  level->body_types = read_texts (json_object_get (entry, "body_types"));
  return level;
}

/* (transfer full) (nullable): what is wrong with a level. */
static char *
find_level_fault (const WgLevelTemplate *self,
                  guint                  i)
{
  const WgTemplateLevel *level = g_ptr_array_index (self->levels, i);
  const WgTemplateLevel *above = i > 0 ? g_ptr_array_index (self->levels, i - 1) : NULL;

  if (level->number != i + 1)
    return g_strdup_printf (_("level %u of the list has the number %u; levels are numbered from "
                              "1 without a gap."),
                            i + 1, level->number);
  if (level->name == NULL || level->name[0] == '\0')
    return g_strdup_printf (_("level %u has no name."), level->number);
  if (level->place == WG_LEVEL_PLACE_NONE)
    return g_strdup_printf (_("level %u does not say where it stands: “place” is one of province, "
                              "city, district, township, community, grid and group."),
                            level->number);
  if (above != NULL && above->place >= level->place)
    return g_strdup_printf (_("level %u stands beside or above level %u."), level->number,
                            above->number);
  if (above != NULL && above->count_only)
    return g_strdup_printf (_("level %u stands under one that is only counted."), level->number);
  if (level->body_types[0] == NULL)
    return g_strdup_printf (_("level %u names no body type."), level->number);
  return NULL;
}

/* (transfer full) (nullable) */
static char *
find_fault (const WgLevelTemplate *self)
{
  if (self->id == NULL || self->name == NULL)
    return g_strdup (_("it has no id or no name."));
  if (self->levels->len < WG_LEVELS_LEAST || self->levels->len > WG_LEVELS_MOST)
    return g_strdup_printf (_("it has %u levels; there must be from %d to %d."),
                            self->levels->len, WG_LEVELS_LEAST, WG_LEVELS_MOST);
  for (guint i = 0; i < self->levels->len; i++)
    {
      char *fault = find_level_fault (self, i);

      if (fault != NULL)
        return fault;
    }
  return NULL;
}

/**
 * wg_level_template_new:
 * @json: a template file
 * @what: what to call it in the sentence of an error
 * @language: "zh" or "en"
 * @error: return location for %G_IO_ERROR_INVALID_DATA
 *
 * Returns: (transfer full) (nullable): the template
 */
WgLevelTemplate *
wg_level_template_new (GBytes     *json,
                       const char *what,
                       const char *language,
                       GError    **error)
{
  g_autoptr (WgLevelTemplate) self = NULL;
  g_autofree char *fault = NULL;
  WgLevelPlace above = WG_LEVEL_PLACE_NONE;
  json_t *root = wg_json_parse (json, what, error);
  json_t *entry;
  size_t i;

  if (root == NULL)
    return NULL;
  self = g_new0 (WgLevelTemplate, 1);
  self->id = g_strdup (wg_json_get_text (root, "id", language));
  self->name = g_strdup (wg_json_get_text (root, "name", language));
  self->about = g_strdup (wg_json_get_text (root, "about", language));
  self->is_default = json_is_true (json_object_get (root, "default"));
  self->levels = g_ptr_array_new_with_free_func (level_free);
  json_array_foreach (json_object_get (root, "levels"), i, entry)
    {
      WgTemplateLevel *level = read_level (entry, above, language);

      g_ptr_array_add (self->levels, level);
      above = level->place;
    }
  json_decref (root);

  fault = find_fault (self);
  if (fault == NULL)
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("The level template %s cannot be used: %s"), what, fault);
  return NULL;
}

const WgTemplateLevel *
wg_level_template_find_place (const WgLevelTemplate *self,
                              WgLevelPlace           place)
{
  for (guint i = 0; i < self->levels->len; i++)
    {
      const WgTemplateLevel *level = g_ptr_array_index (self->levels, i);

      if (level->place == place)
        return level;
    }
  return NULL;
}

const WgTemplateLevel *
wg_level_template_find_number (const WgLevelTemplate *self,
                               guint                  number)
{
  return number >= 1 && number <= self->levels->len
             ? g_ptr_array_index (self->levels, number - 1)
             : NULL;
}

/**
 * wg_level_template_dup_line:
 *
 * Returns: (transfer full): its levels in a line, from the top down
 */
char *
wg_level_template_dup_line (const WgLevelTemplate *self)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < self->levels->len; i++)
    {
      const WgTemplateLevel *level = g_ptr_array_index (self->levels, i);

      g_string_append_printf (line, "%s%s", i > 0 ? _(" – ") : "", level->name);
    }
  return g_string_free (line, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Definition cards of figures, read from a template file: a new indicator is new data. */

#include "wg-indicator.h"

#include "wg-json-text.h"
#include "wg-number.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_BOXED_TYPE (WgIndicator, wg_indicator, wg_indicator_ref, wg_indicator_unref)

static const struct
{
  const char       *name;
  WgIndicatorSource source;
} sources[] = {
  { "registry", WG_SOURCE_REGISTRY },
  { "measures", WG_SOURCE_MEASURES },
  { "findings", WG_SOURCE_FINDINGS },
  { "coverage", WG_SOURCE_COVERAGE },
};

WgIndicator *
wg_indicator_ref (WgIndicator *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_indicator_unref (WgIndicator *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->definition);
  g_free (self->unit_of_count);
  g_free (self->formula);
  g_free (self->class_use);
  g_strfreev (self->post_types);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_free (self->group);
  g_free (self->group_name);
  g_free (self);
}

static gboolean
find_source (const char        *name,
             WgIndicatorSource *source)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].name, name))
      {
        *source = sources[i].source;
        return TRUE;
      }
  return FALSE;
}

static void
category_free (gpointer data)
{
  WgIndicatorCategory *category = data;

  g_free (category->name);
  g_free (category);
}

/* FALSE when one of them has no name. */
static gboolean
read_categories (WgIndicator *self,
                 json_t      *categories,
                 const char  *language)
{
  json_t *entry;
  size_t i;

  if (!json_is_array (categories))
    return categories == NULL;
  self->categories = g_ptr_array_new_with_free_func (category_free);
  json_array_foreach (categories, i, entry)
    {
      WgIndicatorCategory *category = g_new0 (WgIndicatorCategory, 1);

      category->name = g_strdup (wg_json_get_text (entry, "name", language));
      category->is_hole = json_is_true (json_object_get (entry, "hole"));
      g_ptr_array_add (self->categories, category);
      if (category->name == NULL)
        return FALSE;
    }
  return TRUE;
}

/* (nullable) (transfer full): a list of words. */
static GStrv
read_texts (json_t *list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  json_t *entry;
  size_t i;

  if (!json_is_array (list))
    return NULL;
  json_array_foreach (list, i, entry)
    if (json_is_string (entry))
      g_strv_builder_add (builder, json_string_value (entry));
  return g_strv_builder_end (builder);
}

/* What a card may say beyond the least. FALSE when it names what is not there. */
static gboolean
read_rest (WgIndicator *self,
           json_t      *card,
           json_t      *groups,
           const char  *language)
{
  const char *suppress_by = wg_json_get_text (card, "suppress_by", language);
  json_t *group;

  self->same_day_classes = json_is_true (json_object_get (card, "same_day_classes"));
  self->class_use = g_strdup (wg_json_get_text (card, "class_use", language));
  self->post_types = read_texts (json_object_get (card, "post_types"));
  self->group = g_strdup (wg_json_get_text (card, "group", language));
  group = self->group != NULL ? json_object_get (groups, self->group) : NULL;
  self->group_name = g_strdup (group != NULL ? wg_json_get_text (group, "name", language) : NULL);
  self->suppress_by = suppress_by != NULL ? wg_measure_find (suppress_by) : WG_N_MEASURES;
  return read_categories (self, json_object_get (card, "categories"), language) &&
         (suppress_by == NULL || self->suppress_by != WG_N_MEASURES) &&
         (self->group == NULL || self->group_name != NULL);
}

static WgIndicator *
read_card (json_t     *card,
           json_t     *groups,
           const char *language,
           GError    **error)
{
  g_autoptr (WgIndicator) self = g_new0 (WgIndicator, 1);

  g_ref_count_init (&self->ref_count);
  self->id = g_strdup (wg_json_get_text (card, "id", language));
  self->name = g_strdup (wg_json_get_text (card, "name", language));
  self->definition = g_strdup (wg_json_get_text (card, "definition", language));
  self->unit_of_count = g_strdup (wg_json_get_text (card, "unit_of_count", language));
  self->formula = g_strdup (wg_json_get_text (card, "formula", language));
  self->decimals = (guint) json_integer_value (json_object_get (card, "decimals"));
  self->suppress_below = (guint) json_integer_value (json_object_get (card, "suppress_below"));
  self->additive = json_is_true (json_object_get (card, "additive"));

  if (self->id == NULL || self->name == NULL || self->definition == NULL ||
      self->unit_of_count == NULL || self->formula == NULL || self->decimals > 6 ||
      !find_source (wg_json_get_text (card, "source", language), &self->source) ||
      !read_rest (self, card, groups, language))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The definition card “%s” is not complete: it needs id, name, definition, "
                     "unit_of_count, formula and source, and may name only measures and "
                     "groups that there are."),
                   self->id != NULL ? self->id : "?");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * wg_indicator_load:
 * @json: a template file: { "groups": { id: { "name" }, … }, "indicators": [ card, … ] }
 * @language: "zh" or "en"
 *
 * Returns: (transfer container) (element-type WgIndicator): the cards in the file's order, or NULL
 *   with %G_IO_ERROR_INVALID_DATA naming line and column, or the card
 */
GPtrArray *
wg_indicator_load (GBytes     *json,
                   const char *language,
                   GError    **error)
{
  g_autoptr (GPtrArray) cards =
    g_ptr_array_new_with_free_func ((GDestroyNotify) wg_indicator_unref);
  json_t *root = wg_json_parse (json, "indicators.json", error);
  json_t *card;
  size_t i;

  if (root == NULL)
    return NULL;
  json_array_foreach (json_object_get (root, "indicators"), i, card)
    {
      WgIndicator *indicator = read_card (card, json_object_get (root, "groups"), language, error);

      if (indicator == NULL)
        {
          json_decref (root);
          return NULL;
        }
      g_ptr_array_add (cards, indicator);
    }
  json_decref (root);
  return g_steal_pointer (&cards);
}

/**
 * wg_indicator_format:
 * @value: an evaluated value, not NaN
 *
 * Returns: (transfer full): the value rounded half up to the card's decimals, grouped
 */
char *
wg_indicator_format (const WgIndicator *self,
                     double             value)
{
  if (isnan (value))
    return g_strdup ("—");
  return wg_number_format (value, self->decimals);
}

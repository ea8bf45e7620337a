/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another level template for a file (N21): the words of its level rows change, and never a unit,
 * a code, a body type or the number of a level.
 *
 * A level for which the template has no word keeps its own: refusing the switch would forbid to
 * look at a file in the words of a place with fewer levels, and taking the word away would leave
 * units on a level without a name. A level of the template below the file's deepest one is added;
 * one above its top or between its levels is not, because units would have to move. */

#include "wg-template-switch.h"

#include "wg-district-private.h"
#include "wg-setting.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SETTING "level_template"

static void
word_free (gpointer data)
{
  WgLevelWord *word = data;

  g_free (word->old_name);
  g_free (word->new_name);
  g_free (word->old_duty);
  g_free (word->new_duty);
  g_free (word);
}

static guint
get_number (const WgRow *level)
{
  return (guint) wg_row_get_int (level, WG_LEVEL_NUMBER, 0);
}

static guint
get_deepest (WgTemplates *templates)
{
  GPtrArray *levels = wg_templates_get_levels (templates);

  return levels->len > 0 ? get_number (g_ptr_array_index (levels, levels->len - 1)) : 0;
}

/* (transfer container) (element-type WgTemplateLevel): levels to add, in their order. */
static GPtrArray *
list_added (WgTemplates           *templates,
            const WgLevelTemplate *template)
{
  GPtrArray *added = g_ptr_array_new ();
  guint deepest = get_deepest (templates);
  WgLevelPlace place = wg_templates_get_place (templates, deepest);

  for (guint i = 0; i < template->levels->len; i++)
    {
      WgTemplateLevel *level = g_ptr_array_index (template->levels, i);

      if (level->place > place && deepest + added->len < WG_LEVELS_MOST)
        g_ptr_array_add (added, level);
    }
  return added;
}

static const WgTemplateLevel *
find_words (WgTemplates           *templates,
            const WgLevelTemplate *template,
            guint                  level)
{
  WgLevelPlace place = wg_templates_get_place (templates, level);

  return place != WG_LEVEL_PLACE_NONE ? wg_level_template_find_place (template, place) : NULL;
}

static guint *
count_units (WgDistrict *district)
{
  guint *counts = g_new0 (guint, WG_LEVELS_MOST + 1);
  GPtrArray *units = wg_district_get_units (district);

  for (guint i = 0; i < units->len; i++)
    {
      guint level = wg_unit_get_level (g_ptr_array_index (units, i));

      counts[MIN (level, WG_LEVELS_MOST)]++;
    }
  return counts;
}

/**
 * wg_template_switch_preview:
 * @templates: of @district
 * @district: a file
 * @template: one of @templates
 *
 * Returns: (transfer full) (element-type WgLevelWord): every level of the file before and after,
 *   then those that would be added
 */
GPtrArray *
wg_template_switch_preview (WgTemplates           *templates,
                            WgDistrict            *district,
                            const WgLevelTemplate *template)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);
  GPtrArray *levels = wg_templates_get_levels (templates);
  g_autoptr (GPtrArray) added = list_added (templates, template);
  g_autofree guint *counts = count_units (district);

  for (guint i = 0; i < levels->len; i++)
    {
      WgLevelWord *word = g_new0 (WgLevelWord, 1);
      const WgTemplateLevel *said;

      word->level = get_number (g_ptr_array_index (levels, i));
      said = find_words (templates, template, word->level);
      word->kept = said == NULL;
      word->n_units = counts[MIN (word->level, WG_LEVELS_MOST)];
      word->old_name = g_strdup (wg_templates_get_level_name (templates, word->level));
      word->old_duty = g_strdup (wg_templates_get_duty (templates, word->level));
      word->new_name = g_strdup (said != NULL ? said->name : word->old_name);
      word->new_duty = g_strdup (said == NULL          ? word->old_duty
                                 : said->duty != NULL ? said->duty
                                                      : "");
      g_ptr_array_add (words, word);
    }
  for (guint i = 0; i < added->len; i++)
    {
      const WgTemplateLevel *said = g_ptr_array_index (added, i);
      WgLevelWord *word = g_new0 (WgLevelWord, 1);

      word->level = get_deepest (templates) + i + 1;
      word->old_duty = g_strdup ("");
      word->new_name = g_strdup (said->name);
      word->new_duty = g_strdup (said->duty != NULL ? said->duty : "");
      g_ptr_array_add (words, word);
    }
  return words;
}

static WgRow *
make_level (const WgTemplateLevel *level,
            guint                  number)
{
  WgRow *row = wg_row_new (&wg_kind_level, 0);

  wg_row_set_int (row, WG_LEVEL_NUMBER, number);
  wg_row_set_text (row, WG_LEVEL_NAME, level->name);
  if (level->duty != NULL)
    wg_row_set_text (row, WG_LEVEL_DUTY, level->duty);
  if (level->code_length > 0)
    wg_row_set_int (row, WG_LEVEL_CODE_LENGTH, level->code_length);
  return row;
}

/* Names and duties of one level. */
static void
add_words (WgEdit                *edit,
           WgRow                 *old_row,
           const WgTemplateLevel *said)
{
  g_autoptr (WgRow) row = NULL;

  if (said == NULL || (g_strcmp0 (wg_row_get_text (old_row, WG_LEVEL_NAME), said->name) == 0 &&
                       g_strcmp0 (wg_row_get_text (old_row, WG_LEVEL_DUTY), said->duty) == 0))
    return;
  row = wg_row_copy (old_row);
  wg_row_set_text (row, WG_LEVEL_NAME, said->name);
  if (said->duty != NULL)
    wg_row_set_text (row, WG_LEVEL_DUTY, said->duty);
  else
    wg_row_set_null (row, WG_LEVEL_DUTY);
  wg_edit_update (edit, old_row, row);
}

WgEdit *
wg_template_switch_edit (WgTemplates           *templates,
                         const WgLevelTemplate *template,
                         GPtrArray             *settings)
{
  g_autofree char *label = g_strdup_printf (_("Level template “%s”"), template->name);
  g_autoptr (WgEdit) edit = wg_edit_new (label);
  g_autoptr (GPtrArray) added = list_added (templates, template);
  GPtrArray *levels = wg_templates_get_levels (templates);

  for (guint i = 0; i < levels->len; i++)
    {
      WgRow *level = g_ptr_array_index (levels, i);

      add_words (edit, level, find_words (templates, template, get_number (level)));
    }
  for (guint i = 0; i < added->len; i++)
    {
      g_autoptr (WgRow) row = make_level (g_ptr_array_index (added, i),
                                          get_deepest (templates) + i + 1);

      wg_edit_insert (edit, row);
    }
  wg_setting_put (edit, settings, SETTING, template->id);
  return wg_edit_get_n_changes (edit) > 0 ? g_steal_pointer (&edit) : NULL;
}

/**
 * wg_template_duty_edit:
 * @templates: of the file
 * @level: of the file
 * @duty: a line; "" for none
 *
 * Returns: (transfer full) (nullable): the edit; NULL when the line is the same or there is no such
 *   level
 */
WgEdit *
wg_template_duty_edit (WgTemplates *templates,
                       guint        level,
                       const char  *duty)
{
  GPtrArray *levels = wg_templates_get_levels (templates);

  for (guint i = 0; i < levels->len; i++)
    {
      WgRow *old_row = g_ptr_array_index (levels, i);
      g_autoptr (WgRow) row = NULL;
      g_autofree char *label = NULL;
      WgEdit *edit;

      if (get_number (old_row) != level)
        continue;
      if (g_str_equal (wg_templates_get_duty (templates, level), duty))
        return NULL;
      /* Translators: %s is a level, for example "Community". */
      label = g_strdup_printf (_("Duty of the level “%s”"),
                               wg_templates_get_level_name (templates, level));
      edit = wg_edit_new (label);
      row = wg_row_copy (old_row);
      if (duty[0] != '\0')
        wg_row_set_text (row, WG_LEVEL_DUTY, duty);
      else
        wg_row_set_null (row, WG_LEVEL_DUTY);
      wg_edit_update (edit, old_row, row);
      return edit;
    }
  return NULL;
}

/**
 * wg_template_new_rows:
 * @template: for a new file
 *
 * Returns: (transfer full) (element-type WgRow): level rows with the template's numbers, from the
 *   top down, and the setting that names it
 */
GPtrArray *
wg_template_new_rows (const WgLevelTemplate *template)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);

  for (guint i = 0; i < template->levels->len; i++)
    {
      const WgTemplateLevel *level = g_ptr_array_index (template->levels, i);

      g_ptr_array_add (rows, make_level (level, level->number));
    }
  g_ptr_array_add (rows, wg_setting_new (SETTING, template->id));
  return rows;
}

static void
on_settings_loaded (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GTask) task = data;
  WgDistrict *district = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = wg_store_load_finish (WG_STORE (source), result, &error);
  g_autoptr (WgTemplates) templates = NULL;
  const WgLevelTemplate *template;
  g_autoptr (WgEdit) edit = NULL;

  templates = rows != NULL ? wg_templates_new (district, &error) : NULL;
  if (templates == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  template = wg_templates_find (templates, g_task_get_task_data (task));
  if (template == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _("There is no level template “%s”."),
                               (const char *) g_task_get_task_data (task));
      return;
    }
  edit = wg_template_switch_edit (templates, template, rows);
  if (edit == NULL)
    g_task_return_boolean (task, TRUE);
  else
    wg_store_apply_async (WG_STORE (source), edit, NULL, NULL, cancellable, wg_district_on_applied,
                          g_steal_pointer (&task));
}

/**
 * wg_template_switch_async:
 * @district: a file that can be written
 * @template_id: one of its templates
 * @cancellable: (nullable): cancelling before the commit leaves the file as it was
 */
void
wg_template_switch_async (WgDistrict         *district,
                          const char         *template_id,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task = g_task_new (district, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (template_id), g_free);
  wg_store_load_async (wg_district_get_store (district), &wg_kind_setting, cancellable,
                       on_settings_loaded, task);
}

/**
 * wg_template_switch_finish:
 *
 * Returns: whether the file uses the template now; %WG_STORE_ERROR_CONFLICT when somebody changed
 *   a level meanwhile, and then nothing was changed
 */
gboolean
wg_template_switch_finish (WgDistrict   *district,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, district), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-templates.h"

G_BEGIN_DECLS

/**
 * WgLevelWord:
 * @level: of the file
 * @old_name, @new_name: @old_name is NULL for a level that the file does not have yet
 * @old_duty, @new_duty: "" where there is none
 * @n_units: how many units of the file stand on it today
 * @kept: the template has no word for the level, so it keeps its own
 *
 * What a switch of the template does to one level.
 */
typedef struct
{
  guint    level;
  char    *old_name;
  char    *new_name;
  char    *old_duty;
  char    *new_duty;
  guint    n_units;
  gboolean kept;
} WgLevelWord;

/* (transfer full) (element-type WgLevelWord): from the top down. */
GPtrArray *wg_template_switch_preview (WgTemplates *templates, WgDistrict *district,
                                       const WgLevelTemplate *template);
/* (transfer full) (nullable): the one edit; NULL when nothing would change. @settings:
 * (nullable) (element-type WgRow): those of the file. */
WgEdit    *wg_template_switch_edit    (WgTemplates *templates, const WgLevelTemplate *template,
                                       GPtrArray *settings);
/* (transfer full) (nullable): another duty line for a level of the file. */
WgEdit    *wg_template_duty_edit      (WgTemplates *templates, guint level, const char *duty);
/* Rows for a new file: the levels of @template as they are, and its setting. (transfer full) */
GPtrArray *wg_template_new_rows       (const WgLevelTemplate *template);

/* Writes the edit of a switch; "changed" follows. Succeeds when there is nothing to do. */
void       wg_template_switch_async   (WgDistrict *district, const char *template_id,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean   wg_template_switch_finish  (WgDistrict *district, GAsyncResult *result,
                                       GError **error);

G_END_DECLS

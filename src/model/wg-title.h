/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgTitle:
 * @id: what programs know it by: "secretary"
 * @name: in the language of the user: 书记
 * @is_committee: its holder is a member of the body's committee
 * @is_shared: several people may have it in one body at a time
 *
 * A position's title that rules and reports know. A row's title is free text; it is known when it
 * is the id of a title or its name in any language. Data: templates/titles.json.
 */
typedef struct
{
  char    *id;
  char    *name;
  char   **names; /* in every language the template has */
  gboolean is_committee;
  gboolean is_shared;
} WgTitle;

void           wg_title_free   (WgTitle *self);
/* (transfer container) (element-type WgTitle): the titles of a template file. */
GPtrArray     *wg_titles_load  (GBytes *json, const char *language, GError **error);
/* (nullable): the title that a row's text means. */
const WgTitle *wg_titles_match (GPtrArray *titles, const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgCodeScheme:
 * @id: what the file's setting "code_scheme" says: "15", "20", "free"
 * @length: digits of a grid's code; 0: free
 * @community_at: where in it the community's twelve digits begin
 *
 * The form of grid codes (G-01). Data: templates/code-schemes.json.
 */
typedef struct
{
  char *id;
  char *name;
  guint length;
  guint community_at;
} WgCodeScheme;

void                wg_code_scheme_free  (WgCodeScheme *self);
/* (transfer container) (element-type WgCodeScheme): the schemes of a template file. */
GPtrArray          *wg_code_schemes_load (GBytes *json, const char *language, GError **error);
const WgCodeScheme *wg_code_schemes_find (GPtrArray *schemes, const char *id); /* (nullable) */

G_END_DECLS

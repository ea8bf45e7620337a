/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

G_BEGIN_DECLS

/* Templates are JSON; texts in them are { "en": …, "zh": … } or one string for all languages. */

/* (transfer full) (nullable): release with json_decref(). @what names the file in the sentence. */
json_t     *wg_json_parse    (GBytes *json, const char *what, GError **error);
/* (nullable) (transfer none): belongs to @object. */
const char *wg_json_get_text (json_t *object, const char *key, const char *language);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-level-template.h"

G_BEGIN_DECLS

/**
 * WgContactLink:
 * @id: what contacts store: "township-community"
 * @name: in the language of the user: 街道（乡镇）领导联系社区（村）
 * @leaders: where the bodies stand whose posts keep contact
 * @units: where the units stand, every one of which should have a contact
 *
 * One of the links of the coverage of contacts 全覆盖联系 (M14). Data: templates/contact-links.json,
 * or a row of kind "template" in the file.
 */
typedef struct
{
  char        *id;
  char        *name;
  WgLevelPlace leaders;
  WgLevelPlace units;
} WgContactLink;

/* (transfer container) (element-type WgContactLink): from the top down. @what names the file in
 * the sentence of an error. */
GPtrArray           *wg_contact_links_load (GBytes *json, const char *what, const char *language,
                                            GError **error);
const WgContactLink *wg_contact_links_find (GPtrArray *links, const char *id); /* (nullable) */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-templates.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_TEMPLATE_LIST (wg_template_list_get_type ())
G_DECLARE_FINAL_TYPE (WgTemplateList, wg_template_list, WG, TEMPLATE_LIST, GtkWidget)

/**
 * WgTemplateList:
 *
 * Level templates to choose one of: the name of each model, its levels in a line, what it is for.
 * Property: selected (the id of the chosen one, nullable).
 */
/* @current: (nullable): chosen at first. */
void        wg_template_list_show         (WgTemplateList *self, WgTemplates *templates,
                                           const char *current);
const char *wg_template_list_get_selected (WgTemplateList *self);

G_END_DECLS

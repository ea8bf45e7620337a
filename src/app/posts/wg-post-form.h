/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_POST_FORM (wg_post_form_get_type ())
G_DECLARE_FINAL_TYPE (WgPostForm, wg_post_form, WG, POST_FORM, GtkWidget)

/**
 * WgPostForm:
 *
 * The form of a red post, with a way back. Signals: "closed": nothing is open any more; "saved"
 * (row id); "pick" (gboolean): a click on the map is waited for, or no more. Who has a map answers
 * with wg_post_form_take_place().
 */
void     wg_post_form_set_district (WgPostForm *self, WgDistrict *district, WgScope *scope);
/* @post: row id; 0: a new one in the unit of the scope. FALSE: there is no such post. */
gboolean wg_post_form_edit         (WgPostForm *self, gint64 post);
/* A new one of which name, place and host unit are known. */
void     wg_post_form_begin        (WgPostForm *self, WgRow *known);
/* Back to the list; what is typed and not saved is kept and offered again. */
void     wg_post_form_close        (WgPostForm *self);
/* In degrees. */
void     wg_post_form_take_place   (WgPostForm *self, double lon, double lat);
void     wg_post_form_end_picking  (WgPostForm *self);

G_END_DECLS

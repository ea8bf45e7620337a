/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_BEGIN_ASSISTANT (wg_begin_assistant_get_type ())
G_DECLARE_FINAL_TYPE (WgBeginAssistant, wg_begin_assistant, WG, BEGIN_ASSISTANT, AdwWindow)

/**
 * WgBeginAssistant:
 *
 * A street from nothing in five steps: template, street, communities, grids, file. Nothing is
 * written before the last button.
 *
 * Signal "created" (GFile, gboolean): the file is there; whether boundaries shall be imported.
 */
GtkWindow *wg_begin_assistant_new (GtkWindow *parent);

G_END_DECLS

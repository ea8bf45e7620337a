/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-show-guide.h"
#include "wg-slide-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_SPEAKER_WINDOW (wg_speaker_window_get_type ())
G_DECLARE_FINAL_TYPE (WgSpeakerWindow, wg_speaker_window, WG, SPEAKER_WINDOW, GtkWindow)

/**
 * WgSpeakerWindow:
 *
 * What only the speaker sees: notes, the time, how long it has taken, the next page. Its keys are
 * those of the show.
 */
GtkWindow *wg_speaker_window_new  (WgShowGuide *guide, WgSlideView *view);
/* The time and the next page, at a second's end. @now: as the show is told it. */
void       wg_speaker_window_tick (WgSpeakerWindow *self, gint64 now);

G_END_DECLS

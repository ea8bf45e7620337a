/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How large the desktop wants text to be: 1 at 100 %, from 0.5 to 3. */
double wg_text_scale_get   (void);
/* The children of @box stand below each other as long as text is large, else side by side. */
void   wg_text_scale_turn  (GtkBox *box);
/* A dialog that is not shown yet, transient for another window: as much larger as the text, as far
 * as the screen has room. */
void   wg_text_scale_widen (GtkWindow *dialog);

G_END_DECLS

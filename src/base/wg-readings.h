/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Further readings, in pinyin without tones, of a character that names of places and people use
 * in another way than ICU's single reading; NULL for all others. */
const char *const *wg_readings_lookup (gunichar character);

G_END_DECLS

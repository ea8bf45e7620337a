/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

/* The moment of the sample's clock: the setting "demo_now" of its file. */
#define WG_SAMPLE_NOW "2026-10-12 08:30"

GPtrArray *wg_sample_build (void);

G_END_DECLS

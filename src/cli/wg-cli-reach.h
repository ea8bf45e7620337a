/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-cli.h"
#include "wg-cover-method.h"

G_BEGIN_DECLS

/**
 * WgCliReach:
 *
 * What "within reach of a post" means, as the options --radius and --walk say it.
 */
typedef struct
{
  char  *radius, *walk;
  double radius_m, minutes; /* 0: not given */
} WgCliReach;

#define WG_CLI_REACH_ENTRIES(options)                                            \
  { "radius", 0, 0, G_OPTION_ARG_STRING, &(options).radius, NULL, NULL },        \
  { "walk", 0, 0, G_OPTION_ARG_STRING, &(options).walk, NULL, NULL }

void     wg_cli_reach_clear (WgCliReach *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgCliReach, wg_cli_reach_clear)
/* FALSE with the mistake on standard error. */
gboolean wg_cli_reach_read  (WgCliReach *self, const char *usage);
/* The file's own way, but for what was given. */
void     wg_cli_reach_apply (const WgCliReach *self, WgDistrict *district, WgCoverMethod *method);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-test.h"

G_BEGIN_DECLS

typedef struct
{
  WgTestDir *dir;
  char      *path;      /* of the sample */
  char      *output;    /* of the last run */
  char      *complaint; /* what it wrote to standard error */
} WgCliFixture;

/* The exit status of "wangge-cli COMMAND FILE WORDS". */
int  wg_cli_run       (WgCliFixture *fixture, const char *command, const char *words);
void wg_cli_set_up    (WgCliFixture *fixture, gconstpointer data);
void wg_cli_tear_down (WgCliFixture *fixture, gconstpointer data);

G_END_DECLS

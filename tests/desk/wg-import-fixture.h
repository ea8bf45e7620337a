/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district-private.h"
#include "wg-import.h"
#include "wg-test.h"

G_BEGIN_DECLS

typedef struct
{
  WgTestDir  *dir;
  char       *path;
  WgDistrict *district;
} Town;

/* New and empty; or a copy of the sample, of which @master is the path. */
void          town_set_up        (Town *self, gconstpointer data);
void          town_set_up_sample (Town *self, gconstpointer master);
void          town_tear_down     (Town *self, gconstpointer data);
char         *town_path          (const char *name);
WgImportPlan *town_prepare       (WgDistrict *district, const char *kind,
                                  const char *path);
void          town_apply         (WgDistrict *district, WgImportPlan *plan);
GPtrArray    *town_load          (WgDistrict *district, const WgKind *kind);
WgRow        *town_find          (GPtrArray *rows, const char *code);
char         *town_refusals      (WgImportPlan *plan);
char         *town_notes         (WgImportPlan *plan);
void          town_assert_clean  (WgDistrict *district);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-test.h"

G_BEGIN_DECLS

/* A copy of the sample, open for writing, in a folder of its own. */
typedef struct
{
  WgTestDir  *dir;
  char       *path;
  WgDistrict *district;
  gboolean    is_changed;
} WgSampleFile;

/* Once in a program: building a sample takes longer than a copy of it. */
void    wg_sample_file_build     (const char *master);
void    wg_sample_file_set_up    (WgSampleFile *self, gconstpointer master);
void    wg_sample_file_tear_down (WgSampleFile *self, gconstpointer master);

/* Writes an edit (transfer full) and waits until the district has read it. */
void    wg_sample_file_apply     (WgSampleFile *self, WgEdit *edit);
void    wg_sample_file_undo      (WgSampleFile *self);
/* The row id of a unit by its code. */
gint64  wg_sample_file_unit      (WgSampleFile *self, const char *code);
/* (transfer full): of the file's bytes. */
char   *wg_sample_file_hash      (WgSampleFile *self);

#define WG_SAMPLE_TEST(path, function, master)                                                  \
  g_test_add (path, WgSampleFile, master, wg_sample_file_set_up, function, wg_sample_file_tear_down)

G_END_DECLS

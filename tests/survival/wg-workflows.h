/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-store-records.h"
#include "wg-store-backups.h"

G_BEGIN_DECLS

/**
 * WgPromise:
 * @edit: number of the last edit that the program has acknowledged
 * @restored: ≥ 0 while a restore to that edit is under way: then it may be either
 * @old_edit: the same of the second file, which is brought forward from an older schema
 *
 * What the user has been told. Whatever happens next, the files must keep it.
 */
typedef struct
{
  gint64 edit;
  gint64 restored;
  gint64 old_edit;
} WgPromise;

/**
 * WgJob:
 *
 * A clerk at work in one folder: two files, and what was promised about them.
 */
typedef struct _WgJob WgJob;

typedef void     (*WgTell)     (const WgPromise *promise, gpointer user_data);
typedef gboolean (*WgWorkflow) (WgJob *self, GError **error);

typedef struct
{
  const char *name;
  WgWorkflow  run;
  guint       weight;  /* how often, among the others */
  gboolean    outside; /* renames and copies files past SQLite, which a modelled disk knows not */
} WgNamedWorkflow;

/* The thirteen things that are done with a file. The last one has no name. */
const WgNamedWorkflow *wg_workflows (void);

WgJob    *wg_job_new      (const char *folder, guint32 seed, WgTell tell, gpointer tell_data);
void      wg_job_free     (WgJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgJob, wg_job_free)

/* Opens the file, makes it where there is none. */
gboolean  wg_job_open     (WgJob *self, GError **error);
/* Any workflow; those with @outside only where asked for. */
const WgNamedWorkflow *wg_job_pick (WgJob *self, gboolean outside);
gboolean  wg_job_run      (WgJob *self, const WgNamedWorkflow *workflow, GError **error);
/* The state that each workflow starts from in a sweep: rows, records, an undo, a backup. */
void      wg_job_prepare  (WgJob *self);
const WgPromise *wg_job_get_promise (WgJob *self);

/* Are the promises kept? Opens what is in @folder, reads all of it through. @backups: the backups,
 * too. A sentence in @why where not; else @promise is what the files hold now. */
gboolean  wg_job_survived (const char *folder, WgPromise *promise, gboolean backups, char **why);

/* Folders of tests are made in memory where there is such a place: what is tried here does not
 * need a disk, and a disk would be the slowest part of it. Before anything else. */
void      wg_job_stay_in_memory (void);

/* The environment's number, or one for everyday. */
guint     wg_job_count    (const char *variable, guint otherwise);

G_END_DECLS

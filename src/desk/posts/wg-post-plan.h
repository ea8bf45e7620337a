/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-coverage-study.h"
#include "wg-post-spots.h"

G_BEGIN_DECLS

#define WG_TYPE_POST_PLAN (wg_post_plan_get_type ())
G_DECLARE_FINAL_TYPE (WgPostPlan, wg_post_plan, WG, POST_PLAN, GObject)

/**
 * WgPostTrial:
 * @id: negative, never used again
 * @lon, @lat: degrees, EPSG:4490
 * @adds: residents that it reaches and no open post nor a trial before it does
 */
typedef struct
{
  gint64 id;
  char  *name;
  double lon, lat;
  gint64 adds;
} WgPostTrial;

/**
 * WgPostPlan:
 *
 * Whom the posts of a unit reach at a moment, and what more posts would change. Trials live here
 * only: nothing is written. Lives on the thread of its district.
 *
 * Signal "changed": numbers or trials are others, or are not known for the moment.
 */
WgPostPlan          *wg_post_plan_new          (void);
/* For a screen: what takes long is counted on another thread, and "changed" comes when it is
 * known. Without, whoever asks waits: for paper. */
WgPostPlan          *wg_post_plan_new_in_background (void);
/* Whether coverage is not known yet; it will be. */
gboolean             wg_post_plan_is_counting  (WgPostPlan *self);
/* What is asked; trials of another file are forgotten. @district: (nullable). @at: resolved. */
void                 wg_post_plan_ask          (WgPostPlan *self, WgDistrict *district,
                                                gint64 unit, WgTime at);
WgDistrict          *wg_post_plan_get_district (WgPostPlan *self); /* (nullable) */
gint64               wg_post_plan_get_unit     (WgPostPlan *self); /* 0: the whole file */
/* The district changed: the same once more. */
void                 wg_post_plan_renew        (WgPostPlan *self);
/* Only for what is looked at; the file's own way stays. */
void                 wg_post_plan_set_method   (WgPostPlan *self, const WgCoverMethod *method);
const WgCoverMethod *wg_post_plan_get_method   (WgPostPlan *self);
/* (nullable): with the trials; NULL: see the error. */
const WgCoverage    *wg_post_plan_get_coverage (WgPostPlan *self);
const char          *wg_post_plan_get_error    (WgPostPlan *self); /* (nullable) */
gint64               wg_post_plan_get_added    (WgPostPlan *self); /* by all trials */
/* (transfer container) (nullable) (element-type WgGeometry) */
GPtrArray           *wg_post_plan_dup_gaps     (WgPostPlan *self);
/* The same on another thread. %G_IO_ERROR_CANCELLED also where the plan changed meanwhile: what is
 * old is never handed out. */
void                 wg_post_plan_find_gaps_async  (WgPostPlan *self, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer user_data);
GPtrArray           *wg_post_plan_find_gaps_finish (WgPostPlan *self, GAsyncResult *result,
                                                    GError **error);

/* @name: (nullable): NULL makes one from the place. Returns its id. */
gint64               wg_post_plan_add          (WgPostPlan *self, double lon, double lat,
                                                const char *name);
void                 wg_post_plan_rename       (WgPostPlan *self, gint64 trial, const char *name);
void                 wg_post_plan_remove       (WgPostPlan *self, gint64 trial);
void                 wg_post_plan_clear        (WgPostPlan *self);
guint                wg_post_plan_get_n        (WgPostPlan *self);
const WgPostTrial   *wg_post_plan_get          (WgPostPlan *self, guint index);
/* The next best places, the best first. (transfer full) (element-type WgCoverProposal) */
GArray              *wg_post_plan_propose      (WgPostPlan *self, guint n);
void                 wg_post_plan_propose_async  (WgPostPlan *self, guint n,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
GArray              *wg_post_plan_propose_finish (WgPostPlan *self, GAsyncResult *result,
                                                  GError **error);
/* "新渡试设 1（拟建）": how a trial is called on the map. (transfer full) */
char                *wg_post_plan_dup_label    (const WgPostTrial *trial);
/* Adds the trials to the marks of a map, the selected one standing out. */
void                 wg_post_plan_add_spots    (WgPostPlan *self, WgPostSpots *spots,
                                                gint64 selected);

G_END_DECLS

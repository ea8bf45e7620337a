/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit.h"
#include "wg-refusal.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_IMPORT_PREVIEW_ROWS 20

/**
 * WgImportPreview:
 * @file: the file's name
 * @encoding: what its texts came in; "" when its format says it
 * @system: its coordinate system; "" when it has none or does not say
 * @columns: the columns as the file names them
 * @fields: for each column the field that it fills, "" for none
 * @rows: (element-type GStrv): the first rows, a text per column, "" for an empty cell
 * @has_shapes: it has areas, lines or points, or columns of coordinates
 * @n_rows: rows in all, refused ones of the reader not counted
 *
 * One file of an import, to show before anything is written.
 */
typedef struct
{
  char      *file;
  char      *encoding;
  char      *system;
  GStrv      columns;
  GStrv      fields;
  GPtrArray *rows;
  gboolean   has_shapes;
  guint      n_rows;
} WgImportPreview;

/**
 * WgImportMatch:
 * @code: of the row that came
 * @old_code: of the row that the file has; it keeps this code
 * @taken: they are joined in this plan; else the row that came is a new one
 *
 * A row that has the name of one that is there, under the same unit above, and another code.
 */
typedef struct
{
  char    *code;
  char    *name;
  char    *old_code;
  char    *old_name;
  gboolean taken;
} WgImportMatch;

#define WG_TYPE_IMPORT_PLAN (wg_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (WgImportPlan, wg_import_plan, WG, IMPORT_PLAN, GObject)

/**
 * WgImportPlan:
 *
 * What an import would do: the result of a dry run. Immutable; nothing is written by it.
 */
guint      wg_import_plan_get_n_new       (WgImportPlan *self);
guint      wg_import_plan_get_n_changed   (WgImportPlan *self);
guint      wg_import_plan_get_n_unchanged (WgImportPlan *self);
GPtrArray *wg_import_plan_get_refused     (WgImportPlan *self); /* of WgRefusal */
GPtrArray *wg_import_plan_get_notes       (WgImportPlan *self); /* of char * */
GPtrArray *wg_import_plan_get_matches     (WgImportPlan *self); /* of WgImportMatch */
GPtrArray *wg_import_plan_get_tables      (WgImportPlan *self); /* of WgTable */
GPtrArray *wg_import_plan_get_previews    (WgImportPlan *self); /* of WgImportPreview */
WgEdit    *wg_import_plan_get_edit        (WgImportPlan *self); /* (nullable): nothing to write */
/* (nullable): why the files cannot become rows, such as no column with codes; there is no edit
 * then, but the previews are there to map columns by. */
const char *wg_import_plan_get_problem    (WgImportPlan *self);
/* (nullable): the note that the layer lies beside the map as a whole. */
const char *wg_import_plan_get_beside     (WgImportPlan *self);

G_END_DECLS

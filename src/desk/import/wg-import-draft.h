/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-column-map.h"
#include "wg-row.h"
#include "wg-table.h"

G_BEGIN_DECLS

/**
 * WgImportDraft:
 * @row: what the file says, in fields
 * @old: (nullable): the row of the same code that the file has already
 * @parent_code: (nullable): the superior or community that the row names
 * @geometry: (nullable): the row's area
 * @source: index of the table it came from
 * @index: the row's place in that table
 * @parent_id: the unit it lies under; 0 none, or not known
 * @parent_said: @parent_id comes from a code, not from the area
 * @level: the unit's level; 0 not settled yet
 * @refused: left out after all
 *
 * A row on its way into the file.
 */
typedef struct
{
  WgRow      *row;
  WgRow      *old;
  char       *parent_code;
  WgGeometry *geometry;
  guint       source;
  guint       index;
  gint64      parent_id;
  gboolean    parent_said;
  guint       level;
  gboolean    refused;
} WgImportDraft;

/**
 * WgImportDrafts:
 *
 * Everything an import has gathered, and what it has to say about it.
 */
typedef struct
{
  const WgKind *kind;
  guint         code_field, name_field, parent_field, area_field;
  GPtrArray    *tables;   /* WgTable */
  GPtrArray    *maps;     /* WgColumnMap */
  WgSpill      *spill;    /* rows without a shape lie in it, and are not to be changed */
  GPtrArray    *drafts;   /* WgImportDraft, in the order of the files */
  GHashTable   *by_code;  /* code → draft, not refused */
  GPtrArray    *refusals; /* WgRefusal */
  GPtrArray    *notes;    /* char* */
  guint         n_unnamed;
  char         *problem;  /* (nullable): why the tables cannot become rows of the kind */
  char         *beside;   /* (nullable): the note that they lie beside the map as a whole */
} WgImportDrafts;

WgImportDrafts *wg_import_drafts_new     (const WgKind *kind);
void            wg_import_drafts_free    (WgImportDrafts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgImportDrafts, wg_import_drafts_free)

gboolean        wg_import_drafts_add     (WgImportDrafts *self, WgTable *table,
                                          const char *const *said, GHashTable *old_by_code,
                                          GError **error);
void            wg_import_drafts_refuse  (WgImportDrafts *self, WgImportDraft *draft,
                                          const char *why);
void            wg_import_drafts_note    (WgImportDrafts *self, const char *format, ...)
                                          G_GNUC_PRINTF (2, 3);
const char     *wg_import_draft_get_code (const WgImportDrafts *self, const WgImportDraft *draft);
gint64          wg_import_draft_get_id   (const WgImportDraft *draft);
WgTable        *wg_import_draft_get_table (const WgImportDrafts *self,
                                           const WgImportDraft *draft);
gboolean        wg_import_draft_has_field (const WgImportDrafts *self, const WgImportDraft *draft,
                                           guint field);

G_END_DECLS

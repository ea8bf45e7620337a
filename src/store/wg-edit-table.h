/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-encoding.h"
#include "wg-engine.h"

G_BEGIN_DECLS

/* Letters; what the schema allows. */
#define WG_EDIT_LABEL_MOST 400

typedef struct
{
  WgEditEntry entry;
  gint64      first_entry; /* its journal entries are first_entry … first_entry + n_changes − 1 */
  guint8      hash[WG_DIGEST_SIZE];
  /* Only told by wg_edit_table_visit(), …_visit_whole() and …_last_shortened(). */
  gboolean    shortened;   /* its old values are not kept any more … */
  guint8      short_hash[WG_DIGEST_SIZE]; /* … and this is its link of the shortened chain */
} WgEditRecord;

/* The end of the audit chain. */
typedef struct
{
  gint64 number;    /* last edit, 0 before the first */
  gint64 n_entries; /* last journal entry */
  guint8 hash[WG_DIGEST_SIZE];
} WgAuditHead;

typedef struct _WgEditTable WgEditTable;

typedef gboolean (*WgEditVisit) (const WgEditRecord *record, gpointer user_data, GError **error);

WgEditTable *wg_edit_table_new       (WgEngine *engine);
void         wg_edit_table_free      (WgEditTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgEditTable, wg_edit_table_free)

gboolean     wg_edit_table_insert    (WgEditTable        *self,
                                      const WgEditRecord *record,
                                      GError            **error);
gboolean     wg_edit_table_finish    (WgEditTable        *self,
                                      const WgEditRecord *record,
                                      GError            **error);
gboolean     wg_edit_table_find      (WgEditTable *self, gint64 id, gint64 *number, GError **error);
gboolean     wg_edit_table_select    (WgEditTable  *self,
                                      gint64        number,
                                      WgEditRecord *record,
                                      GError      **error);
gboolean     wg_edit_table_visit     (WgEditTable *self,
                                      WgEditVisit  visit,
                                      gpointer     user_data,
                                      GError     **error);
gboolean     wg_edit_table_visit_since (WgEditTable *self,
                                        gint64       entered_at,
                                        WgEditVisit  visit,
                                        gpointer     user_data,
                                        GError     **error);
GPtrArray   *wg_edit_table_list      (WgEditTable *self,
                                      gint64       before,
                                      guint        limit,
                                      GError     **error);
gboolean     wg_edit_table_is_active (WgEditTable *self,
                                      gint64       number,
                                      gboolean    *active,
                                      GError     **error);
gboolean     wg_edit_table_stack     (WgEditTable *self,
                                      gint64      *undo,
                                      char       **undo_label,
                                      gint64      *redo,
                                      char       **redo_label,
                                      GError     **error);
gboolean     wg_edit_table_shorten   (WgEditTable *self,
                                      gint64       number,
                                      char        *label,
                                      const guint8 short_hash[WG_DIGEST_SIZE],
                                      GError     **error);
gboolean     wg_edit_table_find_before (WgEditTable *self,
                                        gint64       committed_at,
                                        gint64      *number,
                                        GError     **error);
gboolean     wg_edit_table_visit_whole (WgEditTable *self,
                                        gint64       last,
                                        WgEditVisit  visit,
                                        gpointer     user_data,
                                        GError     **error);
gboolean     wg_edit_table_last_shortened (WgEditTable  *self,
                                           WgEditRecord *record,
                                           GError      **error);
gboolean     wg_edit_table_read_head (WgEditTable *self, WgAuditHead *head, GError **error);
gboolean     wg_edit_table_set_head  (WgEditTable *self, const WgAuditHead *head, GError **error);
gboolean     wg_edit_table_read_sums (WgEditTable *self,
                                      gboolean    *known,
                                      guint64     *sums,
                                      GError     **error);
gboolean     wg_edit_table_set_sums  (WgEditTable *self, guint64 sums, GError **error);
void         wg_edit_record_clear    (WgEditRecord *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgEditRecord, wg_edit_record_clear)

G_END_DECLS

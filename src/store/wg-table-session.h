/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"
#include "wg-kind-table.h"

G_BEGIN_DECLS

/**
 * WgTableSession:
 *
 * One table's statements, each prepared once on an engine.
 */
typedef struct _WgTableSession WgTableSession;

typedef gboolean (*WgTableVisit) (WgRow *row, gpointer user_data, GError **error);

WgTableSession *wg_table_session_new       (const WgKindTable  *table,
                                            WgEngine       *engine);
void            wg_table_session_free      (WgTableSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTableSession, wg_table_session_free)

gboolean        wg_table_session_insert    (WgTableSession *self,
                                            const WgRow    *row,
                                            gint64          version,
                                            GError        **error);
gboolean        wg_table_session_update    (WgTableSession *self,
                                            const WgRow    *row,
                                            gint64          old_version,
                                            gint64          version,
                                            GError        **error);
gboolean        wg_table_session_delete    (WgTableSession *self,
                                            const WgRow    *row,
                                            gint64          old_version,
                                            GError        **error);
gboolean        wg_table_session_select    (WgTableSession *self,
                                            gint64          id,
                                            WgRow         **row,
                                            GError        **error);
gboolean        wg_table_session_visit     (WgTableSession *self,
                                            WgTableVisit    visit,
                                            gpointer        user_data,
                                            GError        **error);
gboolean        wg_table_session_visit_days (WgTableSession *self,
                                             WgDate          first,
                                             WgDate          last,
                                             WgTableVisit    visit,
                                             gpointer        user_data,
                                             GError        **error);
/* Of one grid or unit only; the two orders follow each other. */
gboolean        wg_table_session_visit_place (WgTableSession *self,
                                              gint64          place,
                                              WgDate          first,
                                              WgDate          last,
                                              WgTableVisit    visit,
                                              gpointer        user_data,
                                              GError        **error);
gboolean        wg_table_session_count     (WgTableSession *self,
                                            gint64         *count,
                                            GError        **error);
WgStatement    *wg_table_session_statement (WgTableSession  *self,
                                            WgKindTableStatement which,
                                            GError         **error);

G_END_DECLS

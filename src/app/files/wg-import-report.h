/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import.h"
#include "wg-map-snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_IMPORT_REPORT (wg_import_report_get_type ())
G_DECLARE_FINAL_TYPE (WgImportReport, wg_import_report, WG, IMPORT_REPORT, GtkWidget)

/**
 * WgImportReport:
 *
 * The second step of an import: what it would do. Counts, the columns with their fields, what was
 * noticed, and every refused row with its reason.
 *
 * Signal "mapped" (word): see #WgImportTable. Signal "reread": another encoding or coordinate
 * system was chosen, the files are to be read again.
 */
/* @snapshot: (nullable): of the district, for the picture of what came beside it. */
void wg_import_report_show (WgImportReport *self, WgImportPlan *plan, const WgKind *kind,
                            WgMapSnapshot *snapshot);
/* (transfer none): where the encoding is chosen while its effect is seen; empty at first. */
GtkDropDown *wg_import_report_get_encoding (WgImportReport *self);
/* (transfer none): the same for the coordinate system. */
GtkDropDown *wg_import_report_get_system   (WgImportReport *self);
/* What is ticked of the matches by name; "matched" says that it has changed. */
void wg_import_report_tell_matches (WgImportReport *self, WgImport *import);

G_END_DECLS

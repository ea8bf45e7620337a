/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-plan.h"
#include "wg-import-record.h"

G_BEGIN_DECLS

/**
 * WgImportRecords:
 *
 * Records, or counts of grids, on their way into the file: read, matched with what is there, made
 * into one edit.
 */
typedef struct
{
  const WgImportKind *kind;
  WgImportBook       *book;
  WgRowNames         *names;    /* (nullable): of linked records */
  WgImportContacts   *contacts; /* (nullable) not owned: of contacts */
  WgValueWords       *words;
  WgDate              today;
  WgTime              entered;
  GHashTable         *present;  /* key → GQueue of WgRow, in the order of the file */
  GHashTable         *numbers;  /* numbers of cases that the tables have had so far */
  GPtrArray          *tables;   /* WgTable */
  GPtrArray          *maps;     /* WgColumnMap */
  GPtrArray          *refusals; /* WgRefusal */
  GPtrArray          *notes;    /* char* */
  WgSpill            *spill;    /* (nullable): what the new rows lie in */
  GPtrArray          *inserted; /* WgRow; theirs is the spill, if there is one */
  int                 class_field; /* −1: the rows have none */
  GHashTable         *classes;  /* ids of classes that a row has */
  GPtrArray          *updated;  /* WgRow: old, new, old, new … */
  guint               n_unchanged;
  char              **defaults; /* (nullable) not owned: "FIELD=VALUE" of new posts */
  char               *problem;  /* (nullable) */
  char               *beside;   /* (nullable): the note that they lie beside the map as a whole */
} WgImportRecords;

/* @book: (transfer full); @names: (transfer full) (nullable); @present: (element-type WgRow): rows
 * of the kind in the file */
WgImportRecords *wg_import_records_new  (const WgImportKind *kind, WgImportBook *book,
                                         WgRowNames *names, GPtrArray *present, WgDate today,
                                         WgTime entered);
void             wg_import_records_free (WgImportRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgImportRecords, wg_import_records_free)

/* FALSE when the user's word about columns makes no sense. */
gboolean         wg_import_records_add  (WgImportRecords *self, WgTable *table,
                                         const char *const *said, GError **error);
/* (transfer full): what it would do */
WgImportPlan    *wg_import_records_plan (WgImportRecords *self);

G_END_DECLS

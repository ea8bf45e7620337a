/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-trial.h"
#include "wg-unit-end-dialog.h"

G_BEGIN_DECLS

struct _WgUnitEndDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkButton      *apply;
  GtkButton      *decide;
  GtkStack       *ways;
  AdwEntryRow    *day;
  AdwEntryRow    *approval;

  GtkLabel       *orphans;
  GtkWidget      *orphan_choices;
  GtkCheckButton *close_too;
  GtkCheckButton *move;
  GtkDropDown    *move_to;

  GtkListBox     *partners;
  GtkCheckButton *into_this;
  GtkCheckButton *into_new;
  GtkWidget      *merged_new;
  AdwEntryRow    *merged_name;
  AdwEntryRow    *merged_code;
  GtkLabel       *merged_sums;

  GtkBox         *parts;      /* WgSplitPart */
  GtkLabel       *rest;
  GtkListBox     *members;

  GtkLabel       *refusal;
  GtkLabel       *summary;
  GtkListBox     *findings;

  WgDistrict     *district;
  gint64          unit;
  GPtrArray      *neighbours; /* WgUnit of the same level under the same superior */
  GPtrArray      *listed;     /* WgRow: what a split distributes */
  gboolean        is_naming;  /* while those below get their names */
  GtkStringList  *places;     /* where each of them may go: stays, then the new units */
  WgEdit         *edit;       /* (nullable): what would be written */
  WgTrial        *trial;      /* (nullable) */
  GCancellable   *running;    /* (nullable) */
  guint           waiting;    /* source */
};

/* wg-unit-end-dialog-edit.c: (transfer full): what the fields say as an edit; NULL with why not. */
WgEdit *_wg_unit_end_dialog_make_edit (WgUnitEndDialog *self, GError **error);
/* What would be done, for the minutes. (transfer full) */
char   *_wg_unit_end_dialog_dup_words (WgUnitEndDialog *self);
/* A row whose check or choice stands for the @i-th of a list. */
void    _wg_unit_end_dialog_add_row   (GtkListBox *list, const char *title, const char *subtitle,
                                       GtkWidget *control);

/* wg-unit-end-dialog-split.c: one more new unit, with the cursor in it when @is_asked. */
void    _wg_unit_end_dialog_add_part  (WgUnitEndDialog *self, gboolean is_asked);
void    _wg_unit_end_dialog_fill_split  (WgUnitEndDialog *self);
/* What the unit keeps, and where its members may go, by the names that are typed now. */
void    _wg_unit_end_dialog_count_split (WgUnitEndDialog *self);
WgEdit *_wg_unit_end_dialog_make_split  (WgUnitEndDialog *self, GError **error);
char   *_wg_unit_end_dialog_dup_parts   (WgUnitEndDialog *self);
/* wg-unit-end-dialog.c: everything anew after a key; the trial follows. */
void    _wg_unit_end_dialog_changed   (WgUnitEndDialog *self);
char   *_wg_unit_end_dialog_describe_counts (gint64 members, gint64 households);

/* wg-unit-end-dialog-edit.c: the list of neighbours; each change calls @changed. */
void    _wg_unit_end_dialog_fill      (WgUnitEndDialog *self, GCallback changed);
/* Sums and remainders beside what is typed. */
void    _wg_unit_end_dialog_count     (WgUnitEndDialog *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-draft-keeper.h"
#include "wg-field-row.h"
#include "wg-form-part.h"
#include "wg-form-plan.h"
#include "wg-record-form.h"
#include "wg-record-history.h"

G_BEGIN_DECLS

struct _WgRecordForm
{
  GtkWidget parent_instance;

  GtkWidget         *content;
  GtkWidget         *head;
  GtkLabel          *title;
  GtkLabel          *subtitle;
  GtkLabel          *state;
  GtkWidget         *more;
  GtkWidget         *repeat;
  GtkWidget         *revert;
  GtkWidget         *save_next;
  GtkWidget         *save;
  GtkWidget         *notice;
  GtkLabel          *notice_label;
  GtkWidget         *restore;
  GtkWidget         *forget;
  GtkStack          *pages;
  GtkLabel          *empty;
  GtkScrolledWindow *scroller;
  GtkFlowBox        *body;
  WgRecordHistory   *history;

  WgDistrict        *district; /* (nullable); the next three with it */
  WgScope           *scope;
  WgFormPlan        *plan;
  WgDraftKeeper     *keeper;

  WgDraft           *draft;    /* (nullable): of one row */
  gint64             subject;  /* its id; 0: none */
  WgRow             *row;      /* (nullable): the draft's copy */
  GPtrArray         *sections; /* (nullable): WgFormSection, those that are built */
  GPtrArray         *rows;     /* WgFieldRow */
  GPtrArray         *parts;    /* WgFormPart */
  WgFormPartMaker    make_part; /* (nullable) */
  gpointer           make_data;
  GPtrArray         *problems; /* WgFieldProblem */
  WgValue            proposed_hours;
  gint64             offered;  /* subject of the kept draft that the notice offers; 0: none */
  char              *message;  /* (nullable): what failed */
  guint              checking; /* sources */
  guint              keeping;
  gboolean           saving;
  GtkWidget         *focused;  /* (nullable) (weak): had the focus when saving began */
  gboolean           tried;    /* to save: only then what is missing in a new one is told */
  gboolean           next;     /* once it is saved, another one begins */
  gboolean           saved;    /* just now */
};

/* wg-record-form.c */
void     _wg_record_form_show        (WgRecordForm *self);
gboolean _wg_record_form_is_new      (WgRecordForm *self);
gboolean _wg_record_form_is_activity (WgRecordForm *self);
gboolean _wg_record_form_is_post     (WgRecordForm *self);
gboolean _wg_record_form_is_writable (WgRecordForm *self);
void     _wg_record_form_leave       (WgRecordForm *self);
/* @draft: (transfer full) */
void     _wg_record_form_take        (WgRecordForm *self, gint64 subject, WgDraft *draft);
void     _wg_record_form_set_message (WgRecordForm *self, const char *text);

/* wg-record-form-head.c */
void     _wg_record_form_update_head (WgRecordForm *self);

/* wg-record-form-fields.c */
void     _wg_record_form_build       (WgRecordForm *self);
void     _wg_record_form_clear       (WgRecordForm *self);
void     _wg_record_form_check       (WgRecordForm *self);
gboolean _wg_record_form_is_refused  (WgRecordForm *self);
void     _wg_record_form_focus_problem (WgRecordForm *self);
void     _wg_record_form_show_conflicts (WgRecordForm *self, GPtrArray *conflicts);

/* wg-record-form-save.c */
void     _wg_record_form_save        (WgRecordForm *self, gboolean next);
void     _wg_record_form_remove      (WgRecordForm *self);
/* (transfer full): what the record is called; an order by its number and what it is about. */
char    *_wg_record_form_dup_name    (WgRecordForm *self);
void     _wg_record_form_keep        (WgRecordForm *self);
void     _wg_record_form_offer       (WgRecordForm *self);
void     _wg_record_form_restore     (WgRecordForm *self);
void     _wg_record_form_forget      (WgRecordForm *self);

G_END_DECLS

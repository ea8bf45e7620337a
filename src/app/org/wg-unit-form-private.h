/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-areas-section.h"
#include "wg-draft-keeper.h"
#include "wg-field-row.h"
#include "wg-form-plan.h"
#include "wg-positions-section.h"
#include "wg-templates.h"
#include "wg-unit-form.h"

G_BEGIN_DECLS

/* Values that the program filled in and may replace as long as nobody typed over them. */
typedef enum
{
  WG_PROPOSED_TERM_END,
  WG_PROPOSED_SHORT_NAME,
  WG_PROPOSED_CODE,
  WG_N_PROPOSED
} WgProposed;

struct _WgUnitForm
{
  GtkWidget parent_instance;

  GtkWidget         *content;
  GtkWidget         *head;
  GtkWidget         *back;
  GtkWidget         *add;
  GtkLabel          *title;
  GtkLabel          *subtitle;
  GtkLabel          *state;
  GtkWidget         *revert;
  GtkWidget         *save;
  GtkWidget         *notice;
  GtkLabel          *notice_label;
  GtkWidget         *restore;
  GtkWidget         *forget;
  GtkStack          *pages;
  GtkScrolledWindow *scroller;
  GtkBox            *body;

  WgDistrict        *district;  /* (nullable); the next four with it */
  WgScope           *scope;
  WgTemplates       *templates;
  WgFormPlan        *plan;
  WgDraftKeeper     *keeper;

  GHashTable        *drafts;    /* gint64* of a subject → WgDraft: unsaved */
  gint64             subject;   /* row id of the unit or grid in the form; 0: none */
  WgDraft           *draft;     /* (nullable) of the subject */
  WgRow             *row;       /* (nullable) its copy in the draft */
  GPtrArray         *sections;  /* WgFormSection, those that are built */
  GPtrArray         *rows;      /* WgFieldRow */
  WgPositionsSection *positions; /* (nullable), as the next: sections that are more than fields */
  WgAreasSection    *areas;
  GPtrArray         *problems;  /* WgFieldProblem */
  char              *proposed[WG_N_PROPOSED];
  gint64             offered;   /* subject of the kept draft that the notice offers; 0: none */
  char              *message;   /* (nullable) what failed */
  guint              checking;  /* sources */
  guint              keeping;
  gboolean           saving;
  GtkWidget         *focused;  /* (nullable) (weak): had the focus when saving began */
  gboolean           saved;     /* just now */
};

/* wg-unit-form.c */
void     _wg_unit_form_show         (WgUnitForm *self);
void     _wg_unit_form_update_head  (WgUnitForm *self);
gboolean _wg_unit_form_is_new       (WgUnitForm *self);
void     _wg_unit_form_forget_subject (WgUnitForm *self);

/* wg-unit-form-fields.c */
void     _wg_unit_form_build        (WgUnitForm *self);
void     _wg_unit_form_clear        (WgUnitForm *self);
void     _wg_unit_form_check        (WgUnitForm *self);
void     _wg_unit_form_propose      (WgUnitForm *self);
gboolean _wg_unit_form_is_refused   (WgUnitForm *self);
void     _wg_unit_form_focus_problem (WgUnitForm *self);

/* wg-unit-form-save.c */
void     _wg_unit_form_save         (WgUnitForm *self);
void     _wg_unit_form_keep         (WgUnitForm *self);
void     _wg_unit_form_offer        (WgUnitForm *self);
void     _wg_unit_form_show_conflicts (WgUnitForm *self, GPtrArray *conflicts);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck-book.h"
#include "wg-deck-editor.h"
#include "wg-deck-late.h"
#include "wg-deck-pages.h"
#include "wg-page-form.h"
#include "wg-room-box.h"

G_BEGIN_DECLS

struct _WgDeckEditor
{
  GtkWidget parent_instance;

  GtkWidget     *content;
  GtkLabel      *name;
  GtkLabel      *scope;
  GtkWidget     *present;
  GtkMenuButton *menu;
  GtkMenuButton *late_button;
  GtkListBox    *late_list;
  GtkPopover    *late_popover;
  GtkMenuButton *room_button;
  WgRoomBox     *room_box;
  GtkLabel      *least;
  GtkLabel      *flags;
  GtkWidget     *fit;
  GtkLabel      *problem;
  WgDeckPages   *pages;
  WgPageForm    *form;

  WgDistrict    *district; /* (nullable) */
  gint64         deck;     /* row id */
  WgDeckBuilder *builder;  /* (nullable) */
  WgDeckLate    *late;     /* (nullable) */
  WgRoom         room;
  gboolean       fitted;
  char          *shown;    /* (nullable): id of the page in the form */
  guint          writing;  /* edits under way */
  gint64         written;  /* version of the row that pages were written over; 0: all is known */
  gboolean       unwritten; /* pages were changed meanwhile */
};

/* wg-deck-editor.c */
WgRow     *_wg_deck_editor_get_row     (WgDeckEditor *self);
void       _wg_deck_editor_tell        (WgDeckEditor *self, const char *text);
void       _wg_deck_editor_tell_good   (WgDeckEditor *self, const char *text);
void       _wg_deck_editor_apply       (WgDeckEditor *self, WgEdit *edit);
GPtrArray *_wg_deck_editor_copy_pages  (WgDeckEditor *self);
void       _wg_deck_editor_write_pages (WgDeckEditor *self, GPtrArray *pages, const char *label);

/* wg-deck-editor-menus.c: what can be done with a deck beyond its pages */
void       _wg_deck_editor_install_menus (GtkWidgetClass *widget_class);
void       _wg_deck_editor_init_menus    (WgDeckEditor *self);
void       _wg_deck_editor_update_menus  (WgDeckEditor *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-backup-keeper.h"
#include "wg-busy-page.h"
#include "wg-district.h"
#include "wg-finding-watch.h"
#include "wg-findings-screen.h"
#include "wg-map-screen.h"
#include "wg-meeting-screen.h"
#include "wg-org-screen.h"
#include "wg-posts-screen.h"
#include "wg-recent-list.h"
#include "wg-scope-bar.h"
#include "wg-search-box.h"
#include "wg-service-screen.h"
#include "wg-sidebar.h"
#include "wg-stats-screen.h"
#include "wg-status-bar.h"
#include "wg-welcome-page.h"
#include "wg-window.h"

G_BEGIN_DECLS

struct _WgWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwSplitButton  *open_button;
  GtkPopover      *recent_popover;
  GtkWidget       *travel_buttons;
  GtkStack        *title_stack;
  WgSearchBox     *search;
  GtkMenuButton   *menu_button;
  GtkRevealer     *banner;
  GtkLabel        *banner_label;
  GtkWidget       *banner_backups;
  GtkWidget       *failed_backups;
  WgScopeBar      *scope_bar;
  WgSidebar       *sidebar;
  GtkStack        *pages;
  WgBusyPage      *busy;
  AdwStatusPage   *failed;
  GtkWidget       *retry;
  WgMapScreen     *map_screen;
  WgOrgScreen     *org_screen;      /* (nullable): as the next, made when first shown */
  WgStatsScreen   *stats_screen;
  WgServiceScreen *service_screen;
  WgPostsScreen   *posts_screen;
  WgMeetingScreen *meeting_screen;
  WgFindingsScreen *findings_screen;
  WgStatusBar     *status;

  GSettings       *settings;
  GtkWindow       *presentation; /* (nullable): weak */
  GPtrArray       *held_toasts;  /* (nullable): until it ends */
  GMenu           *edit_menu;  /* undo and redo with their labels */
  GFile           *file;       /* (nullable): shown or being opened */
  WgDistrict      *district;   /* (nullable) */
  WgScope         *scope;
  WgFindingWatch  *watch;      /* (nullable): of the district */
  WgBackupKeeper  *keeper;     /* (nullable): of the district */
  GCancellable    *loading;    /* (nullable): work under way */
  gboolean         import_when_open;
  const char      *page_when_open; /* (nullable): instead of that of the last time */
};

/* wg-window.c */
void _wg_window_show_page       (WgWindow *self, const char *name);
void _wg_window_set_district    (WgWindow *self, WgDistrict *district);
void _wg_window_toast           (WgWindow *self, const char *text);
void _wg_window_toast_with_action (WgWindow *self, const char *text, const char *button,
                                   const char *action);

/* wg-window-actions.c */
void _wg_window_actions_add     (WgWindow *self);
/* The one place that says what can be done now. */
void _wg_window_actions_update  (WgWindow *self);

/* wg-window-pages.c */
void _wg_window_pages_add       (WgWindow *self);
void _wg_window_pages_update    (WgWindow *self);
gboolean _wg_window_is_file_page (const char *name);
void _wg_window_go_to_page      (WgWindow *self, const char *name);
void _wg_window_hand_district   (WgWindow *self);
char *_wg_window_dup_last_page  (WgWindow *self);

/* wg-window-people.c */
void _wg_window_people_add      (WgWindow *self);
void _wg_window_people_update   (WgWindow *self, gboolean open);

/* wg-window-borders.c */
void _wg_window_borders_add     (WgWindow *self);
void _wg_window_borders_update  (WgWindow *self, gboolean open);

/* wg-window-figures.c */
void _wg_window_figures_add     (WgWindow *self);
void _wg_window_figures_update  (WgWindow *self, gboolean open);

/* wg-window-present.c */
void _wg_window_present_add     (WgWindow *self);
void _wg_window_present_update  (WgWindow *self, gboolean open);
void _wg_window_present_go_on   (WgWindow *self);
void _wg_window_present_end     (WgWindow *self);
gboolean _wg_window_hold_toast  (WgWindow *self, const char *text, const char *button,
                                 const char *action);

/* wg-window-files.c */
void _wg_window_choose_file     (WgWindow *self);
void _wg_window_open_sample     (WgWindow *self);
void _wg_window_begin_street    (WgWindow *self);
void _wg_window_begin_from_files (WgWindow *self);
void _wg_window_import          (WgWindow *self);
void _wg_window_export          (WgWindow *self);
void _wg_window_close_file      (WgWindow *self);
void _wg_window_cancel          (WgWindow *self);
void _wg_window_accept_drops    (WgWindow *self);

/* wg-window-backups.c */
void _wg_window_backups_add     (WgWindow *self);
void _wg_window_backups_update  (WgWindow *self);
void _wg_window_let_go          (WgWindow *self);

/* wg-window-base-layer.c */
void _wg_window_choose_base_layer (WgWindow *self);

/* wg-window-state.c */
void _wg_window_restore_size    (WgWindow *self);
void _wg_window_save_size       (WgWindow *self);
void _wg_window_restore_place   (WgWindow *self);
void _wg_window_save_place      (WgWindow *self);

G_END_DECLS

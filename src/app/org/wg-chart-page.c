/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation chart of the scope's unit. The chart is made anew when the unit, the file or its
 * findings change, and only while somebody sees it. */

#include "wg-chart-page.h"

#include "wg-focus.h"
#include "wg-org-chart-view.h"
#include "wg-org-board.h"
#include "wg-org-page.h"
#include "wg-org-render.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define ZOOM_STEP 1.25
#define LEGEND_MARGIN 18.0
#define POINTS_PER_PIXEL 0.75
#define PNG_WIDTH 1920
#define PNG_HEIGHT 1080

struct _WgChartPage
{
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel        *title;
  WgOrgChartView     *view;
  GtkDrawingArea  *legend;

  WgDistrict      *district; /* (nullable) */
  WgScope         *scope;    /* (nullable) */
  WgFindingWatch  *watch;    /* (nullable) */
  WgOrgSheet      *sheet;    /* (nullable) */
  gboolean         stale;
};

G_DEFINE_FINAL_TYPE (WgChartPage, wg_chart_page, GTK_TYPE_WIDGET)

static GPtrArray *
list_findings (WgChartPage *self)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = wg_finding_watch_get_findings (self->watch);
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (findings, g_list_model_get_item (all, i));
  return findings;
}

static void
allow_actions (WgChartPage *self)
{
  static const char *const names[] = { "chart.zoom-in", "chart.zoom-out", "chart.zoom-fit",
                                       "chart.save-pdf", "chart.save-png", "chart.save-board",
                                       "chart.print", "chart.print-board" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->sheet != NULL);
}

/* (transfer full) */
static WgOrgSheet *
make_chart (WgChartPage *self)
{
  g_autoptr (GPtrArray) findings = list_findings (self);

  return wg_org_sheet_new (self->district, wg_scope_get_unit (self->scope),
                           wg_finding_watch_get_at (self->watch), findings);
}

static void
make_sheet (WgChartPage *self)
{
  WgOrgSheet *old = g_steal_pointer (&self->sheet);
  g_autofree char *summary = NULL;

  self->stale = FALSE;
  if (self->district != NULL && self->scope != NULL && self->watch != NULL)
    self->sheet = make_chart (self);
  wg_org_chart_view_set_sheet (self->view, self->sheet);
  if (self->sheet != NULL)
    wg_org_chart_view_select (self->view, wg_scope_get_selected_unit (self->scope));
  gtk_label_set_text (self->title, self->sheet != NULL ? self->sheet->title : "");
  summary = self->sheet != NULL ? wg_org_chart_dup_summary (self->sheet->chart) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->legend),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary != NULL ? summary : "", -1);
  allow_actions (self);
  g_clear_pointer (&old, wg_org_sheet_free);
}

static void
refresh (WgChartPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_sheet (self);
}

static void
on_scope_selected (WgChartPage *self)
{
  if (!self->stale)
    wg_org_chart_view_select (self->view, wg_scope_get_selected_unit (self->scope));
}

static void
on_selected (WgChartPage *self)
{
  if (self->scope != NULL)
    wg_scope_set_selected_unit (self->scope, wg_org_chart_view_get_selected (self->view));
}

static void
on_opened (WgChartPage *self)
{
  gint64 unit = wg_org_chart_view_get_selected (self->view);

  if (unit != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-unit", "x", unit);
}

static const WgTheme *
get_theme (void)
{
  return wg_theme_get (adw_style_manager_get_dark (adw_style_manager_get_default ())
                           ? WG_THEME_DARK : WG_THEME_LIGHT);
}

static double
get_text_size (WgChartPage *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "空");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  g_object_unref (layout);
  return height / WG_ORG_LINE_HEIGHT;
}

static void
paint_legend (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  WgChartPage *self = data;
  double size = get_text_size (self), used;

  if (self->sheet == NULL)
    return;
  cairo_translate (cr, LEGEND_MARGIN, 0);
  used = wg_org_page_paint_legend (cr, self->sheet->chart,
                                   wg_org_chart_view_get_layout (self->view), get_theme (), size,
                                   MAX (width - 2 * LEGEND_MARGIN, 100));
  if ((int) used + 1 != gtk_drawing_area_get_content_height (area))
    gtk_drawing_area_set_content_height (area, (int) used + 1);
}

static void
on_drawn (WgChartPage *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->legend));
}

static void
on_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WgChartPage *self = WG_CHART_PAGE (widget);
  double zoom = wg_org_chart_view_get_zoom (self->view);

  if (g_str_has_suffix (name, "-fit"))
    zoom = 1;
  else
    zoom *= g_str_has_suffix (name, "-in") ? ZOOM_STEP : 1 / ZOOM_STEP;
  wg_org_chart_view_set_zoom (self->view, zoom);
}

static void
tell (WgChartPage *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What the dialog was opened for. */
typedef enum
{
  SAVE_PDF, SAVE_PNG, SAVE_BOARD
} SaveWhat;

/* The board is that of the selected unit, else of the page's. */
static gint64
get_board_unit (WgChartPage *self)
{
  gint64 selected = wg_org_chart_view_get_selected (self->view);

  return selected != 0 ? selected : wg_org_chart_get_node (self->sheet->chart, 0)->id;
}

/* (transfer full) */
static WgOrgSheet *
make_board (WgChartPage *self)
{
  return wg_org_board_new (self->district, get_board_unit (self),
                           wg_finding_watch_get_at (self->watch));
}

static gboolean
save (WgChartPage *self, SaveWhat what, const char *path, GError **error)
{
  gboolean png = what == SAVE_PNG;
  const WgOrgRenderOptions options = { .width = png ? PNG_WIDTH : 0, .height = png ? PNG_HEIGHT : 0,
                                       .scale = 1, .board = what == SAVE_BOARD };
  g_autoptr (WgOrgSheet) board = what == SAVE_BOARD ? make_board (self) : NULL;

  return wg_org_render_sheet (board != NULL ? board : self->sheet, &options, path, error);
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, WgChartPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->sheet != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      SaveWhat what = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "wg-save"));
      g_autoptr (GError) error = NULL;
      g_autofree char *done = NULL;

      if (path == NULL)
        tell (self, _("Choose a place on this computer."));
      else if (!save (self, what, path, &error))
        tell (self, error->message);
      else
        {
          /* Translators: %s is the name of a file. */
          done = g_strdup_printf (_("The chart is in %s"), path);
          tell (self, done);
        }
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* (transfer full): a name for the file to be. */
static char *
suggest_name (WgChartPage *self, SaveWhat what)
{
  guint node = what == SAVE_BOARD ? wg_org_chart_find (self->sheet->chart, get_board_unit (self))
                                  : 0;
  const char *unit = wg_org_chart_get_node (self->sheet->chart, node)->full_name;
  /* Translators: name of a file; %s is a unit, then the ending. */
  char *name = g_strdup_printf (what == SAVE_BOARD ? _("%s public board.%s")
                                                   : _("%s organisation.%s"),
                                unit, what == SAVE_PNG ? "png" : "pdf");

  return g_strdelimit (name, "/\\", '-');
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WgChartPage *self = WG_CHART_PAGE (widget);
  SaveWhat what = g_str_has_suffix (name, "-png")     ? SAVE_PNG
                  : g_str_has_suffix (name, "-board") ? SAVE_BOARD
                                                      : SAVE_PDF;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    _("Where Shall the Chart Stand?"), GTK_WINDOW (gtk_widget_get_root (widget)),
    GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();
  g_autofree char *suggested = suggest_name (self, what);

  gtk_file_filter_add_suffix (filter, what == SAVE_PNG ? "png" : "pdf");
  gtk_file_filter_set_name (filter, what == SAVE_PNG ? "PNG" : "PDF");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested);
  g_object_set_data (G_OBJECT (dialog), "wg-save", GINT_TO_POINTER (what));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* What the printer's dialog stands for; the sheet may be made anew while it is open. */
typedef struct
{
  const WgOrgSheet *sheet;
  gboolean          board;
} Printing;

static void
on_draw_sheet (Printing *self, GtkPrintContext *context)
{
  WgOrgPage page = { .chart = self->sheet->chart, .title = self->sheet->title,
                     .scope = self->sheet->scope, .mark = self->sheet->mark,
                     .theme = wg_theme_get (WG_THEME_PRINT),
                     .min_text = WG_ORG_PRINT_TEXT, .page = 1, .n_pages = 1,
                     .board = self->board };
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  wg_org_page_paint (&page, cr, gtk_print_context_get_width (context) / POINTS_PER_PIXEL,
                     gtk_print_context_get_height (context) / POINTS_PER_PIXEL);
}

static void
print (WgChartPage *self, WgOrgSheet *sheet, gboolean board)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A3);
  g_autoptr (GError) error = NULL;
  Printing printing = { .sheet = sheet, .board = board };

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, sheet->title);
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (on_draw_sheet), &printing);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell (self, error->message);
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WgChartPage *self = WG_CHART_PAGE (widget);
  gboolean board = g_str_has_suffix (name, "-board");
  g_autoptr (WgOrgSheet) sheet = board ? make_board (self) : make_chart (self);

  print (self, sheet, board);
}

static void
wg_chart_page_map (GtkWidget *widget)
{
  WgChartPage *self = WG_CHART_PAGE (widget);

  GTK_WIDGET_CLASS (wg_chart_page_parent_class)->map (widget);
  if (self->stale)
    make_sheet (self);
}

static gboolean
wg_chart_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WG_CHART_PAGE (widget)->view));
}

static void
wg_chart_page_dispose (GObject *object)
{
  WgChartPage *self = WG_CHART_PAGE (object);

  wg_chart_page_set_district (self, NULL, NULL, NULL);
  g_clear_pointer ((GtkWidget **) &self->toasts, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_chart_page_parent_class)->dispose (object);
}

static void
wg_chart_page_class_init (WgChartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_chart_page_dispose;
  widget_class->map = wg_chart_page_map;
  widget_class->grab_focus = wg_chart_page_grab_focus;
  widget_class->focus = wg_focus_inside;

  g_type_ensure (WG_TYPE_ORG_CHART_VIEW);
  gtk_widget_class_install_action (widget_class, "chart.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "chart.zoom-out", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "chart.zoom-fit", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "chart.save-pdf", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "chart.save-png", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "chart.save-board", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "chart.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "chart.print-board", NULL, on_print);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-chart-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WgChartPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, WgChartPage, title);
  gtk_widget_class_bind_template_child (widget_class, WgChartPage, view);
  gtk_widget_class_bind_template_child (widget_class, WgChartPage, legend);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_drawn);
}

static void
wg_chart_page_init (WgChartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->legend, paint_legend, self, NULL);
  gtk_drawing_area_set_content_height (self->legend, 24);
  allow_actions (self);
}

void
wg_chart_page_set_district (WgChartPage *self, WgDistrict *district, WgScope *scope,
                            WgFindingWatch *watch)
{
  g_return_if_fail (WG_IS_CHART_PAGE (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_data (self->district, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  g_set_object (&self->watch, watch);
  if (district != NULL)
    g_signal_connect_object (district, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  if (scope != NULL)
    {
      g_signal_connect_object (scope, "notify::unit", G_CALLBACK (refresh), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (scope, "notify::selected-unit", G_CALLBACK (on_scope_selected),
                               self, G_CONNECT_SWAPPED);
    }
  if (watch != NULL)
    g_signal_connect_object (watch, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  if (district == NULL && self->view != NULL)
    make_sheet (self);
  else
    refresh (self);
}

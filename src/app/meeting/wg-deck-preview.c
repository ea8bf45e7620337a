/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What will be printed, and printing it. What stands on a sheet is desk/deck's; this hands it to
 * the screen and to GTK's printing. */

#include "wg-deck-preview.h"

#include <glib/gi18n.h>

#define SHEET_KEY "wg-sheet"
#define A4_SHORT  210.0 /* mm */
#define A4_LONG   297.0
#define MARGIN    8.0 /* mm, of pages of a deck: most printers leave no less */

struct _WgDeckPreview
{
  GtkWindow parent_instance;

  GtkLabel     *count;
  GtkBox       *pages;
  GtkLabel     *problem;

  WgDeckSheets *sheets;
};

G_DEFINE_FINAL_TYPE (WgDeckPreview, wg_deck_preview, GTK_TYPE_WINDOW)

/* Papers bring the margins of their office with them. */
static void
paint_sheet (WgDeckPreview *self, guint sheet, cairo_t *cr, double width, double height)
{
  double margin = wg_deck_sheets_is_landscape (self->sheets) ? width * MARGIN / A4_LONG : 0;

  cairo_save (cr);
  cairo_translate (cr, margin, margin);
  wg_deck_sheets_paint (self->sheets, sheet, cr, width - 2 * margin, height - 2 * margin);
  cairo_restore (cr);
}

static void
draw_area (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  guint sheet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), SHEET_KEY));

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  paint_sheet (data, sheet, cr, width, height);
}

static void
add_sheet (WgDeckPreview *self, guint sheet, guint n)
{
  gboolean lies = wg_deck_sheets_is_landscape (self->sheets);
  GtkWidget *area = gtk_drawing_area_new ();
  /* Translators: the number of a sheet, and how many there are. */
  g_autofree char *name = g_strdup_printf (_("Sheet %1$u of %2$u"), sheet + 1, n);

  g_object_set_data (G_OBJECT (area), SHEET_KEY, GUINT_TO_POINTER (sheet));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), lies ? 640 : 560);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int) (lies ? 640 * A4_SHORT / A4_LONG
                                                   : 560 * A4_LONG / A4_SHORT));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_area, self, NULL);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "page-picture");
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->pages, area);
}

static void
on_draw_page (WgDeckPreview *self, GtkPrintContext *context, int page)
{
  paint_sheet (self, (guint) page, gtk_print_context_get_cairo_context (context),
               gtk_print_context_get_width (context), gtk_print_context_get_height (context));
}

GtkPrintOperationResult
wg_deck_preview_run (WgDeckPreview *self, GtkPrintOperationAction action, const char *path,
                     GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  g_return_val_if_fail (WG_IS_DECK_PREVIEW (self), GTK_PRINT_OPERATION_RESULT_ERROR);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_orientation (setup, wg_deck_sheets_is_landscape (self->sheets)
                                           ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                           : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) wg_deck_sheets_get_n (self->sheets));
  gtk_print_operation_set_job_name (operation, wg_deck_sheets_get_name (self->sheets));
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page), self,
                           G_CONNECT_SWAPPED);
  return gtk_print_operation_run (operation, action, GTK_WINDOW (self), error);
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDeckPreview *self = WG_DECK_PREVIEW (widget);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  g_object_ref (self); /* the dialog has a loop of its own */
  result = wg_deck_preview_run (self, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), result == GTK_PRINT_OPERATION_RESULT_ERROR);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
wg_deck_preview_finalize (GObject *object)
{
  g_clear_pointer (&WG_DECK_PREVIEW (object)->sheets, wg_deck_sheets_free);

  G_OBJECT_CLASS (wg_deck_preview_parent_class)->finalize (object);
}

static void
wg_deck_preview_class_init (WgDeckPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = wg_deck_preview_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/meeting/wg-deck-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, WgDeckPreview, count);
  gtk_widget_class_bind_template_child (widget_class, WgDeckPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, WgDeckPreview, problem);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, on_print);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_deck_preview_init (WgDeckPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
wg_deck_preview_new (GtkWindow *parent, WgDeckSheets *sheets)
{
  WgDeckPreview *self = g_object_new (WG_TYPE_DECK_PREVIEW, "transient-for", parent, "modal",
                                      TRUE, NULL);
  guint n = wg_deck_sheets_get_n (sheets);
  g_autofree char *count = g_strdup_printf (ngettext ("%u sheet, A4", "%u sheets, A4", n), n);
  g_autofree char *title =
    /* Translators: %s is the name of a deck or of a paper. */
    g_strdup_printf (_("Print: %s"), wg_deck_sheets_get_name (sheets));

  self->sheets = sheets;
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->count, count);
  for (guint i = 0; i < n; i++)
    add_sheet (self, i, n);
  return GTK_WINDOW (self);
}

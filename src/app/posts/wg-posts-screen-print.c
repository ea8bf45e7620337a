/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of posts on paper and as a picture: what is on the screen, trials included, painted by
 * the painters of the command line. */

#include "wg-posts-screen-private.h"

#include "wg-posts-render.h"
#include "wg-posts-sheet.h"

#include <glib/gi18n.h>

#define PIXELS_PER_POINT (96.0 / 72)
#define PICTURE_WIDTH    1600
#define PICTURE_HEIGHT   1000

static void
tell (WgPostsScreen *self, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* (transfer full) (nullable) */
static WgPostsSheet *
make_sheet (WgPostsScreen *self, double width, double height, GError **error)
{
  WgPostFilter filter;
  const WgPostsSheetOptions options = {
    .unit = wg_scope_get_unit (self->scope), .at = wg_scope_get_at (self->scope),
    .filter = &filter, .plan = self->plan,
    .hide_gaps = !wg_cover_card_shows_gaps (self->card), .width = width, .height = height,
  };

  wg_post_filters_get (self->filters, &filter);
  return wg_posts_sheet_new (self->district, &options, error);
}

static void
save (WgPostsScreen *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgPostsSheet) sheet = make_sheet (self, PICTURE_WIDTH, PICTURE_HEIGHT, &error);

  if (sheet == NULL
      || !wg_posts_sheet_write (sheet, path, PICTURE_WIDTH, PICTURE_HEIGHT, 1, &error))
    tell (self, _("The page was not saved"), error->message);
}

static void
on_save_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        save (data, path);
    }
  g_object_unref (dialog);
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Save the page of posts"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autofree char *name = g_strdup_printf ("%s.pdf", _("Posts"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_response), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* What is printed: the sheet of the paper that was chosen. */
typedef struct
{
  WgPostsScreen *screen;
  WgPostsSheet  *sheet; /* (nullable): as the paper is not known yet */
  double         width, height;
} Printing;

static void
on_begin_print (Printing *self, GtkPrintContext *context, GtkPrintOperation *operation)
{
  self->width = gtk_print_context_get_width (context) * PIXELS_PER_POINT;
  self->height = gtk_print_context_get_height (context) * PIXELS_PER_POINT;
  g_clear_pointer (&self->sheet, wg_posts_sheet_free);
  self->sheet = make_sheet (self->screen, self->width, self->height, NULL);
  gtk_print_operation_set_n_pages (
    operation,
    self->sheet != NULL ? (int) wg_posts_sheet_count (self->sheet, self->width, self->height) : 1);
}

static void
on_draw_page (Printing *self, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (self->sheet == NULL)
    return;
  cairo_scale (cr, 1 / PIXELS_PER_POINT, 1 / PIXELS_PER_POINT);
  wg_posts_sheet_paint_nth (self->sheet, cr, (guint) page, self->width, self->height);
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgPostsScreen *self = WG_POSTS_SCREEN (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;
  Printing printing = { .screen = self };

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _("Posts"));
  g_signal_connect_swapped (operation, "begin-print", G_CALLBACK (on_begin_print), &printing);
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (on_draw_page), &printing);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell (self, _("The page was not printed"), error->message);
  g_clear_pointer (&printing.sheet, wg_posts_sheet_free);
}

void
_wg_posts_screen_print_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "posts.print", NULL, on_print);
  gtk_widget_class_install_action (klass, "posts.save", NULL, on_save);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "posts.print", NULL);
}

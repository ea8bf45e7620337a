/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a deck offers beyond the order of its pages: more pages, what came late, a PDF, a template,
 * the show. */

#include "wg-deck-editor-private.h"

#include "wg-deck-papers.h"
#include "wg-deck-preview.h"
#include "wg-deck-print.h"

#include <glib/gi18n.h>

#define QUESTION_KEY "wg-question"

/* The focus would stay in the menu that is closed, where no key leads out of (GTK 4.8). */
static void
leave_menu (WgDeckEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->menu));
}

static void
on_late_row (WgDeckEditor *self, GtkListBoxRow *row)
{
  const char *question = g_object_get_data (G_OBJECT (row), QUESTION_KEY);

  gtk_popover_popdown (self->late_popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-late", "s", question);
}

static void
on_late (WgDeckEditor *self)
{
  guint n = self->late != NULL ? wg_deck_late_get_n (self->late) : 0;
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u record entered after the cut-off",
                               "%u records entered after the cut-off", n), n);

  gtk_menu_button_set_label (self->late_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->late_button), n > 0);
}

static void
add_late (WgDeckEditor *self, const WgSlideFigure *figure)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text =
    /* Translators: a figure, its value at the cut-off, its unit, how many records came late. */
    g_strdup_printf (ngettext ("%s %s %s: %u difference…", "%s %s %s: %u differences…",
                               figure->late),
                     figure->name, figure->value, figure->unit != NULL ? figure->unit : "",
                     figure->late);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "list-line");
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), QUESTION_KEY, g_strdup (figure->question), g_free);
  gtk_list_box_append (self->late_list, row);
}

/* Once every page has its figures: those that somebody's later entry would change. */
static void
on_evaluated (WgDeckEditor *self)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  guint n = self->builder != NULL ? wg_deck_builder_get_deck (self->builder)->pages->len : 0;
  GtkListBoxRow *row;

  if (self->district == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->late_list, 0)) != NULL)
    gtk_list_box_remove (self->late_list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      const WgSlide *slide = wg_deck_pages_get_slide (self->pages, i);

      for (guint k = 0; slide != NULL && k < slide->figures->len; k++)
        {
          const WgSlideFigure *figure = &g_array_index (slide->figures, WgSlideFigure, k);

          if (figure->late == 0 || figure->question == NULL
              || g_ptr_array_find_with_equal_func (questions, figure->question, g_str_equal, NULL))
            continue;
          g_ptr_array_add (questions, figure->question);
          add_late (self, figure);
        }
    }
  if (self->late == NULL)
    {
      self->late = wg_deck_late_new (self->district);
      g_signal_connect_object (self->late, "changed", G_CALLBACK (on_late), self,
                               G_CONNECT_SWAPPED);
    }
  wg_deck_late_ask (self->late, questions);
}

/* A page of a template, under an id that the deck does not have. */
static WgDeckPage *
make_page (WgDeckEditor *self, const char *type, const char *id)
{
  g_autoptr (WgDeck) template = wg_deck_find_template (self->district, type, NULL);
  guint at = template != NULL ? wg_deck_find_page (template, id) : G_MAXUINT;
  WgDeckPage *page;

  if (at == G_MAXUINT)
    return NULL;
  page = wg_deck_page_copy (g_ptr_array_index (template->pages, at));
  for (guint i = 2;
       wg_deck_find_page (wg_deck_builder_get_deck (self->builder), page->id) != G_MAXUINT; i++)
    {
      g_free (page->id);
      page->id = g_strdup_printf ("%s-%u", id, i);
    }
  return page;
}

/* After the page that is selected. */
static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDeckEditor *self = WG_DECK_EDITOR (widget);
  guint at = wg_deck_pages_get_page (self->pages);
  g_autoptr (GPtrArray) pages = NULL;
  const char *type, *id;
  WgDeckPage *page;

  if (self->builder == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &type, &id);
  page = make_page (self, type, id);
  if (page == NULL)
    return;
  pages = _wg_deck_editor_copy_pages (self);
  at = at != G_MAXUINT ? at + 1 : pages->len;
  g_ptr_array_insert (pages, (int) at, page);
  _wg_deck_editor_write_pages (self, pages, _("Add a page"));
  wg_deck_pages_select (self->pages, at);
  gtk_widget_grab_focus (GTK_WIDGET (self->pages));
}

static void
fill_add (WgDeckEditor *self)
{
  g_autoptr (GPtrArray) templates = wg_deck_list_templates (self->district, NULL);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; templates != NULL && i < templates->len; i++)
    {
      WgDeck *template = g_ptr_array_index (templates, i);
      g_autoptr (GMenu) part = g_menu_new ();

      for (guint k = 0; k < template->pages->len; k++)
        {
          const WgDeckPage *page = g_ptr_array_index (template->pages, k);
          g_autoptr (GMenuItem) item = g_menu_item_new (page->title, NULL);

          g_menu_item_set_action_and_target (item, "deck.add", "(ss)", template->type, page->id);
          g_menu_append_item (part, item);
        }
      g_menu_append_submenu (menu, template->name, G_MENU_MODEL (part));
    }
  wg_deck_pages_set_additions (self->pages, G_MENU_MODEL (menu));
}

#define PAPER_KEY "wg-paper"

/* @paper: (nullable): id of a paper; NULL: the pages themselves. */
static gboolean
write_chosen (WgDeckEditor *self, const char *paper, const char *path, GError **error)
{
  WgDeckPaper found;

  if (paper == NULL || !wg_deck_paper_find (paper, &found))
    return wg_deck_print (self->builder, &self->room, path, error);
  return wg_deck_paper_print (self->builder, found, path, error);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  WgDeckEditor *self = data;
  g_autofree char *paper = g_strdup (g_object_get_data (G_OBJECT (dialog), PAPER_KEY));
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (dialog);
  leave_menu (self);
  if (path == NULL || self->builder == NULL)
    return;
  if (write_chosen (self, paper, path, &error))
    {
      sentence = g_strdup_printf (_("Saved: %s"), path);
      _wg_deck_editor_tell_good (self, sentence);
    }
  else
    _wg_deck_editor_tell (self, error->message);
}

/* @paper: (nullable) */
static void
ask_path (WgDeckEditor *self, const char *paper, const char *what)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    what, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_FILE_CHOOSER_ACTION_SAVE, NULL,
    NULL);
  g_autofree char *name = g_strconcat (what, ".pdf", NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data_full (G_OBJECT (dialog), PAPER_KEY, g_strdup (paper), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDeckEditor *self = WG_DECK_EDITOR (widget);

  ask_path (self, NULL, gtk_label_get_text (self->name));
}

/* Agenda, one page, sign-in sheet, minutes. */
static void
on_paper (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  WgDeckPaper paper;

  if (wg_deck_paper_find (id, &paper))
    ask_path (WG_DECK_EDITOR (widget), id, wg_deck_paper_get_name (paper));
}

/* What is printed is looked at first. */
static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDeckEditor *self = WG_DECK_EDITOR (widget);
  const char *paper = g_variant_get_string (parameter, NULL);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GError) error = NULL;
  WgDeckSheets *sheets;
  GtkWindow *preview;

  if (self->builder == NULL)
    return;
  sheets = wg_deck_sheets_new (self->builder, &self->room, *paper != '\0' ? paper : NULL, &error);
  if (sheets == NULL)
    {
      _wg_deck_editor_tell (self, error->message);
      return;
    }
  preview = wg_deck_preview_new (parent, sheets);
  g_signal_connect_object (preview, "unmap", G_CALLBACK (leave_menu), self, G_CONNECT_SWAPPED);
  gtk_window_present (preview);
}

static void
on_delete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDeckEditor *self = WG_DECK_EDITOR (widget);
  WgRow *row = _wg_deck_editor_get_row (self);

  if (row == NULL)
    return;
  leave_menu (self);
  gtk_widget_activate_action (widget, "win.tell-edit", "s", _("The deck is taken away"));
  _wg_deck_editor_apply (self, wg_deck_book_delete (row));
}

/* (transfer full): a deck that was made of an own template changes it; one that was made of what
 * ships with the program becomes a new one. */
static char *
dup_template_name (WgDeckEditor *self)
{
  WgRow *own = wg_deck_book_find_template (self->district,
                                           wg_deck_builder_get_deck (self->builder)->type);

  /* Translators: %s is the name of a deck's template; its changed copy is called so. */
  return own != NULL ? g_strdup (wg_row_get_text (own, WG_TEMPLATE_NAME))
                     : g_strdup_printf (_("%s (own)"), gtk_label_get_text (self->name));
}

static void
on_keep (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDeckEditor *self = WG_DECK_EDITOR (widget);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  WgEdit *edit;

  if (self->builder == NULL)
    return;
  name = dup_template_name (self);
  leave_menu (self);
  edit = wg_deck_book_keep_template (self->district, wg_deck_builder_get_deck (self->builder),
                                     name, &error);
  if (edit == NULL)
    {
      _wg_deck_editor_tell (self, error->message);
      return;
    }
  gtk_widget_activate_action (widget, "win.tell-edit", "s", wg_edit_get_label (edit));
  _wg_deck_editor_apply (self, edit);
}

static void
on_present (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDeckEditor *self = WG_DECK_EDITOR (widget);

  gtk_widget_activate_action (widget, "win.present", "x", self->deck);
}

void
_wg_deck_editor_install_menus (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_late_row);
  gtk_widget_class_bind_template_callback (widget_class, on_evaluated);
  gtk_widget_class_install_action (widget_class, "deck.add", "(ss)", on_add);
  gtk_widget_class_install_action (widget_class, "deck.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "deck.paper", "s", on_paper);
  gtk_widget_class_install_action (widget_class, "deck.print", "s", on_print);
  gtk_widget_class_install_action (widget_class, "deck.delete", NULL, on_delete);
  gtk_widget_class_install_action (widget_class, "deck.keep", NULL, on_keep);
  gtk_widget_class_install_action (widget_class, "deck.present", NULL, on_present);
}

void
_wg_deck_editor_init_menus (WgDeckEditor *self)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/wangge/Wangge/meeting/wg-deck-menu.ui");

  gtk_menu_button_set_menu_model (self->menu,
                                  G_MENU_MODEL (gtk_builder_get_object (builder, "deck_menu")));
}

void
_wg_deck_editor_update_menus (WgDeckEditor *self)
{
  gboolean writable = !wg_district_get_read_only (self->district);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deck.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deck.delete", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deck.keep", writable);
  gtk_widget_set_visible (self->present,
                          G_IS_ACTION_GROUP (root)
                            && g_action_group_has_action (G_ACTION_GROUP (root), "present"));
  if (writable)
    fill_add (self);
}

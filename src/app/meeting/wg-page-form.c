/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one page. It writes nothing: who made it reads them. */

#include "wg-page-form.h"

#include <glib/gi18n.h>

struct _WgPageForm
{
  GtkWidget parent_instance;

  GtkWidget     *content;
  WgPagePicture *picture;
  GtkEntry      *title;
  GtkDropDown   *layout;
  GtkTextView   *notes;
  GtkWidget     *notes_hint; /* while there are none */
  gboolean       filling; /* fields are being set, not used */
};

G_DEFINE_FINAL_TYPE (WgPageForm, wg_page_form, GTK_TYPE_WIDGET)

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_left (WgPageForm *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[LEFT], 0);
}

static void
on_notes (WgPageForm *self, GtkTextBuffer *buffer)
{
  gtk_widget_set_visible (self->notes_hint, gtk_text_buffer_get_char_count (buffer) == 0);
}

static void
wg_page_form_dispose (GObject *object)
{
  g_clear_pointer (&WG_PAGE_FORM (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_page_form_parent_class)->dispose (object);
}

static void
wg_page_form_class_init (WgPageFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_page_form_dispose;
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (WG_TYPE_PAGE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/meeting/wg-page-form.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPageForm, content);
  gtk_widget_class_bind_template_child (widget_class, WgPageForm, picture);
  gtk_widget_class_bind_template_child (widget_class, WgPageForm, title);
  gtk_widget_class_bind_template_child (widget_class, WgPageForm, layout);
  gtk_widget_class_bind_template_child (widget_class, WgPageForm, notes);
  gtk_widget_class_bind_template_child (widget_class, WgPageForm, notes_hint);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
}

static void
wg_page_form_init (WgPageForm *self)
{
  const char *layouts[] = { _("Figures beside the picture"), _("Figures over the picture"),
                            _("Picture alone"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (layouts);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->layout, G_LIST_MODEL (list));
  g_signal_connect_object (gtk_text_view_get_buffer (self->notes), "changed",
                           G_CALLBACK (on_notes), self, G_CONNECT_SWAPPED);
  self->filling = FALSE;
}

void
wg_page_form_set_page (WgPageForm *self, const WgDeckPage *page, gboolean writable)
{
  g_return_if_fail (WG_IS_PAGE_FORM (self) && page != NULL);

  self->filling = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->title), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->layout), writable);
  gtk_text_view_set_editable (self->notes, writable);
  gtk_editable_set_text (GTK_EDITABLE (self->title), page->title);
  gtk_drop_down_set_selected (self->layout, page->layout);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes),
                            page->notes != NULL ? page->notes : "", -1);
  self->filling = FALSE;
}

static void
replace (char **text, const char *with)
{
  g_free (*text);
  *text = *with != '\0' ? g_strdup (with) : NULL;
}

/**
 * wg_page_form_read:
 * @page: a copy of the page that is in the form
 *
 * A title that was made empty stays as it was: a page without one could not be found.
 *
 * Returns: whether @page is another now
 */
gboolean
wg_page_form_read (WgPageForm *self, WgDeckPage *page)
{
  GtkTextBuffer *buffer;
  g_autofree char *notes = NULL;
  const char *title;
  guint layout;
  GtkTextIter from, until;

  g_return_val_if_fail (WG_IS_PAGE_FORM (self) && page != NULL, FALSE);

  if (self->filling)
    return FALSE;
  buffer = gtk_text_view_get_buffer (self->notes);
  gtk_text_buffer_get_bounds (buffer, &from, &until);
  notes = gtk_text_buffer_get_text (buffer, &from, &until, FALSE);
  title = gtk_editable_get_text (GTK_EDITABLE (self->title));
  layout = MIN (gtk_drop_down_get_selected (self->layout), WG_DECK_LAYOUT_PICTURE);
  if (*title == '\0')
    title = page->title;
  if (g_strcmp0 (notes, page->notes != NULL ? page->notes : "") == 0
      && g_str_equal (title, page->title) && layout == page->layout)
    return FALSE;
  replace (&page->notes, notes);
  if (title != page->title)
    replace (&page->title, title);
  page->layout = (WgDeckLayout) layout;
  return TRUE;
}

WgPagePicture *
wg_page_form_get_picture (WgPageForm *self)
{
  g_return_val_if_fail (WG_IS_PAGE_FORM (self), NULL);

  return self->picture;
}

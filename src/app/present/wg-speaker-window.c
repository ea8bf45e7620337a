/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The speaker's window: notes, time, next page. It shows the state of the show and changes nothing;
 * its keys are handled by the presentation's window. */

#include "wg-speaker-window.h"

#include <glib/gi18n.h>

struct _WgSpeakerWindow
{
  GtkWindow parent_instance;

  GtkLabel    *page;
  GtkLabel    *elapsed;
  GtkLabel    *clock;
  GtkLabel    *notes;
  GtkLabel    *next_title;
  GtkPicture  *now;
  GtkPicture  *next;

  WgShowGuide *guide;
  WgSlideView *view;
};

G_DEFINE_FINAL_TYPE (WgSpeakerWindow, wg_speaker_window, GTK_TYPE_WINDOW)

static void
show_page (WgSpeakerWindow *self)
{
  WgShow *show = wg_show_guide_get_show (self->guide);
  GPtrArray *pages = wg_deck_builder_get_deck (wg_show_guide_get_builder (self->guide))->pages;
  guint at = wg_show_get_page (show);
  const WgDeckPage *page = g_ptr_array_index (pages, at);
  const WgDeckPage *next = at + 1 < pages->len ? g_ptr_array_index (pages, at + 1) : NULL;
  g_autofree char *title = g_strdup_printf ("%u / %u  %s", at + 1, pages->len, page->title);
  /* Translators: %s is the title of the next page. */
  g_autofree char *next_title = next != NULL ? g_strdup_printf (_("Next: %s"), next->title)
                                             : g_strdup (_("This is the last page"));

  gtk_label_set_text (self->page, title);
  gtk_label_set_text (self->notes, page->notes != NULL ? page->notes : _("No notes on this page."));
  gtk_label_set_text (self->next_title, next_title);
  gtk_widget_set_visible (GTK_WIDGET (self->next), next != NULL);
}

static void
show_next (WgSpeakerWindow *self)
{
  gtk_picture_set_paintable (self->next, wg_slide_view_get_next (self->view));
}

void
wg_speaker_window_tick (WgSpeakerWindow *self, gint64 now)
{
  WgShow *show;
  g_autofree char *elapsed = NULL, *time = NULL;
  g_autoptr (GDateTime) local = g_date_time_new_now_local ();

  g_return_if_fail (WG_IS_SPEAKER_WINDOW (self));

  show = wg_show_guide_get_show (self->guide);
  elapsed = wg_show_format_elapsed (show, now);
  time = g_date_time_format (local, "%H:%M:%S");
  gtk_label_set_text (self->elapsed, elapsed);
  gtk_label_set_text (self->clock, time);
  show_next (self);
}

static void
wg_speaker_window_dispose (GObject *object)
{
  WgSpeakerWindow *self = WG_SPEAKER_WINDOW (object);

  g_clear_object (&self->guide);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (wg_speaker_window_parent_class)->dispose (object);
}

static void
wg_speaker_window_class_init (WgSpeakerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_speaker_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/wangge/Wangge/present/wg-speaker-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WgSpeakerWindow, page);
  gtk_widget_class_bind_template_child (widget_class, WgSpeakerWindow, elapsed);
  gtk_widget_class_bind_template_child (widget_class, WgSpeakerWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, WgSpeakerWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, WgSpeakerWindow, next_title);
  gtk_widget_class_bind_template_child (widget_class, WgSpeakerWindow, now);
  gtk_widget_class_bind_template_child (widget_class, WgSpeakerWindow, next);
}

static void
wg_speaker_window_init (WgSpeakerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
wg_speaker_window_new (WgShowGuide *guide, WgSlideView *view)
{
  WgSpeakerWindow *self = g_object_new (WG_TYPE_SPEAKER_WINDOW, NULL);
  /* The page as the hall sees it, with what is laid over it. */
  g_autoptr (GdkPaintable) now = gtk_widget_paintable_new (GTK_WIDGET (view));

  self->guide = g_object_ref (guide);
  self->view = g_object_ref (view);
  g_signal_connect_object (guide, "changed", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "ready", G_CALLBACK (show_next), self, G_CONNECT_SWAPPED);
  gtk_picture_set_paintable (self->now, now);
  show_page (self);
  show_next (self);
  return GTK_WINDOW (self);
}

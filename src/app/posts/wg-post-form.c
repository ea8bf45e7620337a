/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a post: a form of records with three parts of its own. It writes nothing itself and
 * has no map. */

#include "wg-post-form.h"

#include "wg-hours-part.h"
#include "wg-items-part.h"
#include "wg-place-part.h"
#include "wg-post-book.h"
#include "wg-record-form.h"

#include <glib/gi18n.h>

struct _WgPostForm
{
  GtkWidget parent_instance;

  GtkWidget    *content;
  WgRecordForm *form;

  WgDistrict   *district; /* (nullable) */
  WgPlacePart  *place;    /* (nullable) (weak): of the form that is built */
};

G_DEFINE_FINAL_TYPE (WgPostForm, wg_post_form, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  SAVED,
  PICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_pick (WgPostForm *self, gboolean picking)
{
  g_signal_emit (self, signals[PICK], 0, picking);
}

static WgFormPart *
make_part (const char *name, gpointer data)
{
  WgPostForm *self = data;
  WgFormPart *place;

  if (g_str_equal (name, "hours"))
    return wg_hours_part_new ();
  if (g_str_equal (name, "items"))
    return wg_items_part_new ();
  place = wg_place_part_new ();
  g_signal_connect_object (place, "pick", G_CALLBACK (on_pick), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->place, WG_PLACE_PART (place));
  return place;
}

static void
on_saved (WgPostForm *self, gint64 post)
{
  g_signal_emit (self, signals[SAVED], 0, post);
}

static void
on_left (WgPostForm *self)
{
  wg_post_form_end_picking (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

/* What is typed and not saved is kept and offered again. */
static void
on_close (WgPostForm *self)
{
  wg_record_form_open (self->form, NULL);
}

static void
wg_post_form_dispose (GObject *object)
{
  WgPostForm *self = WG_POST_FORM (object);

  g_clear_weak_pointer (&self->place);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_post_form_parent_class)->dispose (object);
}

static void
wg_post_form_class_init (WgPostFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_post_form_dispose;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[PICK] = g_signal_new ("pick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (WG_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-post-form.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPostForm, content);
  gtk_widget_class_bind_template_child (widget_class, WgPostForm, form);
  gtk_widget_class_bind_template_callback (widget_class, on_saved);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
}

static void
wg_post_form_init (WgPostForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_record_form_set_parts (self->form, make_part, self);
  wg_record_form_set_hint (self->form, _("Choose a post in the list: its form opens here."));
}

void
wg_post_form_set_district (WgPostForm *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_POST_FORM (self));

  g_set_object (&self->district, district);
  wg_record_form_set_district (self->form, district, scope, "posts");
}

gboolean
wg_post_form_edit (WgPostForm *self, gint64 post)
{
  WgPost *found = NULL;

  g_return_val_if_fail (WG_IS_POST_FORM (self), FALSE);

  if (self->district == NULL)
    return FALSE;
  if (post == 0)
    {
      wg_record_form_begin (self->form, &wg_kind_post, NULL);
      return TRUE;
    }
  found = wg_district_find_post (self->district, post);
  if (found != NULL && post != wg_record_form_get_subject (self->form))
    wg_record_form_open (self->form, wg_post_get_row (found));
  return found != NULL;
}

void
wg_post_form_take_place (WgPostForm *self, double lon, double lat)
{
  g_return_if_fail (WG_IS_POST_FORM (self));

  if (self->place != NULL)
    wg_place_part_take (self->place, lon, lat);
}

void
wg_post_form_end_picking (WgPostForm *self)
{
  g_return_if_fail (WG_IS_POST_FORM (self));

  if (self->place != NULL)
    wg_place_part_end_picking (self->place);
}

void
wg_post_form_close (WgPostForm *self)
{
  g_return_if_fail (WG_IS_POST_FORM (self));

  on_close (self);
}

void
wg_post_form_begin (WgPostForm *self, WgRow *known)
{
  g_return_if_fail (WG_IS_POST_FORM (self) && self->district != NULL);

  wg_record_form_begin (self->form, &wg_kind_post, known);
}

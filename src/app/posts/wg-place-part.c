/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of a post in its form. It has no map: who has one hears "pick" and gives the point. */

#include "wg-place-part.h"

#include "wg-place-search.h"
#include "wg-post-check.h"
#include "wg-problem-list.h"

#include <glib/gi18n.h>

struct _WgPlacePart
{
  GtkWidget parent_instance;

  GtkWidget       *content;
  GtkEntry        *longitude;
  GtkEntry        *latitude;
  GtkToggleButton *pick;
  WgPlaceSearch   *search;
  GtkLabel        *where;
  GtkLabel        *refusal;
  WgProblemList   *problems;

  WgDistrict      *district; /* (nullable), as the next */
  WgRow           *row;
  gboolean         filling;  /* the entries are being set, not used */
  gboolean         unreadable;
};

static void wg_place_part_iface_init (WgFormPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WgPlacePart, wg_place_part, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WG_TYPE_FORM_PART, wg_place_part_iface_init))

enum
{
  PICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
read_place (WgPlacePart *self, double *lon, double *lat)
{
  g_autoptr (WgGeometry) place =
    self->row != NULL ? wg_row_get_geometry (self->row, WG_POST_PLACE) : NULL;
  const double *point;
  guint n;

  if (place == NULL || wg_geometry_get_kind (place) != WG_GEOMETRY_POINTS)
    return FALSE;
  point = wg_geometry_get_part (place, 0, &n);
  *lon = point[0];
  *lat = point[1];
  return TRUE;
}

static void
show_where (WgPlacePart *self)
{
  g_autofree char *where = NULL;
  double lon, lat;

  if (self->district != NULL && !self->unreadable && read_place (self, &lon, &lat))
    where = wg_post_name_place (self->district, lon, lat);
  gtk_label_set_text (self->where, where != NULL ? where : "");
  gtk_widget_set_visible (GTK_WIDGET (self->where), where != NULL && *where != '\0');
}

static void
show_refusal (WgPlacePart *self, const char *why)
{
  GtkWidget *entries[] = { GTK_WIDGET (self->longitude), GTK_WIDGET (self->latitude) };

  self->unreadable = why != NULL;
  gtk_label_set_text (self->refusal, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), why != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (why != NULL)
        gtk_widget_add_css_class (entries[i], "error");
      else
        gtk_widget_remove_css_class (entries[i], "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entries[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                   why != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
}

static void
write_place (WgPlacePart *self, double lon, double lat)
{
  g_autoptr (WgGeometry) point = wg_geometry_new_point (lon, lat);
  g_autoptr (GBytes) wkb = wg_geometry_to_wkb (point);

  wg_row_set_blob (self->row, WG_POST_PLACE, wkb);
}

static void
on_typed (WgPlacePart *self)
{
  const char *lon_text = gtk_editable_get_text (GTK_EDITABLE (self->longitude));
  const char *lat_text = gtk_editable_get_text (GTK_EDITABLE (self->latitude));
  g_autofree char *why = NULL;
  double lon, lat;

  if (self->filling || self->row == NULL)
    return;
  if (*lon_text == '\0' && *lat_text == '\0')
    wg_row_set_null (self->row, WG_POST_PLACE);
  else if (wg_post_read_place (self->district, wg_row_get_int (self->row, WG_POST_HOST_UNIT, 0),
                               lon_text, lat_text, &lon, &lat, &why))
    write_place (self, lon, lat);
  show_refusal (self, why);
  show_where (self);
  wg_form_part_tell_edited (WG_FORM_PART (self));
}

static void
show_place (WgPlacePart *self)
{
  g_autofree char *lon_text = NULL, *lat_text = NULL;
  double lon, lat;

  if (read_place (self, &lon, &lat))
    {
      lon_text = g_strdup_printf ("%.6f", lon);
      lat_text = g_strdup_printf ("%.6f", lat);
    }
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->longitude), lon_text != NULL ? lon_text : "");
  gtk_editable_set_text (GTK_EDITABLE (self->latitude), lat_text != NULL ? lat_text : "");
  self->filling = FALSE;
  show_refusal (self, NULL);
  show_where (self);
}

void
wg_place_part_take (WgPlacePart *self, double lon, double lat)
{
  g_return_if_fail (WG_IS_PLACE_PART (self));

  if (self->row == NULL)
    return;
  write_place (self, lon, lat);
  show_place (self);
  wg_place_part_end_picking (self);
  wg_form_part_tell_edited (WG_FORM_PART (self));
}

void
wg_place_part_end_picking (WgPlacePart *self)
{
  g_return_if_fail (WG_IS_PLACE_PART (self));

  gtk_toggle_button_set_active (self->pick, FALSE);
}

static void
on_pick_toggled (WgPlacePart *self)
{
  g_signal_emit (self, signals[PICK], 0, gtk_toggle_button_get_active (self->pick));
}

/* The middle of a grid or a unit that was searched. */
static void
on_found (WgPlacePart *self, gint64 id, gboolean is_grid)
{
  double lon, lat;

  if (self->row == NULL)
    return;
  if (wg_post_find_middle (self->district, id, is_grid, &lon, &lat))
    wg_place_part_take (self, lon, lat);
  else
    {
      show_refusal (self, _("It is not drawn on the map, so it has no middle."));
      self->unreadable = FALSE; /* the place that was there still is */
    }
}

static void
set_row (WgFormPart *part, WgDistrict *district, WgRow *row)
{
  WgPlacePart *self = WG_PLACE_PART (part);

  g_set_object (&self->district, district);
  if (row != NULL)
    wg_row_ref (row);
  g_clear_pointer (&self->row, wg_row_unref);
  self->row = row;
  wg_place_search_set_district (self->search, district);
  show_place (self);
}

static void
show_problems (WgFormPart *part, GPtrArray *problems)
{
  WgPlacePart *self = WG_PLACE_PART (part);

  wg_problem_list_show (self->problems, NULL, self->row, WG_POST_PLACE, problems);
}

static gboolean
is_unreadable (WgFormPart *part)
{
  return WG_PLACE_PART (part)->unreadable;
}

static void
wg_place_part_iface_init (WgFormPartInterface *iface)
{
  iface->set_row = set_row;
  iface->show_problems = show_problems;
  iface->is_unreadable = is_unreadable;
}

static void
wg_place_part_dispose (GObject *object)
{
  WgPlacePart *self = WG_PLACE_PART (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->row, wg_row_unref);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_place_part_parent_class)->dispose (object);
}

static void
wg_place_part_class_init (WgPlacePartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_place_part_dispose;
  signals[PICK] = g_signal_new ("pick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (WG_TYPE_PLACE_SEARCH);
  g_type_ensure (WG_TYPE_PROBLEM_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-place-part.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPlacePart, content);
  gtk_widget_class_bind_template_child (widget_class, WgPlacePart, longitude);
  gtk_widget_class_bind_template_child (widget_class, WgPlacePart, latitude);
  gtk_widget_class_bind_template_child (widget_class, WgPlacePart, pick);
  gtk_widget_class_bind_template_child (widget_class, WgPlacePart, search);
  gtk_widget_class_bind_template_child (widget_class, WgPlacePart, where);
  gtk_widget_class_bind_template_child (widget_class, WgPlacePart, refusal);
  gtk_widget_class_bind_template_child (widget_class, WgPlacePart, problems);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_pick_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_found);
}

static void
wg_place_part_init (WgPlacePart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

WgFormPart *
wg_place_part_new (void)
{
  return g_object_new (WG_TYPE_PLACE_PART, NULL);
}

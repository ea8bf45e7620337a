/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What "within reach of a post" means in a file: what ships, changed by the file's settings, and in
 * words. It covers nothing. */

#include "wg-cover-method.h"

#include "wg-data.h"
#include "wg-district-private.h"
#include "wg-number.h"
#include "wg-setting.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <math.h>

#define PREFIX "coverage."
#define MEETING "streets_meet"

typedef struct
{
  const char *name;
  gsize       member;
  const char *label;
} Measure;

static const Measure measures[] = {
  { "radius_m", G_STRUCT_OFFSET (WgCoverMethod, radius_m), N_("radius in metres") },
  { "walk_minutes", G_STRUCT_OFFSET (WgCoverMethod, minutes), N_("minutes on foot") },
  { "walk_speed_m_min", G_STRUCT_OFFSET (WgCoverMethod, speed_m_min),
    N_("speed in metres a minute") },
  { "walk_detour_m", G_STRUCT_OFFSET (WgCoverMethod, detour_m),
    N_("distance from the street in metres") },
};

static double *
get_member (WgCoverMethod *self,
            const Measure *measure)
{
  return G_STRUCT_MEMBER_P (self, measure->member);
}

/* (transfer full): what ships; it is tested. */
static json_t *
load_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wg_data_lookup ("templates/coverage.json", &error);
  json_error_t problem;
  json_t *json;

  if (bytes == NULL)
    g_error ("%s", error->message);
  json = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, &problem);
  if (json == NULL)
    g_error ("coverage.json:%d: %s", problem.line, problem.text);
  return json;
}

static gboolean
is_within (const json_t *card,
           double        value)
{
  return value >= json_number_value (json_object_get (card, "least"))
         && value <= json_number_value (json_object_get (card, "most"));
}

/* What the file says, where it can be accepted; a file that was written elsewhere must still be
 * seen. */
static void
read_measure (WgCoverMethod *self,
              const Measure *measure,
              const json_t  *shipped,
              WgDistrict    *district)
{
  const json_t *card = json_object_get (shipped, measure->name);
  g_autofree char *key = g_strconcat (PREFIX, measure->name, NULL);
  const char *text = wg_district_get_setting (district, key);
  double value = text != NULL ? g_ascii_strtod (text, NULL) : NAN;

  if (!is_within (card, value))
    {
      if (text != NULL)
        g_warning ("%s: setting %s is out of range: %s", wg_district_get_path (district), key,
                   text);
      value = json_number_value (json_object_get (card, "value"));
    }
  *get_member (self, measure) = value;
}

void
wg_cover_method_init (WgCoverMethod *self,
                      WgCoverKind    kind,
                      WgDistrict    *district)
{
  json_t *shipped = load_shipped ();
  const char *meeting = wg_district_get_setting (district, PREFIX MEETING);

  if (meeting == NULL)
    meeting = json_string_value (json_object_get (json_object_get (shipped, MEETING), "value"));
  self->kind = kind;
  self->streets_cross = g_strcmp0 (meeting, "crossings") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    read_measure (self, &measures[i], shipped, district);
  json_decref (shipped);
}

void
wg_cover_method_get_limits (WgCoverMethod *least,
                            WgCoverMethod *most)
{
  json_t *shipped = load_shipped ();

  *least = *most = (WgCoverMethod) { WG_COVER_RADIUS };
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      const json_t *card = json_object_get (shipped, measures[i].name);

      *get_member (least, &measures[i]) = json_number_value (json_object_get (card, "least"));
      *get_member (most, &measures[i]) = json_number_value (json_object_get (card, "most"));
    }
  json_decref (shipped);
}

char *
wg_cover_method_describe (const WgCoverMethod *self)
{
  g_autofree char *radius = wg_number_format (self->radius_m, 0);
  g_autofree char *minutes = g_strdup_printf ("%g", self->minutes);
  g_autofree char *speed = g_strdup_printf ("%g", self->speed_m_min);
  g_autofree char *detour = wg_number_format (self->detour_m, 0);

  if (self->kind == WG_COVER_RADIUS)
    return g_strdup_printf (_("radius %s m as the crow flies"), radius);
  return g_strdup_printf (_("%s minutes on foot along the streets, %s m a minute, at most %s m "
                            "off the street"), minutes, speed, detour);
}

char *
wg_cover_method_name (const WgCoverMethod *self)
{
  g_autofree char *radius = wg_number_format (self->radius_m, 0);

  if (self->kind == WG_COVER_RADIUS)
    return g_strdup_printf (_("radius %s m"), radius);
  return g_strdup_printf (_("%g min on foot"), self->minutes);
}

gboolean
wg_cover_method_equal (const WgCoverMethod *self,
                       const WgCoverMethod *other)
{
  if (self->kind != other->kind)
    return FALSE;
  if (self->kind == WG_COVER_RADIUS)
    return self->radius_m == other->radius_m;
  return self->minutes == other->minutes && self->speed_m_min == other->speed_m_min
         && self->detour_m == other->detour_m && self->streets_cross == other->streets_cross;
}

gboolean
wg_cover_method_check (const WgCoverMethod *self,
                       GError             **error)
{
  json_t *shipped = load_shipped ();
  gboolean is_good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (measures) && is_good; i++)
    {
      const json_t *card = json_object_get (shipped, measures[i].name);

      is_good = is_within (card, *get_member ((WgCoverMethod *) self, &measures[i]));
      if (!is_good)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     /* Translators: "radius in metres", and two numbers. */
                     _("The %s must lie between %g and %g."), _(measures[i].label),
                     json_number_value (json_object_get (card, "least")),
                     json_number_value (json_object_get (card, "most")));
    }
  json_decref (shipped);
  return is_good;
}

static void
add_setting (WgEdit     *edit,
             WgDistrict *district,
             const char *name,
             const char *value)
{
  g_autofree char *key = g_strconcat (PREFIX, name, NULL);

  wg_setting_put (edit, wg_registry_get_rows (wg_district_get_registry (district))->settings, key,
                  value);
}

WgEdit *
wg_cover_method_make_edit (const WgCoverMethod *self,
                           WgDistrict          *district,
                           GError             **error)
{
  g_autoptr (WgEdit) edit = NULL;
  WgCoverMethod wanted = *self, now;

  g_return_val_if_fail (WG_IS_DISTRICT (district), NULL);

  if (!wg_cover_method_check (self, error))
    return NULL;
  wg_cover_method_init (&now, self->kind, district);
  edit = wg_edit_new (_("Reach of the posts"));
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      double value = *get_member (&wanted, &measures[i]);
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      if (value != *get_member (&now, &measures[i]))
        add_setting (edit, district, measures[i].name,
                     g_ascii_formatd (text, sizeof text, "%g", value));
    }
  if (self->streets_cross != now.streets_cross)
    add_setting (edit, district, MEETING, self->streets_cross ? "crossings" : "corners");
  return wg_edit_get_n_changes (edit) > 0 ? g_steal_pointer (&edit) : NULL;
}

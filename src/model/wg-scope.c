/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question on the table, shared by everything that shows an answer. */

#include "wg-scope.h"

struct _WgScope
{
  GObject parent_instance;

  gint64   unit;
  char    *indicator;
  gint64   service_class;
  gint64   selected_grid;
  gint64   selected_unit;
  WgPeriod period;
  WgTime   cutoff;
  WgTime   at;
};

G_DEFINE_FINAL_TYPE (WgScope, wg_scope, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNIT,
  PROP_INDICATOR,
  PROP_SERVICE_CLASS,
  PROP_SELECTED_GRID,
  PROP_SELECTED_UNIT,
  PROP_PERIOD,
  PROP_CUTOFF,
  PROP_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
wg_scope_finalize (GObject *object)
{
  WgScope *self = WG_SCOPE (object);

  g_free (self->indicator);

  G_OBJECT_CLASS (wg_scope_parent_class)->finalize (object);
}

static void
wg_scope_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  WgScope *self = WG_SCOPE (object);

  switch (prop_id)
    {
    case PROP_UNIT:
      g_value_set_int64 (value, self->unit);
      break;
    case PROP_INDICATOR:
      g_value_set_string (value, self->indicator);
      break;
    case PROP_SERVICE_CLASS:
      g_value_set_int64 (value, self->service_class);
      break;
    case PROP_SELECTED_GRID:
      g_value_set_int64 (value, self->selected_grid);
      break;
    case PROP_SELECTED_UNIT:
      g_value_set_int64 (value, self->selected_unit);
      break;
    case PROP_PERIOD:
      g_value_take_string (value, wg_period_format (&self->period));
      break;
    case PROP_CUTOFF:
      g_value_take_string (value, wg_time_format (self->cutoff));
      break;
    case PROP_AT:
      g_value_take_string (value, wg_time_format (self->at));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_scope_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  WgScope *self = WG_SCOPE (object);

  switch (prop_id)
    {
    case PROP_UNIT:
      wg_scope_set_unit (self, g_value_get_int64 (value));
      break;
    case PROP_INDICATOR:
      wg_scope_set_indicator (self, g_value_get_string (value));
      break;
    case PROP_SERVICE_CLASS:
      wg_scope_set_service_class (self, g_value_get_int64 (value));
      break;
    case PROP_SELECTED_GRID:
      wg_scope_set_selected_grid (self, g_value_get_int64 (value));
      break;
    case PROP_SELECTED_UNIT:
      wg_scope_set_selected_unit (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_scope_class_init (WgScopeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags both = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags shown = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = wg_scope_finalize;
  object_class->get_property = wg_scope_get_property;
  object_class->set_property = wg_scope_set_property;

  properties[PROP_UNIT] = g_param_spec_int64 ("unit", NULL, NULL, 0, G_MAXINT64, 0, both);
  properties[PROP_INDICATOR] = g_param_spec_string ("indicator", NULL, NULL, NULL, both);
  properties[PROP_SERVICE_CLASS] =
    g_param_spec_int64 ("service-class", NULL, NULL, 0, G_MAXINT64, 0, both);
  properties[PROP_SELECTED_GRID] =
    g_param_spec_int64 ("selected-grid", NULL, NULL, 0, G_MAXINT64, 0, both);
  properties[PROP_SELECTED_UNIT] =
    g_param_spec_int64 ("selected-unit", NULL, NULL, 0, G_MAXINT64, 0, both);
  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, shown);
  properties[PROP_CUTOFF] = g_param_spec_string ("cutoff", NULL, NULL, NULL, shown);
  properties[PROP_AT] = g_param_spec_string ("at", NULL, NULL, NULL, shown);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wg_scope_init (WgScope *self)
{
  self->indicator = g_strdup ("households");
  self->period = (WgPeriod) { WG_DATE_NONE, WG_DATE_NONE };
  self->cutoff = WG_TIME_NONE;
  self->at = WG_TIME_NONE;
}

WgScope *
wg_scope_new (void)
{
  return g_object_new (WG_TYPE_SCOPE, NULL);
}

gint64
wg_scope_get_unit (WgScope *self)
{
  g_return_val_if_fail (WG_IS_SCOPE (self), 0);

  return self->unit;
}

/**
 * wg_scope_set_unit:
 * @unit: row id of the unit whose subtree is asked about, 0 for the whole file
 */
void
wg_scope_set_unit (WgScope *self,
                   gint64   unit)
{
  g_return_if_fail (WG_IS_SCOPE (self));

  if (self->unit == unit)
    return;
  self->unit = unit;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT]);
}

const char *
wg_scope_get_indicator (WgScope *self)
{
  g_return_val_if_fail (WG_IS_SCOPE (self), NULL);

  return self->indicator;
}

void
wg_scope_set_indicator (WgScope    *self,
                        const char *id)
{
  g_return_if_fail (WG_IS_SCOPE (self));
  g_return_if_fail (id != NULL);

  if (g_str_equal (self->indicator, id))
    return;
  g_free (self->indicator);
  self->indicator = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INDICATOR]);
}

gint64
wg_scope_get_service_class (WgScope *self)
{
  g_return_val_if_fail (WG_IS_SCOPE (self), 0);

  return self->service_class;
}

/**
 * wg_scope_set_service_class:
 * @service_class: row id of the class that everything is narrowed to, 0 for all
 */
void
wg_scope_set_service_class (WgScope *self,
                            gint64   service_class)
{
  g_return_if_fail (WG_IS_SCOPE (self));

  if (self->service_class == service_class)
    return;
  self->service_class = service_class;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVICE_CLASS]);
}

gint64
wg_scope_get_selected_grid (WgScope *self)
{
  g_return_val_if_fail (WG_IS_SCOPE (self), 0);

  return self->selected_grid;
}

/**
 * wg_scope_set_selected_grid:
 * @grid: row id, 0 for none
 */
void
wg_scope_set_selected_grid (WgScope *self,
                            gint64   grid)
{
  g_return_if_fail (WG_IS_SCOPE (self));

  if (self->selected_grid == grid)
    return;
  self->selected_grid = grid;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_GRID]);
}

gint64
wg_scope_get_selected_unit (WgScope *self)
{
  g_return_val_if_fail (WG_IS_SCOPE (self), 0);

  return self->selected_unit;
}

/**
 * wg_scope_set_selected_unit:
 * @unit: row id, 0 for none; it need not lie under the scope's unit
 */
void
wg_scope_set_selected_unit (WgScope *self,
                            gint64   unit)
{
  g_return_if_fail (WG_IS_SCOPE (self));

  if (self->selected_unit == unit)
    return;
  self->selected_unit = unit;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_UNIT]);
}

WgPeriod
wg_scope_get_period (WgScope *self)
{
  return self->period;
}

void
wg_scope_set_period (WgScope *self,
                     WgPeriod period)
{
  g_return_if_fail (WG_IS_SCOPE (self));

  if (self->period.first == period.first && self->period.last == period.last)
    return;
  self->period = period;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
}

WgTime
wg_scope_get_cutoff (WgScope *self)
{
  return self->cutoff;
}

void
wg_scope_set_cutoff (WgScope *self,
                     WgTime   cutoff)
{
  g_return_if_fail (WG_IS_SCOPE (self));

  if (self->cutoff == cutoff)
    return;
  self->cutoff = cutoff;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUTOFF]);
}

WgTime
wg_scope_get_at (WgScope *self)
{
  return self->at;
}

void
wg_scope_set_at (WgScope *self,
                 WgTime   at)
{
  g_return_if_fail (WG_IS_SCOPE (self));

  if (self->at == at)
    return;
  self->at = at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AT]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field tables of every noun: one declaration for columns, journal, import and forms.
 * A new field is a line here, a position in wg-fields.h and a migration; no code. */

#include "wg-kind.h"

#include "wg-fields.h"

#include <glib/gi18n-lib.h>

#define INT(name, label, flags)  { name, label, WG_VALUE_INT, flags }
#define TEXT(name, label, flags) { name, label, WG_VALUE_TEXT, flags }
#define REAL(name, label, flags) { name, label, WG_VALUE_REAL, flags }
#define BLOB(name, label, flags) { name, label, WG_VALUE_BLOB, flags }
#define REF_TO(name, label, flags) INT (name, label, WG_FIELD_ID | (flags))
#define COUNT(name, label)       INT (name, label, WG_FIELD_COUNT)
#define DATE(name, label)        TEXT (name, label, WG_FIELD_DATE)
#define CODE(name, label, flags) TEXT (name, label, WG_FIELD_CODE | (flags))

static const WgField level_fields[] = {
  INT ("number", N_("Level"), WG_FIELD_REQUIRED),
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("duty", N_("Duty"), 0),
  INT ("code_length", N_("Code length"), 0),
};

static const WgField unit_fields[] = {
  CODE ("code", N_("Code"), 0),
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("short_name", N_("Short name"), 0),
  REF_TO ("parent", N_("Superior"), 0),
  INT ("level", N_("Level"), WG_FIELD_REQUIRED),
  TEXT ("body_type", N_("Body type"), 0),
  COUNT ("full_members", N_("Full members")),
  COUNT ("households", N_("Households")),
  DATE ("term_start", N_("Term from")),
  DATE ("term_end", N_("Term until")),
  CODE ("approval_no", N_("Approval number"), 0),
  DATE ("approval_date", N_("Approved on")),
  DATE ("extended_until", N_("Extended until")),
  CODE ("extension_no", N_("Extension document"), 0),
  DATE ("valid_from", N_("Set up on")),
  DATE ("valid_until", N_("Closed on")),
  BLOB ("area", N_("Area"), WG_FIELD_WKB),
  TEXT ("note", N_("Note"), 0),
};

static const WgField position_fields[] = {
  REF_TO ("unit", N_("Unit"), WG_FIELD_REQUIRED),
  TEXT ("title", N_("Title"), WG_FIELD_REQUIRED),
  DATE ("valid_from", N_("Established on")),
  DATE ("valid_until", N_("Abolished on")),
};

static const WgField holding_fields[] = {
  REF_TO ("position", N_("Position"), WG_FIELD_REQUIRED),
  TEXT ("holder", N_("Holder"), WG_FIELD_REQUIRED),
  INT ("full_time", N_("Full-time"), 0),
  TEXT ("work_phone", N_("Work phone"), WG_FIELD_PHONE),
  DATE ("held_from", N_("From")),
  DATE ("held_until", N_("Until")),
};

static const WgField grid_fields[] = {
  CODE ("code", N_("Code"), WG_FIELD_REQUIRED),
  TEXT ("name", N_("Name"), 0),
  REF_TO ("community", N_("Community"), 0),
  REF_TO ("parent_grid", N_("Big grid"), 0),
  TEXT ("grid_type", N_("Grid type"), 0),
  INT ("tier", N_("Tier"), 0),
  COUNT ("households", N_("Households")),
  COUNT ("residents", N_("Residents")),
  COUNT ("full_members", N_("Full members")),
  COUNT ("over_60", N_("Aged 60 and over")),
  COUNT ("under_15", N_("Under 15")),
  COUNT ("compounds_open", N_("Open compounds")),
  COUNT ("compounds_closed", N_("Closed compounds")),
  COUNT ("staff_full", N_("Full-time grid staff")),
  COUNT ("staff_part", N_("Part-time grid staff")),
  TEXT ("head", N_("Grid head"), 0),
  DATE ("valid_from", N_("Valid from")),
  DATE ("valid_until", N_("Valid until")),
  BLOB ("area", N_("Boundary"), WG_FIELD_WKB),
  TEXT ("note", N_("Note"), 0),
};

static const WgField branch_grid_fields[] = {
  REF_TO ("unit", N_("Branch"), WG_FIELD_REQUIRED),
  REF_TO ("grid", N_("Grid"), WG_FIELD_REQUIRED),
  DATE ("covers_from", N_("From")),
  DATE ("covers_until", N_("Until")),
};

static const WgField post_fields[] = {
  CODE ("code", N_("Code"), 0),
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("post_type", N_("Type"), WG_FIELD_REQUIRED),
  TEXT ("grade", N_("Grade"), 0),
  REF_TO ("host_unit", N_("Host unit"), 0),
  BLOB ("place", N_("Place"), WG_FIELD_WKB),
  TEXT ("status", N_("Status"), WG_FIELD_REQUIRED),
  TEXT ("hours", N_("Opening hours"), 0),
  REAL ("floor_area", N_("Floor area (m²)"), 0),
  TEXT ("checklist", N_("Checklist"), 0),
  TEXT ("items", N_("Items"), 0),
  DATE ("opened", N_("Opened on")),
  DATE ("closed", N_("Closed on")),
  TEXT ("note", N_("Note"), 0),
};

static const WgField base_feature_fields[] = {
  TEXT ("layer", N_("Layer"), WG_FIELD_REQUIRED),
  INT ("rank", N_("Rank"), 0),
  TEXT ("name", N_("Name"), 0),
  BLOB ("area", N_("Shape"), WG_FIELD_REQUIRED | WG_FIELD_WKB),
};

static const WgField template_fields[] = {
  TEXT ("template_type", N_("Type"), WG_FIELD_REQUIRED),
  TEXT ("name", N_("Name"), WG_FIELD_REQUIRED),
  TEXT ("content", N_("Content"), WG_FIELD_REQUIRED),
};

static const WgField setting_fields[] = {
  TEXT ("setting_key", N_("Setting"), WG_FIELD_REQUIRED),
  TEXT ("setting_value", N_("Value"), 0),
};

#define KIND(id, table_name, plural_name, shown, count)                            \
  G_STATIC_ASSERT (G_N_ELEMENTS (id##_fields) == (count));                         \
  const WgKind wg_kind_##id = { table_name, plural_name, shown, id##_fields, count }

KIND (level, "level", "levels", N_("Level"), WG_LEVEL_N_FIELDS);
KIND (unit, "unit", "units", N_("Unit"), WG_UNIT_N_FIELDS);
KIND (position, "position", "positions", N_("Position"), WG_POSITION_N_FIELDS);
KIND (holding, "holding", "holdings", N_("Holding"), WG_HOLDING_N_FIELDS);
KIND (grid, "grid", "grids", N_("Grid"), WG_GRID_N_FIELDS);
KIND (branch_grid, "branch_grid", "branch_grids", N_("Branch and grid"), WG_BRANCH_GRID_N_FIELDS);
KIND (post, "post", "posts", N_("Red post"), WG_POST_N_FIELDS);
KIND (base_feature, "base_feature", "base_features", N_("Base map"), WG_BASE_FEATURE_N_FIELDS);
KIND (template, "template", "templates", N_("Template"), WG_TEMPLATE_N_FIELDS);
KIND (setting, "setting", "settings", N_("Setting"), WG_SETTING_N_FIELDS);

/**
 * wg_kinds:
 *
 * Returns: (transfer none): every kind, those that others refer to first, NULL at the end
 */
const WgKind *const *
wg_kinds (void)
{
  static const WgKind *const kinds[] = {
    &wg_kind_setting, &wg_kind_template, &wg_kind_level, &wg_kind_unit, &wg_kind_position,
    &wg_kind_holding, &wg_kind_grid, &wg_kind_branch_grid, &wg_kind_post, &wg_kind_base_feature,
    NULL,
  };

  return kinds;
}

/**
 * wg_kind_find:
 * @name_or_plural: "unit" or "units"
 *
 * Returns: (transfer none) (nullable): the kind of that name
 */
const WgKind *
wg_kind_find (const char *name_or_plural)
{
  g_return_val_if_fail (name_or_plural != NULL, NULL);

  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    if (g_str_equal ((*kind)->name, name_or_plural) ||
        g_str_equal ((*kind)->plural, name_or_plural))
      return *kind;
  return NULL;
}

/**
 * wg_kind_find_field:
 *
 * Returns: the field's position, or −1 when @self has no such field
 */
int
wg_kind_find_field (const WgKind *self,
                    const char   *field_name)
{
  g_return_val_if_fail (self != NULL && field_name != NULL, -1);

  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].name, field_name))
      return (int) i;
  return -1;
}

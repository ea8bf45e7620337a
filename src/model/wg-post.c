/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A red post, read from its row once. It knows neither the day nor the standard it is held
 * against: both are asked for. */

#include "wg-post.h"

#include "wg-json-text.h"

#include <string.h>

struct _WgPost
{
  GObject parent_instance;

  WgRow   *row;
  gboolean has_place;
  double   lon, lat;
  WgHours *hours;   /* (nullable) */
  char    *refusal; /* (nullable): why there are none */
  GArray  *items;
  GArray  *rooms;
  WgDate   opened, closed; /* WG_DATE_NONE: not said */
  WgPostStatus status;     /* as the office said */
};

G_DEFINE_FINAL_TYPE (WgPost, wg_post, G_TYPE_OBJECT)

static void
wg_post_finalize (GObject *object)
{
  WgPost *self = WG_POST (object);

  g_clear_pointer (&self->row, wg_row_unref);
  g_clear_pointer (&self->hours, wg_hours_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->rooms, g_array_unref);
  g_free (self->refusal);

  G_OBJECT_CLASS (wg_post_parent_class)->finalize (object);
}

static void
wg_post_class_init (WgPostClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_post_finalize;
}

static void
clear_item (gpointer item)
{
  g_free (((WgPostItem *) item)->item);
}

static void
clear_room (gpointer room)
{
  g_free (((WgPostRoom *) room)->name);
}

GArray *
wg_post_items_new (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (WgPostItem));

  g_array_set_clear_func (items, clear_item);
  return items;
}

GArray *
wg_post_rooms_new (void)
{
  GArray *rooms = g_array_new (FALSE, FALSE, sizeof (WgPostRoom));

  g_array_set_clear_func (rooms, clear_room);
  return rooms;
}

static void
wg_post_init (WgPost *self)
{
  self->items = wg_post_items_new ();
  self->rooms = wg_post_rooms_new ();
}

/* Entries that cannot be read are passed over: the item counts as missing then, which is told. */
static void
read_entry (WgPost *self,
            json_t *entry)
{
  const char *item = json_string_value (json_object_get (entry, "item"));
  const char *room = json_string_value (json_object_get (entry, "room"));
  const char *until = json_string_value (json_object_get (entry, "until"));
  json_t *stock = json_object_get (entry, "stock");

  if (item != NULL)
    {
      WgPostItem read = { g_strdup (item), WG_DATE_NONE, -1 };

      if (until != NULL && !wg_date_parse (until, &read.until))
        read.until = WG_DATE_NONE;
      if (json_is_integer (stock))
        read.stock = MAX (json_integer_value (stock), 0);
      g_array_append_val (self->items, read);
    }
  else if (room != NULL)
    {
      WgPostRoom read = { g_strdup (room),
                          MAX (json_number_value (json_object_get (entry, "area")), 0) };

      g_array_append_val (self->rooms, read);
    }
}

static void
read_items (WgPost *self)
{
  const char *text = wg_row_get_text (self->row, WG_POST_ITEMS);
  g_autoptr (GBytes) json = NULL;
  json_t *root, *entry;
  size_t i;

  if (text == NULL)
    return;
  json = g_bytes_new_static (text, strlen (text));
  root = wg_json_parse (json, wg_kind_post.name, NULL);
  if (root == NULL)
    return;
  json_array_foreach (root, i, entry)
    read_entry (self, entry);
  json_decref (root);
}

static void
read_place (WgPost *self)
{
  g_autoptr (WgGeometry) place = wg_row_get_geometry (self->row, WG_POST_PLACE);
  const double *point;
  guint n;

  if (place == NULL || wg_geometry_get_kind (place) != WG_GEOMETRY_POINTS)
    return;
  point = wg_geometry_get_part (place, 0, &n);
  self->has_place = TRUE;
  self->lon = point[0];
  self->lat = point[1];
}

static void
read_hours (WgPost *self)
{
  const char *text = wg_row_get_text (self->row, WG_POST_HOURS);
  g_autoptr (GError) error = NULL;

  if (text == NULL || *text == '\0')
    return;
  self->hours = wg_hours_parse (text, &error);
  if (self->hours == NULL)
    self->refusal = g_strdup (error->message);
}

static WgDate
read_date (WgPost *self,
           guint   field)
{
  const char *text = wg_row_get_text (self->row, field);
  WgDate day;

  return text != NULL && wg_date_parse (text, &day) ? day : WG_DATE_NONE;
}

static WgPostStatus
read_status (WgPost *self)
{
  const char *text = wg_row_get_text (self->row, WG_POST_STATUS);

  for (WgPostStatus status = WG_POST_OPEN; status <= WG_POST_CLOSED_DOWN; status++)
    if (g_strcmp0 (text, wg_post_status_id (status)) == 0)
      return status;
  return WG_POST_PLANNED;
}

/**
 * wg_post_new:
 * @row: (transfer none): a row of kind post
 *
 * Returns: (transfer full): the post
 */
WgPost *
wg_post_new (WgRow *row)
{
  WgPost *self;

  g_return_val_if_fail (wg_row_get_kind (row) == &wg_kind_post, NULL);

  self = g_object_new (WG_TYPE_POST, NULL);
  self->row = wg_row_ref (row);
  read_place (self);
  read_hours (self);
  read_items (self);
  self->opened = read_date (self, WG_POST_OPENED);
  self->closed = read_date (self, WG_POST_CLOSED);
  self->status = read_status (self);
  return self;
}

WgRow *
wg_post_get_row (WgPost *self)
{
  return self->row;
}

gint64
wg_post_get_id (WgPost *self)
{
  return wg_row_get_id (self->row);
}

static const char *
get_text (WgPost *self,
          guint   field)
{
  const char *text = wg_row_get_text (self->row, field);

  return text != NULL ? text : "";
}

const char *
wg_post_get_code (WgPost *self)
{
  return get_text (self, WG_POST_CODE);
}

const char *
wg_post_get_name (WgPost *self)
{
  return get_text (self, WG_POST_NAME);
}

const char *
wg_post_get_post_type (WgPost *self)
{
  return get_text (self, WG_POST_TYPE);
}

const char *
wg_post_get_grade (WgPost *self)
{
  return get_text (self, WG_POST_GRADE);
}

const char *
wg_post_get_checklist (WgPost *self)
{
  return get_text (self, WG_POST_CHECKLIST);
}

gint64
wg_post_get_host_unit (WgPost *self)
{
  return wg_row_get_int (self->row, WG_POST_HOST_UNIT, 0);
}

gboolean
wg_post_get_place (WgPost *self,
                   double *lon,
                   double *lat)
{
  *lon = self->lon;
  *lat = self->lat;
  return self->has_place;
}

WgHours *
wg_post_get_hours (WgPost *self)
{
  return self->hours;
}

const char *
wg_post_get_hours_refusal (WgPost *self)
{
  return self->refusal;
}

double
wg_post_get_area (WgPost *self)
{
  double area = wg_row_get_real (self->row, WG_POST_FLOOR_AREA, 0), rooms = 0;

  for (guint i = 0; i < self->rooms->len; i++)
    rooms += g_array_index (self->rooms, WgPostRoom, i).area;
  return area > 0 ? area : rooms;
}

const GArray *
wg_post_get_items (WgPost *self)
{
  return self->items;
}

const GArray *
wg_post_get_rooms (WgPost *self)
{
  return self->rooms;
}

/**
 * wg_post_items_to_json:
 * @items: (element-type WgPostItem): what it has
 * @rooms: (element-type WgPostRoom): its function rooms
 *
 * Returns: (transfer full): the text that a row keeps in its field items
 */
char *
wg_post_items_to_json (const GArray *items,
                       const GArray *rooms)
{
  json_t *root = json_array ();
  char *text, *copy;

  for (guint i = 0; i < items->len; i++)
    {
      const WgPostItem *item = &g_array_index (items, WgPostItem, i);
      json_t *entry = json_pack ("{s:s}", "item", item->item);

      if (item->until != WG_DATE_NONE)
        {
          g_autofree char *until = wg_date_format (item->until);

          json_object_set_new (entry, "until", json_string (until));
        }
      if (item->stock >= 0)
        json_object_set_new (entry, "stock", json_integer (item->stock));
      json_array_append_new (root, entry);
    }
  for (guint i = 0; i < rooms->len; i++)
    {
      const WgPostRoom *room = &g_array_index (rooms, WgPostRoom, i);
      json_t *entry = json_pack ("{s:s}", "room", room->name);

      if (room->area > 0)
        json_object_set_new (entry, "area", json_real (room->area));
      json_array_append_new (root, entry);
    }
  text = json_dumps (root, JSON_COMPACT | JSON_PRESERVE_ORDER);
  copy = g_strdup (text);
  free (text);
  json_decref (root);
  return copy;
}

WgPostStatus
wg_post_get_status_on (WgPost *self,
                       WgDate  day)
{
  if (self->closed != WG_DATE_NONE && day > self->closed)
    return WG_POST_CLOSED_DOWN;
  if (self->status == WG_POST_PLANNED)
    return WG_POST_PLANNED;
  if (self->opened != WG_DATE_NONE && day < self->opened)
    return WG_POST_PLANNED;
  /* Closed by now; on this day it still was open, if its last day is known. */
  return self->status == WG_POST_CLOSED_DOWN && self->closed == WG_DATE_NONE ? WG_POST_CLOSED_DOWN
                                                                             : WG_POST_OPEN;
}

const char *
wg_post_status_id (WgPostStatus status)
{
  static const char *const ids[] = { "planned", "open", "closed" };

  return ids[CLAMP (status, WG_POST_PLANNED, WG_POST_CLOSED_DOWN)];
}

gboolean
wg_post_is_open_at (WgPost  *self,
                    WgTime   at,
                    gboolean holiday)
{
  WgDate day = wg_time_get_day (at);

  return self->hours != NULL && wg_post_get_status_on (self, day) == WG_POST_OPEN
         && wg_hours_is_open (self->hours, day, (guint) (at - wg_time_new (day, 0, 0)), holiday);
}

/* (nullable): of several boxes the one that is good for longest counts. */
static const WgPostItem *
find_item (WgPost     *self,
           const char *id)
{
  const WgPostItem *best = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      const WgPostItem *item = &g_array_index (self->items, WgPostItem, i);

      if (g_str_equal (item->item, id) && item->stock != 0
          && (best == NULL || item->until > best->until))
        best = item;
    }
  return best;
}

/* Whether the item keeps the post from being complete, or soon will. */
static gboolean
find_gap (WgPost                *self,
          const WgChecklistItem *item,
          WgDate                 day,
          guint                  soon,
          WgPostGap             *gap)
{
  const WgPostItem *found = find_item (self, item->id);

  *gap = (WgPostGap) { item, WG_POST_GAP_MISSING, WG_DATE_NONE };
  if (found == NULL)
    return TRUE;
  if (found->until == WG_DATE_NONE)
    {
      gap->type = WG_POST_GAP_UNDATED;
      return item->expires;
    }
  gap->until = found->until;
  gap->type = day > found->until ? WG_POST_GAP_EXPIRED : WG_POST_GAP_EXPIRING;
  return gap->type == WG_POST_GAP_EXPIRED || (gint64) found->until - day < (gint64) soon;
}

void
wg_post_count_items (WgPost            *self,
                     const WgChecklist *checklist,
                     WgDate             day,
                     guint             *present,
                     guint             *required)
{
  WgPostGap gap;

  *present = 0;
  *required = checklist != NULL ? checklist->items->len : 0;
  for (guint i = 0; i < *required; i++)
    *present += !find_gap (self, g_ptr_array_index (checklist->items, i), day, 0, &gap);
}

gboolean
wg_post_is_complete (WgPost            *self,
                     const WgChecklist *checklist,
                     WgDate             day)
{
  guint present, required;

  wg_post_count_items (self, checklist, day, &present, &required);
  return required > 0 && present == required;
}

GArray *
wg_post_list_gaps (WgPost            *self,
                   const WgChecklist *checklist,
                   WgDate             day,
                   guint              soon)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (WgPostGap));
  WgPostGap gap;

  for (guint i = 0; checklist != NULL && i < checklist->items->len; i++)
    if (find_gap (self, g_ptr_array_index (checklist->items, i), day, soon, &gap))
      g_array_append_val (gaps, gap);
  return gaps;
}

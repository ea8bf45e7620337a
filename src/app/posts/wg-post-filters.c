/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters above the list of posts. */

#include "wg-post-filters.h"

#include <glib/gi18n.h>

struct _WgPostFilters
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  GtkDropDown    *status;
  GtkDropDown    *type;
  GtkDropDown    *grade;
  GtkDropDown    *state;
  GtkCheckButton *open;

  GPtrArray      *types;  /* ids, of the rows from the second on */
  GPtrArray      *grades;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (WgPostFilters, wg_post_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (WgPostFilters *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
wg_post_filters_dispose (GObject *object)
{
  g_clear_pointer (&WG_POST_FILTERS (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_post_filters_parent_class)->dispose (object);
}

static void
wg_post_filters_finalize (GObject *object)
{
  WgPostFilters *self = WG_POST_FILTERS (object);

  g_ptr_array_unref (self->types);
  g_ptr_array_unref (self->grades);

  G_OBJECT_CLASS (wg_post_filters_parent_class)->finalize (object);
}

static void
wg_post_filters_class_init (WgPostFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_post_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_post_filters_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-post-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPostFilters, content);
  gtk_widget_class_bind_template_child (widget_class, WgPostFilters, status);
  gtk_widget_class_bind_template_child (widget_class, WgPostFilters, type);
  gtk_widget_class_bind_template_child (widget_class, WgPostFilters, grade);
  gtk_widget_class_bind_template_child (widget_class, WgPostFilters, state);
  gtk_widget_class_bind_template_child (widget_class, WgPostFilters, open);
}

static void
wg_post_filters_init (WgPostFilters *self)
{
  GtkDropDown *const *all[] = { &self->status, &self->type, &self->grade, &self->state };

  self->types = g_ptr_array_new_with_free_func (g_free);
  self->grades = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_signal_connect_object (*all[i], "notify::selected", G_CALLBACK (emit_changed), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->open, "toggled", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
}

/* What was chosen stays chosen, if there still is such a word. */
static void
fill (GtkDropDown *drop_down, const char *all, GPtrArray *words, GPtrArray *ids)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_autofree char *chosen = selected > 0 && selected <= ids->len
                              ? g_strdup (g_ptr_array_index (ids, selected - 1)) : NULL;

  selected = 0;
  g_ptr_array_set_size (ids, 0);
  gtk_string_list_append (names, all);
  for (guint i = 0; i < words->len; i++)
    {
      const WgPostWord *word = g_ptr_array_index (words, i);

      gtk_string_list_append (names, word->name);
      g_ptr_array_add (ids, g_strdup (word->id));
      if (g_strcmp0 (word->id, chosen) == 0)
        selected = ids->len;
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
}

static void
fill_statuses (WgPostFilters *self, GPtrArray *words)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->status);

  gtk_string_list_append (names, _("All states"));
  for (guint i = WG_POST_PLANNED; i <= WG_POST_CLOSED_DOWN; i++)
    gtk_string_list_append (names, wg_post_words_name (words,
                                                       wg_post_status_id ((WgPostStatus) i)));
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->status, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
}

void
wg_post_filters_set_standards (WgPostFilters *self, const WgPostStandards *standards)
{
  g_return_if_fail (WG_IS_POST_FILTERS (self));

  self->filling = TRUE;
  fill_statuses (self, standards->statuses);
  fill (self->type, _("All types"), standards->types, self->types);
  fill (self->grade, _("All grades"), standards->grades, self->grades);
  self->filling = FALSE;
}

static const char *
get_id (GtkDropDown *drop_down, GPtrArray *ids)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected > 0 && selected <= ids->len ? g_ptr_array_index (ids, selected - 1) : NULL;
}

void
wg_post_filters_get (WgPostFilters *self, WgPostFilter *filter)
{
  g_return_if_fail (WG_IS_POST_FILTERS (self));

  *filter = (WgPostFilter) {
    .status = (int) gtk_drop_down_get_selected (self->status) - 1,
    .type = get_id (self->type, self->types),
    .grade = get_id (self->grade, self->grades),
    .state = (WgPostsState) gtk_drop_down_get_selected (self->state),
    .open = gtk_check_button_get_active (self->open),
  };
}

void
wg_post_filters_reset (WgPostFilters *self)
{
  GtkDropDown *all[] = { self->status, self->type, self->grade, self->state };

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_drop_down_set_selected (all[i], 0);
  gtk_check_button_set_active (self->open, FALSE);
  self->filling = FALSE;
  emit_changed (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant for a new street: which step is shown and what the buttons mean on it. What is
 * gathered, checked and written is desk/'s. */

#include "wg-begin-assistant.h"

#include "wg-begin-communities.h"
#include "wg-begin-grids.h"
#include "wg-begin-place.h"
#include "wg-begin-street.h"
#include "wg-template-list.h"
#include "wg-text-scale.h"

#include <glib/gi18n.h>

struct _WgBeginAssistant
{
  AdwWindow parent_instance;

  AdwWindowTitle     *title;
  GtkButton          *next;
  GtkWidget          *cancel;
  GtkWidget          *back;
  GtkStack           *steps;
  WgTemplateList     *templates;
  WgBeginStreet      *street;
  WgBeginCommunities *communities;
  WgBeginGrids       *grids;
  WgBeginPlace       *place;

  WgBegin            *begin;
  gboolean            writing;
};

G_DEFINE_FINAL_TYPE (WgBeginAssistant, wg_begin_assistant, ADW_TYPE_WINDOW)

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name, *title;
} steps[] = {
  { "template", N_("Level template") },
  { "street", N_("Street") },
  { "communities", N_("Communities") },
  { "grids", N_("Grids") },
  { "place", N_("File") },
};

static guint
get_step (WgBeginAssistant *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->steps);
  guint step = 0;

  while (step + 1 < G_N_ELEMENTS (steps) && g_strcmp0 (steps[step].name, name) != 0)
    step++;
  return step;
}

/* Whether nothing stands against the steps up to this one. */
static gboolean
is_step_done (WgBeginAssistant *self, guint step)
{
  g_autoptr (GPtrArray) problems = wg_begin_check (self->begin);

  for (guint i = 0; i < problems->len; i++)
    {
      const WgBeginProblem *problem = g_ptr_array_index (problems, i);

      if (step >= (problem->community != NULL ? 2 : 1))
        return FALSE;
    }
  return TRUE;
}

static void
update (WgBeginAssistant *self)
{
  guint step = get_step (self);
  gboolean last = step + 1 == G_N_ELEMENTS (steps);
  g_autofree char *text = NULL;

  /* Translators: a step of an assistant, as in "Step 2 of 5: Street". */
  text = g_strdup_printf (_("Step %u of %u: %s"), step + 1, (guint) G_N_ELEMENTS (steps),
                          _(steps[step].title));
  adw_window_title_set_subtitle (self->title, text);
  gtk_button_set_label (self->next, last ? _("C_reate the File") : _("_Next"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next),
                            !self->writing && is_step_done (self, step));
  gtk_widget_set_visible (self->back, step > 0);
  gtk_widget_set_sensitive (self->back, !self->writing);
  gtk_widget_set_sensitive (self->cancel, !self->writing);
}

/* Into the step, not onto the buttons above it; the stack may have done so already. */
static void
focus_step (WgBeginAssistant *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->steps);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (get_step (self) + 1 == G_N_ELEMENTS (steps))
    gtk_widget_grab_focus (GTK_WIDGET (self->next));
  else if (focus == NULL || !gtk_widget_is_ancestor (focus, child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
show_step (WgBeginAssistant *self, guint step)
{
  gtk_stack_set_visible_child_name (self->steps, steps[step].name);
  update (self);
  focus_step (self);
}

static void
on_created (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgBeginAssistant) self = data;
  g_autoptr (GError) error = NULL;
  gboolean created = wg_begin_create_finish (WG_BEGIN (source), result, &error);

  self->writing = FALSE;
  if (!created)
    {
      wg_begin_place_show_failure (self->place, error->message);
      update (self);
      return;
    }
  g_signal_emit (self, signals[CREATED], 0, wg_begin_place_get_file (self->place),
                 wg_begin_grids_wants_import (self->grids));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
create (WgBeginAssistant *self)
{
  self->writing = TRUE;
  wg_begin_place_show_failure (self->place, NULL);
  update (self);
  wg_begin_create_async (self->begin, g_file_peek_path (wg_begin_place_get_file (self->place)),
                         NULL, on_created, g_object_ref (self));
}

static void
on_next_clicked (WgBeginAssistant *self)
{
  guint step = get_step (self);

  if (step + 1 < G_N_ELEMENTS (steps))
    show_step (self, step + 1);
  else
    create (self);
}

static void
on_back_clicked (WgBeginAssistant *self)
{
  show_step (self, get_step (self) - 1);
}

static void
on_template_selected (WgBeginAssistant *self)
{
  wg_begin_set_template (self->begin, wg_template_list_get_selected (self->templates));
}

/* What is being written is written: there is no half a file to leave behind. */
static gboolean
wg_begin_assistant_close_request (GtkWindow *window)
{
  return WG_BEGIN_ASSISTANT (window)->writing ||
         GTK_WINDOW_CLASS (wg_begin_assistant_parent_class)->close_request (window);
}

static void
wg_begin_assistant_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wg_begin_assistant_parent_class)->map (widget);
  focus_step (WG_BEGIN_ASSISTANT (widget));
}

static void
wg_begin_assistant_dispose (GObject *object)
{
  g_clear_object (&WG_BEGIN_ASSISTANT (object)->begin);

  G_OBJECT_CLASS (wg_begin_assistant_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, title);
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, next);
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, cancel);
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, back);
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, steps);
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, templates);
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, street);
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, communities);
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, grids);
  gtk_widget_class_bind_template_child (widget_class, WgBeginAssistant, place);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
}

static void
wg_begin_assistant_class_init (WgBeginAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_begin_assistant_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = wg_begin_assistant_close_request;
  widget_class->map = wg_begin_assistant_map;

  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_BOOLEAN);

  g_type_ensure (WG_TYPE_TEMPLATE_LIST);
  g_type_ensure (WG_TYPE_BEGIN_STREET);
  g_type_ensure (WG_TYPE_BEGIN_COMMUNITIES);
  g_type_ensure (WG_TYPE_BEGIN_GRIDS);
  g_type_ensure (WG_TYPE_BEGIN_PLACE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/wangge/Wangge/files/wg-begin-assistant.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_begin_assistant_init (WgBeginAssistant *self)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->begin = wg_begin_new (&error);
  /* The templates are part of the program. */
  if (self->begin == NULL)
    g_error ("%s", error->message);
  wg_template_list_show (self->templates, wg_begin_get_templates (self->begin),
                         wg_begin_get_template (self->begin)->id);
  wg_begin_street_set_begin (self->street, self->begin);
  wg_begin_communities_set_begin (self->communities, self->begin);
  wg_begin_grids_set_begin (self->grids, self->begin);
  wg_begin_place_set_begin (self->place, self->begin);
  g_signal_connect_object (self->templates, "notify::selected",
                           G_CALLBACK (on_template_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->begin, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->next));
  update (self);
}

GtkWindow *
wg_begin_assistant_new (GtkWindow *parent)
{
  GtkWindow *self = g_object_new (WG_TYPE_BEGIN_ASSISTANT, "transient-for", parent, NULL);

  wg_text_scale_widen (self);
  return self;
}

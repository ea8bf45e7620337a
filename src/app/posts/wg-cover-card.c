/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of the coverage: numbers that add up, the method beside them, trials and proposals. It
 * counts nothing itself and saves nothing. */

#include "wg-cover-card.h"

#include "wg-cover-window.h"
#include "wg-number.h"
#include "wg-rehearsal.h"
#include "wg-trial-row.h"

#include <glib/gi18n.h>

#define N_PROPOSALS 3

struct _WgCoverCard
{
  GtkWidget parent_instance;

  GtkWidget       *content;
  GtkLabel        *covered;
  GtkLabel        *uncovered;
  GtkLabel        *method;
  GtkLabel        *note;
  GtkToggleButton *radius;
  GtkToggleButton *walk;
  GtkSpinButton   *value;
  GtkLabel        *value_unit;
  GtkCheckButton  *gaps;
  GtkToggleButton *pick;
  GtkWidget       *trials_box;
  GtkLabel        *added;
  GtkListBox      *trials;

  WgPostPlan      *plan;     /* (nullable) */
  gboolean         writable;
  gboolean         filling;  /* the controls are being set, not used */
  GCancellable    *proposing; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgCoverCard, wg_cover_card, GTK_TYPE_WIDGET)

enum
{
  PICKING,
  GAPS,
  GO_TO,
  KEEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
format_people (gint64 people)
{
  return wg_number_format ((double) people, 0);
}

static void
show_numbers (WgCoverCard *self, const WgCoverage *coverage)
{
  g_autofree char *covered = format_people (coverage->covered);
  g_autofree char *uncovered = format_people (coverage->uncovered);
  g_autofree char *total = format_people (coverage->total);
  g_autofree char *head = g_strdup_printf (_("%s residents within reach"), covered);
  /* Translators: residents not covered = all − covered. */
  g_autofree char *rest = g_strdup_printf (_("Not covered = %s − %s = %s"), total, covered,
                                           uncovered);
  g_autofree char *method = g_strdup_printf (ngettext ("%u post open · %s", "%u posts open · %s",
                                                       coverage->posts_open->len),
                                             coverage->posts_open->len, coverage->method);

  gtk_label_set_text (self->covered, head);
  gtk_label_set_text (self->uncovered, rest);
  gtk_label_set_text (self->method, method);
}

/* What keeps the number from being whole, so that silence is no praise. */
static void
show_note (WgCoverCard *self, const WgCoverage *coverage)
{
  const char *error = wg_post_plan_get_error (self->plan);
  GString *text = g_string_new (error != NULL ? error : "");

  if (coverage != NULL && coverage->n_unknown > 0)
    g_string_append_printf (text, ngettext ("%u grid has no border or no count of residents.",
                                            "%u grids have no border or no count of residents.",
                                            coverage->n_unknown), coverage->n_unknown);
  if (coverage != NULL && coverage->n_astray > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%u open post reaches nobody: it has no place, or no "
                                              "street is near.",
                                              "%u open posts reach nobody: they have no place, or "
                                              "no street is near.", coverage->n_astray),
                              coverage->n_astray);
    }
  gtk_label_set_text (self->note, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->note), text->len > 0);
  g_string_free (text, TRUE);
}

static void
show_method (WgCoverCard *self)
{
  const WgCoverMethod *method = wg_post_plan_get_method (self->plan);
  gboolean walk = method->kind == WG_COVER_WALK;

  self->filling = TRUE;
  gtk_toggle_button_set_active (walk ? self->walk : self->radius, TRUE);
  gtk_spin_button_set_range (self->value, walk ? 1 : 100, walk ? 60 : 10000);
  gtk_spin_button_set_increments (self->value, walk ? 1 : 100, walk ? 5 : 500);
  gtk_spin_button_set_value (self->value, walk ? method->minutes : method->radius_m);
  gtk_label_set_text (self->value_unit, walk ? _("min") : _("m"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  walk ? _("Minutes on foot") : _("Radius in metres"), -1);
  self->filling = FALSE;
}

static void
on_trial_renamed (WgCoverCard *self, gint64 trial, const char *name)
{
  wg_post_plan_rename (self->plan, trial, name);
}

static void
on_trial_removed (WgCoverCard *self, gint64 trial)
{
  wg_post_plan_remove (self->plan, trial);
}

static void
on_trial_kept (WgCoverCard *self, gint64 trial)
{
  g_signal_emit (self, signals[KEEP], 0, trial);
}

static void
on_trial_activated (WgCoverCard *self, GtkListBoxRow *row)
{
  guint at = (guint) gtk_list_box_row_get_index (row);

  if (at < wg_post_plan_get_n (self->plan))
    {
      const WgPostTrial *trial = wg_post_plan_get (self->plan, at);

      g_signal_emit (self, signals[GO_TO], 0, trial->lon, trial->lat);
    }
}

static GtkWidget *
make_row (WgCoverCard *self)
{
  GtkWidget *row = wg_trial_row_new ();

  g_signal_connect_object (row, "renamed", G_CALLBACK (on_trial_renamed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_trial_removed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "kept", G_CALLBACK (on_trial_kept), self, G_CONNECT_SWAPPED);
  return row;
}

/* Rows stay where they are: whoever types a name keeps the focus. */
static void
show_trials (WgCoverCard *self)
{
  guint n = wg_post_plan_get_n (self->plan);
  g_autofree char *sum = format_people (wg_post_plan_get_added (self->plan));
  g_autofree char *added = g_strdup_printf (ngettext ("%u trial: +%s residents",
                                                      "%u trials: +%s residents", n), n, sum);
  GtkListBoxRow *row;

  for (guint i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (self->trials, (int) i);
      if (row == NULL)
        {
          gtk_list_box_append (self->trials, make_row (self));
          row = gtk_list_box_get_row_at_index (self->trials, (int) i);
        }
      wg_trial_row_set_trial (WG_TRIAL_ROW (row), wg_post_plan_get (self->plan, i));
      wg_trial_row_set_writable (WG_TRIAL_ROW (row), self->writable);
    }
  while ((row = gtk_list_box_get_row_at_index (self->trials, (int) n)) != NULL)
    gtk_list_box_remove (self->trials, GTK_WIDGET (row));
  gtk_label_set_text (self->added, added);
  gtk_widget_set_visible (self->trials_box, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cover.decide", self->writable && n > 0);
}

static void
update (WgCoverCard *self)
{
  const WgCoverage *coverage = wg_post_plan_get_coverage (self->plan);

  if (coverage != NULL)
    show_numbers (self, coverage);
  else if (wg_post_plan_is_counting (self->plan))
    {
      gtk_label_set_text (self->covered, _("Counting who is within reach …"));
      gtk_label_set_text (self->uncovered, "");
      gtk_label_set_text (self->method, "");
    }
  else
    {
      gtk_label_set_text (self->covered, _("Coverage cannot be counted"));
      gtk_label_set_text (self->uncovered, "");
      gtk_label_set_text (self->method, "");
    }
  show_note (self, coverage);
  show_method (self);
  show_trials (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cover.propose",
                                 coverage != NULL && self->proposing == NULL);
}

static void
on_kind (WgCoverCard *self, GtkToggleButton *button)
{
  WgCoverMethod method;

  if (self->filling || self->plan == NULL || !gtk_toggle_button_get_active (button))
    return;
  method = *wg_post_plan_get_method (self->plan);
  method.kind = button == self->walk ? WG_COVER_WALK : WG_COVER_RADIUS;
  wg_post_plan_set_method (self->plan, &method);
}

static void
on_value (WgCoverCard *self)
{
  WgCoverMethod method;

  if (self->filling || self->plan == NULL)
    return;
  method = *wg_post_plan_get_method (self->plan);
  if (method.kind == WG_COVER_WALK)
    method.minutes = gtk_spin_button_get_value (self->value);
  else
    method.radius_m = gtk_spin_button_get_value (self->value);
  wg_post_plan_set_method (self->plan, &method);
}

static void
on_gaps (WgCoverCard *self)
{
  g_signal_emit (self, signals[GAPS], 0, wg_cover_card_shows_gaps (self));
}

static void
on_pick (WgCoverCard *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[PICKING], 0, gtk_toggle_button_get_active (self->pick));
}

/* The best places become trials, to be moved, renamed or thrown away like any other. Those of
 * another hour are no longer the best: they are left out. */
static void
on_proposed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgCoverCard) self = data;
  WgPostPlan *plan = WG_POST_PLAN (source);
  g_autoptr (GArray) places = wg_post_plan_propose_finish (plan, result, NULL);

  g_clear_object (&self->proposing);
  if (self->content == NULL || plan != self->plan)
    return;
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const WgCoverProposal *place = &g_array_index (places, WgCoverProposal, i);

      wg_post_plan_add (plan, place->lon, place->lat, NULL);
    }
  update (self);
}

static void
on_propose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgCoverCard *self = WG_COVER_CARD (widget);

  if (self->proposing != NULL)
    return;
  self->proposing = g_cancellable_new ();
  wg_post_plan_propose_async (self->plan, N_PROPOSALS, self->proposing, on_proposed,
                              g_object_ref (self));
  update (self);
}

static void
on_settings (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgCoverCard *self = WG_COVER_CARD (widget);
  WgDistrict *district = self->plan != NULL ? wg_post_plan_get_district (self->plan) : NULL;

  if (district != NULL)
    gtk_window_present (wg_cover_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                             district));
}

static void
on_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  wg_post_plan_clear (WG_COVER_CARD (widget)->plan);
}

/* The trials as a decision of the meeting; they stay what they are. */
static void
on_decide (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgCoverCard *self = WG_COVER_CARD (widget);
  g_autoptr (WgRehearsal) rehearsal = wg_rehearsal_new_posts (self->plan);

  if (rehearsal != NULL)
    gtk_widget_activate_action (widget, "win.decide", "(xss)", wg_post_plan_get_unit (self->plan),
                                rehearsal->content, rehearsal->trial);
}

static void
wg_cover_card_dispose (GObject *object)
{
  WgCoverCard *self = WG_COVER_CARD (object);

  g_cancellable_cancel (self->proposing);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (wg_cover_card_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, content);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, covered);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, uncovered);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, method);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, note);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, radius);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, walk);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, value);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, value_unit);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, gaps);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, pick);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, trials_box);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, added);
  gtk_widget_class_bind_template_child (widget_class, WgCoverCard, trials);
}

static void
wg_cover_card_class_init (WgCoverCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_cover_card_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[PICKING] = g_signal_new ("picking", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[GAPS] = g_signal_new ("gaps", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[KEEP] = g_signal_new ("keep", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/posts/wg-cover-card.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "cover.propose", NULL, on_propose);
  gtk_widget_class_install_action (widget_class, "cover.clear", NULL, on_clear);
  gtk_widget_class_install_action (widget_class, "cover.decide", NULL, on_decide);
  gtk_widget_class_install_action (widget_class, "cover.settings", NULL, on_settings);
}

static void
wg_cover_card_init (WgCoverCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->radius, "toggled", G_CALLBACK (on_kind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->walk, "toggled", G_CALLBACK (on_kind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->value, "value-changed", G_CALLBACK (on_value), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gaps, "toggled", G_CALLBACK (on_gaps), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pick, "toggled", G_CALLBACK (on_pick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->trials, "row-activated", G_CALLBACK (on_trial_activated), self,
                           G_CONNECT_SWAPPED);
}

void
wg_cover_card_set_plan (WgCoverCard *self, WgPostPlan *plan)
{
  g_return_if_fail (WG_IS_COVER_CARD (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (self->plan, update, self);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    g_signal_connect_object (plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

void
wg_cover_card_set_writable (WgCoverCard *self, gboolean writable)
{
  g_return_if_fail (WG_IS_COVER_CARD (self));

  self->writable = writable;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cover.settings", writable);
}

void
wg_cover_card_set_picking (WgCoverCard *self, gboolean picking)
{
  g_return_if_fail (WG_IS_COVER_CARD (self));

  self->filling = TRUE;
  gtk_toggle_button_set_active (self->pick, picking);
  self->filling = FALSE;
}

gboolean
wg_cover_card_shows_gaps (WgCoverCard *self)
{
  g_return_val_if_fail (WG_IS_COVER_CARD (self), FALSE);

  return gtk_check_button_get_active (self->gaps);
}

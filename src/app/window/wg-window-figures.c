/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a number to what is behind it, from any page: its card, its records, what came too late.
 * Pages name the actions; only the window knows the windows that answer. */

#include "wg-window-private.h"

#include "wg-ask-window.h"
#include "wg-late-window.h"

static WgAskWindow *
ask (WgWindow *self, GVariant *parameter)
{
  WgQuestion question;

  if (self->district == NULL
      || !wg_question_parse (g_variant_get_string (parameter, NULL), &question))
    return NULL;
  return WG_ASK_WINDOW (wg_ask_window_new (GTK_WINDOW (self), self->district, &question));
}

static void
on_ask_number (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgAskWindow *window = ask (data, parameter);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
}

static void
on_show_records (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgAskWindow *window = ask (data, parameter);

  if (window == NULL)
    return;
  wg_ask_window_show_records (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_show_late (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  WgQuestion question;

  if (self->district != NULL
      && wg_question_parse (g_variant_get_string (parameter, NULL), &question))
    gtk_window_present (wg_late_window_new (GTK_WINDOW (self), self->district, self->scope,
                                            &question));
}

static void
on_service_class (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_scope_set_service_class (WG_WINDOW (data)->scope, g_variant_get_int64 (parameter));
}

/* Of the kind that is shown: a quarter to the next quarter, ten days to the next ten. */
static void
step_period (WgWindow *self, WgPeriod (*step) (const WgPeriod *period))
{
  WgPeriod period = wg_scope_get_period (self->scope);

  if (period.first != WG_DATE_NONE)
    wg_scope_set_period (self->scope, step (&period));
}

static void
on_previous_period (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_period (data, wg_period_previous);
}

static void
on_next_period (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_period (data, wg_period_next);
}

static void
on_choose_period (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_scope_bar_choose_period (WG_WINDOW (data)->scope_bar);
}

static void
on_choose_cutoff (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  wg_scope_bar_choose_cutoff (WG_WINDOW (data)->scope_bar);
}

static const GActionEntry entries[] = {
  { "choose-period", on_choose_period, NULL, NULL, NULL, { 0 } },
  { "choose-cutoff", on_choose_cutoff, NULL, NULL, NULL, { 0 } },
  { "ask-number", on_ask_number, "s", NULL, NULL, { 0 } },
  { "show-records", on_show_records, "s", NULL, NULL, { 0 } },
  { "show-late", on_show_late, "s", NULL, NULL, { 0 } },
  { "service-class", on_service_class, "x", NULL, NULL, { 0 } },
  { "previous-period", on_previous_period, NULL, NULL, NULL, { 0 } },
  { "next-period", on_next_period, NULL, NULL, NULL, { 0 } },
};

void
_wg_window_figures_add (WgWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
_wg_window_figures_update (WgWindow *self, gboolean open)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), open);
    }
}

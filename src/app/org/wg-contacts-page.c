/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coverage of contacts. What is clicked goes into a draft; saving it is one edit. It computes
 * nothing: the matrix and its sum come from desk/. */

#include "wg-contacts-page.h"

#include "wg-contact-view.h"
#include "wg-draft-save.h"
#include "wg-focus.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WgContactsPage
{
  GtkWidget parent_instance;

  GtkWidget       *content;
  GtkLabel        *title;
  GtkLabel        *subtitle;
  GtkDropDown     *link;
  GtkToggleButton *holes;
  GtkWidget       *map;
  GtkStack        *stack;
  AdwStatusPage   *empty;
  WgContactView   *view;
  GtkWidget       *legend;
  GtkRevealer     *bar;
  GtkLabel        *message;
  GtkWidget       *discard;
  GtkWidget       *save;

  WgDistrict        *district; /* (nullable), as all that follow but the draft */
  WgScope           *scope;
  WgRegistry        *past;     /* the screen's */
  GPtrArray         *links;    /* WgContactLink */
  WgContactCoverage *coverage;
  WgDraft           *draft;
  char              *error;
  gboolean           saving;
  gboolean           filling;
};

enum
{
  SAVE, N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WgContactsPage, wg_contacts_page, GTK_TYPE_WIDGET)

static const WgContactLink *
get_link (WgContactsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->link);

  return self->links != NULL && selected < self->links->len
           ? g_ptr_array_index (self->links, selected) : NULL;
}

static gboolean
is_writable (WgContactsPage *self)
{
  return self->district != NULL && !wg_district_get_read_only (self->district)
         && self->past == NULL && !self->saving;
}

/* What is cut is read in the tooltip. */
static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
}

static void
update_bar (WgContactsPage *self)
{
  gboolean dirty = wg_draft_is_dirty (self->draft);
  g_autofree char *text = NULL;
  guint n_begun, n_ended;

  wg_contact_draft_count (self->draft, &n_begun, &n_ended);
  /* Translators: contacts begun and ended that are not saved yet. */
  text = g_strdup_printf (_("Not saved: %u begun, %u ended"), n_begun, n_ended);
  set_text (self->message, self->error != NULL ? self->error : text);
  gtk_revealer_set_reveal_child (self->bar, dirty || self->error != NULL);
  gtk_widget_set_sensitive (self->save, dirty && is_writable (self));
  gtk_widget_set_sensitive (self->discard, dirty && !self->saving);
}

static char *
make_subtitle (WgContactsPage *self)
{
  WgContactCoverage *coverage = self->coverage;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("On %s"), coverage->day);
  if (!coverage->is_kept)
    g_string_append (text, _(" · no contact of this link was recorded yet"));
  else if (coverage->units->len > coverage->n_covered)
    {
      g_string_append (text, _(" · without contact: "));
      for (guint i = 0, n = 0; i < coverage->units->len; i++)
        {
          const WgContactUnit *unit = wg_contact_coverage_get_unit (coverage, i);

          if (unit->n_contacts > 0)
            continue;
          if (n++ == 8)
            {
              g_string_append (text, "…");
              break;
            }
          g_string_append_printf (text, "%s%s", n > 1 ? _(", ") : "",
                                  wg_unit_get_name (unit->unit));
        }
    }
  if (coverage->n_vacant > 0)
    g_string_append_printf (text, ngettext (" · %u unit whose leading post is vacant",
                                            " · %u units whose leading post is vacant",
                                            coverage->n_vacant), coverage->n_vacant);
  return g_string_free (text, FALSE);
}

static void
show_empty (WgContactsPage *self)
{
  gboolean no_units = self->coverage->units->len == 0;

  adw_status_page_set_title (self->empty, no_units ? _("No unit of this link here")
                                                   : _("No leading post of this link here"));
  if (no_units)
    adw_status_page_set_description (
      self->empty, _("Choose a higher unit in the line above, or another link."));
  else
    adw_status_page_set_description (
      self->empty, _("Enter the leading posts in the form of the unit first."));
}

static void
update (WgContactsPage *self)
{
  const WgContactLink *link = get_link (self);
  g_autofree char *line = NULL, *subtitle = NULL;
  gboolean shown;

  if (self->filling)
    return;
  wg_contact_view_set_coverage (self->view, NULL, self->draft);
  g_clear_pointer (&self->coverage, wg_contact_coverage_free);
  if (self->district == NULL || link == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->coverage = wg_contact_draft_evaluate (self->draft, self->district, self->past, link,
                                              wg_scope_get_unit (self->scope));
  line = wg_contact_coverage_dup_line (self->coverage);
  subtitle = make_subtitle (self);
  set_text (self->title, line);
  set_text (self->subtitle, subtitle);
  shown = self->coverage->units->len > 0 && self->coverage->leaders->len > 0;
  if (shown)
    wg_contact_view_set_coverage (self->view, self->coverage, self->draft);
  else
    show_empty (self);
  gtk_stack_set_visible_child_name (self->stack, shown ? "matrix" : "empty");
  gtk_widget_set_visible (self->legend, shown);
  update_bar (self);
}

/* The last link is the one that reaches the communities: it is shown first. */
static void
fill_links (WgContactsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const WgContactLink *old = get_link (self);
  g_autofree char *id = g_strdup (old != NULL ? old->id : NULL);
  guint selected;

  self->filling = TRUE;
  wg_contact_view_set_coverage (self->view, NULL, self->draft);
  g_clear_pointer (&self->coverage, wg_contact_coverage_free);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  if (self->district != NULL)
    self->links = wg_contact_draft_list_links (self->district, self->past);
  selected = self->links != NULL && self->links->len > 0 ? self->links->len - 1 : 0;
  for (guint i = 0; self->links != NULL && i < self->links->len; i++)
    {
      const WgContactLink *link = g_ptr_array_index (self->links, i);

      gtk_string_list_append (names, link->name);
      if (g_strcmp0 (link->id, id) == 0)
        selected = i;
    }
  gtk_widget_set_visible (self->map, self->district != NULL
                                       && wg_district_find_indicator (self->district,
                                                                      "contact_coverage") != NULL);
  gtk_drop_down_set_model (self->link, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->link, selected);
  self->filling = FALSE;
  update (self);
}

static void
set_error (WgContactsPage *self, const char *error)
{
  g_free (self->error);
  self->error = g_strdup (error);
}

static void
on_toggled (WgContactsPage *self, guint leader, guint unit)
{
  if (!is_writable (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  set_error (self, NULL);
  wg_contact_draft_toggle (self->draft, self->district, self->coverage, leader, unit);
  update (self);
}

static void
on_holes (WgContactsPage *self)
{
  wg_contact_view_set_only_holes (self->view, gtk_toggle_button_get_active (self->holes));
}

static void
on_discard (WgContactsPage *self)
{
  wg_draft_clear (self->draft);
  set_error (self, NULL);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgContactsPage) self = data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (!wg_draft_save_finish (WG_DRAFT (source), result, NULL, &error))
    set_error (self, error->message);
  if (self->draft == WG_DRAFT (source))
    update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_save (WgContactsPage *self)
{
  if (!is_writable (self) || !wg_draft_is_dirty (self->draft))
    return;
  set_error (self, NULL);
  wg_contact_draft_set_label (self->draft, self->district);
  /* The buttons go; the focus must not go with them. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->saving = TRUE;
  update_bar (self);
  wg_draft_save_async (self->draft, self->district, NULL, on_saved, g_object_ref (self));
}

static gboolean
wg_contacts_page_grab_focus (GtkWidget *widget)
{
  WgContactsPage *self = WG_CONTACTS_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return gtk_widget_grab_focus (GTK_WIDGET (self->link));
}

static void
wg_contacts_page_dispose (GObject *object)
{
  WgContactsPage *self = WG_CONTACTS_PAGE (object);

  if (self->view != NULL)
    wg_contact_view_set_coverage (self->view, NULL, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->coverage, wg_contact_coverage_free);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  self->past = NULL;
  g_clear_pointer (&self->error, g_free);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);
  g_clear_object (&self->draft);
  self->view = NULL;

  G_OBJECT_CLASS (wg_contacts_page_parent_class)->dispose (object);
}

static void
wg_contacts_page_class_init (WgContactsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_contacts_page_dispose;
  widget_class->grab_focus = wg_contacts_page_grab_focus;
  widget_class->focus = wg_focus_inside;
  signals[SAVE] = g_signal_new_class_handler ("save", G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                              G_CALLBACK (on_save), NULL, NULL, NULL, G_TYPE_NONE,
                                              0);
  g_type_ensure (WG_TYPE_CONTACT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-contacts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, content);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, title);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, link);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, holes);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, map);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, view);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, legend);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, message);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, discard);
  gtk_widget_class_bind_template_child (widget_class, WgContactsPage, save);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_holes);
  gtk_widget_class_bind_template_callback (widget_class, on_discard);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
wg_contacts_page_init (WgContactsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->draft = wg_draft_new (_("Change contacts"));
  g_signal_connect_object (self->link, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}

void
wg_contacts_page_set_district (WgContactsPage *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_CONTACTS_PAGE (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_func (self->district, fill_links, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_func (self->scope, update, self);
  if (self->district != district)
    {
      wg_contact_view_set_coverage (self->view, NULL, NULL);
      g_set_object (&self->draft, NULL);
      self->draft = wg_draft_new (_("Change contacts"));
      self->past = NULL;
      set_error (self, NULL);
      self->saving = FALSE;
    }
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  if (district != NULL)
    {
      g_signal_connect_object (district, "changed", G_CALLBACK (fill_links), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (scope, "notify::unit", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  fill_links (self);
}

void
wg_contacts_page_set_registry (WgContactsPage *self, WgRegistry *past)
{
  g_return_if_fail (WG_IS_CONTACTS_PAGE (self));

  self->past = past;
  fill_links (self);
}

void
wg_contacts_page_show_unit (WgContactsPage *self, gint64 unit)
{
  g_return_if_fail (WG_IS_CONTACTS_PAGE (self));

  for (guint i = 0; self->links != NULL && i < self->links->len; i++)
    {
      g_autoptr (WgContactCoverage) coverage =
        wg_contact_draft_evaluate (self->draft, self->district, self->past,
                                   g_ptr_array_index (self->links, i), unit);

      for (guint k = 0; k < coverage->units->len; k++)
        if (wg_unit_get_id (wg_contact_coverage_get_unit (coverage, k)->unit) == unit)
          gtk_drop_down_set_selected (self->link, i);
    }
  wg_contact_view_select_unit (self->view, unit);
}

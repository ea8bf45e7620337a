/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wangge-cli: the same core as the window, without a screen. */

#include "wg-cli.h"

#include "wg-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

static const WgCliCommand commands[] = {
  { "sample", "wangge-cli sample FILE",
    N_("build the sample district"), wg_cli_sample },
  { "info", "wangge-cli info FILE [--json]",
    N_("counts by kind and level, schema, last edit and backup"), wg_cli_info },
  { "import",
    "wangge-cli import FILE SOURCE… --as KIND [--map COL=FIELD]… [--set FIELD=VALUE]… [--level N] "
    "[--encoding E] [--datum D] [--entered TIME] [--match-names] [--refused CSV] [--dry-run] "
    "[--strict] [--json], "
    "or wangge-cli import --fields KIND",
    N_("units, grids, teams, activities, cases, posts, streets or counts from CSV, XLSX and ODS "
       "tables, GeoJSON, KML, GeoPackage, shapefiles and OpenStreetMap extracts"),
    wg_cli_import },
  { "export",
    "wangge-cli export FILE DESTINATION.csv|xlsx|geojson|gpkg|shp|zip|pdf "
    "--kind KIND [--unit CODE] "
    "[--encoding utf-8|gb18030] [--dry-run] [--json]",
    N_("rows of a kind as a file that import reads again"),
    wg_cli_export },
  { "figure",
    "wangge-cli figure FILE [--figure] INDICATOR [--unit CODE] [--class NAME] [--period P] "
    "[--cutoff TIME] [--at TIME] "
    "[--radius METRES | --walk MINUTES] [--by unit|grid|class|month|week|day] [--json]",
    N_("a figure and its parts"), wg_cli_figure },
  { "coverage",
    "wangge-cli coverage FILE [--unit CODE] [--at TIME] [--radius METRES | --walk MINUTES] "
    "[--json]",
    N_("whom the posts reach that are open at a moment"), wg_cli_coverage },
  { "records",
    "wangge-cli records FILE [--figure] INDICATOR [--unit CODE] [--class NAME] [--period P] "
    "[--cutoff TIME [--late]] "
    "[--at TIME] [--json]",
    N_("the list behind a figure, or what was entered after its cut-off"), wg_cli_records },
  { "render",
    "wangge-cli render FILE --page map|org|stats|posts [--unit CODE] [--indicator ID] "
    "[--period P] [--cutoff TIME] [--at TIME] [--radius METRES | --walk MINUTES] [--size WxH] "
    "[--scale S] [--text PIXELS] [--dark] [--no-marks] -o FILE.png|pdf|svg",
    N_("a page as a picture"), wg_cli_render },
  { "org", "wangge-cli org FILE [--unit CODE] [--at DATE] [--json]",
    N_("the tree of the organisation: who holds what, and what is vacant"), wg_cli_org },
  { "chart",
    "wangge-cli chart FILE [--unit CODE] [--at DATE] [--board] [--size WxH] [--scale S] [--dark] "
    "-o FILE.pdf|png|svg",
    N_("the organisation chart on one page, A3 where nothing else is said"), wg_cli_chart },
  { "deck",
    "wangge-cli deck FILE --template quarterly|monthly|brief [--unit CODE] [--period P] "
    "[--cutoff TIME] [--size WxH] [--distance METRES] [--width METRES] "
    "[--paper agenda|brief|signin|minutes] -o FILE.pdf|png",
    N_("the pages of a meeting, for a projector or on paper"), wg_cli_deck },
  { "findings",
    "wangge-cli findings FILE [--unit CODE] [--at DATE] [--group organisation|grid|post|service] "
    "[--rule R] [--fail-on error|warning|notice] [--json]",
    N_("what breaks a rule, and what to change"), wg_cli_findings },
  { "match", "wangge-cli match FILE LAYER --name DEPARTMENT [--unit CODE] [--datum DATUM] "
    "[--agree OURS=THEIRS] [--out TABLE.csv|xlsx] [--json]",
    N_("another department's grids against ours, pair by pair"), wg_cli_match },
  { "repair", "wangge-cli repair FILE [--unit CODE] [--what crossings|overlaps|gaps|slivers|"
    "duplicates|all] [--dry-run] [--json]",
    N_("what is wrong with borders is listed and, without --dry-run, repaired"), wg_cli_repair },
  { "verify", "wangge-cli verify FILE [--json]",
    N_("check everything there is to check"), wg_cli_verify },
  { "backup", "wangge-cli backup FILE DESTINATION",
    N_("a verified copy"), wg_cli_backup },
  { "backups", "wangge-cli backups FILE [--folder FOLDER] [--check] [--json]",
    N_("what backups there are, and with --check whether each verifies"), wg_cli_backups },
  { "restore", "wangge-cli restore BACKUP FILE",
    N_("bring a backup back; what was there is kept aside"), wg_cli_restore },
};

static int
print_usage (void)
{
  g_printerr (_("Usage: wangge-cli COMMAND FILE …\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_printerr ("  %s\n      %s\n", commands[i].usage, _(commands[i].summary));
  return WG_CLI_USAGE;
}

static void
set_up_language (void)
{
  const char *folder = g_getenv ("WANGGE_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : WG_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static int
run (int   argc,
     char *argv[])
{
  if (argc < 2)
    return print_usage ();
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("wangge-cli %s\n", WG_VERSION);
      return WG_CLI_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      return commands[i].run (commands[i].usage, argv + 2);
  if (!g_str_equal (argv[1], "--help"))
    g_printerr (_("There is no command “%s”.\n"), argv[1]);
  return print_usage ();
}

/* A command is done when what it wrote is on the disk; a thread may still be reading the file anew
 * for a window that there is not. The ends of the libraries must not pull the ground from it. */
static G_NORETURN void
leave (int status)
{
  gboolean written = fflush (stdout) == 0;

#ifdef __SANITIZE_ADDRESS__
  __lsan_do_leak_check ();
#endif
  _exit (written ? status : WG_CLI_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  set_up_language ();
  leave (run (argc, argv));
}

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window from which a test drags files, as from a file manager; or one that has put a
text on the clipboard, as a spreadsheet does.

usage: drag-source.py FILE… | --copy TEXT
"""
import sys

import gi

gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def prepare(source, x, y):
    uris = ''.join(Gio.File.new_for_path(name).get_uri() + '\r\n' for name in sys.argv[1:])
    return Gdk.ContentProvider.new_for_bytes('text/uri-list', GLib.Bytes.new(uris.encode()))


def activate(application):
    window = Gtk.ApplicationWindow(application=application, title='drag-source',
                                   default_width=120, default_height=120)
    label = Gtk.Label(label='files')
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect('prepare', prepare)
    label.add_controller(source)
    window.set_child(label)
    window.present()
    if sys.argv[1] == '--copy':
        window.get_clipboard().set(sys.argv[2])


program = Gtk.Application(application_id='org.wangge.Test.DragSource')
program.connect('activate', activate)
program.run([])

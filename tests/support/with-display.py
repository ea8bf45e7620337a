#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command on a display and a session bus of its own.

A fresh Xvfb each time (it chooses a free number), because the root window
of a used one keeps the accessibility bus of the last session. openbox gives
keyboard focus. Ends only what it started, by process id.

usage: with-display.py [--size WxH | --outputs] [--bus] COMMAND [ARGUMENT…]
"""
import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time


def start_display(size):
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ['Xvfb', '-displayfd', str(write_end), '-screen', '0', size + 'x24', '-nolisten', 'tcp',
         '-noreset', '+extension', 'GLX', '-dpi', '96'],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        number = pipe.readline().strip()
    if not number:
        sys.exit('Xvfb did not start')
    return server, ':' + number


# Sixteen outputs that screens.py plugs in and out; no input devices but those of XTEST.
XORG = '''
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x800"
  EndSubSection
EndSection
'''


def start_outputs(runtime):
    """An X server whose outputs can be plugged, which Xvfb cannot; a seat other than the first has
    no console, so it needs none."""
    server = shutil.which('Xorg') or '/usr/lib/xorg/Xorg'
    driver = '/usr/lib/xorg/modules/drivers/dummy_drv.so'
    if not (os.path.exists(server) and os.path.exists(driver) and shutil.which('xrandr')):
        print('1..0 # SKIP no Xorg with its dummy driver, or no xrandr')
        sys.exit(0)
    config = os.path.join(runtime, 'xorg.conf')
    with open(config, 'w', encoding='utf-8') as file:
        file.write(XORG)
    read_end, write_end = os.pipe()
    process = subprocess.Popen(
        [server, '-displayfd', str(write_end), '-seat', 'wangge', '-config', config, '-noreset',
         '-nolisten', 'tcp', '-logfile', os.path.join(runtime, 'xorg.log')],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        number = pipe.readline().strip()
    if not number:
        sys.exit('Xorg did not start')
    return process, ':' + number


def environment(display, runtime):
    env = dict(os.environ, DISPLAY=display, XDG_RUNTIME_DIR=runtime, GDK_BACKEND='x11',
               XDG_SESSION_TYPE='x11', GSETTINGS_BACKEND='memory', NO_AT_BRIDGE='')
    for name in ('WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS',
                 'NO_AT_BRIDGE'):
        env.pop(name, None)
    env.setdefault('GSK_RENDERER', 'cairo')
    return env


def start_manager(env):
    """openbox, once it manages: a window shown earlier would not be maximised."""
    manager = subprocess.Popen(['openbox'], env=env, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    for _ in range(200):
        asked = subprocess.run(['xdotool', 'get_desktop'], env=env, capture_output=True, text=True)
        if asked.returncode == 0 and asked.stdout.strip().isdigit():
            break
        time.sleep(0.05)
    return manager


def start_bus(env):
    """A session bus; what it starts writes nowhere, so that TAP stays readable."""
    read_end, write_end = os.pipe()
    bus = subprocess.Popen(
        ['dbus-daemon', '--session', '--nofork', f'--print-address={write_end}'], env=env,
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        env['DBUS_SESSION_BUS_ADDRESS'] = pipe.readline().strip()
    return bus


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--size', default='1920x1080')
    parser.add_argument('--outputs', action='store_true', help='outputs that can be plugged')
    parser.add_argument('--bus', action='store_true', help='a session bus and accessibility')
    parser.add_argument('command', nargs=argparse.REMAINDER)
    given = parser.parse_args()

    runtime = tempfile.mkdtemp(prefix='wangge-runtime-')
    server, display = start_outputs(runtime) if given.outputs else start_display(given.size)
    manager = bus = None
    try:
        env = environment(display, runtime)
        env['WANGGE_DISPLAY_PID'] = str(server.pid)
        manager = start_manager(env)
        command = given.command[1:] if given.command[:1] == ['--'] else given.command
        if given.bus:
            bus = start_bus(env)
        else:
            env['GTK_A11Y'] = 'none'
        child = subprocess.Popen(command, env=env)
        # Meson ends a test that takes too long with this signal.
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        return child.wait()
    finally:
        for process in (bus, manager, server):
            if process is not None:
                process.terminate()
                process.wait()
        shutil.rmtree(runtime, ignore_errors=True)


if __name__ == '__main__':
    code = main()
    sys.exit(code if code >= 0 else 128 - code)

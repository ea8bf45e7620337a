# SPDX-License-Identifier: GPL-3.0-or-later
"""Two screens: the pages on one, the speaker's notes on the other; one is unplugged while the
meeting goes on, and plugged in again. And a laptop that sleeps: the program is held, time goes on,
the second screen and the file's name go away meanwhile."""
import datetime
import os
import signal
import subprocess
import time

import deck
import drive
import journey
import screens
from drive import key
from journey import equal, wait

LEFT, RIGHT = (0, 0, 1280, 800), (1280, 0, 1280, 800)


def place(title):
    """Where a window of the program is on the screen, or nothing."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', f'^{title}$'],
                           capture_output=True, text=True).stdout.split()
    if len(found) != 1:
        return None
    out = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', found[0]],
                         capture_output=True, text=True).stdout
    values = dict(line.split('=') for line in out.split() if '=' in line)
    return tuple(int(values[k]) for k in ('X', 'Y', 'WIDTH', 'HEIGHT'))


def stands(title, where):
    wait(f'{title} at {where}', lambda: place(title) == where)


def speaker(program):
    """The labels of the speaker's window."""
    frame = program.all(role='frame', name='讲者备注')
    return [n.name for n, _ in drive.walk(frame[0], hidden=False) if n.role == 'label'] \
        if frame else []


def sleep(program, seconds):
    """What the program sees of a computer that sleeps: its clocks have gone on, nothing else."""
    os.kill(program.process.pid, signal.SIGSTOP)
    time.sleep(seconds)
    os.kill(program.process.pid, signal.SIGCONT)


def seconds_of(words, parts):
    """The clock (three numbers) or the time since the start (two) of the speaker's window."""
    text = next(w for w in words if w.count(':') == parts - 1 and w.replace(':', '').isdigit())
    total = 0
    for number in text.split(':'):
        total = 60 * total + int(number)
    return total


def is_right(words):
    now = datetime.datetime.now()
    off = seconds_of(words, 3) - (now.hour * 3600 + now.minute * 60 + now.second)
    return abs((off + 43200) % 86400 - 43200) <= 2


def slept(program):
    """Longer than the pages of a lobby stay: no page was turned while nobody saw it."""
    before = seconds_of(speaker(program), 2)
    key('a')
    deck.page(program, 4)
    sleep(program, 23)
    wait('the clock', lambda: is_right(speaker(program)))
    deck.page(program, 4)
    key('a')
    assert seconds_of(speaker(program), 2) >= before + 23, speaker(program)
    deck.page(program, 4)
    deck.says(program, '371')


def lost(program, path):
    """It wakes up without its projector, and where the file was there is none for the moment."""
    away = path.with_name('away.wangge')
    os.kill(program.process.pid, signal.SIGSTOP)
    screens.unplug()
    path.rename(away)
    time.sleep(6)
    os.kill(program.process.pid, signal.SIGCONT)
    stands('放映', LEFT)
    deck.page(program, 4)
    deck.says(program, '371')
    deck.says(program, deck.CUTOFF)
    key('Right')
    deck.page(program, 5)
    deck.says(program, '90.5')
    key('Left')
    deck.page(program, 4)
    away.rename(path)
    screens.plug()
    stands('放映', RIGHT)
    stands('讲者备注', LEFT)
    deck.page(program, 4)


def two_screens(programs):
    screens.plug()
    path = journey.sample()
    program = deck.begin(programs, path)
    wait('the main window on the left', lambda: program.geometry()[0] < 1280)
    key('F5')
    deck.page(program, 1)
    stands('放映', RIGHT)
    stands('讲者备注', LEFT)
    key('4', 'Return')
    deck.page(program, 4)
    words = wait('the speaker on page 4',
                 lambda: (lambda w: w if '4 / 11  服务情况' in w else None)(speaker(program)))
    assert '下一页：吹哨应哨' in words, words
    assert any(len(w) == 8 and w.count(':') == 2 for w in words), words
    program.picture('screens-two')

    # To the other screen and back; the speaker takes the one that is left.
    key('s')
    stands('放映', LEFT)
    stands('讲者备注', RIGHT)
    key('s')
    stands('放映', RIGHT)
    stands('讲者备注', LEFT)

    # The projector's cable comes out: the same page of the same deck on what is left.
    screens.unplug()
    stands('放映', LEFT)
    wait('no notes over the page', lambda: not speaker(program))
    deck.page(program, 4)
    deck.says(program, '371')
    deck.says(program, deck.CUTOFF)
    key('Right')
    deck.page(program, 5)
    program.picture('screens-unplugged')

    # And in again: the page goes back to it, the notes are there as before.
    screens.plug()
    stands('放映', RIGHT)
    stands('讲者备注', LEFT)
    wait('the speaker on page 5', lambda: '5 / 11  吹哨应哨' in speaker(program))
    deck.page(program, 5)
    deck.says(program, deck.CUTOFF)
    key('Left')
    deck.page(program, 4)
    program.picture('screens-again')
    slept(program)
    lost(program, path)
    key('Escape', 'Escape')
    wait('the end', lambda: not deck.slide(program))
    equal(program.close(), 0)


drive.run(two_screens)

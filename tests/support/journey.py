# SPDX-License-Identifier: GPL-3.0-or-later
"""What journeys share: wangge-cli, the sample, the real data, results as TAP.

Needs no display; drive.py adds the window.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

BUILD = pathlib.Path(os.environ['WANGGE_BUILD_ROOT'])
SOURCE = pathlib.Path(os.environ['WANGGE_SOURCE_ROOT'])
SHARED = SOURCE / '..' / 'shared' / 'data'
CLI = os.environ['WANGGE_CLI']
# Seconds. Nothing waits as long when all is well; a loaded machine, or a sanitizer, is slow.
PATIENCE = float(os.environ.get('WANGGE_PATIENCE', '60'))


class Missing(AssertionError):
    pass


class Skip(Exception):
    pass


def wait(what, condition, patience=PATIENCE):
    """The first true value of condition(), tried until patience ends."""
    end = time.monotonic() + patience
    while True:
        try:
            value = condition()
        except Exception:  # an accessible that went away while we looked at it
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise Missing(f'waited {patience:.0f} s for {what}')
        time.sleep(0.05)


def start(*arguments, **options):
    """wangge-cli, not waited for."""
    return subprocess.Popen([CLI, *map(str, arguments)], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, **options)


def try_cli(*arguments, **options):
    """(exit code, standard output, standard error)"""
    process = start(*arguments, **options)
    out, err = process.communicate()
    assert process.returncode >= 0, f'wangge-cli {arguments} died by signal: {err}'
    return process.returncode, out, err


def cli(*arguments):
    code, out, err = try_cli(*arguments)
    assert code == 0, f'wangge-cli {" ".join(map(str, arguments))}: {code}: {err}'
    return out


def cli_json(*arguments):
    return json.loads(cli(*arguments, '--json'))


def refused(*arguments, says=''):
    """A refusal: exit 1, one sentence on standard error, nothing on standard output."""
    code, out, err = try_cli(*arguments)
    assert code == 1, f'expected a refusal, got {code}: {out}{err}'
    assert err.strip() and err.strip()[-1] in '.。)）', f'not a sentence: {err!r}'
    assert says in err, f'expected "{says}" in {err!r}'
    return err


def folder():
    """A folder of its own, removed at the end of run()."""
    name = tempfile.mkdtemp(prefix='wangge-journey-')
    FOLDERS.append(name)
    return pathlib.Path(name)


FOLDERS = []


def sample():
    """A copy of the sample district; it is made once per build folder."""
    made = BUILD / 'tests' / 'sample.wangge'
    program = pathlib.Path(CLI)
    if not made.exists() or made.stat().st_mtime < program.stat().st_mtime:
        made.parent.mkdir(exist_ok=True)
        # Process ids come again, and who was killed leaves his part behind.
        part = made.with_name(f'sample-{os.getpid()}-{time.time_ns()}.wangge')
        cli('sample', part)
        os.replace(part, made)
    copy = folder() / 'sample.wangge'
    shutil.copyfile(made, copy)
    return copy


def shared(path):
    """Real data beside the project; the test is skipped where it is absent."""
    full = SHARED / path
    if not full.exists():
        raise Skip(f'../shared/data/{path} is not here')
    return full


def equal(found, expected):
    assert found == expected, f'expected {expected!r}, found {found!r}'


def run(*tests, tell=None):
    """Runs functions as TAP. Each gets a list to which it appends what run() must end."""
    wanted = sys.argv[1:]
    tests = [t for t in tests if not wanted or t.__name__ in wanted]
    print(f'1..{len(tests)}', flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name, programs = test.__name__, []
        try:
            test(programs)
            print(f'ok {number} {name}', flush=True)
        except Skip as why:
            print(f'ok {number} {name} # SKIP {why}', flush=True)
        except BaseException:
            failed += 1
            print('\n'.join('# ' + line for line in traceback.format_exc().split('\n')))
            for program in programs:
                for sentence in tell(name, program) if tell else ():
                    print('#', sentence)
            print(f'not ok {number} {name}', flush=True)
        finally:
            for program in programs:
                program.kill()
            while FOLDERS:
                shutil.rmtree(FOLDERS.pop(), ignore_errors=True)
    sys.exit(1 if failed else 0)

#!/usr/bin/env python3
"""What IT gets, before it is a package: installed files, units, scripts, the setup of a seat.

usage: deploy_test.py NAME BUILD SOURCE     (NAME: a function below)
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PARTS = {'tools': 'checkzone', 'station': 'checkzone-station', 'kiosk': 'checkzone-kiosk'}


class Tree:
    """The files of the packages, installed below a throw-away folder."""

    def __init__(self, build, source):
        self.build, self.source = pathlib.Path(build), pathlib.Path(source)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='checkzone-test-'))
        self.root = self.folder / 'root'
        self.files = {}  # of each part, as an installed machine names them

    def __enter__(self):
        for part in PARTS:
            place = self.folder / part
            run('cmake', '--install', self.build, '--component', part, '--prefix', '/usr', '--strip',
                env={**os.environ, 'DESTDIR': str(place)})
            self.files[part] = sorted('/' + str(file.relative_to(place)) for file in place.rglob('*') if file.is_file())
            shutil.copytree(place, self.root, dirs_exist_ok=True)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)


def run(*words, expect=0, env=None):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, env=env, timeout=60,
                          stdin=subprocess.DEVNULL)
    assert done.returncode == expect, f'{words} gave {done.returncode}, not {expect}:\n{done.stdout}{done.stderr}'
    return done.stdout + done.stderr


def clean_env():
    """Of a machine that has nothing but the packages."""
    return {key: value for key, value in os.environ.items() if not key.startswith('CHECKZONE_')}


# ---- the tests ----

def packages_hold_what_programs_need(tree):
    everything = [(part, file) for part, files in tree.files.items() for file in files]
    owners = {}
    for part, file in everything:
        assert owners.setdefault(file, part) == part, f'{file} is in two packages'
        assert not file.startswith('/usr/local') and not file.startswith('/lib'), file
        text = (tree.root / file[1:]).read_bytes()
        for path in (tree.source, tree.build):
            assert str(path).encode() not in text, f'{file} names {path}, a folder of the machine that built it'
    for part, package in PARTS.items():
        assert f'/usr/bin/{package}' in tree.files[part]
        assert f'/usr/share/doc/{package}/copyright' in tree.files[part]
        assert f'/usr/share/doc/{package}/changelog.gz' in tree.files[part]
        listed = tree.source / 'deploy' / 'debian' / part / 'conffiles'
        settings = listed.read_text().split() if listed.exists() else []
        assert sorted(settings) == [file for file in tree.files[part] if file.startswith('/etc/')], \
            f'what {package} puts into /etc and its list of settings differ'
    # Each by itself, as it is on a machine that has one package: it finds its files beside its program.
    version = re.search(r'project\(checkzone VERSION (\S+)', (tree.source / 'CMakeLists.txt').read_text()).group(1)
    for part, package in PARTS.items():
        told = run(tree.folder / part / 'usr/bin' / package, '--version', env=clean_env())
        assert told == f'{package} {version}\n', told
    a_station_serves(tree)
    a_kiosk_has_its_words(tree)
    packs = tree.folder / 'tools/usr/share/checkzone/packs'
    for pack in sorted(packs.glob('*/pack.toml')):
        run(tree.folder / 'tools/usr/bin/checkzone', 'check', pack.parent, env=clean_env())


def a_station_serves(tree):
    sys.path.insert(0, str(tree.source / 'tests' / 'programs'))
    from browser import free_port
    program, data = tree.folder / 'station/usr/bin/checkzone-station', tree.folder / 'data'
    (tree.folder / 'passphrase').write_text('quiet-maple-river-4127\n')
    nothing = tree.folder / 'nothing.toml'
    nothing.write_text('')
    run(program, '--config', nothing, 'init', '--data', data, '--passphrase-file', tree.folder / 'passphrase')
    serving = subprocess.Popen([program, '--config', nothing, 'serve', '--data', data, '--bind', '127.0.0.1',
                                '--teacher-port', str(free_port()), '--kiosk-port', str(free_port())],
                               env=clean_env(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    told = []
    for line in serving.stdout:
        told.append(line)
        if line == 'ready\n':
            serving.terminate()
    assert serving.wait(30) == 0 and 'ready\n' in told, told


def a_kiosk_has_its_words(tree):
    script = tree.folder / 'first.script'
    script.write_text('quit\n')
    nothing = tree.folder / 'nothing.toml'
    words = [tree.folder / 'kiosk/usr/bin/checkzone-kiosk', '--config', nothing, '--data', tree.folder / 'seat',
             '--windowed', '800x600', '--script', script, '--screenshots', tree.folder]
    run('xvfb-run', '-a', '-s', '-screen 0 800x600x24', *words, env=clean_env())


def a_seat_whose_disk_fails_starts_anew(tree):
    """On a seat nobody presses a key: it says that it rests, ends, and is started again by its unit."""
    nothing = tree.folder / 'nothing.toml'
    nothing.write_text('')
    (tree.folder / 'no-folder').write_text('a file where the folder of the seat should be')
    told = run('xvfb-run', '-a', '-s', '-screen 0 800x600x24', tree.folder / 'kiosk/usr/bin/checkzone-kiosk', '--config',
               nothing, '--data', tree.folder / 'no-folder' / 'seat', env=clean_env(), expect=1)
    assert 'disk-io: The folder of this seat can\'t be made.' in told, told
    unit = (tree.root / 'usr/lib/systemd/system/checkzone-kiosk.service').read_text()
    assert '\nRestart=always\n' in unit and '\nOnFailure=checkzone-kiosk-gave-up.service\n' in unit


def units_are_sound(tree):
    if not shutil.which('systemd-analyze'):
        print('skipped: there is no systemd-analyze on this machine')
        return
    # The update window installs packages: nothing of that can be forbidden it.
    most = {'checkzone-station.service': 2.5, 'checkzone-kiosk.service': 2.5, 'checkzone-kiosk-gave-up.service': 2.5,
            'checkzone-firewall.service': 2.5, 'checkzone-boot-settings.service': 2.5, 'checkzone-ssh-keys.service': 2.5, 'checkzone-update.service': 10,
            'checkzone-update.timer': None}
    units = tree.root / 'usr/lib/systemd/system'
    assert sorted(unit.name for unit in units.iterdir()) == sorted(most)
    for unit in units.iterdir():
        text = unit.read_text()
        for program in re.findall(r'(?m)^Exec\w+=-?(\S+)', text):
            if program in ('/usr/bin/cage', '/usr/sbin/nft'):
                continue  # of a package that ours depends on
            assert (tree.root / program[1:]).exists(), f'{unit.name} starts {program}, which no package holds'
    # Verified beside one another, with programs that are there.
    beside = tree.folder / 'units'
    beside.mkdir()
    for unit in units.iterdir():
        text = unit.read_text().replace('/usr/bin/cage', '/bin/true').replace('/usr/sbin/nft', '/bin/true')
        text = text.replace('Requires=seatd.service', '')  # of another package
        text = re.sub(r'(?m)^(Exec\w+=-?)(/usr/(?:bin|libexec)/checkzone)', rf'\g<1>{tree.root}\2', text)
        (beside / unit.name).write_text(text)
    for name, figure in most.items():
        told = run('systemd-analyze', 'verify', '--man=no', beside / name)
        assert told == '', f'{name}: {told}'
        if figure is None:
            continue  # a timer runs nothing itself
        told = run('systemd-analyze', 'security', '--offline=true', '--no-pager', beside / name)
        exposure = float(re.search(r'exposure level for \S+: (\d+\.\d+)', told).group(1))
        assert exposure <= figure, f'{name} is exposed by {exposure}, more than {figure}'


def scripts_are_sound(tree):
    deploy = tree.source / 'deploy'
    scripts = [file for file in [*deploy.rglob('*'), *(tree.source / 'tests').rglob('*')]
               if file.is_file() and file.read_bytes()[:2] == b'#!' and b'sh' in file.read_bytes().split(b'\n')[0]]
    names = [str(file.relative_to(tree.source)) for file in scripts]
    for needed in ('deploy/package', 'deploy/checkzone-kiosk-setup', 'deploy/libexec/kiosk-gave-up',
                   'deploy/debian/kiosk/postinst', 'deploy/debian/station/postrm'):
        assert needed in names, f'{needed} is missing or no script'
    for file in scripts:
        assert os.access(file, os.X_OK), f'{file} can not be run'
        shell = 'bash' if b'bash' in file.read_bytes().split(b'\n')[0] else 'sh'
        run(shell, '-n', file)
        if deploy in file.parents and shutil.which('shellcheck'):
            run('shellcheck', '--severity=warning', '--exclude=SC2046', file)


def examples_are_settings(tree):
    """Every line of the examples that is switched off is a setting that the program knows."""
    folder = tree.folder
    for part in ('kiosk', 'station'):
        example = (tree.root / f'etc/checkzone/{part}.toml').read_text()
        assert not re.search(r'(?m)^[^#\n]', example), f'{part}.toml sets something by itself'
        on, count = re.subn(r'(?m)^#(?=\w+ = )', '', example)
        assert count >= 3
        (folder / f'{part}.toml').write_text(on)
    run(tree.root / 'usr/bin/checkzone-kiosk', '--config', folder / 'kiosk.toml', '--prepare-image', '--data', folder / 'none')
    told = run(tree.root / 'usr/bin/checkzone-station', '--config', folder / 'station.toml', 'token', '--data', folder / 'none',
               expect=1)
    assert told.startswith('There is no station in'), told
    # What isn't a setting is named, with its line.
    (folder / 'kiosk.toml').write_text('station = "http://10.0.0.5:7461"\nseats = "Seat 1"\n')
    told = run(tree.root / 'usr/bin/checkzone-kiosk', '--config', folder / 'kiosk.toml', '--prepare-image', expect=2)
    assert told.endswith('kiosk.toml:2: "seats" is not a setting of the kiosk.\n'), told


def every_copy_has_host_keys_of_its_own(tree):
    folder, program = tree.folder, tree.root / 'usr/libexec/checkzone/ssh-keys'
    etc, kept = folder / 'ssh', folder / 'data' / 'ssh'
    kept.parent.mkdir()
    (folder / 'keygen').write_text(f'#!/bin/sh\necho made >>{folder}/made\necho key >{etc}/ssh_host_ed25519_key\n'
                                   f'echo public >{etc}/ssh_host_ed25519_key.pub\n')
    (folder / 'keygen').chmod(0o755)
    mounts = folder / 'mounts'

    def start(in_memory):
        mounts.write_text('overlayroot / overlay rw 0 0\n' if in_memory else '/dev/sda2 / ext4 rw 0 0\n')
        run(program, env={**os.environ, 'CHECKZONE_SSH': str(etc), 'CHECKZONE_SSH_KEPT': str(kept),
                          'CHECKZONE_SSH_KEYGEN': str(folder / 'keygen'), 'CHECKZONE_MOUNTS': str(mounts)})
        return (folder / 'made').read_text().count('made') if (folder / 'made').exists() else 0

    etc.mkdir()
    (etc / 'ssh_host_rsa_key').write_text('its own')
    assert start(False) == 0, 'a machine that has keys keeps them'
    (etc / 'ssh_host_rsa_key').unlink()
    assert start(False) == 1 and start(False) == 1 and not kept.exists()
    # Kept in memory: the next start has an empty folder again, and the keys come from the data.
    shutil.rmtree(etc)
    etc.mkdir()
    assert start(True) == 2 and oct((kept / 'ssh_host_ed25519_key').stat().st_mode & 0o777) == '0o600'
    shutil.rmtree(etc)
    etc.mkdir()
    assert start(True) == 2 and (etc / 'ssh_host_ed25519_key').read_text() == 'key\n'


def ten_starts_come_before_the_count_ends(tree):
    """However a kiosk falls (at once, or hanging until its watchdog), the tenth start comes within the interval, and the
    interval is over before a start of the machine counts as good."""
    unit = (tree.root / 'usr/lib/systemd/system/checkzone-kiosk.service').read_text()
    number = {key: int(re.search(rf'^{key}=(\d+)$', unit, re.M)[1]) for key in
              ('StartLimitIntervalSec', 'StartLimitBurst', 'WatchdogSec', 'RestartSec')}
    slowest = number['StartLimitBurst'] * (number['WatchdogSec'] + number['RestartSec'])
    good = int(re.search(r'-lt (\d+) \] \|\| count=0', (tree.root / 'usr/libexec/checkzone/kiosk-gave-up').read_text())[1])
    assert slowest < number['StartLimitIntervalSec'] < good, (slowest, number, good)


def a_machine_becomes_a_seat_and_back(tree):
    root = tree.root
    setup = root / 'usr/sbin/checkzone-kiosk-setup'

    def listing():
        return sorted((str(path.relative_to(root)), os.readlink(path) if path.is_symlink() else path.read_bytes())
                      for path in root.rglob('*') if path.is_symlink() or path.is_file())

    def make(*words, expect=0):
        return run(setup, *words, '--root', root, expect=expect)

    before = listing()
    assert 'would put: /etc/sysctl.d/90-checkzone.conf' in make('--show')
    assert listing() == before, '--show changed something'

    make()
    seat = listing()
    units = root / 'etc/systemd/system'
    assert os.readlink(units / 'getty@.service') == '/dev/null'
    assert os.readlink(units / 'ctrl-alt-del.target') == '/dev/null'
    assert os.readlink(units / 'multi-user.target.wants/checkzone-kiosk.service') == '/usr/lib/systemd/system/checkzone-kiosk.service'
    assert (root / 'etc/usbguard/rules.d/50-checkzone.conf').stat().st_mode & 0o777 == 0o600
    for wanter, unit in (('multi-user.target', 'checkzone-kiosk.service'), ('sysinit.target', 'checkzone-firewall.service'),
                         ('timers.target', 'checkzone-update.timer')):
        assert (root / 'usr/lib/systemd/system' / unit).exists()
        assert os.readlink(units / f'{wanter}.wants' / unit) == f'/usr/lib/systemd/system/{unit}'
    assert not (root / 'etc/overlayroot.local.conf').exists(), 'the system is kept in memory, and nobody asked for it'
    for file in (tree.source / 'deploy/lockdown/etc').rglob('*'):
        if file.is_file():
            assert (root / 'etc' / file.relative_to(tree.source / 'deploy/lockdown/etc')).read_bytes() == file.read_bytes()
    make()
    assert listing() == seat, 'the second time changed something'

    # What somebody changed since is theirs: it is named and stays.
    sysctl = root / 'etc/sysctl.d/90-checkzone.conf'
    sysctl.write_text('kernel.sysrq = 1\n')
    assert '/etc/sysctl.d/90-checkzone.conf was changed since' in make('--undo', expect=3)
    assert sysctl.read_text() == 'kernel.sysrq = 1\n'
    # What was there before is theirs too.
    assert '/etc/sysctl.d/90-checkzone.conf is there already' in make(expect=3)
    assert sysctl.read_text() == 'kernel.sysrq = 1\n'
    make('--undo')
    assert sysctl.read_text() == 'kernel.sysrq = 1\n'
    sysctl.unlink()
    assert listing() == before, 'undone, something stayed'

    (units).mkdir(parents=True, exist_ok=True)
    (units / 'display-manager.service').symlink_to('/usr/lib/systemd/system/gdm.service')
    before = listing()
    assert 'Nothing was changed' in make(expect=1)
    assert listing() == before
    run(setup, '--no-such-word', expect=2)


def a_seat_keeps_its_system_in_memory_only_with_a_place_for_the_data(tree):
    root = tree.root
    setup = root / 'usr/sbin/checkzone-kiosk-setup'
    overlay = root / 'etc/overlayroot.local.conf'
    told = run(setup, '--read-only', '--root', root, expect=1)
    assert 'apt install overlayroot busybox' in told and not overlay.exists(), told
    (root / 'etc/overlayroot.conf').write_text('overlayroot=""\n')
    (root / 'usr/bin/busybox').touch()
    (root / 'etc/fstab').write_text('#LABEL=checkzone-data /var/lib/checkzone ext4 noatime 0 2\nLABEL=x / ext4 ro 0 1\n')
    told = run(setup, '--read-only', '--root', root, expect=1)
    assert 'a partition of its own for the data' in told and not overlay.exists(), told
    (root / 'etc/fstab').write_text('LABEL=checkzone-data /var/lib/checkzone ext4 noatime 0 2\n')
    run(setup, '--read-only', '--root', root)
    assert 'overlayroot="tmpfs:recurse=0"' in overlay.read_text()
    run(setup, '--undo', '--root', root)
    assert not overlay.exists()


def an_update_brings_new_rules_and_leaves_what_somebody_changed(tree):
    root = tree.root
    setup, sources = root / 'usr/sbin/checkzone-kiosk-setup', root / 'usr/share/checkzone/lockdown'
    run(setup, '--root', root)
    sysctl, journal = root / 'etc/sysctl.d/90-checkzone.conf', root / 'etc/systemd/journald.conf.d/50-checkzone.conf'
    journal.write_text('# ours\n')
    # What the maintainer scripts do: the old rules are laid aside, the new ones come, the setup runs once more.
    shutil.copytree(sources, root / 'etc/checkzone/lockdown.before')
    (sources / 'etc/sysctl.d/90-checkzone.conf').write_text('kernel.sysrq = 0\nkernel.panic = 20\n')
    (sources / 'etc/systemd/journald.conf.d/50-checkzone.conf').write_text('[Journal]\nSystemMaxUse=32M\n')
    (sources / 'etc/modprobe.d/checkzone.conf').unlink()  # a rule that the new version has no more
    (sources / 'masked').write_text((sources / 'masked').read_text().replace('console-getty.service\n', ''))
    told = run(setup, '--root', root, expect=3)
    assert not (root / 'etc/modprobe.d/checkzone.conf').exists()
    assert not (root / 'etc/systemd/system/console-getty.service').is_symlink()
    listed = (root / 'etc/checkzone/kiosk-setup.list').read_text()
    assert 'modprobe' not in listed and 'console-getty' not in listed, 'it would be called broken for good'
    assert 'renewed: /etc/sysctl.d/90-checkzone.conf' in told, told
    assert '50-checkzone.conf is there already and says something else' in told, told
    assert sysctl.read_text() == 'kernel.sysrq = 0\nkernel.panic = 20\n'
    assert journal.read_text() == '# ours\n'
    assert not (root / 'etc/checkzone/lockdown.before').exists()
    # A power cut before it reached the disk left a rule empty: the next setup puts it back.
    sysctl.write_text('')
    assert 'put: /etc/sysctl.d/90-checkzone.conf' in run(setup, '--root', root, expect=3)
    assert sysctl.read_text() == 'kernel.sysrq = 0\nkernel.panic = 20\n'


def the_network_rules_let_in_it_and_out_to_the_station(tree):
    program, folder = tree.root / 'usr/libexec/checkzone/firewall', tree.folder

    def rules(station, ways='', says=''):
        (folder / 'kiosk.toml').write_text(station)
        (folder / 'ways.conf').write_text(ways)
        done = subprocess.run([program, '--show'], capture_output=True, text=True, check=True, timeout=60,
                              env={**clean_env(), 'CHECKZONE_CONFIG': str(folder / 'kiosk.toml'),
                                   'CHECKZONE_FIREWALL': str(folder / 'ways.conf'),
                                   'CHECKZONE_KIOSK': str(tree.root / 'usr/bin/checkzone-kiosk')})
        told = done.stdout
        assert says in done.stderr and (says or not done.stderr), done.stderr
        if shutil.which('nft') and os.geteuid() == 0:
            (folder / 'rules.nft').write_text(told)
            run('unshare', '-n', 'nft', '-c', '-f', folder / 'rules.nft')
        return [line.strip() for line in told.splitlines()]

    for station, rule in (('"http://10.0.0.5:7461"', 'ip daddr 10.0.0.5 tcp dport 7461 accept'),
                          ('"http://10.0.0.5"', 'ip daddr 10.0.0.5 tcp dport 80 accept'),
                          ('"http://[fd00::5]:7461/"', 'ip6 daddr fd00::5 tcp dport 7461 accept'),
                          ('"http://station.local:7461"', 'tcp dport 7461 accept')):
        assert rule in rules(f'seat = "Seat 1"\nstation = {station}\n'), station
    assert 'tcp dport 22 accept' in rules('')
    told = rules('#station = "http://10.0.0.5:7461"\n', 'ssh 10.0.0.7\n# ssh 10.0.0.8\nssh fd00::/8\nout 10.0.0.9 80\n')
    assert 'ip saddr 10.0.0.7 tcp dport 22 accept' in told and 'ip6 saddr fd00::/8 tcp dport 22 accept' in told
    assert 'tcp dport 22 accept' not in told, 'IT has an address, and ssh is open to everybody'
    assert 'ip daddr 10.0.0.9 tcp dport 80 accept' in told
    assert not any('7461' in line or '10.0.0.8' in line for line in told), 'a line that is switched off was taken'
    # Everything that is TOML is read as the kiosk reads it, and settings that it can't read are named.
    for text in ("station = 'http://10.0.0.5:7461'", '\tstation\t=\t"http://10.0.0.5:7461"  # ours',
                 '\ufeffstation = "http://10.0.0.5:7461"'):
        assert 'ip daddr 10.0.0.5 tcp dport 7461 accept' in rules(text + '\n'), text
    rules('station = http://10.0.0.5\n', says="can't be read")
    # A tab, a comment and the line ends of Windows are no slips; a slip opens ssh to nobody, and is named with its line.
    told = rules('', 'ssh\t10.0.0.7  # Silva\r\n')
    assert 'ip saddr 10.0.0.7 tcp dport 22 accept' in told and 'tcp dport 22 accept' not in told
    told = rules('', '# who\nssh ten.0.0.7\n', says='ways.conf, line 2: this is no way in or out')
    assert not any('dport 22' in line for line in told)
    told = rules('', 'shs 10.0.0.7\n', says='line 1: starts with neither ssh nor out')


def the_update_window_never_interrupts_a_check(tree):
    folder = tree.folder
    def note(what, gives=0):
        (folder / what).write_text(f'#!/bin/sh\necho {what} $* >>{folder}/calls\nexit {gives}\n')
        (folder / what).chmod(0o755)
        return str(folder / what)

    places = {'CHECKZONE_UPGRADE': note('upgrade'), 'CHECKZONE_REFRESH': note('refresh'),
              'CHECKZONE_FIREWALL_PROGRAM': note('firewall'),
              'CHECKZONE_REBOOT': f'touch {folder}/rebooted', 'CHECKZONE_PAUSE': '1',
              'CHECKZONE_REBOOT_REQUIRED': str(folder / 'required'), 'CHECKZONE_MOUNTS': '/dev/null',
              'CHECKZONE_STANDING': f'cat {folder}/standing', 'CHECKZONE_WINDOW_MINUTES': '0'}

    def window(standing, expect=0, **other):
        (folder / 'rebooted').unlink(missing_ok=True)
        (folder / 'calls').write_text('')
        (folder / 'standing').write_text(standing)
        told = run(tree.root / 'usr/libexec/checkzone/update-window', expect=expect, env={**os.environ, **places, **other})
        return told, (folder / 'rebooted').exists()

    assert window('free')[1] is False, 'nothing asked for a restart'
    assert (folder / 'calls').read_text() == 'firewall --open 0\nrefresh\nupgrade\nfirewall --close\n'
    (folder / 'required').touch()
    assert window('free')[1] is True
    told, rebooted = window('in use')
    assert not rebooted and 'waits for the next window' in told, told
    assert window('')[1] is True, 'a kiosk that does not run holds nobody'
    told, rebooted = window('free', expect=1, CHECKZONE_UPGRADE=note('no-upgrade', 1))
    assert not rebooted and 'could not be brought in; the next window tries again' in told, told
    assert (folder / 'calls').read_text().endswith('firewall --close\n'), 'the network stays open'
    told, rebooted = window('free', expect=1, CHECKZONE_REFRESH=note('no-refresh', 1))
    assert not rebooted and 'lists of packages could not be fetched' in told, told
    assert (folder / 'calls').read_text() == 'firewall --open 0\nno-refresh\nfirewall --close\n'
    told, rebooted = window('free', CHECKZONE_UPGRADE='no-such-program')
    assert not rebooted and 'not installed' in told, told


def settings_on_the_boot_partition_are_taken_when_they_are_sound(tree):
    root = tree.root
    boot, settings = root / 'boot/firmware', root / 'etc/checkzone/kiosk.toml'
    boot.mkdir(parents=True)
    (root / 'sys/firmware/devicetree/base').mkdir(parents=True)
    (root / 'sys/firmware/devicetree/base/serial-number').write_bytes(b'10000000a1b2c3d4\0')

    def start():
        return run(root / 'usr/libexec/checkzone/boot-settings',
                   env={**clean_env(), 'CHECKZONE_ROOT': str(root), 'CHECKZONE_KIOSK': str(root / 'usr/bin/checkzone-kiosk')})

    before = settings.read_text()
    assert start() == 'Nothing for this seat lies on a boot partition.\n' and settings.read_text() == before
    (boot / 'checkzone.toml').write_bytes(b'station = "http://10.0.0.5:7461"\r\nseat = "Seat 1"\r\n')
    start()
    assert settings.read_text() == 'station = "http://10.0.0.5:7461"\nseat = "Seat 1"\n'
    assert start() == '', 'the second start changed something'
    # One image for many machines.
    (boot / 'seats.csv').write_text('10000000ffffffff;Seat 6\r\n10000000a1b2c3d4;Seat 7\r\n')
    start()
    assert settings.read_text() == 'station = "http://10.0.0.5:7461"\nseat = "Seat 7"\n'
    # As Notepad and Excel write: a mark in front, no end to the last line, commas, quotes.
    (boot / 'checkzone.toml').write_bytes(b'\xef\xbb\xbfstation = "http://10.0.0.6:7461"')
    (boot / 'seats.csv').write_bytes(b'\xef\xbb\xbf"10000000a1b2c3d4", Seat 8 \r\n10000000ffffffff,Seat 6')
    start()
    assert settings.read_text() == 'station = "http://10.0.0.6:7461"\nseat = "Seat 8"\n'
    (boot / 'seats.csv').write_text('10000000ffffffff;Seat 6\n')
    assert 'no line for this machine, whose serial number is: 10000000a1b2c3d4' in start()
    # A slip of the pen.
    (boot / 'checkzone.toml').write_text('station = http://10.0.0.5:7461\n')
    good = settings.read_text()
    assert 'were not taken' in start()
    assert settings.read_text() == good
    (boot / 'authorized_keys').write_text('ssh-ed25519 AAAA it@school\r\n')
    start()
    keys = root / 'root/.ssh/authorized_keys'
    assert keys.read_text() == 'ssh-ed25519 AAAA it@school\n' and keys.stat().st_mode & 0o777 == 0o600


def a_broken_seat_rests_after_two_restarts(tree):
    folder = tree.folder
    places = {'CHECKZONE_REBOOTS': folder / 'reboots', 'CHECKZONE_UPTIME': folder / 'uptime',
              'CHECKZONE_SCREEN': folder / 'screen', 'CHECKZONE_REBOOT': f'touch {folder}/rebooted'}

    def give_up(uptime, **other):
        (folder / 'uptime').write_text(f'{uptime} 1.00\n')
        for name in ('screen', 'rebooted'):
            (folder / name).unlink(missing_ok=True)
        run(tree.root / 'usr/libexec/checkzone/kiosk-gave-up',
            env={**os.environ, **{key: str(value) for key, value in {**places, **other}.items()}})
        screen = (folder / 'screen').read_text() if (folder / 'screen').exists() else ''
        assert ('This seat is resting.' in screen) != (folder / 'rebooted').exists()
        return (folder / 'rebooted').exists()

    give_up_stopped = {**os.environ, **{key: str(value) for key, value in places.items()}, 'MONITOR_SERVICE_RESULT': 'timeout'}
    (folder / 'uptime').write_text('120.5 1.00\n')
    run(tree.root / 'usr/libexec/checkzone/kiosk-gave-up', env=give_up_stopped)
    assert not (folder / 'rebooted').exists() and not (folder / 'reboots').exists(), 'stopped by hand, and it acted'
    assert [give_up(120.5) for _ in range(4)] == [True, True, False, False]
    assert give_up(1800.0), 'half an hour, and two more restarts'
    assert [give_up(1799.99) for _ in range(2)] == [True, False]
    # Where the partition of the data is missing, nothing counts the restarts.
    (folder / 'fstab').write_text('LABEL=checkzone-data /var/lib/checkzone ext4 noatime 0 2\n')
    (folder / 'mounts').write_text('/dev/sda2 / ext4 rw 0 0\n')
    data = {'CHECKZONE_FSTAB': folder / 'fstab', 'CHECKZONE_MOUNTS': folder / 'mounts'}
    assert not give_up(2000, **data) and 'no-data' in (folder / 'screen').read_text()
    (folder / 'mounts').write_text('/dev/sda2 / ext4 rw 0 0\n/dev/sda3 /var/lib/checkzone ext4 rw 0 0\n')
    assert give_up(2000, **data)
    # A count that can't be kept would never end.
    assert not give_up(2000, CHECKZONE_REBOOTS=folder / 'no-such-folder' / 'reboots')
    (folder / 'reboots').write_text('not a number\n')
    assert give_up(120.5)


if __name__ == '__main__':
    with Tree(*sys.argv[2:4]) as made:
        globals()[sys.argv[1]](made)

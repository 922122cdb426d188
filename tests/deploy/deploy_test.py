#!/usr/bin/env python3
"""What IT gets, before it is a package: installed files, units, scripts, the setup of a seat.

usage: deploy_test.py NAME BUILD SOURCE     (NAME: a function below)
"""
import json
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
        for program in re.findall(r'(?m)^Exec\w+=[-+]*(\S+)', text):
            if program == '/usr/bin/systemctl':
                continue  # of a package that ours depends on
            assert (tree.root / program[1:]).exists(), f'{unit.name} starts {program}, which no package holds'
    # Verified beside one another, with programs that are there.
    beside = tree.folder / 'units'
    beside.mkdir()
    for unit in units.iterdir():
        text = unit.read_text().replace('Requires=seatd.service', '')  # of another package
        text = re.sub(r'(?m)^(Exec\w+=[-+]*)(/usr/(?:bin|libexec)/checkzone)', rf'\g<1>{tree.root}\2', text)
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
    data, etc, kept = folder / 'data', folder / 'ssh', folder / 'data' / 'ssh'
    data.mkdir()
    (folder / 'keygen').write_text(f'#!/bin/sh\necho made >>{folder}/made\necho key >{etc}/ssh_host_ed25519_key\n'
                                   f'echo public >{etc}/ssh_host_ed25519_key.pub\n')
    (folder / 'keygen').chmod(0o755)
    mounts = folder / 'mounts'

    def start(in_memory, with_data=True):
        mounts.write_text('overlayroot / overlay rw 0 0\n' if in_memory else '/dev/sda2 / ext4 rw 0 0\n')
        if with_data:
            mounts.write_text(mounts.read_text() + f'/dev/sda3 {data} ext4 rw 0 0\n')
        run(program, env={**os.environ, 'CHECKZONE_SSH': str(etc), 'CHECKZONE_DATA': str(data),
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
    # The partition of the data is dead: IT comes in all the same, by keys of this start.
    shutil.rmtree(data)
    shutil.rmtree(etc)
    etc.mkdir()
    assert start(True, with_data=False) == 3 and (etc / 'ssh_host_ed25519_key').exists() and not kept.exists()
    unit = (tree.root / 'usr/lib/systemd/system/checkzone-ssh-keys.service').read_text()
    assert not re.search(r'(?m)^(Requires|BindsTo|RequiresMountsFor)', unit), 'without its data the seat has no ssh'
    # Those that are kept and can't be read are replaced.
    kept.mkdir(parents=True)
    (kept / 'ssh_host_ed25519_key').mkdir()
    shutil.rmtree(etc)
    etc.mkdir()
    assert start(True) == 4 and (kept / 'ssh_host_ed25519_key').read_text() == 'key\n'


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
    assert 'flush table inet checkzone' in told and not any(line.startswith('delete') for line in told)


def rules_that_are_loaded_anew_leave_the_ports_of_a_download_open(tree):
    """The kiosk loads them at each of its starts, and the update window may be fetching packages."""
    if not shutil.which('nft') or os.geteuid() != 0:
        print('skipped: loading network rules needs nft and root')
        return
    settings, program = tree.folder / 'kiosk.toml', tree.root / 'usr/libexec/checkzone/firewall'
    settings.write_text('station = "http://10.0.0.5:7461"\n')
    told = run('unshare', '-n', 'sh', '-ec', f"""
        {program}; {program} --open 30
        sed -i s/10.0.0.5/10.0.0.6/ {settings}
        {program}; nft list table inet checkzone; {program} --close; {program}; echo closed; nft list table inet checkzone""",
               env={**clean_env(), 'CHECKZONE_CONFIG': str(settings), 'CHECKZONE_FIREWALL': '/nonexistent',
                    'CHECKZONE_KIOSK': str(tree.root / 'usr/bin/checkzone-kiosk')})
    first, second = told.split('closed\n')
    assert re.search(r'elements = \{ 80 timeout 30m.*443 timeout 30m', first, re.S), first
    assert '10.0.0.6' in first and '10.0.0.5' not in first and first.count('policy drop') == 3, first
    assert 'elements' not in second, second


def the_update_window_never_interrupts_a_check(tree):
    folder = tree.folder
    def note(what, gives=0):
        (folder / what).write_text(f'#!/bin/sh\necho {what} $* >>{folder}/calls\nexit {gives}\n')
        (folder / what).chmod(0o755)
        return str(folder / what)

    places = {'CHECKZONE_UPGRADE': note('upgrade'), 'CHECKZONE_REFRESH': note('refresh'),
              'CHECKZONE_FIREWALL_PROGRAM': note('firewall'),
              'CHECKZONE_REBOOT': f'touch {folder}/rebooted', 'CHECKZONE_PAUSE': '1',
              'CHECKZONE_REBOOT_REQUIRED': str(folder / 'required'), 'CHECKZONE_MOUNTS': str(folder / 'mounts'),
              'CHECKZONE_PROCESSES': str(folder / 'proc'), 'CHECKZONE_BELOW': str(tree.root / 'usr/libexec/checkzone/below'),
              'CHECKZONE_CHROOT': note('chroot'),
              'CHECKZONE_STANDING': f'cat {folder}/standing', 'CHECKZONE_WINDOW_MINUTES': '0'}

    def window(standing, expect=0, **other):
        (folder / 'rebooted').unlink(missing_ok=True)
        (folder / 'calls').write_text('')
        (folder / 'standing').write_text(standing)
        told = run(tree.root / 'usr/libexec/checkzone/update-window', expect=expect, env={**os.environ, **places, **other})
        return told, (folder / 'rebooted').exists()

    maps = folder / 'proc/17/maps'
    maps.parent.mkdir(parents=True)
    maps.write_text('7f00-7f01 r-xp 00000000 08:02 77 /usr/lib/x86_64-linux-gnu/libc.so.6\n'
                    '7f02-7f03 rw-s 00000000 00:01 78 /dev/zero (deleted)\n7f03-7f04 rw-p 00000000 00:00 0 \n')
    (folder / 'mounts').write_text('/dev/sda2 / ext4 rw 0 0\n')
    assert window('free')[1] is False, 'nothing asked for a restart'
    assert (folder / 'calls').read_text() == 'firewall --open 0\nrefresh\nupgrade\nfirewall --close\n'
    (folder / 'required').touch()
    assert window('free')[1] is True
    # An update restarts what the kiosk stands on: it waits for whoever works here.
    told, rebooted = window('in use')
    assert not rebooted and 'the updates wait for the next window' in told, told
    assert (folder / 'calls').read_text() == ''
    # Somebody came while it was being brought in.
    (folder / 'upgrade').write_text(f'#!/bin/sh\necho "in use" >{folder}/standing\n')
    told, rebooted = window('free')
    assert not rebooted and 'the restart waits for the next window' in told, told
    note('upgrade')
    # A library was replaced, and nobody asked for a restart: programs go on with the hole in it.
    (folder / 'required').unlink()
    maps.write_text(maps.read_text() + '7f05-7f06 r-xp 00000000 08:02 79 /usr/lib/x86_64-linux-gnu/libssl.so.3 (deleted)\n')
    assert window('free')[1] is True, 'the library with the hole still runs'
    maps.write_text('')
    (folder / 'required').touch()
    assert window('')[1] is True, 'a kiosk that does not run holds nobody'
    told, rebooted = window('free', expect=1, CHECKZONE_UPGRADE=note('no-upgrade', 1))
    assert not rebooted and 'could not be brought in; the next window tries again' in told, told
    assert (folder / 'calls').read_text().endswith('firewall --close\n'), 'the network stays open'
    told, rebooted = window('free', expect=1, CHECKZONE_REFRESH=note('no-refresh', 1))
    assert not rebooted and 'lists of packages could not be fetched' in told, told
    assert (folder / 'calls').read_text() == 'firewall --open 0\nno-refresh\nfirewall --close\n'
    told, rebooted = window('free', CHECKZONE_UPGRADE='no-such-program')
    assert not rebooted and 'not installed' in told, told
    # A system in memory: all of it is done below, and what is new there runs only after a restart.
    (folder / 'required').unlink()
    (folder / 'mounts').write_text('overlayroot / overlay rw 0 0\n')
    listing = folder / 'packages'
    listing.write_text('seatd 1\n')
    (folder / 'chroot').write_text(f'#!/bin/sh\nshift 4\necho below $* >>{folder}/calls\n'
                                   f'case $1 in dpkg-query) cat {listing} ;; *) "$@" ;; esac\n')
    assert window('free')[1] is False, 'nothing is new'
    calls = (folder / 'calls').read_text()
    assert f'below {folder}/refresh' in calls and f'below {folder}/upgrade' in calls, calls
    (folder / 'upgrade').write_text(f'#!/bin/sh\necho seatd 2 >{listing}\n')
    assert window('free')[1] is True and (folder / 'required').exists(), 'what is new below was not started'


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
    assert 'no line for this machine, whose serial number or address is: 10000000a1b2c3d4' in start()
    # A slip of the pen.
    (boot / 'checkzone.toml').write_text('station = http://10.0.0.5:7461\n')
    good = settings.read_text()
    assert 'were not taken' in start()
    assert settings.read_text() == good
    (boot / 'authorized_keys').write_text('ssh-ed25519 AAAA it@school\r\n')
    start()
    # Beside those that IT laid onto the seat; gone from the boot partition, it opens nothing any more.
    keys, own = root / 'etc/checkzone/ssh/root', root / 'root/.ssh/authorized_keys'
    assert keys.read_text() == 'ssh-ed25519 AAAA it@school\n' and keys.stat().st_mode & 0o777 == 0o600
    own.parent.mkdir(parents=True)
    own.write_text('ssh-ed25519 BBBB own@school\n')
    (boot / 'authorized_keys').write_text('ssh-ed25519 CCCC it@school\n')
    start()
    assert keys.read_text() == 'ssh-ed25519 CCCC it@school\n' and own.read_text() == 'ssh-ed25519 BBBB own@school\n'
    (boot / 'authorized_keys').unlink()
    (root / 'etc/fstab').write_text('LABEL=bootfs /boot/firmware vfat defaults 0 2\n')
    start()
    assert keys.exists(), 'a boot partition that fails locked IT out'
    (root / 'etc/fstab').unlink()
    start()
    assert not keys.exists()
    # Undone, it opens nothing either.
    (boot / 'authorized_keys').write_text('ssh-ed25519 CCCC it@school\n')
    start()
    run(root / 'usr/sbin/checkzone-kiosk-setup', '--root', root)
    assert 'AuthorizedKeysFile .ssh/authorized_keys .ssh/authorized_keys2 /etc/checkzone/ssh/%u\n' in \
        (root / 'etc/ssh/sshd_config.d/50-checkzone.conf').read_text()
    run(root / 'usr/sbin/checkzone-kiosk-setup', '--undo', '--root', root)
    assert not keys.parent.exists() and own.exists()


def a_machine_without_a_number_of_its_own_has_the_address_of_its_network(tree):
    root = tree.root
    boot, dmi, settings = root / 'boot/efi', root / 'sys/class/dmi/id', root / 'etc/checkzone/kiosk.toml'
    for folder in (boot, dmi, root / 'sys/class/net/lo', root / 'sys/class/net/enp1s0/device'):
        folder.mkdir(parents=True)
    (root / 'sys/class/net/lo/address').write_text('00:00:00:00:00:00\n')
    (root / 'sys/class/net/enp1s0/address').write_text('52:54:00:ab:cd:ef\n')

    def seat(serial, lines):
        (dmi / 'product_serial').write_text(serial)
        (boot / 'seats.csv').write_text(lines)
        told = run(root / 'usr/libexec/checkzone/boot-settings',
                   env={**clean_env(), 'CHECKZONE_ROOT': str(root), 'CHECKZONE_KIOSK': str(root / 'usr/bin/checkzone-kiosk')})
        named = re.search(r'(?m)^seat = "(.*)"$', settings.read_text())
        return named.group(1) if named else None, told

    # What makers write who write nothing is the same on every machine: it names none of them.
    for filler in ('Default string\n', 'To Be Filled By O.E.M.\n', '\n', '', '0', '0000000000', 'System Serial Number', 'None'):
        name, told = seat(filler, f'{filler.strip()};Seat 1\n')
        assert name is None and told.startswith('seats.csv has no line') and '52:54:00:ab:cd:ef' in told, (filler, told)
    assert seat('Default string\n', 'Default string;Seat 1\n52:54:00:AB:CD:EF;Seat 2\n')[0] == 'Seat 2'
    assert seat('', '52-54-00-ab-cd-ef;Seat 3\n')[0] == 'Seat 3', 'as Windows writes an address'
    assert seat('PC0A1B2C\n', 'pc0a1b2c;Seat 4\n')[0] == 'Seat 4'
    assert seat('PC0A1B2C\n', '52:54:00:ab:cd:ef;Seat 5\n')[0] == 'Seat 5', 'IT may go by addresses alone'
    # One that joins by itself says which machine it is; the others need not.
    named = root / 'run/checkzone-machine/name'
    assert not named.exists()
    (boot / 'checkzone.toml').write_text('station_mark = "ABCD-efgh-ijkl-mnop-qrst-uvwx"\n')
    seat('PC0A1B2C\n', '')
    assert named.read_text() == 'PC0A1B2C\n'
    seat('Default string\n', '')
    assert named.read_text() == '52:54:00:ab:cd:ef\n'
    (boot / 'checkzone.toml').write_text('station_mark = "abcd"\n')
    assert 'were not taken' in seat('', '')[1] and 'station_mark: A station\'s mark has 24 letters' in seat('', '')[1]


def a_stick_that_calls_itself_the_boot_partition_says_nothing(tree):
    root, settings = tree.root, tree.root / 'etc/checkzone/kiosk.toml'
    (root / 'boot/efi').mkdir(parents=True)
    (root / 'boot/efi/checkzone.toml').write_text('station = "http://10.6.6.6:7461"\n')
    (root / 'proc/self').mkdir(parents=True)

    def disk(name, number, removable, where='pci0000:00/ata1'):
        folder = root / 'sys/devices' / where / 'block' / name
        for part, at in (('', 0), (f'{name}1', 1), (f'{name}2', 2)):
            (folder / part).mkdir(parents=True, exist_ok=True)
            if part:
                (folder / part / 'partition').write_text(f'{at}\n')
            link = root / 'sys/dev/block' / f'{number}:{at}'
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(folder / part)
        (folder / 'removable').write_text(f'{removable}\n')

    def start(system, boot, system_at='/'):
        (root / 'proc/self/mountinfo').write_text(f'20 1 {system} / {system_at} rw - ext4 x rw\n21 20 {boot} / /boot/efi ro - vfat y ro\n')
        settings.write_text('')
        run(root / 'usr/libexec/checkzone/boot-settings',
            env={**clean_env(), 'CHECKZONE_ROOT': str(root), 'CHECKZONE_KIOSK': str(root / 'usr/bin/checkzone-kiosk')})
        return '10.6.6.6' in settings.read_text()

    disk('sda', 8, 0)
    disk('sdb', 9, 1, 'pci0000:00/usb1/1-2')
    disk('nvme0', 10, 0)
    assert start('8:2', '8:1')
    assert not start('8:2', '9:1'), 'a stick was believed'
    assert not start('8:2', '9:1', '/media/root-ro')
    assert start('9:2', '9:1'), 'a seat whose own disk is a stick'
    assert start('9:2', '9:1', '/media/root-ro')
    assert start('8:2', '10:1'), 'a second disk that is built in'
    # An encrypted system lies on a disk all the same.
    mapped = root / 'sys/devices/virtual/block/dm-0'
    (mapped / 'slaves').mkdir(parents=True)
    (mapped / 'slaves/sdb2').symlink_to(root / 'sys/dev/block/9:2')
    (root / 'sys/dev/block/254:0').symlink_to(mapped)
    assert start('254:0', '9:1')


def the_time_zone_of_the_settings_is_that_of_the_machine(tree):
    root, settings, link = tree.root, tree.root / 'etc/checkzone/kiosk.toml', tree.root / 'etc/localtime'
    zones = root / 'usr/share/zoneinfo/Europe'
    zones.mkdir(parents=True)
    (zones / 'Berlin').touch()

    def start(text):
        settings.write_text(text)
        return run(root / 'usr/libexec/checkzone/boot-settings',
                   env={**clean_env(), 'CHECKZONE_ROOT': str(root), 'CHECKZONE_KIOSK': str(root / 'usr/bin/checkzone-kiosk')})

    start('')
    assert not link.is_symlink(), 'nobody asked for one'
    start('time_zone = "Europe/Berlin"\n')
    assert os.readlink(link) == '/usr/share/zoneinfo/Europe/Berlin'
    for wrong in ('Europe/Berln', '../../etc/passwd', '/usr/share/zoneinfo/Europe/Berlin', 'Europe'):
        assert 'is no time zone that this machine knows' in start(f'time_zone = "{wrong}"\n'), wrong
        assert os.readlink(link) == '/usr/share/zoneinfo/Europe/Berlin'


def the_keyboard_of_a_seat_is_that_of_its_settings_or_of_the_machine(tree):
    folder = tree.folder
    settings, machine, known = folder / 'kiosk.toml', folder / 'keyboard', folder / 'evdev.lst'
    known.write_text('! model\n  pc105 Generic\n\n! layout\n  us   English (US)\n  de   German\n\n'
                     '! variant\n  neo  de: German (Neo 2)\n  intl us: English (intl.)\n')
    (folder / 'cage').write_text('#!/bin/sh\necho "$*"\nenv | grep ^XKB_ | sort\n')
    (folder / 'cage').chmod(0o755)
    kiosk = tree.root / 'usr/bin/checkzone-kiosk'

    def seat(text):
        settings.write_text(text)
        told = run(tree.root / 'usr/libexec/checkzone/seat',
                   env={**clean_env(), 'CHECKZONE_CONFIG': str(settings), 'CHECKZONE_KEYBOARD': str(machine), 'CHECKZONE_KIOSK': str(kiosk),
                        'CHECKZONE_KEYBOARDS': str(known), 'CHECKZONE_COMPOSITOR': str(folder / 'cage')}).splitlines()
        assert f'-d -- {kiosk}' in told, told
        return {line.split('=')[0]: line.split('=')[1] for line in told if line.startswith('XKB_') and line.split('=')[1]}, told

    assert seat('')[0] == {}
    assert seat('keyboard = "de"\n')[0] == {'XKB_DEFAULT_LAYOUT': 'de'}
    assert seat('keyboard = "de neo"\n')[0] == {'XKB_DEFAULT_LAYOUT': 'de', 'XKB_DEFAULT_VARIANT': 'neo'}
    # As Debian's installer asked for it; no combination of keys ends the screen.
    machine.write_text('XKBMODEL="pc105"\nXKBLAYOUT="us,de"\nXKBVARIANT=""\nXKBOPTIONS="grp:alt_shift_toggle,terminate:ctrl_alt_bksp"\nBACKSPACE="guess"\n')
    of_machine = {'XKB_DEFAULT_LAYOUT': 'us,de', 'XKB_DEFAULT_MODEL': 'pc105', 'XKB_DEFAULT_OPTIONS': 'grp:alt_shift_toggle'}
    assert seat('')[0] == of_machine
    assert seat('keyboard = "de"\n')[0] == {'XKB_DEFAULT_LAYOUT': 'de'}
    # A slip of the pen must not leave the seat without a keyboard.
    for wrong in ('dee', 'de intl', 'neo'):
        keyboard, told = seat(f'keyboard = "{wrong}"\n')
        assert keyboard == of_machine and any('is no keyboard that this machine knows' in line for line in told), told
    assert seat('keyboard = 7\n')[0] == of_machine


def a_seat_has_one_display_and_waits_for_it(tree):
    folder, drm = tree.folder, tree.folder / 'drm'
    program = tree.root / 'usr/libexec/checkzone/display'

    def plug(**displays):
        shutil.rmtree(drm, ignore_errors=True)
        drm.mkdir()
        for name, status in displays.items():
            (drm / f'card1-{name.replace("_", "-")}').mkdir()
            (drm / f'card1-{name.replace("_", "-")}' / 'status').write_text(f'{status}\n')

    def run_it(word):
        return run(program, word, env={**os.environ, 'CHECKZONE_DRM': str(drm), 'CHECKZONE_FORGET': 'echo not counted'})

    # "detect" has the kernel look again; here every display is then found to be connected.
    def take(**displays):
        plug(**displays)
        run(program, '--take', env={**os.environ, 'CHECKZONE_DRM': str(drm), 'CHECKZONE_DETECT': 'connected'})
        return {one.parent.name[6:]: one.read_text().strip() for one in drm.glob('*/status')}

    assert take(HDMI_A_1='connected') == {'HDMI-A-1': 'connected'}
    # What was switched off beside the display of before may be the one that is left.
    assert take(HDMI_A_1='off', Writeback_1='unknown') == {'HDMI-A-1': 'connected', 'Writeback-1': 'unknown'}
    assert take(HDMI_A_1='connected', HDMI_A_2='connected') == {'HDMI-A-1': 'connected', 'HDMI-A-2': 'off'}
    # Its own panel comes first.
    assert take(DP_1='connected', HDMI_A_1='connected', eDP_1='connected') == {'DP-1': 'off', 'HDMI-A-1': 'off', 'eDP-1': 'connected'}
    plug()
    run_it('--take')
    # The cable is pulled: not counted, however often; a compositor that falls while its display is there counts.
    plug(HDMI_A_1='disconnected', HDMI_A_2='off')
    assert run_it('--lost') == 'not counted\n'
    plug(HDMI_A_1='connected')
    assert run_it('--lost') == ''
    plug()
    assert run_it('--lost') == ''
    unit = (tree.root / 'usr/lib/systemd/system/checkzone-kiosk.service').read_text()
    assert '\nExecStopPost=-+/usr/libexec/checkzone/display --lost\n' in unit


def where_the_graphics_card_cannot_draw_the_processor_does(tree):
    folder, dri, found = tree.folder, tree.folder / 'dri', tree.folder / 'drawing'
    program = tree.root / 'usr/libexec/checkzone/drawing'
    (folder / 'cage').write_text('#!/bin/sh\nenv\n')
    (folder / 'cage').chmod(0o755)
    (folder / 'late').write_text(f'#!/bin/sh\ntouch {dri}/renderD128\n')
    (folder / 'late').chmod(0o755)

    def cards(*devices):
        shutil.rmtree(dri, ignore_errors=True)
        dri.mkdir()
        for device in devices:
            (dri / device).touch()

    def drawing(word, standing='', settle='true', code='', status='', result='success'):
        run(program, word, env={**clean_env(), 'CHECKZONE_DRAWING': str(found), 'CHECKZONE_DRI': str(dri), 'CHECKZONE_SETTLE': settle,
                                'CHECKZONE_STANDING': f'echo {standing}', 'EXIT_CODE': code, 'EXIT_STATUS': status, 'SERVICE_RESULT': result})
        return found.read_text().strip() if found.exists() else ''

    def compositor():
        told = run(tree.root / 'usr/libexec/checkzone/seat',
                   env={**clean_env(), 'CHECKZONE_CONFIG': '/nonexistent', 'CHECKZONE_KEYBOARD': '/nonexistent',
                        'CHECKZONE_DRAWING': str(found), 'CHECKZONE_COMPOSITOR': str(folder / 'cage')}).splitlines()
        return 'WLR_RENDERER=pixman' in told and 'LIBGL_ALWAYS_SOFTWARE=1' in told

    cards('card0', 'renderD128')
    assert drawing('--choose') == '' and not compositor()
    # The driver that draws comes later than the one that shows, on a Raspberry Pi.
    cards('card0')
    assert drawing('--choose', settle=str(folder / 'late')) == ''
    cards('card0')
    assert drawing('--choose') == 'no-card' and compositor()
    assert found.stat().st_mode & 0o044 == 0o044, 'the kiosk itself tells the station who draws'
    cards('card0', 'renderD128')
    assert drawing('--choose') == ''
    # Ended by hand or without its display: the card is not to blame; nor is it once the first page was there.
    for code, status in (('exited', '0'), ('exited', '137'), ('exited', '143'), ('killed', 'KILL'), ('killed', 'TERM')):
        assert drawing('--ended', code=code, status=status) == '', (code, status)
    for standing in ('free', 'taken', 'resting'):
        assert drawing('--ended', standing=standing, code='dumped', status='SEGV') == ''
    for code, status in (('dumped', 'SEGV'), ('killed', 'SEGV'), ('exited', '1')):
        found.unlink(missing_ok=True)
        assert drawing('--ended', code=code, status=status) == 'fell', (code, status)
    found.unlink()
    assert drawing('--ended', code='killed', status='KILL', result='watchdog') == 'fell', 'a card that hangs'
    # It stays so until the machine starts anew, and then the file is gone.
    assert drawing('--choose') == 'fell' and compositor()
    unit = (tree.root / 'usr/lib/systemd/system/checkzone-kiosk.service').read_text()
    assert '\nExecStartPre=-+/usr/libexec/checkzone/drawing --choose\n' in unit
    assert '\nExecStopPost=-+/usr/libexec/checkzone/drawing --ended\n' in unit


def an_image_is_finished_without_a_network(tree):
    """What deploy/image/finish does inside a new system, with that system's programs replaced by notes of their calls."""
    folder, root = tree.folder, tree.folder / 'system'
    for made in ('etc/systemd/system', 'etc/ssh', 'var/lib/checkzone/kiosk', 'var/lib/apt/lists/x', 'var/cache/apt/archives', 'tmp/space/debs'):
        (root / made).mkdir(parents=True)
    for made in ('etc/ssh/ssh_host_rsa_key', 'var/lib/checkzone/kiosk/kiosk.key', 'tmp/space/debs/checkzone-kiosk_1_amd64.deb', 'etc/resolv.conf'):
        (root / made).write_text('of the machine that makes the image\n')
    (folder / 'bin').mkdir()
    (folder / 'bin/chroot').write_text(f'#!/bin/sh\nshift\necho "$*" >>{folder}/calls\n'
                                       'case $1 in systemd-escape) echo dev-disk-data ;; checkzone-kiosk-setup) exit 3 ;; esac\n')
    (folder / 'bin/chroot').chmod(0o755)
    run(tree.source / 'deploy/image/finish', root,
        env={**os.environ, 'PATH': f'{folder}/bin:{os.environ["PATH"]}', 'CHECKZONE_ROOT_PART': 'aa', 'CHECKZONE_BOOT_PART': 'bb',
             'CHECKZONE_DATA_PART': 'cc', 'CHECKZONE_DEBS_INSIDE': '/tmp/space'})
    calls = (folder / 'calls').read_text().splitlines()
    assert not any('apt' in call for call in calls), 'nobody knows a name server there'
    assert 'checkzone-kiosk-setup --read-only' in calls and 'passwd -l root' in calls and calls[-1].startswith('update-initramfs'), calls
    fstab = [line.split()[:2] for line in (root / 'etc/fstab').read_text().splitlines()]
    assert fstab == [['PARTUUID=aa', '/'], ['PARTUUID=bb', '/boot/efi'], ['PARTUUID=cc', '/var/lib/checkzone']]
    assert 'Requires=dev-disk-data.device' in (root / 'etc/systemd/system/checkzone-grow-data.service.d/data.conf').read_text()
    left = sorted(str(file.relative_to(root)) for file in root.rglob('*') if file.is_file() and 'of the machine' in file.read_text())
    assert not left, left
    assert os.readlink(root / 'etc/resolv.conf') == '../run/systemd/resolve/stub-resolv.conf'
    assert (root / 'etc/machine-id').read_text() == ''


def an_image_holds_what_its_firmware_starts_from(tree):
    if not all(shutil.which(program) for program in ('sfdisk', 'mkfs.vfat', 'mcopy', 'mke2fs', 'debugfs')):
        print('skipped: there are no tools for disks on this machine (deploy/packages.txt, image)')
        return
    folder, root, image = tree.folder, tree.folder / 'system', tree.folder / 'seat.img'
    (root / 'boot').mkdir(parents=True)
    (root / 'etc').mkdir()
    (root / 'etc/hostname').write_text('checkzone-seat\n')
    (root / 'boot/vmlinuz-6.1.0-9-amd64').write_text('kernel\n')
    (folder / 'loader.efi').write_text('loader\n')
    parts = {'CHECKZONE_BOOT_PART': '11111111-1111-4111-8111-111111111111', 'CHECKZONE_ROOT_PART': '22222222-2222-4222-8222-222222222222',
             'CHECKZONE_DATA_PART': '33333333-3333-4333-8333-333333333333', 'CHECKZONE_LOADER': str(folder / 'loader.efi')}
    lay = [tree.source / 'deploy/image/lay', root, image]
    assert 'one kernel with its first steps' in run(*lay, expect=1, env={**os.environ, **parts})
    (root / 'boot/initrd.img-6.1.0-9-amd64').write_text('first steps\n')
    run(*lay, env={**os.environ, **parts})
    table = json.loads(run('sfdisk', '--json', image))['partitiontable']['partitions']
    assert [part['uuid'].lower() for part in table] == [parts[f'CHECKZONE_{name}_PART'] for name in ('BOOT', 'ROOT', 'DATA')]
    assert table[0]['start'] == 2048 and table[0]['type'].upper() == 'C12A7328-F81F-11D2-BA4B-00A0C93EC93B'

    def on_boot(name):
        return run('mtype', '-i', f'{image}@@1M', f'::{name}')

    entry = on_boot('/loader/entries/checkzone.conf')
    assert 'linux /vmlinuz-6.1.0-9-amd64\ninitrd /initrd.img-6.1.0-9-amd64\n' in entry, entry
    assert f'root=PARTUUID={parts["CHECKZONE_ROOT_PART"]} ro' in entry and '@' not in entry, entry
    assert on_boot('/vmlinuz-6.1.0-9-amd64') == 'kernel\n' and on_boot('/initrd.img-6.1.0-9-amd64') == 'first steps\n'
    assert on_boot('/EFI/BOOT/BOOTX64.EFI') == 'loader\n' and 'timeout 0' in on_boot('/loader/loader.conf')
    assert '#keyboard = "de"' in on_boot('/checkzone.toml')
    start = table[1]['start'] * 512
    assert 'checkzone-seat' in run('debugfs', '-R', 'cat /etc/hostname', f'{image}?offset={start}')


def a_new_kernel_of_an_image_starts_only_when_all_of_it_is_there(tree):
    folder, root, top = tree.folder, tree.folder / 'below', tree.folder / 'above'
    boot, entry = top / 'boot/efi', top / 'boot/efi/loader/entries/checkzone.conf'
    for made in (root / 'boot', root / 'etc', entry.parent, folder / 'bin'):
        made.mkdir(parents=True)
    (root / 'etc/fstab').write_text('PARTUUID=aa / ext4 ro 0 1\nPARTUUID=bb /boot/efi vfat ro 0 2\n')
    entry.write_text('title Checkzone\nlinux /vmlinuz-6.1.0-9\ninitrd /initrd.img-6.1.0-9\noptions root=PARTUUID=aa ro\n')
    for place, version in ((boot, '6.1.0-9'), (root / 'boot', '6.1.0-9'), (root / 'boot', '6.1.0-10')):
        for name in ('vmlinuz', 'initrd.img'):
            (place / f'{name}-{version}').write_text(f'{name} {version}\n')

    def program(name, text):
        (folder / 'bin' / name).write_text('#!/bin/sh\n' + text)
        (folder / 'bin' / name).chmod(0o755)

    program('chroot', 'shift\n"$@"\n')
    program('mount', f'echo "$*" >>{folder}/mounts\n')
    program('findmnt', 'echo bb\n')

    def renew(expect=0):
        (folder / 'mounts').write_text('')
        run(tree.source / 'deploy/image/files/usr/libexec/checkzone/renew-boot', expect=expect,
            env={**os.environ, 'PATH': f'{folder}/bin:{os.environ["PATH"]}', 'CHECKZONE_ROOT': str(root), 'CHECKZONE_TOP': str(top)})
        lines = dict(line.split(' ', 1) for line in entry.read_text().splitlines())
        for word, name in (('linux', 'vmlinuz'), ('initrd', 'initrd.img')):
            file = boot / lines[word][1:]
            assert file.read_text() == f'{name} {file.name.removeprefix(name + "-")}\n', 'what starts is not whole'
        return lines['linux'].removeprefix('/vmlinuz-')

    # Cut off between the kernel and its first steps: the one of before starts, whole.
    program('cp', 'case $2 in *initrd*) echo half >"$2"; exit 1 ;; esac\nexec /bin/cp "$@"\n')
    assert renew(expect=1) == '6.1.0-9'
    assert (folder / 'mounts').read_text().endswith('-o remount,ro /boot/efi\n'), 'it stays writable'
    (folder / 'bin/cp').unlink()
    assert renew() == '6.1.0-10'
    assert sorted(file.name for file in boot.iterdir()) == ['initrd.img-6.1.0-10', 'loader', 'vmlinuz-6.1.0-10']
    # A kernel without its first steps can't start.
    (root / 'boot/vmlinuz-6.1.0-11').write_text('vmlinuz 6.1.0-11\n')
    assert renew() == '6.1.0-10'
    # Another machine's boot partition, while an image is made there.
    (root / 'boot/initrd.img-6.1.0-11').write_text('initrd.img 6.1.0-11\n')
    program('findmnt', 'echo cc\n')
    assert renew() == '6.1.0-10' and (folder / 'mounts').read_text() == ''
    program('findmnt', 'exit 1\n')
    assert renew() == '6.1.0-10'
    program('findmnt', 'echo bb\n')
    assert renew() == '6.1.0-11'


def a_seat_in_memory_is_renewed_below_that(tree):
    """On a throw-away copy of this machine, entered as overlayroot-chroot does: the running system's /run and /proc are there,
    and the partition of the data is not mounted."""
    if os.geteuid() != 0 or subprocess.run(['unshare', '-m', 'true'], check=False).returncode != 0:
        print('skipped: a copy of this machine needs root and the right to mount')
        return
    copy = tree.folder / 'copy'
    copy.mkdir()
    told = run('unshare', '-m', '-p', '-f', '--mount-proc', 'sh', '-ec', f"""
        mount -t tmpfs checkzone-test {copy}
        mkdir {copy}/up {copy}/work {copy}/root {copy}/run
        mount -t overlay overlay -o lowerdir=/,upperdir={copy}/up,workdir={copy}/work {copy}/root || {{ echo no copy; exit 0; }}
        mkdir -p {copy}/run/systemd/system
        root={copy}/root
        mount --bind {copy}/run $root/run
        mount --rbind /proc $root/proc
        cp -r {tree.root}/. $root/
        rm -f $root/etc/systemd/system/display-manager.service
        printf 'overlayroot=""\n' >$root/etc/overlayroot.conf
        touch $root/usr/bin/busybox
        echo 'LABEL=checkzone-data /var/lib/checkzone ext4 noatime 0 2' >$root/etc/fstab
        for tool in update-initramfs update-grub; do printf '#!/bin/sh\necho %s >>/calls\n' $tool >$root/usr/sbin/$tool; chmod +x $root/usr/sbin/$tool; done
        chroot $root checkzone-kiosk-setup --read-only || [ $? = 3 ]
        cp -r $root/usr/share/checkzone/lockdown $root/etc/checkzone/lockdown.before
        echo '# of the new version' >>$root/usr/share/checkzone/lockdown/etc/sysctl.d/90-checkzone.conf
        chroot $root checkzone-kiosk-setup || [ $? = 3 ]
        cmp $root/usr/share/checkzone/lockdown/etc/sysctl.d/90-checkzone.conf $root/etc/sysctl.d/90-checkzone.conf && echo renewed it
        sort -u $root/calls
        # Where it is the running system itself, the partition must be mounted.
        unshare -p -f chroot $root sh -c 'mount -t proc proc /proc; checkzone-kiosk-setup; umount /proc' 2>&1 | sed 's/^/itself: /'
        # Above it, nothing lasts: it says where to go, and with which words.
        umount -R -l $root/proc
        mkdir {copy}/memory {copy}/changes {copy}/spare
        mount -t overlay overlayroot -o lowerdir=$root,upperdir={copy}/changes,workdir={copy}/spare {copy}/memory
        mount --rbind /proc {copy}/memory/proc
        chroot {copy}/memory checkzone-kiosk-setup --undo || echo undo gave $?
        chroot {copy}/memory checkzone-kiosk-setup || echo make gave $?""")
    if 'no copy' in told:
        print('skipped: no overlay can be laid over this machine')
        return
    assert 'itself: --read-only needs a partition of its own' in told, told
    assert 'renewed it' in told and told.count('Nothing was changed') == 1, told
    assert 'update-grub\nupdate-initramfs\n' in told and 'undo gave 1\nmake gave 1\n' in told, told
    assert 'Do it below that: sudo /usr/libexec/checkzone/below checkzone-kiosk-setup --undo\n' in told, told


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

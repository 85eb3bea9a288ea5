import {existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Fault} from './fault.mjs';
import {withLock} from './lock.mjs';
import {cacheDir} from './paths.mjs';
import {run, which} from './run.mjs';

const NEEDED = [2, 38];
const TRIPLETS = {
  x64: ['x86_64-linux-gnu', 'ld-linux-x86-64.so.2'],
  arm64: ['aarch64-linux-gnu', 'ld-linux-aarch64.so.1'],
};
/** The first release of the same family whose C library is new enough. */
const NEXT_SUITE = {bullseye: 'trixie', bookworm: 'trixie', focal: 'noble', jammy: 'noble'};
const OTHERWISE = 'install MongoDB (`mongod` on the PATH) or set MUSTER_MONGODB_URI';

/**
 * How to start Node so that the embedded engine can be loaded: plainly where the C library is new enough, otherwise
 * through the next release's loader and libraries, kept beside the system's in the cache. Nothing of the system changes.
 */
export async function nodeForEngine(narrate = () => {}) {
  const version = runtimeVersion();
  if (process.platform === 'darwin' && process.arch === 'arm64') return [process.execPath];
  const [triplet, loader] = TRIPLETS[process.arch] ?? [];
  if (process.platform !== 'linux' || !triplet || !version) {
    throw new Fault(`The embedded MongoDB does not run on this machine: ${OTHERWISE}.`);
  }
  if (atLeast(version, NEEDED)) return [process.execPath];
  const libraries = join(await newerLibraries(version, triplet, narrate), 'usr/lib', triplet);
  const path = [libraries, `/usr/lib/${triplet}`, `/lib/${triplet}`].join(':');
  return [join(libraries, loader), '--library-path', path, process.execPath];
}

function runtimeVersion() {
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime?.split('.').map(Number);
}

function atLeast([major, minor], [wantMajor, wantMinor]) {
  return major > wantMajor || (major === wantMajor && minor >= wantMinor);
}

async function newerLibraries(version, triplet, narrate) {
  const target = cacheDir('glibc', process.arch);
  const done = () => existsSync(join(target, 'usr/lib', triplet, 'libc.so.6'));
  if (done()) return target;
  return withLock('glibc', async () => {
    if (done()) return target;
    narrate(`the C library here is ${version.join('.')}, the engine needs ${NEEDED.join('.')}: fetching a newer one beside it`);
    const work = cacheDir('glibc', 'work');
    rmSync(work, {recursive: true, force: true});
    try {
      await download(work);
      const unpacked = join(work, 'unpacked');
      for (const file of readdirSync(work).filter((name) => name.endsWith('.deb'))) {
        await run('dpkg', ['-x', join(work, file), unpacked]);
      }
      rmSync(target, {recursive: true, force: true});
      renameSync(unpacked, target);
    } finally {
      rmSync(work, {recursive: true, force: true});
    }
    return target;
  });
}

/** Downloads the three packages with the machine's own apt (proxies and keys included), but own lists and folders. */
async function download(work) {
  if (!which('apt-get') || !which('dpkg')) {
    throw new Fault(`The C library is too old for the embedded MongoDB and there is no apt-get to fetch a newer one: ${OTHERWISE}.`);
  }
  const {suite, mirror, options} = nextSource();
  for (const folder of ['lists/partial', 'archives/partial']) mkdirSync(join(work, folder), {recursive: true});
  writeFileSync(join(work, 'sources.list'), `deb ${options}${mirror} ${suite} main\n`);
  const isolated = Object.entries({
    'Dir::Etc::sourcelist': join(work, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::Etc::preferencesparts': '-',
    'Dir::State::lists': join(work, 'lists'),
    'Dir::Cache': work,
    'Dir::Cache::archives': join(work, 'archives'),
    'APT::Sandbox::User': '',
    'APT::Update::Post-Invoke': '',
    'Acquire::Languages': 'none',
    'Debug::NoLocking': '1',
  }).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  try {
    await run('apt-get', [...isolated, '-q', 'update'], {cwd: work});
    await run('apt-get', [...isolated, '-q', 'download', 'libc6', 'libstdc++6', 'libgcc-s1'], {cwd: work});
  } catch (error) {
    throw new Fault(`A newer C library for the embedded MongoDB could not be fetched: ${OTHERWISE}.\n${error.message}`);
  }
}

function nextSource() {
  const codename = /^VERSION_CODENAME=(\S+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  const suite = NEXT_SUITE[codename];
  const source = suite && aptSources().find(({suites}) => suites.includes(codename));
  if (!source) {
    throw new Fault(`No newer release to take a C library from is known for "${codename}": ${OTHERWISE}.`);
  }
  return {suite, mirror: source.mirror, options: source.signedBy ? `[signed-by=${source.signedBy}] ` : ''};
}

/** The package sources of this machine, in both notations apt knows. */
export function aptSources(folder = '/etc/apt') {
  const parts = join(folder, 'sources.list.d');
  const files = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  const read = (ending) => [...files, join(folder, 'sources.list')]
    .filter((file) => file.endsWith(ending) && existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  return [...read('.sources').flatMap(parseStanzas), ...read('.list').flatMap(parseLines)];
}

function parseStanzas(text) {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'mi').exec(stanza)?.[1].trim();
    if (!field('URIs') || !/\bdeb\b/.test(field('Types') ?? '') || field('Enabled') === 'no') return [];
    const signedBy = field('Signed-By');
    return field('URIs').split(/\s+/).map((mirror) => ({
      mirror,
      suites: (field('Suites') ?? '').split(/\s+/),
      signedBy: signedBy?.startsWith('/') ? signedBy : undefined,
    }));
  });
}

function parseLines(text) {
  return [...text.matchAll(/^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)/gm)].map(([, options, mirror, suite]) => ({
    mirror,
    suites: [suite],
    signedBy: /signed-by=(\S+)/.exec(options ?? '')?.[1],
  }));
}

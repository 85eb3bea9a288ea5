import {existsSync, readdirSync, statSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import {Fault} from './fault.mjs';
import {javaEnv} from './java.mjs';
import {withLock} from './lock.mjs';
import {ensurePackages} from './npm.mjs';
import {repoDir} from './paths.mjs';
import {need, run} from './run.mjs';

const WEB = join(repoDir, 'web');
const WEB_PAGE = join(WEB, 'dist', 'index.html');
const WEB_RESULTS = new Set(['node_modules', 'dist', 'coverage']);

/** Builds the web UI and the given services as far as their sources are newer than what was built from them. */
export async function buildStale(services, narrate) {
  await withLock('build', async () => {
    if (services.some(({name}) => name === 'gateway') && webIsStale()) {
      narrate('building web');
      await buildWeb();
    }
    const stale = services.filter(isStale);
    if (stale.length > 0) {
      narrate(`building ${stale.map(({name}) => name).join(', ')}`);
      await buildModules(stale);
    }
  });
}

async function buildWeb() {
  const npm = need('npm', 'install Node.js 20.19 or newer, which brings it');
  await ensurePackages(WEB);
  await run(npm, ['run', '--silent', 'build'], {cwd: WEB});
  if (!existsSync(WEB_PAGE)) throw new Fault('The web build left no web/dist/index.html: look at `npm run build` in web/.');
}

function webIsStale() {
  if (!existsSync(join(WEB, 'package.json'))) return false;
  return newest(WEB, WEB_RESULTS) > modified(WEB_PAGE);
}

async function buildModules(services) {
  const mvn = need('mvn', 'install Maven 3.8 or newer');
  const started = new Date();
  const modules = services.map(({name}) => name).join(',');
  await run(mvn, ['-B', '-q', 'package', '-DskipTests', '-Dspotless.check.skip', '-pl', modules, '-am'], {cwd: repoDir, env: javaEnv()});
  for (const {name, jar} of services) {
    if (!existsSync(jar)) {
      throw new Fault(`The build of ${name} left no ${jar.slice(repoDir.length + 1)}: its pom.xml should make an executable jar of that name.`);
    }
    utimesSync(jar, started, started); // Maven leaves an unchanged jar untouched, and it would look stale for ever
  }
}

function isStale({name, jar, shared, extra}) {
  const sources = [name, ...shared].flatMap((module) => ['pom.xml', 'src/main'].map((part) => newest(join(repoDir, module, part))));
  return Math.max(newest(join(repoDir, 'pom.xml')), ...extra.map((folder) => newest(join(repoDir, folder))), ...sources) > modified(jar);
}

/** The latest change of a file, or of any file below a folder. */
function newest(path, leaveOut = new Set()) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return modified(path);
  const inside = readdirSync(path).filter((name) => !leaveOut.has(name));
  return Math.max(0, ...inside.map((name) => newest(join(path, name), leaveOut)));
}

function modified(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

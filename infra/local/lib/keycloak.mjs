import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {javaEnv, javaHome, smallJvm} from './java.mjs';
import {withLock} from './lock.mjs';
import {cacheDir, repoDir} from './paths.mjs';
import {need, run} from './run.mjs';

const VERSION = '26.7.3';
const ARTIFACT = `org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`;
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
const BUILD = ['--db=dev-file', '--health-enabled=true'];

/**
 * The distribution, unpacked and built once for every stack of this machine. Building it ahead moves half a minute from
 * each first start to one moment.
 */
async function distribution(narrate) {
  const target = cacheDir(`keycloak-${VERSION}`);
  if (existsSync(target)) return target;
  const mvn = need('mvn', 'install Maven 3.8 or newer');
  return withLock('keycloak', async () => {
    if (existsSync(target)) return target;
    const work = cacheDir('keycloak-work');
    rmSync(work, {recursive: true, force: true});
    mkdirSync(work);
    try {
      narrate(`fetching and unpacking ${VERSION} (once)`);
      await run(mvn, ['-B', '-q', COPY, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${work}`], {cwd: work, env: javaEnv()});
      const zip = readdirSync(work).find((name) => name.endsWith('.zip'));
      await run(join(javaHome(), 'bin', 'jar'), ['xf', zip], {cwd: work});
      const unpacked = join(work, `keycloak-${VERSION}`);
      narrate('building it (once)');
      await run('sh', ['bin/kc.sh', 'build', ...BUILD], {cwd: unpacked, env: javaEnv()});
      renameSync(unpacked, target);
    } finally {
      rmSync(work, {recursive: true, force: true});
    }
    return target;
  });
}

/** The realm with the demo people in it, as Keycloak imports it: the realm file itself names no person. */
export function realmWithDemoPeople(folder = join(repoDir, 'infra', 'keycloak')) {
  const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const realm = read('muster-realm.json');
  return {...realm, users: [...realm.users, ...read('demo-people.json')]};
}

/**
 * How to run this stack's Keycloak: the shared distribution linked into a home of its own, which holds its database. Java
 * is started directly, as `kc.sh` would stay in between and hide the process that is to be stopped and measured.
 */
export async function keycloakCommand({home, ports, urls, secrets, narrate}) {
  const shared = await distribution(narrate);
  const own = join(home, 'keycloak');
  for (const name of ['lib', 'conf', 'providers', 'themes']) link(join(shared, name), join(own, name));
  const realm = `${JSON.stringify(realmWithDemoPeople(), null, 2)}\n`;
  const values = placeholders(realm, {...secrets, MUSTER_PUBLIC_URL: urls.gateway});
  const fingerprint = createHash('sha256').update(JSON.stringify([realm, values])).digest('hex');
  const mark = join(own, 'data', 'imported');
  return {
    command: join(javaHome(), 'bin', 'java'),
    args: [...jvmFlags(own), 'start', '--optimized', '--cache=local', '--http-enabled=true', '--http-host=127.0.0.1',
      `--http-port=${ports.keycloak}`, `--http-management-port=${ports['keycloak-management']}`,
      `--hostname=${urls.keycloak}`, '--import-realm'],
    env: {
      ...values,
      KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
      KC_BOOTSTRAP_ADMIN_PASSWORD: secrets.MUSTER_KEYCLOAK_ADMIN_PASSWORD,
    },
    cwd: own,
    fingerprint,
    before: () => offerForImport(join(own, 'data'), realm, mark, fingerprint),
    after: () => writeFileSync(mark, fingerprint),
  };
}

function placeholders(realm, values) {
  const names = [...realm.matchAll(/\$\{(MUSTER_[A-Z_]+)\}/g)].map(([, name]) => name);
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, values[name]]));
}

/**
 * Keycloak imports a realm only into a database without it, so a changed realm file means a fresh database. So does one
 * whose first start never came to an end.
 */
function offerForImport(data, realm, mark, fingerprint) {
  if (existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint) return;
  rmSync(data, {recursive: true, force: true});
  mkdirSync(join(data, 'import'), {recursive: true});
  writeFileSync(join(data, 'import', 'muster-realm.json'), realm);
}

function jvmFlags(own) {
  const opens = ['java.util', 'java.util.concurrent', 'java.security', 'java.lang'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  return [
    '-Xms64m', ...smallJvm('384m'), '-XX:MaxMetaspaceSize=256m', ...opens, '--enable-native-access=ALL-UNNAMED',
    '-Dfile.encoding=UTF-8', '-Duser.language=en', '-Duser.country=US', '-Djava.security.egd=file:/dev/urandom',
    '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
    '-Djava.util.logging.manager=org.jboss.logmanager.LogManager', '-Dpicocli.disable.closures=true',
    `-Dkc.home.dir=${own}`, `-Djboss.server.config.dir=${join(own, 'conf')}`,
    '-cp', join(own, 'lib', 'quarkus-run.jar'), 'io.quarkus.bootstrap.runner.QuarkusEntryPoint',
  ];
}

function link(target, path) {
  mkdirSync(join(path, '..'), {recursive: true});
  rmSync(path, {force: true});
  symlinkSync(target, path);
}

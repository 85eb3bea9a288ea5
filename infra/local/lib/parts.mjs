import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {answersOk, mongoIsWritable} from './health.mjs';
import {javaHome, smallJvm} from './java.mjs';
import {keycloakCommand} from './keycloak.mjs';
import {mongoCommand} from './mongo.mjs';
import {ensurePackages} from './npm.mjs';
import {toolDir} from './paths.mjs';
import {run} from './run.mjs';
import {checkpointKey, pushKeys} from './secrets.mjs';
import {SERVICES} from './services.mjs';

/**
 * The parts of a stack in the order in which they are stopped last. Each says what it listens on, what it needs up before it
 * starts, how it is run, and when it is healthy.
 */
export function partsOf(stack) {
  return [mongodb(stack), keycloak(stack), maildev(stack), ...SERVICES.map((service) => javaService(stack, service))];
}

function mongodb({home, ports, external}) {
  return {
    name: 'mongodb',
    external: external?.replace(/\/\/[^@/]*@/, '//***@'),
    ports: [ports.mongodb],
    needs: [],
    seconds: 60,
    command: (narrate) => mongoCommand({dir: join(home, 'mongo'), port: ports.mongodb, stay: true, narrate}),
    healthy: () => mongoIsWritable(ports.mongodb),
  };
}

function keycloak({home, ports, urls, secrets}) {
  return {
    name: 'keycloak',
    ports: [ports.keycloak, ports['keycloak-management']],
    needs: [],
    seconds: 300,
    command: (narrate) => keycloakCommand({home, ports, urls, secrets, narrate}),
    healthy: async () =>
      (await answersOk(`http://127.0.0.1:${ports['keycloak-management']}/health/ready`)) &&
      (await answersOk(`${urls.issuer}/.well-known/openid-configuration`)),
  };
}

function maildev({ports}) {
  return {
    name: 'maildev',
    ports: [ports.inbox, ports.smtp],
    needs: [],
    seconds: 30,
    command: async (narrate) => {
      await ensurePackages(undefined, narrate);
      const script = join(toolDir, 'node_modules', 'maildev', 'bin', 'maildev');
      const args = ['--ip', '127.0.0.1', '--smtp', String(ports.smtp), '--web-ip', '127.0.0.1', '--web', String(ports.inbox)];
      return {command: process.execPath, args: ['--max-old-space-size=64', script, ...args]};
    },
    healthy: () => answersOk(`http://127.0.0.1:${ports.inbox}/healthz`),
  };
}

function javaService(stack, service) {
  const {home, ports, urls} = stack;
  const port = ports[service.name];
  return {
    name: service.name,
    service,
    ports: [port],
    needs: service.needs,
    seconds: 240,
    command: async () => {
      const {size, mtimeMs} = statSync(service.jar);
      const folder = join(home, 'run', service.name);
      const java = join(javaHome(), 'bin', 'java');
      return {
        command: java,
        args: [...smallJvm(service.heap), '-Daxoniq.update-checker.disabled=true', '-jar', join(folder, basename(service.jar))],
        env: serviceEnvironment(stack, service),
        fingerprint: `${size}/${mtimeMs}`,
        before: () => unpack(java, service.jar, folder, `${size}/${mtimeMs}`),
      };
    },
    healthy: () => answersOk(`${urls[service.name]}/actuator/health`),
  };
}

/**
 * Unpacks a service's jar for this stack: it starts a quarter faster so, and a build may replace the jar without pulling it
 * from under a running service.
 */
async function unpack(java, jar, folder, version) {
  const mark = join(folder, 'version');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === version) return;
  rmSync(folder, {recursive: true, force: true});
  await run(java, ['-Djarmode=tools', '-jar', jar, 'extract', '--destination', folder]);
  writeFileSync(mark, version);
}

/** What a service is told of the world, under the names every installation uses. */
function serviceEnvironment({home, ports, urls, secrets, mongoUri, env}, {name, clientId, clientSecret}) {
  const checkpoints = join(home, 'checkpoints');
  mkdirSync(checkpoints, {recursive: true});
  const push = pushKeys(home);
  return {
    SPRING_PROFILES_ACTIVE: 'local',
    SERVER_PORT: String(ports[name]),
    SERVER_ADDRESS: '127.0.0.1',
    MUSTER_MONGODB_URI: mongoUri,
    MUSTER_ISSUER_URI: urls.issuer,
    MUSTER_PUBLIC_URL: urls.gateway,
    MUSTER_INCIDENT_URL: urls['incident-service'],
    MUSTER_NOTIFICATION_URL: urls['notification-service'],
    MUSTER_REPORTING_URL: urls['reporting-service'],
    MUSTER_KEY_ENCRYPTION_KEYS: join(home, 'keys', 'encryption'), // the first service to start makes it and a key in it
    MUSTER_LINK_SECRET: secrets.MUSTER_LINK_SECRET,
    MUSTER_DEMO_INTEGRATION_KEY: secrets.MUSTER_DEMO_INTEGRATION_KEY,
    MUSTER_CLIENT_ID: clientId,
    MUSTER_CLIENT_SECRET: secrets[clientSecret],
    [clientSecret]: secrets[clientSecret],
    MUSTER_SMTP_HOST: '127.0.0.1',
    MUSTER_SMTP_PORT: String(ports.smtp),
    MUSTER_MAIL_IN_DOMAIN: 'muster.localhost',
    MUSTER_MAIL_IN_PORT: String(ports['mail-in']),
    MUSTER_MAIL_FROM: process.env.MUSTER_MAIL_FROM || 'muster@muster.example',
    MUSTER_PUSH_PUBLIC_KEY: push.publicKey,
    MUSTER_PUSH_PRIVATE_KEY: push.privateKey,
    MUSTER_CHECKPOINT_DIR: checkpoints,
    MUSTER_CHECKPOINT_KEY: checkpointKey(home).privateKey,
    ...env,
  };
}

/** Tells whether a running part is the one that would be started now: same command, same settings, same program. */
export function fingerprintOf({command, args, env = {}, fingerprint = ''}) {
  return createHash('sha256').update(JSON.stringify([command, args, env, fingerprint])).digest('hex');
}

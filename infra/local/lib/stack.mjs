import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {buildStale} from './build.mjs';
import {Fault} from './fault.mjs';
import {waitUntil} from './health.mjs';
import {withLock} from './lock.mjs';
import {fingerprintOf, partsOf} from './parts.mjs';
import {homeDir} from './paths.mjs';
import {defaultOffset, portTable, requireFree} from './ports.mjs';
import {isAlive, running, startDetached, stop, stopByFile} from './process.mjs';
import {checkpointKey, localSecrets} from './secrets.mjs';

const silent = () => {};

/** What a demo leaves behind when it is killed; `down` takes it along. */
const VISITORS = ['prometheus', 'alertmanager'];

/** What is known of a stack before anything of it runs: its folder, ports, addresses and secrets. */
export function describeStack({home, portOffset = defaultOffset(), env = {}} = {}) {
  const ports = portTable(portOffset);
  const url = (name) => `http://127.0.0.1:${ports[name]}`;
  const names = ['gateway', 'incident-service', 'notification-service', 'reporting-service', 'keycloak', 'inbox'];
  const urls = Object.fromEntries(names.map((name) => [name, url(name)]));
  if (process.env.MUSTER_PUBLIC_URL) urls.gateway = process.env.MUSTER_PUBLIC_URL;
  urls.issuer = `${urls.keycloak}/realms/muster`;
  const external = process.env.MUSTER_MONGODB_URI;
  const stack = {
    home: homeDir(home, portOffset),
    portOffset,
    env,
    ports,
    urls,
    external,
    mongoUri: external || `mongodb://127.0.0.1:${ports.mongodb}/muster?directConnection=true`,
    secrets: localSecrets(),
  };
  return {...stack, parts: partsOf(stack)};
}

/**
 * Builds what is stale, starts what does not run as it should, and waits until all of it is healthy. What already runs
 * unchanged is left alone. `only` names parts to start instead of all; what they need comes along. `env` is
 * told to every service on top of the usual.
 */
export async function startStack({home, portOffset, env, only = [], narrate = silent} = {}) {
  const stack = describeStack({home, portOffset, env});
  const chosen = choose(stack.parts, only);
  await withLock('up', () => bringUp(stack, chosen, narrate), stack.home);
  return control(stack, narrate);
}

async function bringUp(stack, chosen, narrate) {
  const began = Date.now();
  checkpointKey(stack.home);
  for (const part of chosen) await requirePorts(stack, part);
  const built = buildStale(chosen.flatMap(({service}) => service ?? []), narrate);
  const up = new Map();
  const changes = [];
  for (const part of chosen) {
    const ready = Promise.all([...part.needs.map((name) => up.get(name)), ...(part.service ? [built] : [])]);
    up.set(part.name, ready.then(() => ensure(stack, part, narrate)).then((change) => change && changes.push(part.name)));
  }
  const outcomes = await Promise.allSettled([built, ...up.values()]);
  const causes = new Set(outcomes.filter(({status}) => status === 'rejected').map(({reason}) => reason));
  if (causes.size > 1) throw new Fault([...causes].map(({message}) => message).join('\n'));
  for (const cause of causes) throw cause;
  if (changes.length === 0) return; // how long it took is asked of the one that started something
  const seconds = (Date.now() - began) / 1000;
  writeFileSync(join(stack.home, 'run', 'last-up.json'), JSON.stringify({at: new Date(began).toISOString(), seconds, started: changes}));
}

/** The chosen parts and all they need, each after what it needs. */
function choose(parts, names) {
  if (names.length === 0) return parts;
  const known = parts.map(({name}) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Fault(`There is no part "${unknown}": the parts are ${known.join(', ')}.`);
  const wanted = new Set();
  const add = (name) => {
    wanted.add(name);
    parts.find((part) => part.name === name).needs.forEach(add);
  };
  names.forEach(add);
  return parts.filter(({name}) => wanted.has(name));
}

async function requirePorts(stack, part) {
  if (part.external || running(pidFile(stack, part.name))) return;
  for (const port of part.ports) await requireFree(port, part.name);
}

/** Makes sure one part runs as it would be started now; says whether anything had to be done. */
async function ensure(stack, part, narrate) {
  if (part.external) {
    narrate(`${part.name}: using ${part.external}`);
    return false;
  }
  const spec = await part.command((line) => narrate(`${part.name}: ${line}`));
  const fingerprint = fingerprintOf(spec);
  const record = running(pidFile(stack, part.name));
  if (record?.fingerprint === fingerprint && (await isHealthy(part))) {
    narrate(`${part.name}: running already`);
    return false;
  }
  if (record) {
    narrate(`${part.name}: ${record.fingerprint === fingerprint ? 'not healthy' : 'changed'}, restarting`);
    await stop(record);
  }
  await launch(stack, part, spec, narrate);
  return true;
}

/** Asked more than once, as a busy machine may answer later than one question waits, and a restart would make it busier. */
async function isHealthy(part) {
  for (let asked = 0; asked < 5; asked++) if (await part.healthy()) return true;
  return false;
}

async function launch(stack, part, spec, narrate) {
  const began = Date.now();
  await requirePorts(stack, part);
  await spec.before?.();
  narrate(`${part.name}: starting`);
  const record = await startDetached({
    ...spec,
    env: {...process.env, ...spec.env},
    logFile: join(stack.home, 'logs', `${part.name}.log`),
    pidFile: pidFile(stack, part.name),
    notes: {name: part.name, ports: part.ports, fingerprint: fingerprintOf(spec)},
  });
  await waitUntil(part.healthy, {
    seconds: part.seconds,
    dead: () => (isAlive(record) ? undefined : `${part.name} ended while it started; the end of ${record.logFile}:\n${tail(record.logFile)}`),
    late: () => `${part.name} was not healthy within ${part.seconds} s; the end of ${record.logFile}:\n${tail(record.logFile)}`,
  });
  await spec.after?.();
  narrate(`${part.name}: healthy after ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

function tail(file, lines = 15) {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).map((line) => `  ${line}`).join('\n') : '';
}

function pidFile(stack, name) {
  return join(stack.home, 'run', `${name}.pid`);
}

/** Stops exactly what was started for this stack, last first, and waits for each. */
export async function stopStack({home, portOffset, narrate = silent} = {}) {
  const stack = describeStack({home, portOffset});
  return withLock('up', async () => {
    let stopped = 0;
    for (const name of [...stack.parts.map((part) => part.name), ...VISITORS].reverse()) {
      if (!(await stopByFile(pidFile(stack, name)))) continue;
      stopped++;
      narrate(`${name}: stopped`);
    }
    return stopped;
  }, stack.home);
}

/** The running process of a part, if it runs. */
export function processOf(stack, name) {
  return running(pidFile(stack, name));
}

/** A running stack in the hand of a test: its addresses, and the means to break and mend its parts. */
function control(stack, narrate) {
  const part = (name) => choose(stack.parts, [name]).find((each) => each.name === name);
  return {
    ...stack,
    /** Kills a part the hard way, as a crash would, and waits until it is gone. */
    killPart: async (name) => stopByFile(pidFile(stack, part(name).name), {signal: 'SIGKILL'}),
    /** Stops a part as an operator would. */
    stopPart: async (name) => stopByFile(pidFile(stack, part(name).name)),
    /** Starts a part again, whatever state it is in, and waits until it is healthy. */
    restartPart: async (name) => {
      await stopByFile(pidFile(stack, part(name).name));
      await ensure(stack, part(name), narrate);
    },
    stop: () => stopStack({home: stack.home, portOffset: stack.portOffset, narrate}),
  };
}

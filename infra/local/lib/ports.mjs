import {createServer} from 'node:net';
import {Fault} from './fault.mjs';
import {run, which} from './run.mjs';

/** Every port of a stack before it is shifted. */
const BASE = {
  gateway: 8080,
  'incident-service': 8081,
  'notification-service': 8082,
  'reporting-service': 8083,
  smtp: 8125,
  inbox: 8126,
  'mail-in': 8127,
  keycloak: 8180,
  'keycloak-management': 8181,
  prometheus: 8190,
  alertmanager: 8193,
  mongodb: 27117,
};

/** MUSTER_PORT_OFFSET shifts every port, so that a second stack fits beside the first. */
export function defaultOffset() {
  return process.env.MUSTER_PORT_OFFSET || 0;
}

/** The port of everything that listens, under an offset. */
export function portTable(offset = defaultOffset()) {
  const shift = Number(offset);
  if (!Number.isInteger(shift) || shift < 0 || shift + Math.max(...Object.values(BASE)) > 65535) {
    throw new Fault(`MUSTER_PORT_OFFSET is "${offset}": set it to a whole number from 0 to ${65535 - Math.max(...Object.values(BASE))}.`);
  }
  return Object.fromEntries(Object.entries(BASE).map(([name, port]) => [name, port + shift]));
}

/** Refuses a port something else listens on, naming it where the system tells. */
export async function requireFree(port, part) {
  if (await isFree(port)) return;
  const owner = await ownerOf(port);
  throw new Fault(
    `Port ${port}, which ${part} needs, is already taken${owner ? ` by ${owner}` : ''}: ` +
      'stop that, or set MUSTER_PORT_OFFSET (100, for instance) to move every port of Muster.',
  );
}

/** Whether nobody listens on a port of this machine. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen({port, host: '127.0.0.1', exclusive: true}, () => server.close(() => resolve(true)));
  });
}

async function ownerOf(port) {
  try {
    const lsof = which('lsof');
    if (lsof) {
      const out = await run(lsof, ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
      const [, pid, name] = /^p(\d+)\nc(.+)$/m.exec(out) ?? [];
      return pid && `${name} (pid ${pid})`;
    }
    const ss = which('ss');
    if (ss) {
      const out = await run(ss, ['-Hltnp', `sport = :${port}`]);
      const [, name, pid] = /\(\("([^"]+)",pid=(\d+)/.exec(out) ?? [];
      return pid && `${name} (pid ${pid})`;
    }
  } catch {
    // Neither tool may tell about other users' processes; the port alone is then what there is to say.
  }
  return undefined;
}

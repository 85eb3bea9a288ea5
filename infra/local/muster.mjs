// Runs Muster on this machine: `node infra/local/muster.mjs up|down|status|demo`. The Makefile calls it.
import {parseArgs} from 'node:util';
import {Fault, runCommand} from './lib/fault.mjs';
import {realmWithDemoPeople} from './lib/keycloak.mjs';

const USAGE = `Usage: muster.mjs <verb>

  up [part ...]   build what is stale, start what does not run, wait until all is healthy
  down            stop everything \`up\` started
  status          each part: state, process, port, memory, uptime
  demo            a real Prometheus alert, from the first firing to the e-mail

MUSTER_HOME          where a stack keeps its state (default: .muster in the checkout, with an offset a folder in it)
MUSTER_PORT_OFFSET   shifts every port, so that a second stack fits beside the first
MUSTER_MONGODB_URI   a MongoDB of your own; without it one is started
MUSTER_CACHE         where downloads are kept (default: .muster/cache in the checkout)
MUSTER_JAVA_OPTS     further flags for every Java process
`;

/** Lines with the seconds since the start, so that a slow part is seen. */
function narrator() {
  const began = Date.now();
  return (line) => process.stdout.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Fault(`Node.js ${process.versions.node} is too old: install 20.19 or newer.`);
  }
}

async function up(parts) {
  const {startStack} = await import('./lib/stack.mjs');
  const stack = await startStack({only: parts, narrate: narrator()});
  if (parts.length === 0) process.stdout.write(welcome(stack));
}

function welcome({urls, secrets}) {
  const people = realmWithDemoPeople().users.filter(({credentials}) => credentials);
  const logins = people.map(({username, firstName, lastName, realmRoles}) =>
    `  ${username.padEnd(6)} ${secrets.MUSTER_DEMO_PASSWORD}   ${`${firstName} ${lastName}`.padEnd(13)} ${realmRoles.join(', ')}`);
  return `
Muster is up:    ${urls.gateway}
Mail inbox:      ${urls.inbox}
Sign in as (name, password):
${logins.join('\n')}
See a real alert come through: make demo. Stop everything: make down.
`;
}

async function down() {
  const {stopStack} = await import('./lib/stack.mjs');
  if ((await stopStack({narrate: narrator()})) === 0) process.stdout.write('Nothing was running.\n');
}

async function status() {
  const {formatStatus, statusOf} = await import('./lib/status.mjs');
  process.stdout.write(`${formatStatus(await statusOf())}\n`);
}

async function demo() {
  const {runDemo} = await import('./lib/demo.mjs');
  await runDemo({narrate: narrator()});
}

await runCommand(async () => {
  requireNode();
  const {values, positionals} = parseArgs({allowPositionals: true, options: {help: {type: 'boolean', short: 'h'}}});
  const [verb, ...rest] = positionals;
  if (values.help || verb === 'help') return void process.stdout.write(USAGE);
  const verbs = {up, down, status, demo};
  if (!Object.hasOwn(verbs, verb ?? '')) throw new Fault(`${verb ? `There is no verb "${verb}".\n\n` : ''}${USAGE}`);
  await verbs[verb](rest);
});

// Runs the system tests against one stack of their own: `npm test`, or `node run.mjs alert partner` for some of them. The stack
// has its own folder and ports, so that it fits beside a developer's, and is stopped at the end whatever happens.
// With MUSTER_TEST_HOME (and MUSTER_PORT_OFFSET) it is kept there and running, for looking closely at one test.
import {spawn} from 'node:child_process';
import {cpSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ACKNOWLEDGE_WITHIN_SECONDS, freeOffset} from './lib/stack.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const repo = dirname(here);
const kept = process.env.MUSTER_TEST_HOME;
const home = kept ?? mkdtempSync(join(tmpdir(), 'muster-system-tests-'));

const {MUSTER_MONGODB_URI, MUSTER_PUBLIC_URL, MUSTER_TEST_HOME, ...inherited} = process.env; // these would lead to another stack
const env = {
  ...inherited,
  MUSTER_HOME: home,
  MUSTER_PORT_OFFSET: String(kept ? (process.env.MUSTER_PORT_OFFSET ?? 5400) : await freeOffset()),
  MUSTER_CACHE: process.env.MUSTER_CACHE ?? join(repo, '.muster', 'cache'),
  MUSTER_DEMO_ACK_TIMEOUT_SECONDS: String(ACKNOWLEDGE_WITHIN_SECONDS),
  // The load of a whole company comes from one address and one partner here.
  MUSTER_LIMIT_INTAKE: '1000000',
  MUSTER_LIMIT_CALLER: '1000000',
  MUSTER_LIMIT_ANONYMOUS: '1000000',
};

let running;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    interrupted = true;
    running?.kill(signal);
  });
}

async function run(...args) {
  running = spawn(process.execPath, args, {cwd: here, env, stdio: 'inherit'});
  const [code] = await once(running, 'exit');
  running = undefined;
  return code ?? 1;
}

const muster = join(repo, 'infra', 'local', 'muster.mjs');
const wanted = process.argv.slice(2);
const files = readdirSync(join(here, 'tests'))
  .filter((file) => file.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((name) => file.includes(name))))
  .map((file) => join('tests', file));

let code = 1;
try {
  code = await run(muster, 'up');
  if (code === 0 && !interrupted) code = await run('--test', '--test-concurrency=1', '--test-reporter=spec', ...files);
} finally {
  if (code !== 0) cpSync(join(home, 'logs'), join(repo, 'target', 'system-tests', 'logs'), {recursive: true, force: true});
  if (!kept) {
    await run(muster, 'down');
    rmSync(home, {recursive: true, force: true});
  }
}
process.exitCode = interrupted ? 1 : code;

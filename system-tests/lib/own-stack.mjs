import {spawn} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, rmSync} from 'node:fs';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {repoDir} from '../../infra/local/lib/paths.mjs';
import {ACKNOWLEDGE_WITHIN_SECONDS, freeOffset} from './stack.mjs';

const MUSTER = join(repoDir, 'infra', 'local', 'muster.mjs');
let running;
let interrupted = false;

/** Runs a Node program to its end, with its output shown; its exit code. */
export async function node(...args) {
  if (interrupted) return 1;
  running = spawn(process.execPath, args, {stdio: 'inherit'});
  const [code] = await once(running, 'exit');
  running = undefined;
  return code ?? 1;
}

/**
 * Brings up a stack with a folder and ports of its own, beside whatever a developer runs, does the work, and stops it whatever
 * happened. The work answers with an exit code. With MUSTER_TEST_HOME (and MUSTER_PORT_OFFSET) the stack is kept there and
 * running, for looking closely at one thing.
 */
export async function withOwnStack(work) {
  const kept = process.env.MUSTER_TEST_HOME;
  const home = kept ?? mkdtempSync(join(tmpdir(), 'muster-system-tests-'));
  for (const name of ['MUSTER_MONGODB_URI', 'MUSTER_PUBLIC_URL']) delete process.env[name]; // they would lead to another stack
  Object.assign(process.env, {
    MUSTER_HOME: home,
    MUSTER_PORT_OFFSET: String(kept ? (process.env.MUSTER_PORT_OFFSET ?? 5400) : await freeOffset()),
    MUSTER_DEMO_ACK_TIMEOUT_SECONDS: String(ACKNOWLEDGE_WITHIN_SECONDS),
    // The load of a whole company comes from one address and one partner here.
    MUSTER_LIMIT_INTAKE: '1000000',
    MUSTER_LIMIT_CALLER: '1000000',
    MUSTER_LIMIT_ANONYMOUS: '1000000',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      interrupted = true;
      running?.kill(signal);
    });
  }
  let code = 1;
  try {
    code = (await node(MUSTER, 'up')) || (await work());
  } finally {
    const logs = join(home, 'logs');
    if (code !== 0 && existsSync(logs)) cpSync(logs, join(repoDir, 'target', 'system-tests', 'logs'), {recursive: true});
    if (!kept) {
      interrupted = false;
      await node(MUSTER, 'down');
      rmSync(home, {recursive: true, force: true});
    }
  }
  return code;
}

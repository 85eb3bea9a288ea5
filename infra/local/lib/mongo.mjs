import {spawn} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {Fault} from './fault.mjs';
import {nodeForEngine} from './glibc.mjs';
import {mongoIsWritable, waitUntil} from './health.mjs';
import {ensurePackages} from './npm.mjs';
import {toolDir} from './paths.mjs';
import {isFree} from './ports.mjs';
import {which} from './run.mjs';

/**
 * The command that serves a MongoDB from `dir`: `mongod` where it is installed, otherwise MongoDB's engine embedded in a
 * Node process. Both are standalone, journaled and bound to loopback.
 */
export async function mongoCommand({dir, port, stay, narrate}) {
  mkdirSync(dir, {recursive: true});
  const mongod = which('mongod');
  if (mongod) {
    const args = ['--dbpath', dir, '--port', String(port), '--bind_ip', '127.0.0.1', '--wiredTigerCacheSizeGB', '0.25'];
    return {kind: 'mongod', command: mongod, args: [...args, '--logpath', join(dir, 'mongod.log'), '--logappend']};
  }
  await ensurePackages(undefined, narrate);
  const [command, ...before] = await nodeForEngine(narrate);
  const args = [...before, join(toolDir, 'mongo-front.mjs'), '--dir', dir, '--port', String(port), ...(stay ? ['--stay'] : [])];
  return {kind: 'embedded engine', command, args};
}

/** A MongoDB of our own, as a child of this process: it ends with us, even if we are killed. */
export async function serveMongo({dir, port, narrate = () => {}}) {
  if (port && !(await isFree(port))) throw new Fault(`Port ${port} is already taken: stop what listens there or choose another for MongoDB.`);
  const chosen = port || (which('mongod') ? await freePort() : 0);
  const {kind, command, args} = await mongoCommand({dir, port: chosen, stay: false, narrate});
  const child = spawn(command, args, {stdio: ['pipe', 'pipe', 'inherit']});
  child.stdin.on('error', () => {}); // it went away first
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(`${command} could not be started: ${error.message}.`));
    child.on('exit', (code, signal) => resolve(endOf(kind, dir, signal ?? code)));
  });
  const listening = kind === 'mongod' ? mongodReady(chosen, ended, child) : announcedPort(child);
  const ready = await Promise.race([listening, ended.then((why) => Promise.reject(new Fault(why)))]);
  return {port: ready, ended, stop: () => child.kill('SIGTERM')};
}

/** The embedded engine has told its reason on stderr; mongod tells it in its log. */
function endOf(kind, dir, code) {
  return `MongoDB (${kind}) ended with ${code}${kind === 'mongod' ? `; its log is ${join(dir, 'mongod.log')}` : ''}.`;
}

async function mongodReady(port, ended, child) {
  child.stdout.resume();
  let dead;
  ended.then((why) => (dead = why));
  await waitUntil(() => mongoIsWritable(port), {
    seconds: 60,
    dead: () => dead,
    late: () => `mongod did not accept commands on port ${port} within 60 s.`,
  });
  return port;
}

function announcedPort(child) {
  return new Promise((resolve) => {
    let line = '';
    child.stdout.on('data', (chunk) => {
      line += chunk;
      const port = /^ready (\d+)$/m.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

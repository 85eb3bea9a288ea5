import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {copyFileSync, mkdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {person} from '../lib/callers.mjs';
import {LOCAL_MUSTER_LOG, localMusterLog} from '../lib/log.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

let stack;
let rosa;
let folder;
let following;

before(async () => {
  stack = runningStack();
  folder = join(stack.home, 'operator');
  mkdirSync(folder, {recursive: true});
  rosa = await person(stack, 'rosa');
  await rosa.declare('The operator looks');
});
after(() => following?.kill());

/** What the tool printed, where it has to succeed. */
function told(...args) {
  const {status, out, err} = localMusterLog(args);
  assert.equal(status, 0, `${args.join(' ')}: ${out}${err}`);
  return out;
}

test('an operator is told what the log holds, with nothing but the command', () => {
  const out = told('stats');
  assert.match(out, /^events +[1-9]\d*$/m);
  assert.match(out, /^ *[1-9]\d* {2}incident\.opened$/m);
});

test('the newest events are shown, and those that come', async () => {
  const lines = told('tail', '-n', '5').trim().split('\n');
  assert.equal(lines.length, 5);
  for (const line of lines) assert.match(line, /^\d+ {2}\d{4}-\d\d-\d\dT[\d:.]+Z {2}[a-z-]+\.[a-z-]+ {2}\w+ \S+ {2}\{.*\}$/);

  following = spawn(LOCAL_MUSTER_LOG, ['tail', '-n', '1', '--follow'], {stdio: ['ignore', 'pipe', 'inherit']});
  let shown = '';
  following.stdout.on('data', (text) => (shown += text));
  await eventually('the newest event', () => shown.includes('\n'));
  const {id} = await rosa.declare('Declared while the operator looks on');
  await eventually('the event that came', () => shown.includes(`incident.opened  Incident ${id}`));
});

test('the log is exported with its keys and verified against what was signed', async () => {
  const signed = [];
  for (const [option, name] of [['--checkpoints', 'checkpoints.txt'], ['--keys', 'keys.txt']]) {
    copyFileSync(join(stack.home, 'checkpoints', name), join(folder, name));
    signed.push(option, join(folder, name));
  }
  const [file, keys] = [join(folder, 'log.jsonl'), join(folder, 'data-keys.jsonl')];
  assert.match(told('export', '--out', file, '--keys-out', keys), /^exported: \d+ events/m);
  assert.ok(statSync(keys).size > 0);
  assert.match(told('verify', file, ...signed), /^integrity: intact[\s\S]*^completeness: complete/m);
});

for (const service of ['incident', 'notification', 'reporting']) {
  test(`the read models of the ${service} service are rebuilt, and how far they are is told until they are done`, () => {
    const out = told('rebuild', service);
    assert.match(out, /^\d+ of \d+ \(100 %\), done after \d+ s$/m);
    assert.match(out, new RegExp(`^${service}_\\w+ +\\d+ documents, content [0-9a-f]{64}$`, 'm'));
    assert.match(told('rebuild', service, '--watch'), /100 %/);
  });

  test(`nothing the ${service} service could not handle is put aside`, () => {
    assert.match(told('dead-letters', service), /^put aside: 0 events$/m);
  });
}

test('who shows the wrong secret is told so in a sentence', () => {
  const {status, err} = localMusterLog(['dead-letters', 'reporting'], {MUSTER_OPERATOR_CLIENT_SECRET: 'a-wrong-secret'});
  assert.equal(status, 2);
  assert.equal(err.trim(), 'cannot dead-letters: the realm gives the client muster-operator no token (it answered 401)');
});

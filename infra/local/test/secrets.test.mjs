import assert from 'node:assert/strict';
import {createPrivateKey} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {checkpointKey, localSecrets} from '../lib/secrets.mjs';

const demo = localSecrets(undefined, {});

test('every demo secret is marked as one, so that a service can refuse it', () => {
  for (const [name, value] of Object.entries(demo)) {
    assert.match(value, /^demo-/, name);
  }
});

test('the environment overrides a demo secret', () => {
  assert.equal(localSecrets(undefined, {MUSTER_LINK_SECRET: 'own'}).MUSTER_LINK_SECRET, 'own');
});

test('the checkpoint key is made once, for its owner alone', (t) => {
  const home = mkdtempSync(join(tmpdir(), 'muster-keys-'));
  t.after(() => rmSync(home, {recursive: true, force: true}));
  const {privateKey} = checkpointKey(home);
  const first = readFileSync(privateKey, 'utf8');
  checkpointKey(home);
  assert.equal(readFileSync(privateKey, 'utf8'), first);
  assert.equal(statSync(privateKey).mode & 0o077, 0);
  assert.equal(createPrivateKey(first).asymmetricKeyType, 'ed25519');
});

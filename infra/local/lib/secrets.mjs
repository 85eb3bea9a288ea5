import {createECDH, generateKeyPairSync} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {toolDir} from './paths.mjs';

/** The demo secrets of a local stack; the environment may set any of them otherwise. */
export function localSecrets(file = join(toolDir, 'demo.env'), environment = process.env) {
  const secrets = {};
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name) secrets[name] = environment[name] || value;
  }
  return secrets;
}

/** The key this stack signs its checkpoints with, made once and kept; its public half is published with the checkpoints. */
export function checkpointKey(home) {
  const folder = join(home, 'keys');
  const files = {privateKey: join(folder, 'checkpoint.pem')};
  if (!existsSync(files.privateKey)) {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    const {privateKey} = generateKeyPairSync('ed25519');
    writeFileSync(files.privateKey, privateKey.export({type: 'pkcs8', format: 'pem'}), {mode: 0o600});
  }
  return files;
}

/** The pair this stack is known by at push services, made once and kept: browsers that subscribed with another are lost. */
export function pushKeys(home) {
  const folder = join(home, 'keys');
  const file = join(folder, 'push.json');
  if (!existsSync(file)) {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    const pair = createECDH('prime256v1');
    const publicKey = pair.generateKeys('base64url');
    const privateKey = pair.getPrivateKey().toString('hex').padStart(64, '0');
    const keys = {publicKey, privateKey: Buffer.from(privateKey, 'hex').toString('base64url')};
    writeFileSync(file, JSON.stringify(keys), {mode: 0o600});
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

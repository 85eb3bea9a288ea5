// Runs the system tests against one stack of their own: `npm test`, or `node run.mjs alert partner` for some of them.
import {readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {node, withOwnStack} from './lib/own-stack.mjs';
import {describeStack} from './lib/stack.mjs';
import {WrongTokens} from './lib/tokens.mjs';

// `make test-long` adds what is in `long`, and so does naming a file of it.
const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const folders = process.env.MUSTER_TEST_LONG || wanted.length > 0 ? ['tests', 'long'] : ['tests'];
const files = folders
  .flatMap((folder) => readdirSync(join(here, folder)).map((file) => join(here, folder, file)))
  .filter((file) => file.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((name) => file.includes(name))));

process.exitCode = await withOwnStack(async () => {
  await new WrongTokens(describeStack()).expiring(); // has to be old when its turn comes
  return node('--test', '--test-concurrency=1', '--test-reporter=spec', ...files);
});

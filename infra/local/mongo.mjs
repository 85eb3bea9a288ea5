// A throw-away MongoDB for tests: `node infra/local/mongo.mjs --port <n|0> --dir <data folder> [--stay]`.
// Prints one line `ready <port>` once it takes commands, then stays until SIGTERM or until its stdin closes, so that a
// killed parent leaves nothing behind (`--stay` ignores stdin). What it does meanwhile is told on stderr.
import {parseArgs} from 'node:util';
import {Fault, runCommand} from './lib/fault.mjs';
import {serveMongo} from './lib/mongo.mjs';

const USAGE = 'Usage: node infra/local/mongo.mjs --port <n|0> --dir <data folder> [--stay]';

await runCommand(async () => {
  const {values} = parseArgs({
    options: {
      port: {type: 'string', default: '0'},
      dir: {type: 'string'},
      stay: {type: 'boolean', default: false},
      help: {type: 'boolean', default: false},
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const port = Number(values.port);
  if (!values.dir || !Number.isInteger(port)) throw new Fault(USAGE);

  const mongo = await serveMongo({dir: values.dir, port, narrate: (line) => process.stderr.write(`${line}\n`)});
  let asked = false;
  const stop = () => {
    asked = true;
    mongo.stop();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  if (!values.stay) process.stdin.on('end', stop).on('error', stop).resume();
  process.stdout.write(`ready ${mongo.port}\n`);
  const why = await mongo.ended;
  process.exitCode = asked ? 0 : 1;
  if (!asked) process.stderr.write(`${why}\n`);
  process.stdin.destroy();
});

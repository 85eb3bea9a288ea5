import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import {once} from 'node:events';
import {test} from 'node:test';
import {portTable, requireFree} from '../lib/ports.mjs';

test('a taken port is refused in one sentence that names the port, who has it and what to do', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const {port} = server.address();

  await assert.rejects(requireFree(port, 'keycloak'), (error) => {
    assert.match(error.message, new RegExp(`^Port ${port}, which keycloak needs, is already taken`));
    assert.match(error.message, /MUSTER_PORT_OFFSET/);
    assert.equal(error.message.split('\n').length, 1);
    return true;
  });
});

test('a port somebody holds on every address is taken too', async (t) => {
  const server = createServer().listen(0, '0.0.0.0');
  t.after(() => server.close());
  await once(server, 'listening');

  await assert.rejects(requireFree(server.address().port, 'gateway'), /already taken/);
});

test('an offset moves every port by the same amount, so that two stacks share none', () => {
  const first = Object.values(portTable(0));
  const second = Object.values(portTable(1000));
  assert.deepEqual(second, first.map((port) => port + 1000));
  assert.deepEqual(first.filter((port) => second.includes(port)), []);
});

test('an offset that is no number is refused', () => {
  assert.throws(() => portTable('lots'), /MUSTER_PORT_OFFSET is "lots"/);
  assert.throws(() => portTable(60000), /MUSTER_PORT_OFFSET/);
});

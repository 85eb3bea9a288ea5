import assert from 'node:assert/strict';
import {before, test} from 'node:test';
import {person} from '../lib/callers.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

const SERVICES = ['incident', 'notification', 'reporting'];
let adam;

before(async () => {
  adam = await person(runningStack(), 'adam');
});

const readModels = (service) => adam.must('GET', `/api/admin/${service}/read-models`);
const complete = (models) => models.every(({position, head}) => position >= head);
const contents = (models) => models.map(({name, documents, contentHash}) => ({name, documents, contentHash}));

/** The read models once they hold everything there is, and nothing is being added. */
function settled(service) {
  let last;
  return eventually(`read models of ${service} at the head of the log`, async () => {
    const models = await readModels(service);
    const same = last && JSON.stringify(models) === JSON.stringify(last);
    last = models;
    return same && complete(models) && models;
  }, {seconds: 180, every: 500});
}

/** Before and after; done again when paging that was under way wrote something meanwhile. */
async function rebuild(service) {
  for (let again = 0; ; again++) {
    const before = await settled(service);
    const began = Date.now();
    const answer = await adam.call('POST', `/api/admin/${service}/read-models/rebuild`);
    assert.equal(answer.status, 202, answer.text);
    const after = await settled(service);
    if (after[0].head === before[0].head || again === 5) return {before, after, seconds: (Date.now() - began) / 1000};
  }
}

for (const service of SERVICES) {
  test(`every read model of the ${service} service, dropped and built anew from the log, is equal`, async (t) => {
    const {before: built, after: rebuilt, seconds} = await rebuild(service);
    assert.ok(built.some(({documents}) => documents > 0));
    assert.deepEqual(contents(rebuilt), contents(built));
    const documents = built.reduce((sum, model) => sum + model.documents, 0);
    t.diagnostic(`${built.length} read models, ${documents} documents, ${built[0].head} events: ${seconds.toFixed(1)} s`);
  });
}

test('nothing was put aside as unreadable on the way', async () => {
  for (const service of SERVICES) assert.deepEqual(await adam.must('GET', `/api/admin/${service}/dead-letters`), []);
});

test('only an administrator may look at this, let alone do it', async () => {
  const mina = await person(runningStack(), 'mina');
  for (const service of SERVICES) {
    assert.equal((await mina.get(`/api/admin/${service}/read-models`)).status, 403);
    assert.equal((await mina.post(`/api/admin/${service}/read-models/rebuild`)).status, 403);
  }
});

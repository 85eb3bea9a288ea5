// Takes the pictures in docs/screenshots anew, from the running product with an evening's worth of incidents in it.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {repoDir} from '../infra/local/lib/paths.mjs';
import {AlertSource, webhook} from './lib/alerts.mjs';
import {launchChromium, signIn, useTheme} from './lib/browser.mjs';
import {partner, person} from './lib/callers.mjs';
import {Inbox, ROSA} from './lib/mail.mjs';
import {withOwnStack} from './lib/own-stack.mjs';
import {runningStack} from './lib/stack.mjs';
import {eventually} from './lib/wait.mjs';

const FOLDER = join(repoDir, 'docs', 'screenshots');
const DESK = {width: 1280, height: 800};
const PHONE = {width: 390, height: 844};

/** Incidents of every kind and age of work, told by the people who would. */
async function tellAStory(stack) {
  const [acme, rosa, ravi, mina] = await Promise.all([partner(stack, 'acme'), person(stack, 'rosa'), person(stack, 'ravi'), person(stack, 'mina')]);
  const note = (who, ref, text) => who.must('POST', `/api/incidents/${ref}/notes`, {text});
  const phase = (who, ref, to) => who.must('POST', `/api/incidents/${ref}/phase`, {to});

  const done = await mina.declare('Certificate of the status page expires tonight', {severity: 'SEV4', services: ['status-page']});
  await mina.must('PUT', `/api/incidents/${done.number}/roles/COMMANDER`, {});
  await mina.must('POST', `/api/incidents/${done.number}/acknowledge`, {});
  for (const to of ['CONTAINMENT', 'ERADICATION', 'RECOVERY']) await phase(mina, done.number, to);
  await mina.must('POST', `/api/incidents/${done.number}/resolve`, {reason: 'Renewed, and the renewal job runs again'});
  await phase(mina, done.number, 'LESSONS_LEARNED');
  await acme.declare('Parcels from Lyon are scanned twice', {severity: 'SEV3', services: ['parcels', 'tracking']});
  const slow = await ravi.declare('Search answers slowly for customers in Europe', {severity: 'SEV2', services: ['search']});
  await ravi.must('POST', `/api/incidents/${slow.number}/acknowledge`, {});
  await ravi.must('PUT', `/api/incidents/${slow.number}/roles/COMMANDER`, {});

  await new AlertSource(stack).post(webhook({summary: 'Checkout fails for 42 % of customers', service: 'checkout', startsAt: new Date(Date.now() - 90_000)}));
  const worst = await eventually('the alert', async () => (await rosa.must('GET', '/api/incidents?limit=50')).items.find(({source}) => source.kind === 'ALERT'));
  await new Inbox(stack).first(worst.number, ROSA);
  await rosa.must('POST', `/api/incidents/${worst.number}/acknowledge`, {});
  await rosa.must('PUT', `/api/incidents/${worst.number}/roles/COMMANDER`, {});
  await ravi.must('PUT', `/api/incidents/${worst.number}/roles/SCRIBE`, {});
  await note(rosa, worst.number, 'Started with the 20:40 release of payments: card authorisations time out after 10 s.');
  await note(ravi, worst.number, 'The new client opens a connection per request; the provider refuses more than 200.');
  await phase(rosa, worst.number, 'CONTAINMENT');
  await note(rosa, worst.number, 'Rolling payments back to the release of this morning. Ravi watches the error ratio.');
  await phase(rosa, worst.number, 'ERADICATION');
  await eventually('the notes', async () => (await rosa.timeline(worst.number)).filter(({type}) => type === 'incident.note-added').length === 3);
  return worst.number;
}

async function take() {
  mkdirSync(FOLDER, {recursive: true});
  const stack = runningStack();
  const number = await tellAStory(stack);
  const browser = await launchChromium();
  try {
    const [rosa, aude] = [await signIn(browser, stack, 'rosa'), await signIn(browser, stack, 'aude')];
    const picture = async (name, page, address, {theme = 'light', size = DESK, ready} = {}) => {
      await page.setViewportSize(size);
      await useTheme(page, theme);
      await page.goto(address);
      await (ready ?? page.getByRole('heading', {level: 1}).first()).waitFor();
      await page.getByRole('status').filter({hasText: 'Live'}).waitFor();
      await page.waitForFunction(() => document.querySelectorAll('[class*=keleton]').length === 0);
      await page.screenshot({path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide'});
    };
    const timeline = rosa.getByRole('log').getByText('Rolling payments back');
    await picture('now', rosa, '/', {ready: rosa.getByText(number).first()});
    await picture('now-phone', rosa, '/', {size: PHONE, theme: 'dark', ready: rosa.getByText(number).first()});
    await picture('incidents', rosa, '/incidents', {ready: rosa.getByText(number, {exact: true})});
    await picture('incident', rosa, `/incidents/${number}`, {ready: timeline});
    await picture('incident-dark', rosa, `/incidents/${number}`, {theme: 'dark', ready: timeline});
    await picture('incident-phone', rosa, `/incidents/${number}`, {size: PHONE, ready: timeline});
    await picture('ledger', aude, `/compliance?incident=${number}`, {ready: aude.getByRole('table')});
    await picture('report', aude, `/compliance/incidents/${number}`, {ready: aude.getByRole('heading', {level: 2, name: number})});
  } finally {
    await browser.close();
  }
  return 0;
}

process.exitCode = await withOwnStack(take);

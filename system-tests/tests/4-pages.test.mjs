import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, test} from 'node:test';
import {AlertSource, webhook} from '../lib/alerts.mjs';
import {launchChromium, seriousViolations, sidewaysScroll, signIn, useTheme} from '../lib/browser.mjs';
import {partner, person} from '../lib/callers.mjs';
import {Inbox, ROSA} from '../lib/mail.mjs';
import {runningStack} from '../lib/stack.mjs';
import {eventually} from '../lib/wait.mjs';

const PHONE = {width: 390, height: 844};
const DESK = {width: 1280, height: 800};
let stack;
let browser;
let pages;

before(async () => {
  stack = runningStack();
  browser = await launchChromium();
  const acme = await partner(stack, 'acme');
  const longWords = 'Everything in the warehouse is slow: ThisIsOneWordThatDoesNotEndWhereAPhoneEndsAndMustBreakSomewhere';
  const {number} = await acme.declare(longWords, {severity: 'SEV2', services: ['warehouse', 'label-printing', 'returns'], description: 'Seen by three sites.'});
  await acme.must('POST', `/api/incidents/${number}/notes`, {text: 'See https://status.example/a/very/long/address/that/has/no/place/to/break/at/all/0123456789'});
  await new AlertSource(stack).post(webhook({summary: 'Pages are tested', service: 'pages'}));
  const {link} = await new Inbox(stack).first('Pages are tested', ROSA);

  const manager = await person(stack, 'mina');
  await manager.must('PUT', '/api/status-page', {title: 'Shop status', components: [{service: 'checkout', name: 'Shop', group: 'Web'}]}, {'Idempotency-Key': randomUUID()});
  await eventually('the public status page', async () => (await fetch(`${stack.urls.gateway}/status`)).status === 200);

  const rosa = await signIn(browser, stack, 'rosa');
  const mina = await signIn(browser, stack, 'mina');
  const aude = await signIn(browser, stack, 'aude');
  const nobody = await (await browser.newContext({baseURL: stack.urls.gateway})).newPage();
  const loaded = (page) => page.getByRole('heading', {level: 1}).first().waitFor();
  pages = [
    {name: 'sign-in', page: nobody, address: '/', ready: loaded},
    {name: 'confirm page of an acknowledge link', page: nobody, address: new URL(link).pathname, ready: (page) => page.getByRole('button').waitFor()},
    {name: 'Now', page: rosa, address: '/', ready: loaded},
    {name: 'incident list', page: rosa, address: '/incidents', ready: (page) => page.getByText(number, {exact: true}).waitFor()},
    {name: 'incident', page: rosa, address: `/incidents/${number}`, ready: (page) => page.getByRole('log').getByText('status.example').waitFor()},
    {name: 'declare', page: rosa, address: '/incidents/new', ready: loaded},
    {name: 'on-call', page: rosa, address: '/on-call', ready: (page) => page.getByRole('main').getByText('Rosa Reyes').first().waitFor()},
    {name: 'escalation policy', page: mina, address: '/on-call/policies/new', ready: loaded},
    {name: 'audiences', page: mina, address: '/on-call/audiences', ready: loaded},
    {name: 'status page as it is laid out', page: mina, address: '/on-call/status-page', ready: (page) => page.getByText('Shop', {exact: false}).first().waitFor()},
    {name: 'public status page', page: nobody, address: '/status', ready: (page) => page.getByText('Shop status').first().waitFor()},
    {name: 'automation', page: mina, address: '/prepare/automation', ready: loaded},
    {name: 'automation rule', page: mina, address: '/prepare/automation/new', ready: loaded},
    {name: 'analytics', page: mina, address: '/analytics', ready: loaded},
    {name: 'ledger', page: aude, address: `/compliance?incident=${number}`, ready: (page) => page.getByRole('table').waitFor()},
    {name: 'report', page: aude, address: `/compliance/incidents/${number}`, ready: (page) => page.getByRole('heading', {level: 2, name: number}).waitFor()},
    {name: 'page that does not exist', page: rosa, address: '/nowhere', ready: loaded},
  ];
});
after(() => browser?.close());

for (const theme of ['light', 'dark']) {
  test(`every page is free of serious barriers in the ${theme} theme`, async (t) => {
    for (const {name, page, address, ready} of pages) {
      await t.test(name, async () => {
        await page.setViewportSize(DESK);
        await useTheme(page, theme);
        await page.goto(address);
        await ready(page);
        assert.deepEqual(await seriousViolations(page), []);
      });
    }
  });
}

test('no page needs scrolling sideways on a phone', async (t) => {
  for (const {name, page, address, ready} of pages) {
    await t.test(name, async () => {
      await page.setViewportSize(PHONE);
      await page.goto(address);
      await ready(page);
      assert.ok((await sidewaysScroll(page)) <= 0, `${await sidewaysScroll(page)} px too wide`);
    });
  }
});

test('the content security policy lets no page load anything from elsewhere or run what was not shipped', async () => {
  const {page} = pages[0];
  const refused = [];
  page.on('console', (message) => /Content Security Policy/i.test(message.text()) && refused.push(message.text()));
  const response = await page.goto('/');
  const policy = response.headers()['content-security-policy'];
  assert.match(policy, /default-src 'self'|default-src 'none'/);
  assert.doesNotMatch(policy, /script-src[^;]*'unsafe-(inline|eval)'/);
  await page.getByRole('heading', {level: 1}).waitFor();
  assert.deepEqual(refused, [], 'the page keeps to its own policy');
});

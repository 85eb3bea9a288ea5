import AxeBuilder from '@axe-core/playwright';
import {chromium} from 'playwright-core';
import {which} from '../../infra/local/lib/run.mjs';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium, without a window. */
export function launchChromium() {
  const executablePath = process.env.CHROME_PATH || which('chromium', 'chromium-browser', 'google-chrome');
  if (!executablePath) throw new Error('There is no Chromium on the PATH: install it (Debian: `apt-get install chromium`), or set CHROME_PATH.');
  return chromium.launch({executablePath, headless: true, args: FLAGS});
}

/** A browser of their own for one person, signed in through Keycloak as they would. */
export async function signIn(browser, {urls, secrets}, name, options = {}) {
  const context = await browser.newContext({baseURL: urls.gateway, locale: 'en-GB', timezoneId: 'Europe/Paris', ...options});
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('link', {name: 'Sign in'}).click();
  await page.locator('#username').fill(name);
  await page.locator('#password').fill(secrets.MUSTER_DEMO_PASSWORD);
  await page.locator('#kc-login').click();
  await page.getByRole('navigation', {name: 'Main'}).first().waitFor();
  return page;
}

/** What axe finds serious or critical on a page, in words. */
export async function seriousViolations(page) {
  const {violations} = await new AxeBuilder({page}).analyze();
  return violations
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .flatMap(({id, help, nodes}) => nodes.map(({target, failureSummary}) => `${id}: ${help} at ${target.join(' ')} (${failureSummary?.split('\n')[1]?.trim()})`));
}

/** Fixes a theme the way the theme menu does, from the next page on. */
export async function useTheme(page, theme) {
  await page.emulateMedia({colorScheme: theme, reducedMotion: 'reduce'});
}

/** How far the page can be scrolled sideways. */
export function sidewaysScroll(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

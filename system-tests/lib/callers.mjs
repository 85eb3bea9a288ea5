import {randomUUID} from 'node:crypto';
import {request as playwright} from 'playwright-core';

/** Somebody who calls Muster's API: what they show at the door, and their calls. */
export class Caller {
  constructor(baseUrl, headers = {}) {
    this.baseUrl = baseUrl;
    this.headers = headers;
  }

  /** One call; the answer with its body read as what it says it is. */
  async call(method, path, {body, headers = {}, signal = AbortSignal.timeout(60_000)} = {}) {
    const json = body !== undefined && typeof body !== 'string';
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      signal,
      headers: {...this.headers, ...(body === undefined ? {} : {'Content-Type': 'application/json'}), ...headers},
      body: json ? JSON.stringify(body) : body,
    });
    const type = response.headers.get('Content-Type') ?? '';
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    return {status: response.status, headers: response.headers, type, bytes, text, body: /json/.test(type) && text ? parsed(text) : undefined};
  }

  get(path, options) {
    return this.call('GET', path, options);
  }

  post(path, body = {}, options = {}) {
    return this.call('POST', path, {...options, body});
  }

  put(path, body = {}, options = {}) {
    return this.call('PUT', path, {...options, body});
  }

  /** A call that has to succeed; its body. */
  async must(method, path, body, headers) {
    const answer = await this.call(method, path, {body, headers});
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }

  /** Declares an incident and returns what was answered. */
  declare(title, more = {}) {
    return this.must('POST', '/api/incidents', {title, severity: 'SEV3', services: ['checkout'], ...more}, {'Idempotency-Key': randomUUID()});
  }

  incident(ref) {
    return this.must('GET', `/api/incidents/${ref}`);
  }

  async timeline(ref) {
    const items = [];
    for (let after = 0; ; ) {
      const page = await this.must('GET', `/api/incidents/${ref}/timeline?after=${after}&limit=200`);
      items.push(...page.items);
      if (page.items.length < 200) return items;
      after = page.items.at(-1).position;
    }
  }
}

/** Reads JSON lines as their text: only a whole document is an object. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Somebody who shows nothing at the door. */
export function stranger({urls}) {
  return new Caller(urls.gateway);
}

/** Somebody who shows this token at the door. */
export function bearer({urls}, token, baseUrl = urls.gateway) {
  return new Caller(baseUrl, {Authorization: `Bearer ${token}`});
}

/** A partner's system, with a token it has fetched at Keycloak and renews in time. */
export async function partner(stack, name) {
  const secret = stack.secrets[`MUSTER_PARTNER_${name.toUpperCase()}_CLIENT_SECRET`];
  const fetchToken = () => clientToken(stack, `muster-partner-${name}`, secret);
  const caller = bearer(stack, await fetchToken());
  const renew = async () => (caller.headers.Authorization = `Bearer ${await fetchToken()}`);
  setInterval(() => renew().catch(() => {}), 120_000).unref();
  return caller;
}

/** The access token Keycloak gives a client for its own sake. */
export async function clientToken({urls}, clientId, secret) {
  return tokenFrom(`${urls.issuer}/protocol/openid-connect/token`, {grant_type: 'client_credentials', client_id: clientId, client_secret: secret});
}

/** Asks a token endpoint. */
export async function tokenFrom(url, form) {
  const response = await fetch(url, {method: 'POST', body: new URLSearchParams(form)});
  const answer = await response.json();
  if (!answer.access_token) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

/**
 * A demo person at the API: signed in through Keycloak like in a browser, as there is no other way for people, with the
 * session's cookies and the proof that a change is meant.
 */
export async function person({urls, secrets}, name) {
  const browser = await playwright.newContext({baseURL: urls.gateway});
  try {
    const page = await (await browser.get('/login')).text();
    const action = /action="([^"]+)"/.exec(page)?.[1].replaceAll('&amp;', '&');
    if (!action) throw new Error(`The sign-in led to no form:\n${page.slice(0, 500)}`);
    await browser.post(action, {form: {username: name, password: secrets.MUSTER_DEMO_PASSWORD}});
    const session = await (await browser.get('/api/session')).json();
    if (session.username !== name) throw new Error(`${name} is not signed in: ${JSON.stringify(session)}`);
    const {cookies} = await browser.storageState();
    const own = cookies.filter(({path}) => path === '/').map((cookie) => `${cookie.name}=${cookie.value}`);
    const csrf = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? session.csrfToken;
    const caller = new Caller(urls.gateway, {Cookie: own.join('; '), 'X-XSRF-TOKEN': csrf});
    return Object.assign(caller, {id: session.id, name: session.name});
  } finally {
    await browser.dispose();
  }
}

import {createHmac, generateKeyPairSync, randomUUID, sign} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {clientToken, tokenFrom} from './callers.mjs';

/**
 * Tokens nobody should get in with. Keycloak itself signs those that are genuine but wrong: it is given, for a moment, a client
 * that is not meant for Muster, and one whose tokens live for a second.
 */
export class WrongTokens {
  constructor(stack) {
    this.stack = stack;
  }

  /** From the right issuer, for another audience. */
  forAnotherAudience() {
    return this.#fromNewClient('elsewhere', {defaultClientScopes: ['basic', 'roles']});
  }

  /** For the right audience, but over; services allow clocks to differ by a minute, so it is asked for early and kept. */
  async expiring() {
    const file = join(this.stack.home, 'expiring-token');
    try {
      return readFileSync(file, 'utf8');
    } catch {
      const scopes = ['basic', 'roles', 'muster-api'];
      const token = await this.#fromNewClient('short-lived', {defaultClientScopes: scopes, attributes: {'access.token.lifespan': '1'}});
      writeFileSync(file, token, {mode: 0o600});
      return token;
    }
  }

  async #fromNewClient(name, more) {
    const admin = this.stack.urls.issuer.replace('/realms/', '/admin/realms/');
    const token = await tokenFrom(`${this.stack.urls.keycloak}/realms/master/protocol/openid-connect/token`, {
      grant_type: 'password', client_id: 'admin-cli', username: 'admin', password: this.stack.secrets.MUSTER_KEYCLOAK_ADMIN_PASSWORD,
    });
    const headers = {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json'};
    const clientId = `test-${name}-${randomUUID().slice(0, 8)}`;
    const secret = randomUUID();
    const client = {clientId, secret, enabled: true, serviceAccountsEnabled: true, standardFlowEnabled: false, fullScopeAllowed: false, ...more};
    const created = await fetch(`${admin}/clients`, {method: 'POST', headers, body: JSON.stringify(client)});
    if (created.status !== 201) throw new Error(`Keycloak made no client: ${created.status} ${await created.text()}`);
    try {
      return await clientToken(this.stack, clientId, secret);
    } finally {
      await fetch(created.headers.get('Location'), {method: 'DELETE', headers});
    }
  }
}

/** What a token says, unchecked. */
export function claimsOf(token) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
}

/** The ways in which a genuine token is commonly imitated. */
export function forgeries(genuine) {
  const [head, , signature] = genuine.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url'));
  const admin = {...claimsOf(genuine), realm_access: {roles: ['admin', 'manager', 'responder', 'service']}};
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const {privateKey, publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
  const own = `${head}.${part(admin)}`;
  const hmac = `${part({...header, alg: 'HS256'})}.${part(admin)}`;
  const key = publicKey.export({type: 'spki', format: 'pem'});
  return {
    'signed with a key of their own': `${own}.${sign('sha256', Buffer.from(own), privateKey).toString('base64url')}`,
    'changed after signing': `${own}.${signature}`,
    'not signed': `${part({...header, alg: 'none'})}.${part(admin)}.`,
    'signed with a public key as secret': `${hmac}.${createHmac('sha256', key).update(hmac).digest('base64url')}`,
    'not a token': 'let-me-in',
  };
}

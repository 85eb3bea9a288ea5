import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {realmWithDemoPeople} from '../lib/keycloak.mjs';
import {repoDir} from '../lib/paths.mjs';
import {localSecrets} from '../lib/secrets.mjs';

const text = readFileSync(join(repoDir, 'infra/keycloak/muster-realm.json'), 'utf8');
const realm = JSON.parse(text);
const client = (id) => realm.clients.find(({clientId}) => clientId === id);
const machines = realm.clients.filter(({serviceAccountsEnabled}) => serviceAccountsEnabled);

test('no client takes passwords, uses the implicit flow or sees every role', () => {
  for (const each of realm.clients) {
    assert.equal(each.directAccessGrantsEnabled, false, each.clientId);
    assert.equal(each.implicitFlowEnabled, false, each.clientId);
    assert.equal(each.fullScopeAllowed, false, each.clientId);
  }
  assert.equal(client('admin-cli').enabled, false, "Keycloak's own password client is switched off");
});

test('people sign in at the gateway alone, with PKCE, and come back only to it', () => {
  const signIn = realm.clients.filter(({standardFlowEnabled}) => standardFlowEnabled);
  assert.deepEqual(signIn.map(({clientId}) => clientId), ['muster-gateway']);
  const gateway = client('muster-gateway');
  assert.equal(gateway.attributes['pkce.code.challenge.method'], 'S256');
  assert.equal(gateway.publicClient, false);
  assert.equal(gateway.serviceAccountsEnabled, false);
  assert.deepEqual(gateway.redirectUris, ['${MUSTER_PUBLIC_URL}/login/oauth2/code/keycloak']);
  assert.doesNotMatch(gateway.attributes['post.logout.redirect.uris'], /\*/);
});

test('every token is for muster-api and says who it is about and what they may do', () => {
  const mapper = (scope, kind) =>
    realm.clientScopes.find(({name}) => name === scope).protocolMappers.find(({protocolMapper}) => protocolMapper === kind).config;
  assert.equal(mapper('muster-api', 'oidc-audience-mapper')['included.custom.audience'], 'muster-api');
  assert.equal(mapper('basic', 'oidc-sub-mapper')['access.token.claim'], 'true');
  assert.equal(mapper('roles', 'oidc-usermodel-realm-role-mapper')['claim.name'], 'realm_access.roles');
  assert.equal(mapper('profile', 'oidc-full-name-mapper')['access.token.claim'], 'true');
  for (const each of [client('muster-gateway'), ...machines]) {
    for (const scope of ['basic', 'roles', 'muster-api']) assert.ok(each.defaultClientScopes.includes(scope), `${each.clientId} ${scope}`);
  }
});

test('a machine can be given no role of a person but the administrator\'s tool, nor a person one of a machine', () => {
  const mapped = Object.fromEntries(realm.scopeMappings.map(({client: id, roles}) => [id, roles]));
  assert.deepEqual(mapped['muster-gateway'].toSorted(), ['admin', 'auditor', 'manager', 'responder']);
  for (const {clientId} of machines) {
    const role = clientId === 'muster-operator' ? 'admin' : clientId.startsWith('muster-partner-') ? 'partner' : 'service';
    assert.deepEqual(mapped[clientId], [role]);
    assert.deepEqual(realm.users.find(({serviceAccountClientId}) => serviceAccountClientId === clientId).realmRoles, [role]);
  }
});

test('the realm file names no person and holds no secret', () => {
  assert.ok(realm.users.every(({serviceAccountClientId}) => serviceAccountClientId));
  assert.doesNotMatch(text, /demo-/);
  for (const {clientId, secret} of realm.clients) {
    if (clientId !== 'admin-cli') assert.match(secret, /^\$\{MUSTER_[A-Z_]+_CLIENT_SECRET\}$/, clientId);
  }
  assert.doesNotMatch(JSON.stringify(realmWithDemoPeople()), /"value":"(?!\$\{)/);
});

test('the local stack has a value for everything the realm leaves open', () => {
  const known = {...localSecrets(), MUSTER_PUBLIC_URL: ''};
  for (const [, name] of JSON.stringify(realmWithDemoPeople()).matchAll(/\$\{(MUSTER_[A-Z_]+)\}/g)) {
    assert.ok(name in known, name);
  }
});

test('there is a demo person for every role a person can have', () => {
  const people = realmWithDemoPeople().users.filter(({credentials}) => credentials);
  assert.deepEqual([...new Set(people.flatMap(({realmRoles}) => realmRoles))].sort(), ['admin', 'auditor', 'manager', 'responder']);
  assert.ok(people.every(({id}) => id.startsWith('00000000-0000-4000-8000-')));
});

import {randomUUID} from 'node:crypto';
import {tokenFrom} from './callers.mjs';

/** A client of Keycloak's with a service account that has one realm role, as an operator makes it; `remove` takes it away. */
export async function clientWithRole(stack, role) {
  const admin = stack.urls.issuer.replace('/realms/', '/admin/realms/');
  const ask = async (method, url, body) => {
    // A new one each time: it is good for a minute, and what is made may be taken away much later.
    const token = await tokenFrom(`${stack.urls.keycloak}/realms/master/protocol/openid-connect/token`, {
      grant_type: 'password', client_id: 'admin-cli', username: 'admin', password: stack.secrets.MUSTER_KEYCLOAK_ADMIN_PASSWORD,
    });
    const headers = {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json'};
    const response = await fetch(url, {method, headers, body: body && JSON.stringify(body)});
    if (!response.ok) throw new Error(`Keycloak: ${method} ${url} answered ${response.status} ${await response.text()}`);
    return response;
  };
  const clientId = `test-${role}-${randomUUID().slice(0, 8)}`;
  const secret = randomUUID();
  const created = await ask('POST', `${admin}/clients`, {
    clientId, secret, enabled: true, serviceAccountsEnabled: true, standardFlowEnabled: false, fullScopeAllowed: true, defaultClientScopes: ['basic', 'roles', 'muster-api'],
  });
  const client = created.headers.get('Location');
  const account = await (await ask('GET', `${client}/service-account-user`)).json();
  const realmRole = await (await ask('GET', `${admin}/roles/${role}`)).json();
  await ask('POST', `${admin}/users/${account.id}/role-mappings/realm`, [realmRole]);
  return {clientId, secret, remove: () => ask('DELETE', client)};
}

import {join} from 'node:path';
import {repoDir} from './paths.mjs';

const VERSION = '0.1.0-SNAPSHOT';
const SHARED = ['contracts', 'verifier', 'event-log', 'service-starter'];

/**
 * The services of Muster: module, heap, their client at Keycloak, and what a jar is made of beyond its own module. The gateway
 * alone needs Keycloak up when it starts, as it reads the sign-in addresses from it.
 */
export const SERVICES = [
  service('incident-service', {heap: '256m', client: 'incident', shared: [...SHARED, 'scan']}),
  service('notification-service', {heap: '256m', client: 'notification'}),
  service('reporting-service', {heap: '256m', client: 'reporting'}),
  service('gateway', {heap: '200m', client: 'gateway', shared: [], extra: ['web/dist'], needs: ['mongodb', 'keycloak']}),
];

function service(module, {heap, client, shared = SHARED, extra = [], needs = ['mongodb']}) {
  return {
    name: module,
    heap,
    needs,
    shared,
    extra,
    jar: join(repoDir, module, 'target', `${module}-${VERSION}.jar`),
    clientId: `muster-${client}`,
    clientSecret: `MUSTER_${client.toUpperCase()}_CLIENT_SECRET`,
  };
}

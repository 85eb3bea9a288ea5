import {createServer} from 'node:http';
import {once} from 'node:events';

/** A tiny program to be watched: serves whatever figures were last set, in the format Prometheus reads. */
export async function startMetrics() {
  const figures = new Map();
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    response.end([...figures].map(([series, value]) => `${series} ${value}\n`).join(''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address().port,
    /** Sets one figure; labels tell series of the same name apart. */
    set(name, value, labels = {}) {
      const inside = Object.entries(labels).map(([key, label]) => `${key}=${JSON.stringify(String(label))}`);
      figures.set(`${name}{${inside.join(',')}}`, value);
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

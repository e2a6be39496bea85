/** H: bare `node:http` that runs one statement and answers the same bytes as Kaiji, which its parent tells it by path. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { HOSPITAL, idOf, readable } from './cast.js';
import { stage } from './stage.js';

const pool = new Pool({ connectionString: stage.superUrl, max: 20 });
const [bodies] = (await once(process, 'message')) as [Readonly<Record<string, string>>];
let turn = 0;

const REVISION = `select revision.codes, revision.counts, texts, seal from revision join revision_text on revision_id = id where id = $1`;
const COMPARE = `select codes, product.name, product.version, current_disclosure.organization_id from current_disclosure join product on product.id = product_id where product_id = any ($1)`;

const statements: Readonly<Record<string, () => { name: string; text: string; values: unknown[] }>> = {
  '/open': () => ({ name: 'open', text: REVISION, values: [idOf('revision', readable((turn += 1)))] }),
  '/compare': () => ({
    name: 'compare',
    text: COMPARE,
    values: [Array.from({ length: 20 }, () => idOf('product', readable((turn += 1))))],
  }),
  '/save': () => ({
    name: 'save',
    text: 'update floor set value = $2 where id = $1',
    values: [idOf('product', 1 + ((turn += 1) % 2000)), HOSPITAL.userId],
  }),
};

const server = createServer((request, response) => {
  const path = request.url ?? '';
  const statement = statements[path]!();
  request.resume().on('end', () => {
    void pool.query(statement).then(() => {
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
      response.end(bodies[path]);
    });
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('SIGTERM', () => process.exit());

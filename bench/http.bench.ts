/** Opening, comparing and saving over HTTP with sign-in, row rules and audit: serial in R and W, and requests per second against H. */
import { HOSPITAL, idOf, readable, tokenOf, vendorOf } from './cast.js';
import { expectDone, HttpConnection, rate, requestOf } from './http-client.js';
import { interleaved, reportRates, reportTimes } from './measure.js';
import { savableRows } from './savable-rows.js';
import { startServer } from './servers.js';
import { close, openFloors } from './stage.js';

const POOL = 20;
const SLICE = 1500;
const ROUNDS = 5;

const { R, W } = await openFloors();
const kaiji = await startServer('kaiji-server');
const one = await HttpConnection.open(kaiji.port);
const hospital = tokenOf(0);
let turn = 0;

const openRequest = (): string =>
  requestOf('GET', `/api/v1/revisions/${idOf('revision', readable((turn += 1)))}`, hospital);
const compareRequest = (): string => {
  const products = Array.from({ length: 20 }, () => `productIds=${idOf('product', readable((turn += 1)))}`);
  return requestOf('GET', `/api/v1/comparison?${products.join('&')}`, hospital);
};
const rowsToSave = await savableRows();
const saveRequest = (): string => {
  const row = rowsToSave[(turn += 1) % rowsToSave.length]!;
  const body = { value: turn % 2 === 0 ? 'yes' : 'no', remark: '通信は TLS 1.3 で暗号化します。' };
  const path = `/api/v1/drafts/${row.draftId}/answers/${encodeURIComponent(row.code)}`;
  const request = requestOf('PUT', path, tokenOf(vendorOf(row.product)), body, { 'If-Match': `"${row.version}"` });
  row.version += 1;
  return request;
};

const bodies = {
  '/open': expectDone(await one.send(openRequest())),
  '/compare': expectDone(await one.send(compareRequest())),
  '/save': expectDone(await one.send(saveRequest())),
};
const floor = await startServer('floor-server', bodies);
const sent = (request: () => string) => async (): Promise<void> => void expectDone(await one.send(request()));

const times = await interleaved(
  { R, W, open: sent(openRequest), compare: sent(compareRequest), save: sent(saveRequest) },
  { rounds: 200, warmUp: 100 },
);
reportTimes('http-open-revision', times.open, times.R, { atMost: 14 }, `bytes=${bodies['/open'].length}`);
reportTimes('http-compare-20', times.compare, times.R, { atMost: 10 }, `bytes=${bodies['/compare'].length}`);
reportTimes('http-save-answer', times.save, times.W, { atMost: 6 });

for (const [name, path, request] of [
  ['open-revision', '/open', openRequest],
  ['compare-20', '/compare', compareRequest],
  ['save-answer', '/save', saveRequest],
] as const) {
  const bare = (): string =>
    requestOf(path === '/save' ? 'PUT' : 'GET', path, hospital, path === '/save' ? HOSPITAL : undefined);
  const [ours, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push(await rate(floor.port, POOL, SLICE, bare));
    ours.push(await rate(kaiji.port, POOL, SLICE, request));
  }
  reportRates(`http-${name}-20-connections`, ours, floors, { atLeast: 0.4 });
  const crowded = await rate(kaiji.port, 3 * POOL, SLICE, request);
  reportRates(`http-${name}-60-connections`, [crowded], ours);
}

one.close();
await Promise.all([kaiji.stop(), floor.stop()]);
await close();

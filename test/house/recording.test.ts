import { channel } from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import { expect, it } from '@jest/globals';
import { operations } from '../support/api-description.js';
import { refuseUnrecorded, watchActs } from '../support/recording.js';

const { path: URL } = operations.find(({ operationId }) => operationId === 'createProduct')!;

/** A request that the server has begun to handle; it is answered when the returned function is called. */
function begun(server: Server, id: string, key?: string): () => void {
  const raw = Object.assign(new EventEmitter(), { statusCode: 201 });
  const headers = { authorization: 'Bearer x', ...(key === undefined ? {} : { 'idempotency-key': key }) };
  const request = { id, server: { server }, raw: { method: 'POST', url: URL, headers } };
  channel('tracing:fastify.request.handler:start').publish({ request, reply: { raw, statusCode: 201 } });
  return () => raw.emit('finish');
}

const held =
  (...ids: string[]) =>
  (asked: readonly string[]) =>
    Promise.resolve(ids.filter((id) => asked.includes(id)));

it('stops a test whose act left no record', async () => {
  const server = createServer();
  const owed = watchActs(server);
  begun(server, 'one')();
  begun(server, 'other')();
  await expect(refuseUnrecorded(owed, held('one', 'other'))).resolves.toBeUndefined();
  await expect(refuseUnrecorded(owed, held('one'))).rejects.toThrow('createProduct');
});

it('asks one record of repeats with the same key, whichever of them is answered first', async () => {
  const server = createServer();
  const owed = watchActs(server);
  const [act, repeat] = [begun(server, 'act', 'key'), begun(server, 'repeat', 'key')];
  repeat();
  act();
  await expect(refuseUnrecorded(owed, held('act'))).resolves.toBeUndefined();
  await expect(refuseUnrecorded(owed, held())).rejects.toThrow('createProduct');
});

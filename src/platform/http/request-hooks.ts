import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RuleViolation } from '#kernel/rule-violation.js';
import { type RequestContext, requestContext } from '../request-context.js';
import { refuseUnfit } from './body-shape.js';
import { languageOf } from './language.js';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Opens the request's context, answers with its id, refuses writes that another site's page sends with the user's cookie. */
export function openRequestContext(fastify: FastifyInstance, publicUrl: string): void {
  const ownOrigin = new URL(publicUrl).origin;
  fastify.addHook('onRequest', (request, reply, done) => {
    // On the answer itself: a stream that is cut off and an answer that no hook comes by carry it too.
    reply.raw.setHeader('X-Request-Id', request.id);
    if (isForeignWrite(request, ownOrigin)) throw new RuleViolation('origin.refused', { address: ownOrigin });
    done();
  });
  // After the body is read: parsing it loses the asynchronous context that an earlier hook would open.
  fastify.addHook('preHandler', (request, _reply, done) => {
    refuseUnfit(request.body);
    requestContext.run(contextOf(request), done);
  });
}

function isForeignWrite({ method, headers }: FastifyRequest, ownOrigin: string): boolean {
  if (!WRITES.has(method) || !headers.cookie || headers.authorization) return false;
  if (headers.origin !== undefined) return headers.origin !== ownOrigin;
  return headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin';
}

function contextOf(request: FastifyRequest): RequestContext {
  const base = { id: request.id, language: languageOf(request) };
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || key === undefined) return base;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw new RuleViolation('idempotency.bad-key');
  return { ...base, idempotency: { key, fingerprint: fingerprintOf(request), part: 0 } };
}

/** What a key was used with: the address and the body; what a file says is added when it is read. */
function fingerprintOf(request: FastifyRequest): string {
  const body = request.isMultipart() ? 'multipart' : JSON.stringify(request.body ?? null);
  return createHash('sha256').update(`${request.url}\n${body}`).digest('base64url');
}

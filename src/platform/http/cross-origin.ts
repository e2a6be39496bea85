import type { FastifyInstance } from 'fastify';

const ANSWERS = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers':
    'Authorization, Content-Type, Accept-Language, If-Match, If-None-Match, Idempotency-Key',
  'Access-Control-Max-Age': '600',
} as const;
const READABLE = 'ETag, Link, Retry-After, X-Request-Id, Content-Disposition';

/**
 * Lets pages of the listed origins, and no others, call the API with a token. Never with cookies: credentials are not allowed, and a
 * write that comes with a cookie from another origin is refused anyhow.
 */
export function openCrossOrigin(fastify: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('Vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) {
      done();
      return;
    }
    void reply.header('Access-Control-Allow-Origin', origin).header('Access-Control-Expose-Headers', READABLE);
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined)
      void reply.headers(ANSWERS).status(204).send();
    else done();
  });
}

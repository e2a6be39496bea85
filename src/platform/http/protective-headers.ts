import type { FastifyInstance, FastifyReply } from 'fastify';

/** A year and more, in seconds (ASVS 5.0.0, 3.4.1). */
const STAY_ENCRYPTED = 31_536_000;

/** What browsers are told with every answer: it is framed, sniffed, stored and shared by nobody, and runs nothing. */
export const PROTECTIVE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
  'Strict-Transport-Security': `max-age=${STAY_ENCRYPTED}`,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** Protects every answer; a route may say otherwise of its own. */
export function openProtectiveHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    protect(reply);
    done();
  });
}

/** For answers that no hook comes by: to an address that is none. */
export function protect(reply: FastifyReply): FastifyReply {
  return reply.headers(PROTECTIVE_HEADERS);
}

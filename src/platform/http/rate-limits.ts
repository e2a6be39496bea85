import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RuleViolation } from '#kernel/rule-violation.js';
import { isPublic } from './access.js';

/** Requests a minute that one caller may make: by its session or token; by its address where it shows none, or nobody looks at it. */
const PER_MINUTE = 3000;
const WITHOUT_SIGN_IN_PER_MINUTE = 600;

/** Limits every caller; 429 with `Retry-After`. `factor` multiplies the limits, Infinity switches them off. */
export async function openRateLimits(fastify: FastifyInstance, factor: number): Promise<void> {
  if (!Number.isFinite(factor)) return;
  await fastify.register(rateLimit, {
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: callerOf,
    max: (_request, key) =>
      Math.max(1, Math.round(factor * (key.startsWith('address') ? WITHOUT_SIGN_IN_PER_MINUTE : PER_MINUTE))),
    errorResponseBuilder: (_request, { ttl }) => new RuleViolation('rate.exceeded', { seconds: Math.ceil(ttl / 1000) }),
  });
}

function callerOf(request: FastifyRequest): string {
  const secret = isPublic(request) ? undefined : (request.headers.authorization ?? request.headers.cookie);
  return secret ? `secret ${createHash('sha256').update(secret).digest('base64url')}` : `address ${request.ip}`;
}

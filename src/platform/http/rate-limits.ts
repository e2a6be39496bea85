import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { type AuthenticatedRequest, isPublic } from './access.js';
import { sourceOf } from './source.js';

/** Requests a minute: of one address as long as nobody there is recognized, of one person, of everybody in one organization. */
const PER_MINUTE = { address: 600, account: 3000, organization: 12_000 } as const;
const MINUTE = 60_000;
/** Secrets that are remembered as recognized; the longest unused is forgotten first. */
const REMEMBERED = 20_000;

type Caller = Pick<Actor, 'userId' | 'organizationId'>;
type Bucket = readonly [kind: keyof typeof PER_MINUTE, whose: string];

/**
 * Limits every caller; 429 with `Retry-After`. A token or cookie counts for its person only once it was recognized: one that is made up
 * counts for the address it comes from, and beyond the limit costs no look-up. `factor` multiplies the limits, Infinity switches them off.
 */
export function openRateLimits(fastify: FastifyInstance, factor: number): void {
  if (!Number.isFinite(factor)) return;
  const [counts, callers] = [new MinuteCounts(), new RecognizedCallers()];
  fastify.addHook('onRequest', (request, _reply, done) => {
    for (const [kind, whose] of bucketsOf(request, callers)) {
      const most = Math.max(1, Math.round(factor * PER_MINUTE[kind]));
      const seconds = counts.add(`${kind} ${whose}`, most);
      if (seconds !== null) throw new RuleViolation('rate.exceeded', { seconds });
    }
    done();
  });
  fastify.addHook('onResponse', (request: AuthenticatedRequest, _reply, done) => {
    if (!isPublic(request)) callers.learn(request, request.actor);
    done();
  });
}

function bucketsOf(request: FastifyRequest, callers: RecognizedCallers): readonly Bucket[] {
  const caller = isPublic(request) ? undefined : callers.of(request);
  if (!caller) return [['address', sourceOf(request.ip)]];
  return [
    ['account', caller.userId],
    ['organization', caller.organizationId],
  ];
}

/** Counts that begin anew every minute. */
class MinuteCounts {
  private counts = new Map<string, number>();
  private until = 0;

  /** Counts one more; the seconds to wait where that is one too many. */
  add(key: string, most: number): number | null {
    const now = performance.now();
    if (now >= this.until) [this.counts, this.until] = [new Map<string, number>(), now + MINUTE];
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count > most ? Math.ceil((this.until - now) / 1000) : null;
  }
}

/** Whose a token or cookie is, by its hash, as the guard found out before. */
class RecognizedCallers {
  private readonly callers = new Map<string, Caller>();

  of(request: FastifyRequest): Caller | undefined {
    const key = hashOf(request);
    return key === null ? undefined : this.callers.get(key);
  }

  /** Remembers who it was; forgets a secret that nobody was recognized by. */
  learn(request: FastifyRequest, actor: Caller | undefined): void {
    const key = hashOf(request);
    if (key === null) return;
    this.callers.delete(key);
    if (actor) this.callers.set(key, { userId: actor.userId, organizationId: actor.organizationId });
    const [oldest] = this.callers.keys();
    if (this.callers.size > REMEMBERED && oldest !== undefined) this.callers.delete(oldest);
  }
}

function hashOf({ headers }: FastifyRequest): string | null {
  const secret = headers.authorization ?? headers.cookie;
  return secret === undefined ? null : createHash('sha256').update(secret).digest('base64url');
}

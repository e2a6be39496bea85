import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { Authenticator } from '#platform/http/access.js';
import { fingerprint } from '#platform/keys/keys.js';
import { IDLE_MINUTES } from './domain/session-limits.js';
import { SESSION_COOKIE } from './session-cookie.js';
import { SessionsRepository } from './sessions.repository.js';

/** What every API token begins with, so that a leaked one is found by its look. */
export const API_TOKEN_PREFIX = 'kaiji_';

/** The parts of a request that say who sends it. */
interface Credentials {
  readonly headers: { readonly authorization?: string | undefined };
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

/** Recognizes the caller by API token or session; each request asks the database anew, so that an end takes effect at once. */
@Injectable()
export class Caller extends Authenticator {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async authenticate({ headers, cookies }: Credentials): Promise<Actor | null> {
    const now = this.clock.now();
    if (headers.authorization !== undefined) {
      const [, token] = /^Bearer (kaiji_[\w-]{43})$/i.exec(headers.authorization) ?? [];
      const actor =
        token && (await this.database.lookUp((tx) => this.sessions.actorOfApiToken(tx, fingerprint(token), now)));
      return actor || refuse('token.refused');
    }
    const token = cookies[SESSION_COOKIE];
    if (token === undefined) return null;
    return (
      (await this.database.lookUp((tx) => this.sessions.actorOf(tx, fingerprint(token), now, IDLE_MINUTES))) ??
      refuse('session.ended')
    );
  }
}

function refuse(code: string): never {
  throw new RuleViolation(code);
}

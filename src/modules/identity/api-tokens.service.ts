import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { fingerprint, newSecret } from '#platform/keys/keys.js';
import type { CreateApiToken } from './api-tokens.dto.js';
import { type ApiToken, ApiTokensRepository } from './api-tokens.repository.js';
import { API_TOKEN_PREFIX } from './caller.js';
import { isAtMost } from './domain/roles.js';

/** A new token together with its secret, which is shown this once. */
export type CreatedApiToken = ApiToken & { readonly token: string };

/** Tokens for programs: each acts as its maker, in one organization, in a role of its own, until it expires. */
@Injectable()
export class ApiTokensService {
  constructor(
    private readonly database: Database,
    private readonly tokens: ApiTokensRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** `api-token.above-own-role` when it would do more than its maker may. */
  create(actor: Actor, { name, role = actor.role, days }: CreateApiToken): Promise<CreatedApiToken> {
    if (!isAtMost(role, actor.role)) throw new RuleViolation('api-token.above-own-role', { role, own: actor.role });
    return this.database.transaction(actor, async (tx) => {
      const [at, secret] = [this.clock.now(), `${API_TOKEN_PREFIX}${newSecret()}`];
      const token: ApiToken = {
        id: newId(at),
        name,
        prefix: secret.slice(0, 12),
        userId: actor.userId,
        role,
        createdAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + days * 86_400_000).toISOString(),
        lastUsedAt: null,
        revokedAt: null,
      };
      await this.tokens.insert(tx, actor.organizationId, token, fingerprint(secret));
      await this.journal.record(tx, actor, {
        type: 'api-token.created',
        subjectId: token.id,
        facts: { role, expiresAt: token.expiresAt },
      });
      return { ...token, token: secret };
    });
  }

  /** An administrator sees the organization's tokens, others their own. */
  list(actor: Actor): Promise<ApiToken[]> {
    return this.database.read(actor, (tx) =>
      this.tokens.list(tx, actor.organizationId, actor.role === 'admin' ? null : actor.userId),
    );
  }

  /** Ends a token at once. `api-token.not-found` also for other people's tokens, unless an administrator asks. */
  revoke(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const token = await this.tokens.find(tx, actor.organizationId, id);
      if (!token || (token.userId !== actor.userId && actor.role !== 'admin'))
        throw new RuleViolation('api-token.not-found', { id });
      if (token.revokedAt) return;
      await this.tokens.revoke(tx, id, this.clock.now());
      await this.journal.record(tx, actor, { type: 'api-token.revoked', subjectId: id });
    });
  }
}

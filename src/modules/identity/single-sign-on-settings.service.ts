import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Keys } from '#platform/keys/keys.js';
import { isNamed } from './domain/single-sign-on.js';
import type { ConfigureOidc } from './single-sign-on.dto.js';
import { SingleSignOnProvider } from './single-sign-on-provider.js';
import { SingleSignOnRepository, type SingleSignOnSettings } from './single-sign-on.repository.js';

/** What clients' secrets are encrypted for. */
export const OIDC_PURPOSE = 'oidc';

/** An organization's single sign-on, as its administrators see it: never with the secret. */
export interface SingleSignOnCard {
  /** Null where nothing is configured. */
  readonly issuer: string | null;
  readonly clientId: string | null;
  readonly twoFactorAcr: readonly string[];
  readonly twoFactorAmr: readonly string[];
  readonly enabled: boolean;
  /** What the provider has to know of Kaiji: where browsers come back to. */
  readonly redirectUri: string;
  /** Where members begin. */
  readonly startPath: string;
  /** Providers that the operator lets organizations choose from, or what stands above several; empty = single sign-on is off. */
  readonly allowedIssuers: readonly string[];
  /** 0 where nothing is configured. */
  readonly rowVersion: number;
}

/** What an administrator agrees on with the organization's own provider. */
@Injectable()
export class SingleSignOnSettingsService {
  private readonly allowedIssuers: readonly string[];

  constructor(
    private readonly database: Database,
    private readonly repository: SingleSignOnRepository,
    private readonly provider: SingleSignOnProvider,
    private readonly journal: Journal,
    private readonly keys: Keys,
    private readonly clock: Clock,
    @Inject(CONFIG) { oidcIssuers }: Config,
  ) {
    this.allowedIssuers = oidcIssuers;
  }

  get(actor: Actor): Promise<SingleSignOnCard> {
    return this.database.read(actor, async (tx) => this.card(actor, await this.find(tx, actor)));
  }

  /**
   * Puts these settings in the place of version `rowVersion` (0 = there were none). `single-sign-on.off`, `single-sign-on.issuer-not-allowed`,
   * `single-sign-on.secret-missing`, `precondition.failed` with what stands there now.
   */
  configure(actor: Actor, rowVersion: number, { clientSecret, ...wanted }: ConfigureOidc): Promise<SingleSignOnCard> {
    if (this.allowedIssuers.length === 0) throw new RuleViolation('single-sign-on.off');
    if (!isNamed(wanted.issuer, this.allowedIssuers))
      throw new RuleViolation('single-sign-on.issuer-not-allowed', { allowed: this.allowedIssuers });
    return this.database.transaction(actor, async (tx) => {
      const before = await this.find(tx, actor);
      const sealedClientSecret = clientSecret === undefined ? keptSecret(before, wanted) : this.sealed(clientSecret);
      const at = this.clock.now();
      const saved = await this.repository.save(
        tx,
        actor.organizationId,
        { ...wanted, sealedClientSecret, rowVersion },
        at,
      );
      if (!saved) throw new RuleViolation('precondition.failed', { current: this.card(actor, before) });
      if (!wanted.enabled) await this.repository.endBoundSessions(tx, at);
      const after = this.card(actor, await this.find(tx, actor));
      const ownFacts = { before: this.card(actor, before), after, newSecret: clientSecret !== undefined };
      await this.journal.record(tx, actor, {
        type: 'single-sign-on.configured',
        subjectId: actor.organizationId,
        ownFacts,
      });
      return after;
    });
  }

  /** Takes it away with every link to an account, and ends the sessions that it began. `precondition.failed` */
  remove(actor: Actor, rowVersion: number): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const before = await this.find(tx, actor);
      const removed = await this.repository.remove(tx, actor.organizationId, rowVersion);
      if (!removed) throw new RuleViolation('precondition.failed', { current: this.card(actor, before) });
      await this.repository.endBoundSessions(tx, this.clock.now());
      const ownFacts = { before: this.card(actor, before) };
      await this.journal.record(tx, actor, {
        type: 'single-sign-on.removed',
        subjectId: actor.organizationId,
        ownFacts,
      });
    });
  }

  private find(tx: Tx, { organizationId }: Actor): Promise<SingleSignOnSettings | null> {
    return this.repository.find(tx, organizationId);
  }

  private sealed(secret: string): Buffer {
    return this.keys.encrypt(Buffer.from(secret), OIDC_PURPOSE);
  }

  private card({ organizationId }: Actor, settings: SingleSignOnSettings | null): SingleSignOnCard {
    const { issuer, clientId, twoFactorAcr, twoFactorAmr, enabled, rowVersion } = settings ?? NOTHING;
    return {
      ...{ issuer, clientId, twoFactorAcr, twoFactorAmr, enabled, rowVersion },
      redirectUri: this.provider.redirectUri,
      startPath: `/api/v1/single-sign-on/${organizationId}/start`,
      allowedIssuers: this.allowedIssuers,
    };
  }
}

const NOTHING = { issuer: null, clientId: null, twoFactorAcr: [], twoFactorAmr: [], enabled: false, rowVersion: 0 };

/** The secret stays with the provider and the client that it was given for: another provider never sees it. */
function keptSecret(
  before: SingleSignOnSettings | null,
  { issuer, clientId }: Pick<ConfigureOidc, 'issuer' | 'clientId'>,
): Buffer {
  if (before?.issuer !== issuer || before.clientId !== clientId)
    throw new RuleViolation('single-sign-on.secret-missing');
  return before.sealedClientSecret;
}

import { createHmac } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { RuleViolation } from '#kernel/rule-violation.js';
import { NOBODY } from '#modules/audit/domain/journal-entry.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database } from '#platform/database/database.js';
import { fingerprint, Keys, newSecret } from '#platform/keys/keys.js';
import { Mailer } from '#platform/mail/mailer.js';
import { AccountsRepository, type Membership } from './accounts.repository.js';
import { accountMeant, isNamed, showsTwoFactors, type Vouched, WAY_MINUTES } from './domain/single-sign-on.js';
import { singleSignOnLinkedMail } from './mails.js';
import { SessionsService } from './sessions.service.js';
import { type ProviderClient, SingleSignOnProvider, type WaySecrets } from './single-sign-on-provider.js';
import { OIDC_PURPOSE } from './single-sign-on-settings.service.js';
import { type OpenSingleSignOn, SingleSignOnRepository } from './single-sign-on.repository.js';

/** A browser on its way: where it goes, and the secret that it brings back in a cookie. */
export interface Departure {
  readonly address: string;
  readonly secret: string;
}

/** A browser that came back. */
export interface Return {
  /** Query of the address that the provider sent it to. */
  readonly query: string;
  /** The secret from its cookie. */
  readonly secret: string | undefined;
  readonly userAgent: string | undefined;
  /** The token of the session that the browser still holds. */
  readonly earlier: string | undefined;
}

/** A session that has begun; a half one leads to a second factor of Kaiji's own. */
export interface Arrival {
  readonly token: string;
  readonly isProved: boolean;
}

/**
 * Sign-in by an organization's own OpenID Connect provider. It lets in members that the organization has already, to that organization alone,
 * and to nothing of their accounts: whoever rules the provider can sign in there as anybody.
 */
@Injectable()
export class SingleSignOnService {
  private readonly logger = new Logger('single-sign-on');
  private readonly named: readonly string[];

  constructor(
    private readonly database: Database,
    private readonly repository: SingleSignOnRepository,
    private readonly provider: SingleSignOnProvider,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsService,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly keys: Keys,
    private readonly clock: Clock,
    @Inject(CONFIG) { oidcIssuers }: Config,
  ) {
    this.named = oidcIssuers;
  }

  /** Where a browser signs in to the organization. `single-sign-on.not-offered`, `single-sign-on.provider-away`, `single-sign-on.refused` */
  async start(organizationId: string): Promise<Departure> {
    const settings = await this.settings(organizationId);
    const [state, secret] = [newSecret(), newSecret()];
    const address = await this.provider.address(this.client(settings), secretsOf(state, secret));
    const expiresAt = new Date(this.clock.now().getTime() + WAY_MINUTES * 60_000);
    const way = { state: fingerprint(state), browser: fingerprint(secret) };
    await this.database.lookUp((tx) => this.repository.begin(tx, way, organizationId, expiresAt));
    return { address, secret };
  }

  /** The session that begins. `single-sign-on.way-lost`, `single-sign-on.no-account` and refusals as above. */
  async finish({ query, secret, ...browser }: Return): Promise<Arrival> {
    const state = new URLSearchParams(query).get('state');
    if (state === null || secret === undefined) throw new RuleViolation('single-sign-on.way-lost');
    const way = { state: fingerprint(state), browser: fingerprint(secret) };
    const organizationId = await this.database.lookUp((tx) => this.repository.take(tx, way, this.clock.now()));
    if (organizationId === null) throw new RuleViolation('single-sign-on.way-lost');
    try {
      const settings = await this.settings(organizationId);
      const vouched = await this.provider.vouched(this.client(settings), query, secretsOf(state, secret));
      return await this.enter(settings, vouched, browser);
    } catch (error) {
      await this.recordRefusal(organizationId, error);
      throw error;
    }
  }

  private async enter(
    settings: OpenSingleSignOn,
    vouched: Vouched,
    browser: Pick<Return, 'userAgent' | 'earlier'>,
  ): Promise<Arrival> {
    const { organizationId, kind, twoFactorAcr, twoFactorAmr } = settings;
    const candidates = await this.database.lookUp((tx) => this.repository.candidates(tx, organizationId, vouched));
    const { userId, isNew } = accountMeant(candidates);
    const membership = await this.membership(userId, organizationId);
    if (isNew) await this.link({ userId, organizationId, kind }, vouched, membership);
    const isProved = showsTwoFactors(vouched, { acr: twoFactorAcr, amr: twoFactorAmr });
    const { token } = await this.sessions.begin({
      userId,
      factors: ['single-sign-on'],
      isProved,
      organization: membership,
      isBound: true,
      ...browser,
    });
    return { token, isProved };
  }

  private async link(
    actor: { userId: string; organizationId: string; kind: OpenSingleSignOn['kind'] },
    vouched: Vouched,
    { name }: Membership,
  ): Promise<void> {
    const { userId, organizationId } = actor;
    const at = this.clock.now();
    await this.database.unscoped(actor, async (tx) => {
      const linked = await this.repository.link(tx, organizationId, userId, vouched, at);
      const account = await this.accounts.find(tx, userId);
      if (!linked || !account) throw new RuleViolation('single-sign-on.no-account');
      await this.journal.record(tx, actor, {
        type: 'single-sign-on.linked',
        subjectId: userId,
        facts: { issuer: vouched.issuer },
      });
      await this.mailer.send(tx, singleSignOnLinkedMail(account, name, at.toISOString()));
    });
  }

  private async membership(userId: string, organizationId: string): Promise<Membership> {
    const memberships = await this.database.unscoped({ userId }, (tx) => this.accounts.memberships(tx, userId));
    const found = memberships.find((each) => each.organizationId === organizationId);
    if (!found) throw new RuleViolation('single-sign-on.no-account');
    return found;
  }

  private async settings(organizationId: string): Promise<OpenSingleSignOn> {
    const found = await this.database.lookUp((tx) => this.repository.open(tx, organizationId));
    if (!found || !isNamed(found.issuer, this.named)) throw new RuleViolation('single-sign-on.not-offered');
    return found;
  }

  private client({ issuer, clientId, sealedClientSecret, twoFactorAcr }: OpenSingleSignOn): ProviderClient {
    const clientSecret = this.keys.decrypt(sealedClientSecret, OIDC_PURPOSE).toString('utf8');
    return { issuer, clientId, clientSecret, acrValues: twoFactorAcr };
  }

  private async recordRefusal(organizationId: string, error: unknown): Promise<void> {
    const reason = error instanceof RuleViolation ? error.code : 'service.failed';
    this.logger.warn(JSON.stringify({ organizationId, reason }));
    const entry = {
      type: 'session.refused',
      subjectId: null,
      concerns: [organizationId],
      facts: { factor: 'single-sign-on', reason },
    };
    await this.database.unscoped('nobody', (tx) => this.journal.record(tx, NOBODY, entry));
  }
}

/** Nonce and PKCE verifier follow from what this browser alone holds, so that the database keeps no secret of the way. */
function secretsOf(state: string, secret: string): WaySecrets {
  const derived = (purpose: string): string =>
    createHmac('sha256', secret).update(`${purpose} ${state}`).digest('base64url');
  return { state, nonce: derived('nonce'), codeVerifier: derived('code-verifier') };
}

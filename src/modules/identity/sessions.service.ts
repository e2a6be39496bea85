import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { NOBODY } from '#modules/audit/domain/journal-entry.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { fingerprint, newSecret } from '#platform/keys/keys.js';
import { AccountNotices } from './account-notices.js';
import { type Account, AccountsRepository, type Membership } from './accounts.repository.js';
import { clientName } from './domain/client-name.js';
import { ABSOLUTE_HOURS, type Factor, IDLE_MINUTES, sessionEnd } from './domain/session-limits.js';
import { type OperatorAccess, OperatorAccessRepository } from './operator-access.repository.js';
import { type LiveSession, SessionsRepository, type Whose } from './sessions.repository.js';
import type { ChangeMe } from './sign-in.dto.js';

/** The caller, the organization acted for, and every organization that can be switched to. */
export interface Me extends Account {
  /** In the role that the caller acts in: a program may do less than its maker. */
  readonly organization: Membership;
  readonly organizations: readonly Membership[];
  /** The look into `organization` that the caller has begun as an operator; null for everybody else. */
  readonly operatorAccess: Pick<OperatorAccess, 'id' | 'expiresAt'> | null;
}

/** How a session begins. */
export interface Beginning {
  readonly userId: string;
  /** What was shown. */
  readonly factors: readonly Factor[];
  /** Whether that is enough: two factors, or one that is two. Otherwise the session leads to the second factor alone. */
  readonly isProved: boolean;
  /** The organization to act for; the longest-held one where absent. */
  readonly organization?: Pick<Membership, 'organizationId' | 'kind' | 'role'>;
  /** Whether that is the only one it opens, for the organization's own single sign-on let the person in. */
  readonly isBound?: boolean;
  readonly userAgent: string | undefined;
  /** The token of the session that the browser still holds; it dies. */
  readonly earlier: string | undefined;
}

/** A session that has begun. The token is told this once. */
export interface Begun {
  readonly token: string;
  readonly actor: Actor;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** A session as its owner sees it; `isThis` = the one that asks. */
export type OwnSession = LiveSession & { readonly isThis: boolean };

/** Sessions of people in a browser. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
    private readonly accounts: AccountsRepository,
    private readonly accesses: OperatorAccessRepository,
    private readonly notices: AccountNotices,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Begins a session of a judged account. `sign-in.refused` where no organization lets the account in. */
  async begin({ userId, organization: wanted, ...start }: Beginning): Promise<Begun> {
    const organization = wanted ?? (await this.longestHeld(userId, start.factors));
    const { organizationId, kind, role } = organization;
    const { factors, isProved, isBound = false } = start;
    const [token, at] = [newSecret(), this.clock.now()];
    const [id, expiresAt] = [newId(at), sessionEnd(at, isProved)];
    const boundTo = isBound ? organizationId : null;
    const { language } = await this.database.unscoped({ userId, organizationId, kind }, async (tx) => {
      if (start.earlier) await this.sessions.endByToken(tx, fingerprint(start.earlier), at);
      const held = { boundTo, client: clientName(start.userAgent) };
      const session = { id, tokenHash: fingerprint(token), userId, organizationId, factors, isProved, at, expiresAt };
      await this.sessions.insert(tx, { ...session, ...held });
      const entry = { type: 'session.began', subjectId: id, facts: { factors } };
      await this.journal.record(tx, { userId, organizationId }, entry);
      if (isProved) await this.tellNewBrowser(tx, userId, id);
      return this.account(tx, userId);
    });
    const shown = isProved ? at.toISOString() : null;
    const proof = { by: 'session', id, at: shown, operatorAccessId: null, boundTo } as const;
    return {
      token,
      actor: { userId, organizationId, kind, role, language, proof },
      expiresAt: expiresAt.toISOString(),
    };
  }

  /** Ends the actor's session, and begins another in its place that has shown both factors; the token of that one. `session.ended` */
  async renew(tx: Tx, actor: Actor, factor: Factor): Promise<string> {
    const [token, at] = [newSecret(), this.clock.now()];
    const next = { id: newId(at), tokenHash: fingerprint(token), factor, at, lastsHours: ABSOLUTE_HOURS };
    if (!(await this.sessions.succeed(tx, sessionOf(actor), next))) throw new RuleViolation('session.ended');
    await this.journal.record(tx, actor, { type: 'session.proved', subjectId: next.id, facts: { factor } });
    await this.tellNewBrowser(tx, actor.userId, next.id);
    return token;
  }

  /** The caller's sessions that live; to a bound one those alone that are bound like it. */
  list(actor: Actor): Promise<OwnSession[]> {
    return this.database.read(actor, async (tx) => {
      const live = await this.sessions.live(tx, whoseOf(actor), this.clock.now(), IDLE_MINUTES);
      return live.map((session) => ({ ...session, isThis: session.id === actor.proof?.id }));
    });
  }

  /** Ends one of the sessions that `list` tells of, at once. `session.not-found` */
  end(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const ended = await this.sessions.end(tx, whoseOf(actor), id, this.clock.now());
      if (!ended) throw new RuleViolation('session.not-found', { id });
      await this.journal.record(tx, actor, { type: 'session.ended', subjectId: id });
    });
  }

  /** Ends every session of the caller but the one that acts. */
  async endOthers(tx: Tx, actor: Actor): Promise<void> {
    const ended = await this.sessions.endOthers(tx, actor.userId, actor.proof?.id ?? null, this.clock.now());
    const entries = ended.map((subjectId) => ({ type: 'session.ended', subjectId }));
    await this.journal.recordEach(tx, actor, entries);
  }

  me(actor: Actor): Promise<Me> {
    return this.database.read(actor, async (tx) => {
      const organizations = await this.accounts.memberships(tx, actor.userId, actor.organizationId);
      const operatorAccess = await this.lookOf(tx, actor);
      const readFor = operatorAccess ? await this.accounts.readFor(tx, actor.organizationId) : [];
      const organization = held([...readFor, ...organizations], actor.organizationId);
      const switchable = opensEvery(actor) ? organizations : [organization];
      const account = await this.account(tx, actor.userId);
      return {
        ...account,
        organization: { ...organization, role: actor.role },
        organizations: switchable,
        operatorAccess,
      };
    });
  }

  /** Changes what is given; the log keeps which parts, never the name itself. */
  async changeMe(actor: Actor, { name, language }: ChangeMe): Promise<Me> {
    await this.database.transaction(actor, async (tx) => {
      const before = await this.account(tx, actor.userId);
      const after = { ...before, name: name ?? before.name, language: language ?? before.language };
      const changed = (['name', 'language'] as const).filter((part) => before[part] !== after[part]);
      await this.accounts.change(tx, after);
      await this.journal.record(tx, actor, { type: 'account.changed', subjectId: actor.userId, facts: { changed } });
    });
    return this.me(actor);
  }

  /** Lets the session act for another of the caller's organizations. `organization.not-found` for a foreign one, `session.bound` */
  switchTo(actor: Actor, organizationId: string): Promise<Me> {
    return this.database.transaction(actor, async (tx) => {
      const organizations = await this.accounts.memberships(tx, actor.userId);
      const organization = held(organizations, organizationId);
      const switched = await this.sessions.switchTo(tx, sessionOf(actor), organizationId);
      if (!switched) throw new RuleViolation('session.bound');
      await this.journal.record(tx, actor, { type: 'session.switched', subjectId: organizationId });
      return { ...(await this.account(tx, actor.userId)), organization, organizations, operatorAccess: null };
    });
  }

  /** A complete sign-in from a kind of browser that the person did not use in the last weeks (ASVS 5.0.0, 6.3.5). */
  private async tellNewBrowser(tx: Tx, userId: string, id: string): Promise<void> {
    if (await this.sessions.isNewBrowser(tx, id)) await this.notices.tellNewBrowser(tx, userId);
  }

  private async longestHeld(userId: string, [factor]: readonly Factor[]): Promise<Membership> {
    const [first] = await this.database.unscoped({ userId }, (tx) => this.accounts.memberships(tx, userId));
    if (first) return first;
    await this.database.unscoped({ userId }, async (tx) => {
      const concerns = await this.accounts.organizationIds(tx, userId);
      const entry = { type: 'session.refused', subjectId: userId, concerns, facts: { factor, suspended: true } };
      await this.journal.record(tx, NOBODY, entry);
    });
    throw new RuleViolation('sign-in.refused');
  }

  private async lookOf(tx: Tx, { proof }: Actor): Promise<Me['operatorAccess']> {
    const access = proof?.operatorAccessId ? await this.accesses.find(tx, proof.operatorAccessId) : null;
    return access && { id: access.id, expiresAt: access.expiresAt };
  }

  private async account(tx: Tx, userId: string): Promise<Account> {
    const account = await this.accounts.find(tx, userId);
    if (!account) throw new RuleViolation('session.ended');
    return account;
  }
}

/** The session by which the actor was recognized; only people in one come this far. */
function sessionOf({ proof }: Actor): string {
  if (proof?.by !== 'session') throw new RuleViolation('access.person-only');
  return proof.id;
}

/** Whether the caller can act for any organization it belongs to: no program, and nobody whom one organization's own provider let in. */
function opensEvery({ proof }: Actor): boolean {
  return proof?.by === 'session' && proof.boundTo === null;
}

function whoseOf({ userId, proof }: Actor): Whose {
  return { userId, boundTo: proof?.boundTo ?? null };
}

function held(organizations: readonly Membership[], organizationId: string): Membership {
  const found = organizations.find((each) => each.organizationId === organizationId);
  if (!found) throw new RuleViolation('organization.not-found');
  return found;
}

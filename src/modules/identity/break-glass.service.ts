import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { NOBODY } from '#modules/audit/domain/journal-entry.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, page, type Page, type PageQuery } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import { fingerprint, newSecret } from '#platform/keys/keys.js';
import { Mailer } from '#platform/mail/mailer.js';
import type { Claim } from './accounts.repository.js';
import type { OpenBreakGlass, SealBreakGlass } from './break-glass.dto.js';
import { type BreakGlass, BreakGlassRepository, type Envelopes } from './break-glass.repository.js';
import { CODE_LENGTH, envelopeCode, typedCode } from './domain/envelope-code.js';
import { breakGlassOpenedMail } from './operator-mails.js';
import { noPassword } from './password-hash.js';
import { SignInTries } from './sign-in-tries.js';

/** Minutes from the opening to the end of the account. */
const OPEN_MINUTES = 60;

/** A sealed account with the codes for its two envelopes, which are shown this once. */
export type SealedBreakGlass = BreakGlass & { readonly codes: readonly [string, string] };

/** Emergency accounts, and how many of them are still sealed: none means that nobody could get in. */
export type BreakGlassPage = Page<BreakGlass> & { readonly sealed: number };

/** Emergency accounts of the operator: no password and no factor opens one, only the codes of two envelopes together, once. */
@Injectable()
export class BreakGlassService {
  constructor(
    private readonly database: Database,
    private readonly glasses: BreakGlassRepository,
    private readonly tries: SignInTries,
    private readonly journal: Journal,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** Makes an account and the codes that open it. */
  seal(actor: Actor, { label }: SealBreakGlass): Promise<SealedBreakGlass> {
    return this.database.transaction(actor, async (tx) => {
      const at = this.clock.now();
      const [id, userId] = [newId(at), newId(at)];
      const codes = [envelopeCode(randomBytes(CODE_LENGTH)), envelopeCode(randomBytes(CODE_LENGTH))] as const;
      const { organizationId, userId: sealedBy } = actor;
      await this.glasses.seal(
        tx,
        { id, organizationId, userId, label, codes: fingerprints(codes), sealedBy, at },
        { email: `${userId}@break-glass.invalid`, name: `緊急用アカウント「${label}」`, passwordHash: noPassword() },
      );
      await this.journal.record(tx, actor, { type: 'break-glass.sealed', subjectId: id, facts: { label } });
      return { ...(await this.get(tx, id)), codes };
    });
  }

  /** Newest first. */
  list(actor: Actor, { cursor, limit }: PageQuery): Promise<BreakGlassPage> {
    return this.database.read(actor, async (tx) => {
      const [before = null] = cursorKey(cursor, 1) ?? [];
      const found = await this.glasses.list(tx, before as string | null, limit);
      return { ...page(found, limit, ({ id }) => [id]), sealed: await this.glasses.sealed(tx) };
    });
  }

  /** Makes the envelopes worthless; an account that is open ends at once. `break-glass.not-found` */
  discard(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      await this.glasses.close(tx, await this.get(tx, id), this.clock.now());
      await this.journal.record(tx, actor, { type: 'break-glass.discarded', subjectId: id });
    });
  }

  /**
   * Opens the account of both envelopes, once, and tells everybody who runs the installation. The token of its one session is told once.
   * `break-glass.refused` for every other pair, also while the source has used up its tries.
   */
  async open(
    { codes, openedBy, reason }: OpenBreakGlass,
    source: string,
  ): Promise<{ token: string; opened: BreakGlass }> {
    const [one = '', other = ''] = codes.map(typedCode);
    // Counted per source alone: whoever guesses cannot keep the holders of the envelopes out.
    const claim = await this.tries.count('break-glass', source, source);
    const envelopes = await this.database.lookUp((tx) => this.glasses.envelopes(tx, fingerprints([one, other])));
    if (envelopes.id === null || claim.locked) return this.refuse(envelopes, claim);
    const at = this.clock.now();
    const [token, closesAt] = [newSecret(), new Date(at.getTime() + OPEN_MINUTES * 60_000)];
    const begun = { sessionId: newId(at), tokenHash: fingerprint(token), at, closesAt };
    const opened = await this.begin(envelopes, { ...begun, openedBy, reason });
    return opened ? { token, opened } : this.refuse(envelopes, claim);
  }

  private begin(
    { id, userId, operatorId }: Envelopes,
    opening: Parameters<BreakGlassRepository['open']>[2],
  ): Promise<BreakGlass | null> {
    const actor = { userId, organizationId: operatorId, kind: 'operator' } as const;
    return this.database.unscoped(actor, async (tx) => {
      const opened = await this.glasses.open(tx, id ?? '', opening);
      if (!opened) return null;
      const { label, openedBy, reason, closesAt } = opened;
      const [facts, ownFacts] = [
        { label, closesAt },
        { openedBy, reason },
      ];
      await this.journal.record(tx, actor, { type: 'break-glass.opened', subjectId: opened.id, facts, ownFacts });
      const words = breakGlassOpenedMail(opened, await this.glasses.sealed(tx));
      for (const { email, language } of await this.glasses.operators(tx, operatorId))
        await this.mailer.send(tx, { to: email, language, ...words });
      return opened;
    });
  }

  private async refuse({ operatorId }: Envelopes, { failures, locked }: Claim): Promise<never> {
    const entry = { type: 'break-glass.refused', subjectId: null, concerns: [operatorId], facts: { failures, locked } };
    await this.database.unscoped('nobody', (tx) => this.journal.record(tx, NOBODY, entry));
    throw new RuleViolation('break-glass.refused');
  }

  private async get(tx: Tx, id: string): Promise<BreakGlass> {
    const found = await this.glasses.find(tx, id);
    if (!found) throw new RuleViolation('break-glass.not-found', { id });
    return found;
  }
}

function fingerprints([one, other]: readonly [string, string]): [Buffer, Buffer] {
  return [fingerprint(typedCode(one)), fingerprint(typedCode(other))];
}

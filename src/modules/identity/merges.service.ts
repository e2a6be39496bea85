import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import type { Page } from '#platform/http/paging.js';
import { fingerprint } from '#platform/keys/keys.js';
import { Mailer } from '#platform/mail/mailer.js';
import { mayMerge, possibleDuplicates, type PossibleDuplicate } from './domain/merge.js';
import { InvitationAcceptanceService } from './invitation-acceptance.service.js';
import { organizationsMergedMail } from './mails.js';
import { type Known, MergesRepository, type Moved } from './merges.repository.js';
import type { MergeOrganizations } from './organizations.dto.js';
import { type Organization, OrganizationsService } from './organizations.service.js';

/** What moved from one organization to another, or would; `rehearsal` = it did not. */
export type MergeReport = Moved & Readonly<MergeOrganizations>;

/** A vendor's own page, after it took over one that somebody had made for it. */
export type Claimed = Organization & Pick<Moved, 'moved'>;

/** Organizations that stand here twice become one, on a person's word alone. */
@Injectable()
export class MergesService {
  constructor(
    private readonly database: Database,
    private readonly merges: MergesRepository,
    private readonly organizations: OrganizationsService,
    private readonly acceptance: InvitationAcceptanceService,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Organizations that may be one and the same. */
  possibleDuplicates(actor: Actor): Promise<Page<PossibleDuplicate<Known>>> {
    return this.database.read(actor, async (tx) => {
      return { items: possibleDuplicates(await this.merges.standing(tx)), next: null };
    });
  }

  /**
   * Makes everything of one organization another's and tells the administrators of both; a rehearsal only counts.
   * `organization.not-found`, `organization.merge-conflicts` {conflicts}, and as `mayMerge`
   */
  merge(actor: Actor, { from, into, rehearsal }: MergeOrganizations): Promise<MergeReport> {
    return this.database.transaction(actor, async (tx) => {
      const [old, heir] = [await this.known(tx, from), await this.known(tx, into)];
      mayMerge(old, heir);
      const told = [
        ...(await this.merges.administratorsOf(tx, from)),
        ...(await this.merges.administratorsOf(tx, into)),
      ];
      const result = await this.merges.merge(tx, { from, into, invitation: null, rehearsal, at: this.clock.now() });
      const report = { ...result, from, into, rehearsal };
      if (rehearsal) return report;
      refuseConflicts(result);
      await this.record(tx, actor, 'organization.merged', report, [from, into]);
      for (const receiver of new Map(told.map((each) => [each.email, each])).values())
        await this.mailer.send(tx, organizationsMergedMail(receiver, old.name, heir.name));
      return report;
    });
  }

  /**
   * Takes over the page that a hospital made for the caller's vendor: it becomes the vendor's own.
   * `organization.claimed`, and as `openInvitation`
   */
  async claim(actor: Actor, token: string): Promise<Claimed> {
    const { organizationId: from } = await this.acceptance.open(token);
    const into = actor.organizationId;
    return this.database.transaction(actor, async (tx) => {
      const named = await this.known(tx, from);
      if (named.isClaimed || named.namedBy === null) throw new RuleViolation('organization.claimed');
      mayMerge(named, await this.known(tx, into));
      const invitation = fingerprint(token);
      const result = await this.merges.merge(tx, { from, into, invitation, rehearsal: false, at: this.clock.now() });
      refuseConflicts(result);
      const report = { ...result, from, into, rehearsal: false };
      await this.record(tx, actor, 'organization.claimed', report, [from, named.namedBy]);
      return { ...(await this.organizations.get(tx, into)), moved: result.moved };
    });
  }

  private async known(tx: Tx, id: string): Promise<Known> {
    const found = await this.merges.find(tx, id);
    if (!found) throw new RuleViolation('organization.not-found', { id });
    return found;
  }

  private record(tx: Tx, actor: Actor, type: string, report: MergeReport, concerns: readonly string[]): Promise<void> {
    const { from, into, moved, stayed } = report;
    return this.journal.record(tx, actor, { type, subjectId: from, concerns, facts: { from, into, moved, stayed } });
  }
}

function refuseConflicts({ conflicts }: Moved): void {
  if (conflicts.length > 0) throw new RuleViolation('organization.merge-conflicts', { conflicts });
}

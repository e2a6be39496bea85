import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { cursorKey, page, type Page, type PageQuery } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import { Mailer } from '#platform/mail/mailer.js';
import type { OpenOperatorAccess } from './operator-access.dto.js';
import { type OperatorAccess, OperatorAccessRepository } from './operator-access.repository.js';
import { accessOpenedMail } from './operator-mails.js';
import { OrganizationsService } from './organizations.service.js';

/** How an operator looks into another organization: never silently, for a reason, for minutes, and changing nothing. */
@Injectable()
export class OperatorAccessService {
  constructor(
    private readonly database: Database,
    private readonly accesses: OperatorAccessRepository,
    private readonly organizations: OrganizationsService,
    private readonly journal: Journal,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** Turns the caller's session into a reader of the organization and tells its administrators. `operator-access.own`, `organization.not-found` */
  open(actor: Actor, { organizationId, reason, minutes }: OpenOperatorAccess): Promise<OperatorAccess> {
    if (organizationId === actor.organizationId) throw new RuleViolation('operator-access.own');
    return this.database.transaction(actor, async (tx) => {
      await this.organizations.get(tx, organizationId);
      const openedAt = this.clock.now();
      const [id, expiresAt] = [newId(openedAt), new Date(openedAt.getTime() + minutes * 60_000)];
      const { userId, organizationId: operatorId, proof } = actor;
      const times = { openedAt, expiresAt };
      await this.accesses.insert(tx, {
        id,
        operatorId,
        userId,
        sessionId: proof?.id ?? '',
        organizationId,
        reason,
        ...times,
      });
      await this.journal.record(tx, actor, {
        type: 'operator-access.opened',
        subjectId: id,
        concerns: [organizationId],
        facts: { organizationId, reason, expiresAt },
      });
      const access = await this.get(tx, id);
      for (const { email, language } of await this.accesses.administratorsOf(tx, organizationId))
        await this.mailer.send(tx, { to: email, language, ...accessOpenedMail(access) });
      return access;
    });
  }

  /** Gives the session back to the operator. `operator-access.not-found` for anybody else's. */
  close(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const { userId, organizationId, closedAt } = await this.get(tx, id);
      if (userId !== actor.userId) throw new RuleViolation('operator-access.not-found', { id });
      if (closedAt) return;
      await this.accesses.close(tx, id, this.clock.now());
      await this.journal.record(tx, actor, {
        type: 'operator-access.closed',
        subjectId: id,
        concerns: [organizationId],
        facts: { organizationId },
      });
    });
  }

  /** For the operator all of its accesses, for another organization those into its own data; newest first. */
  list(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<OperatorAccess>> {
    return this.database.read(actor, async (tx) => {
      const [before = null] = cursorKey(cursor, 1) ?? [];
      return page(await this.accesses.list(tx, before as string | null, limit), limit, ({ id }) => [id]);
    });
  }

  private async get(tx: Parameters<OperatorAccessRepository['find']>[0], id: string): Promise<OperatorAccess> {
    const found = await this.accesses.find(tx, id);
    if (!found) throw new RuleViolation('operator-access.not-found', { id });
    return found;
  }
}

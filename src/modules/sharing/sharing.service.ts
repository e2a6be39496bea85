import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { type Audience, audiencesOf } from '#kernel/audience.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { OrganizationsService } from '#modules/identity/organizations.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import { type Access, yearFrom } from './domain/access.js';
import { canSee, isInForce } from './domain/can-see.js';
import type { GrantAccess, GrantsQuery } from './sharing.dto.js';
import { type NewGrant, SharingRepository } from './sharing.repository.js';

/** Something disclosed, as far as it decides who sees it. */
export interface Shared {
  readonly productId: string;
  readonly vendorId: string;
  readonly audience: Audience;
}

/** Who sees what: audiences, requests for access, grants. */
@Injectable()
export class SharingService {
  constructor(
    private readonly database: Database,
    private readonly sharing: SharingRepository,
    private readonly organizations: OrganizationsService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Those of the things that the actor may read. Looks grants up only where the audience alone does not open the thing. */
  async visible<T extends Shared>(tx: Tx, actor: Actor, things: readonly T[]): Promise<readonly T[]> {
    const open = audiencesOf(actor.kind);
    const doubtful = things.filter(
      ({ vendorId, audience }) => vendorId !== actor.organizationId && !open.includes(audience),
    );
    if (doubtful.length === 0) return things;
    const grants = await this.sharing.grantsOf(tx, actor, [...new Set(doubtful.map(({ productId }) => productId))]);
    const today = this.clock.today();
    return things.filter((thing) => canSee(actor, thing.audience, grants, thing, today));
  }

  /** @throws RuleViolation `product.not-found`, `access.own-product`, `access.granted-already` {validUntil}, `access.requested-already` */
  request(actor: Actor, productId: string, message: string): Promise<Access> {
    return this.database.transaction(actor, async (tx) => {
      const vendorId = await this.vendorOf(tx, actor, productId);
      if (vendorId === actor.organizationId) throw new RuleViolation('access.own-product');
      const today = this.clock.today();
      const granted = (await this.sharing.grantsOf(tx, actor, [productId])).find((grant) => isInForce(grant, today));
      if (granted) throw new RuleViolation('access.granted-already', { validUntil: granted.validUntil });
      const now = this.clock.now();
      const id = newId(now);
      if (!(await this.sharing.ask(tx, actor, id, productId, message, now)))
        throw new RuleViolation('access.requested-already');
      await this.journal.record(tx, actor, {
        type: 'access.requested',
        subjectId: id,
        concerns: [vendorId],
        facts: { productId },
      });
      return this.access(tx, actor, id);
    });
  }

  /**
   * Answers a request, or lets an organization in that did not ask. Granting again moves the last day.
   * @throws RuleViolation `product.not-found`, `access.for-whom`, `access.past-day`, `access.not-found`, `access.answered-already`, `organization.not-found`
   */
  grant(actor: Actor, productId: string, input: GrantAccess): Promise<Access> {
    return this.database.transaction(actor, async (tx) => {
      if ((await this.vendorOf(tx, actor, productId)) !== actor.organizationId)
        throw new RuleViolation('product.not-found', { id: productId });
      const granteeId = await this.grantee(tx, actor, productId, input);
      const validUntil = input.decision === 'grant' ? (input.validUntil ?? yearFrom(this.clock.today())) : null;
      const id =
        validUntil === null
          ? await this.decline(tx, actor, input)
          : await this.letIn(tx, actor, { productId, granteeId, requestId: input.requestId ?? null, validUntil });
      const facts = { productId, organizationId: granteeId, validUntil };
      const type = input.decision === 'grant' ? 'access.granted' : 'access.declined';
      await this.journal.record(tx, actor, { type, subjectId: id, concerns: [granteeId], facts });
      return this.access(tx, actor, id);
    });
  }

  /** Lets an organization in to one of the actor's products for a year, within what the actor does anyway; whoever is in stays in. */
  async admit(tx: Tx, actor: Actor, productId: string, granteeId: string): Promise<void> {
    const validUntil = yearFrom(this.clock.today());
    const id = await this.letIn(tx, actor, { productId, granteeId, requestId: null, validUntil });
    const facts = { productId, organizationId: granteeId, validUntil };
    await this.journal.record(tx, actor, { type: 'access.granted', subjectId: id, concerns: [granteeId], facts });
  }

  /** Takes access back, from the next call on. @throws RuleViolation `access.not-found` */
  revoke(actor: Actor, id: string): Promise<Access> {
    return this.database.transaction(actor, async (tx) => {
      const revoked = await this.sharing.revoke(tx, actor, id, this.clock.now());
      if (!revoked) throw new RuleViolation('access.not-found', { id });
      const facts = { productId: revoked.productId };
      await this.journal.record(tx, actor, {
        type: 'access.revoked',
        subjectId: id,
        concerns: [revoked.granteeId],
        facts,
      });
      return this.access(tx, actor, id);
    });
  }

  /** As vendor: who asked and who was let in. As anybody else: what one asked for and was granted. */
  list(actor: Actor, { productId, cursor, limit }: GrantsQuery): Promise<Page<Access>> {
    const before = cursorKey(cursor, 1)?.[0] ?? null;
    return this.database.read(actor, async (tx) => {
      const wanted = { productId: productId ?? null, id: null, before, today: this.clock.today(), limit };
      return page(await this.sharing.list(tx, actor, wanted), limit, ({ id }) => [id]);
    });
  }

  private async access(tx: Tx, actor: Actor, id: string): Promise<Access> {
    const wanted = { productId: null, id, before: null, today: this.clock.today(), limit: 1 };
    const [access] = await this.sharing.list(tx, actor, wanted);
    if (!access) throw new RuleViolation('access.not-found', { id });
    return access;
  }

  private async vendorOf(tx: Tx, actor: Actor, productId: string): Promise<string> {
    const vendorId = await this.sharing.vendorOf(tx, actor, productId);
    if (vendorId === undefined) throw new RuleViolation('product.not-found', { id: productId });
    return vendorId;
  }

  /** The organization that the decision is about: who asked, or who is let in without asking. */
  private async grantee(
    tx: Tx,
    actor: Actor,
    productId: string,
    { requestId, organizationId, decision }: GrantAccess,
  ): Promise<string> {
    if ((requestId === undefined) === (organizationId === undefined)) throw new RuleViolation('access.for-whom');
    if (requestId !== undefined) return this.whoAsked(tx, actor, productId, requestId);
    if (organizationId === undefined || decision === 'decline') throw new RuleViolation('access.for-whom');
    if (organizationId === actor.organizationId) throw new RuleViolation('access.own-product');
    const { id, kind } = await this.organizations.get(tx, organizationId);
    if (kind === 'operator') throw new RuleViolation('organization.not-found', { id });
    return id;
  }

  private async whoAsked(tx: Tx, actor: Actor, productId: string, requestId: string): Promise<string> {
    const asked = await this.sharing.lockRequest(tx, actor, productId, requestId);
    if (!asked) throw new RuleViolation('access.not-found', { id: requestId });
    if (asked.state !== 'open') throw new RuleViolation('access.answered-already');
    return asked.requesterId;
  }

  private async letIn(tx: Tx, actor: Actor, grant: Omit<NewGrant, 'id'>): Promise<string> {
    const { productId, granteeId, validUntil } = grant;
    if (validUntil < this.clock.today()) throw new RuleViolation('access.past-day', { validUntil });
    const now = this.clock.now();
    await this.sharing.answerOpen(tx, actor, productId, granteeId, now);
    return this.sharing.grant(tx, actor, { id: newId(now), ...grant }, now);
  }

  private async decline(tx: Tx, actor: Actor, { requestId = '' }: GrantAccess): Promise<string> {
    await this.sharing.decline(tx, actor, requestId, this.clock.now());
    return requestId;
  }
}

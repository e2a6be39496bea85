import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** An operator's look into another organization, as both sides see it. Moments are RFC 3339. */
export interface OperatorAccess {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** Who looks, and by what name; for an emergency account also who opened it. */
  readonly userId: string;
  readonly userName: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly expiresAt: string;
  readonly closedAt: string | null;
}

/** An access as it begins, in the session that it turns into a reader. */
export interface NewOperatorAccess {
  readonly id: string;
  readonly operatorId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly organizationId: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
}

/** Where a mail goes, and in which language. */
export interface Addressee {
  readonly email: string;
  readonly language: Language;
}

@Injectable()
export class OperatorAccessRepository {
  async insert(tx: Tx, access: NewOperatorAccess): Promise<void> {
    const { id, operatorId, userId, sessionId, organizationId, reason, openedAt, expiresAt } = access;
    await rows(tx, INSERT, [id, operatorId, userId, organizationId, reason, openedAt, expiresAt]);
    await rows(tx, 'update session set operator_access_id = $2 where id = $1', [sessionId, id]);
  }

  async find(tx: Tx, id: string): Promise<OperatorAccess | null> {
    const [found] = await rows<OperatorAccess>(tx, `${SELECT} where access.id = $1`, [id]);
    return found ?? null;
  }

  /** Newest first, those before the access `before` where given. */
  list(tx: Tx, before: string | null, limit: number): Promise<OperatorAccess[]> {
    return rows<OperatorAccess>(
      tx,
      `${SELECT} where $1::uuid is null or access.id < $1 order by access.id desc limit $2`,
      [before, limit + 1],
    );
  }

  async close(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(tx, 'update operator_access set closed_at = $2 where id = $1 and closed_at is null', [id, at]);
  }

  /** The administrators of an organization that the operator is about to look into. */
  administratorsOf(tx: Tx, organizationId: string): Promise<Addressee[]> {
    return rows<Addressee>(tx, 'select email, language from administrators_of($1)', [organizationId]);
  }
}

const SELECT = `select access.id, access.organization_id as "organizationId", organization.name as "organizationName", access.user_id as "userId",
    access.user_name as "userName", access.reason, access.opened_at as "openedAt", access.expires_at as "expiresAt", access.closed_at as "closedAt"
  from operator_access as access join organization on organization.id = access.organization_id`;
const INSERT = `insert into operator_access (id, operator_id, user_id, user_name, organization_id, reason, opened_at, expires_at)
  select $1, $2, $3, concat_ws(' / ', user_account.name, break_glass.opened_by), $4, $5, $6, $7
  from user_account left join break_glass on break_glass.user_id = user_account.id where user_account.id = $3`;

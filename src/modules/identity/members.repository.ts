import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Standing } from './domain/member.js';

/** A person of an organization, as the colleagues see it. */
export interface Member extends Standing {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Since when, RFC 3339. */
  readonly since: string;
  /** Whether the person has enrolled a second factor; null to everybody but administrators. */
  readonly secondFactor: boolean | null;
  /** When the person last showed both factors for this organization, RFC 3339; null before the first time, and to everybody but administrators. */
  readonly lastSignedInAt: string | null;
  readonly rowVersion: number;
}

/** Whose factors are gone, and which organizations know the person. */
export interface FactorsRemoved {
  readonly email: string;
  readonly language: Language;
  readonly organizationIds: readonly string[];
}

/** People in organizations; emergency accounts are nobody. Row rules let an organization reach its own members alone. */
@Injectable()
export class MembersRepository {
  /** In the order of their accounts; one row more than the limit, where there is one. `after` = the last one of the page before. */
  list(tx: Tx, organizationId: string, after: string | number | null, limit: number): Promise<Member[]> {
    return rows<Member>(tx, LIST, [organizationId, after, limit + 1]);
  }

  /** Members of the organization change one after the other until the transaction ends. */
  async hold(tx: Tx, organizationId: string): Promise<void> {
    await rows(tx, 'select from organization where id = $1 for no key update', [organizationId]);
  }

  async find(tx: Tx, organizationId: string, userId: string): Promise<Member | null> {
    const [found] = await rows<Member>(tx, FIND, [organizationId, userId]);
    return found ?? null;
  }

  /** Whether the user rules the organization now, as a member or as an emergency account. */
  async isAdmin(tx: Tx, organizationId: string, userId: string): Promise<boolean> {
    const found = await rows(tx, IS_ADMIN, [organizationId, userId]);
    return found.length > 0;
  }

  /** Active administrators besides the user. */
  async countOtherAdmins(tx: Tx, organizationId: string, userId: string): Promise<number> {
    const [found] = await rows<{ admins: number }>(tx, OTHER_ADMINS, [organizationId, userId]);
    return found?.admins ?? 0;
  }

  /** Members who may act, whatever their role. */
  async countActive(tx: Tx, organizationId: string): Promise<number> {
    const [found] = await rows<{ members: number }>(tx, ACTIVE, [organizationId]);
    return found?.members ?? 0;
  }

  async isMember(tx: Tx, organizationId: string, email: string): Promise<boolean> {
    const found = await rows(tx, IS_MEMBER, [organizationId, email]);
    return found.length > 0;
  }

  /** Writes how the member stands now. */
  async change(tx: Tx, organizationId: string, { userId, role, suspendedAt }: Member): Promise<void> {
    await rows(tx, CHANGE, [organizationId, userId, role, suspendedAt]);
  }

  async remove(tx: Tx, organizationId: string, userId: string): Promise<void> {
    await rows(tx, 'delete from membership where organization_id = $1 and user_id = $2', [organizationId, userId]);
  }

  /** Ends the member's sessions that act for the organization, its tokens there, and the invitations it sent: a way back. */
  async endWaysIn(tx: Tx, organizationId: string, userId: string, at: Date): Promise<void> {
    await rows(tx, 'select end_member_sessions($1, $2)', [userId, at]);
    await rows(tx, REVOKE, [organizationId, userId, at]);
    await rows(tx, WITHDRAW, [organizationId, userId, at]);
  }

  /** Takes all second factors from a user and ends every session and token; null where that is not for the acting organization. */
  async removeFactors(tx: Tx, userId: string, at: Date): Promise<FactorsRemoved | null> {
    const [removed] = await rows<FactorsRemoved | { organizationIds: null }>(tx, REMOVE_FACTORS, [userId, at]);
    return removed?.organizationIds ? removed : null;
  }
}

const MEMBER = `select user_account.id as "userId", user_account.name, user_account.email, membership.role, membership.created_at as since,
    membership.suspended_at as "suspendedAt", standing.second_factor as "secondFactor",
    membership.last_signed_in_at as "lastSignedInAt", membership.row_version as "rowVersion"
  from membership join user_account on user_account.id = membership.user_id
    join member_standings() as standing on standing.user_id = membership.user_id
  where membership.organization_id = $1 and not exists (select from break_glass where break_glass.user_id = membership.user_id)`;
const WITHDRAW = `update invitation set withdrawn_at = $3
  where organization_id = $1 and invited_by = $2 and accepted_at is null and superseded_at is null and withdrawn_at is null`;
const LIST = `${MEMBER} and ($2::uuid is null or membership.user_id > $2) order by membership.user_id limit $3`;
const FIND = `${MEMBER} and membership.user_id = $2`;
const IS_ADMIN = `select from membership where organization_id = $1 and user_id = $2 and role = 'admin'
  and (suspended_at is null or exists (select from break_glass where break_glass.user_id = membership.user_id))`;
const OTHER_ADMINS = `select count(*)::integer as admins from membership
  where organization_id = $1 and user_id <> $2 and role = 'admin' and suspended_at is null`;
const ACTIVE =
  'select count(*)::integer as members from membership where organization_id = $1 and suspended_at is null';
const IS_MEMBER = `select from membership join user_account on user_account.id = membership.user_id
  where membership.organization_id = $1 and user_account.email = $2`;
const CHANGE = `update membership set role = $3, suspended_at = $4, row_version = row_version + 1
  where organization_id = $1 and user_id = $2`;
const REVOKE =
  'update api_token set revoked_at = $3 where organization_id = $1 and user_id = $2 and revoked_at is null';
const REMOVE_FACTORS = `select email, language, organization_ids as "organizationIds" from remove_factors($1, $2)`;

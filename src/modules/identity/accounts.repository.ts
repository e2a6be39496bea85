import { Injectable } from '@nestjs/common';
import type { Language, OrganizationKind, Role } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** What sign-in needs of an account. */
export interface Credentials {
  readonly userId: string;
  readonly passwordHash: string;
  readonly organizationIds: readonly string[];
}

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** An organization that a user belongs to, with the role held there. */
export interface Membership {
  readonly organizationId: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly role: Role;
}

export interface Claim {
  /** Wrong tries of the account so far. */
  readonly failures: number;
  /** Whether the account or the source has used up its tries. */
  readonly locked: boolean;
}

/** One try to sign in: whose, from where (both hashed), when, and since when earlier ones count. */
export interface Try {
  readonly account: string;
  readonly source: string;
  readonly at: Date;
}

@Injectable()
export class AccountsRepository {
  async credentials(tx: Tx, email: string): Promise<Credentials | null> {
    const [found] = await rows<Credentials | { userId: null }>(tx, CREDENTIALS, [email]);
    return found?.userId ? found : null;
  }

  async claimTry(
    tx: Tx,
    { account, source, at }: Try,
    since: Date,
    limits: { account: number; source: number },
  ): Promise<Claim> {
    const [claim] = await rows<Claim>(tx, 'select * from claim_sign_in($1, $2, $3, $4, $5, $6)', [
      account,
      source,
      at,
      since,
      limits.account,
      limits.source,
    ]);
    return claim ?? { failures: 0, locked: true };
  }

  async forgetTries(tx: Tx, { account, source, at }: Try): Promise<void> {
    await rows(tx, 'select forget_sign_in($1, $2, $3)', [account, source, at]);
  }

  /** False if the address got an account at the same moment. */
  async insert(tx: Tx, account: Account, passwordHash: string, at: Date): Promise<boolean> {
    const { id, email, name, language } = account;
    const made = await rows(tx, INSERT, [id, email, name, language, passwordHash, at]);
    return made.length > 0;
  }

  async find(tx: Tx, userId: string): Promise<Account | null> {
    const [found] = await rows<Account>(tx, 'select id, email, name, language from user_account where id = $1', [
      userId,
    ]);
    return found ?? null;
  }

  /** Keeps the name and the language that the person chose. */
  async change(tx: Tx, { id, name, language }: Account): Promise<void> {
    await rows(tx, 'update user_account set name = $2, language = $3 where id = $1', [id, name, language]);
  }

  /** The user's organizations, the longest-held first; none where the user is suspended, but the one acted for. */
  memberships(tx: Tx, userId: string, actingFor: string | null = null): Promise<Membership[]> {
    return rows<Membership>(tx, MEMBERSHIPS, [userId, actingFor]);
  }

  /** Every organization that the user belongs to, also those where the user is suspended. */
  async organizationIds(tx: Tx, userId: string): Promise<string[]> {
    const found = await rows<{ id: string }>(tx, 'select organization_id as id from membership where user_id = $1', [
      userId,
    ]);
    return found.map(({ id }) => id);
  }

  /** The organization as an operator stands in it who reads for it: no member, but a reader. */
  readFor(tx: Tx, organizationId: string): Promise<Membership[]> {
    return rows<Membership>(tx, READ_FOR, [organizationId]);
  }

  /** False if the user is a member already. */
  async addMember(tx: Tx, organizationId: string, userId: string, role: Role, at: Date): Promise<boolean> {
    const added = await rows(tx, ADD_MEMBER, [organizationId, userId, role, at]);
    return added.length > 0;
  }
}

const CREDENTIALS = `select id as "userId", password_hash as "passwordHash", organization_ids as "organizationIds" from account_by_email($1)`;
const INSERT = `insert into user_account (id, email, name, language, password_hash, created_at)
  values ($1, $2, $3, $4, $5, $6) on conflict (email) do nothing returning id`;
const ADD_MEMBER = `insert into membership (organization_id, user_id, role, created_at)
  values ($1, $2, $3, $4) on conflict do nothing returning user_id`;
const READ_FOR = `select id as "organizationId", name, kind, 'viewer' as role from organization where id = $1`;
const MEMBERSHIPS = `select organization.id as "organizationId", organization.name, organization.kind, membership.role
  from membership join organization on organization.id = membership.organization_id
  where membership.user_id = $1 and (membership.suspended_at is null or organization.id = $2)
  order by membership.created_at, organization.id`;

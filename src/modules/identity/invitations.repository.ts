import { Injectable } from '@nestjs/common';
import type { Role } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Invitation, InvitationDates } from './domain/invitation.js';

/** An invitation as it is made; only the fingerprint of its token is kept. */
export interface NewInvitation {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly organizationId: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** An invitation as the administrators of its organization find it again; its link is not kept. */
export interface SentInvitation extends InvitationDates {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** The user who invited. */
  readonly invitedBy: string;
  readonly createdAt: string;
}

@Injectable()
export class InvitationsRepository {
  async byToken(tx: Tx, tokenHash: Buffer): Promise<Invitation | null> {
    const [found] = await rows<Invitation | { id: null }>(tx, BY_TOKEN, [tokenHash]);
    return found?.id ? found : null;
  }

  /** Invitations of one address to one organization go out one after the other until the transaction ends. */
  async hold(tx: Tx, organizationId: string, email: string): Promise<void> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('invitation ' || $1 || ' ' || $2, 0))`, [
      organizationId,
      email,
    ]);
  }

  async insert(tx: Tx, invitation: NewInvitation): Promise<void> {
    const { id, tokenHash, organizationId, email, role, invitedBy, at, expiresAt } = invitation;
    await rows(tx, INSERT, [id, tokenHash, organizationId, email, role, invitedBy, at, expiresAt]);
  }

  /** Closes the open invitations to an organization, of one address or, with null, of all. */
  async supersede(tx: Tx, organizationId: string, email: string | null, at: Date): Promise<void> {
    await rows(tx, SUPERSEDE, [organizationId, email, at]);
  }

  /** Newest first; one row more than the limit, where there is one. `before` = id of the last one of the page before. */
  list(tx: Tx, organizationId: string, before: string | number | null, limit: number): Promise<SentInvitation[]> {
    return rows<SentInvitation>(tx, LIST, [organizationId, before, limit + 1]);
  }

  /** The invitation, locked: what is done about it is done one after the other. */
  async lock(tx: Tx, organizationId: string, id: string): Promise<SentInvitation | null> {
    const [found] = await rows<SentInvitation>(tx, LOCK, [organizationId, id]);
    return found ?? null;
  }

  async withdraw(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(tx, 'update invitation set withdrawn_at = $2 where id = $1', [id, at]);
  }

  /** Uses the invitation up; false if somebody was quicker. */
  async accept(tx: Tx, id: string, at: Date): Promise<boolean> {
    const accepted = await rows(tx, ACCEPT, [id, at]);
    return accepted.length > 0;
  }
}

const DATES = `expires_at as "expiresAt", accepted_at as "acceptedAt", superseded_at as "supersededAt", withdrawn_at as "withdrawnAt"`;
const BY_TOKEN = `select id, organization_id as "organizationId", organization_name as "organizationName", kind, email, role,
  named_by as "namedBy", ${DATES} from invitation_by_token($1)`;
const INSERT = `insert into invitation (id, token_hash, organization_id, email, role, invited_by, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const OPEN = 'accepted_at is null and superseded_at is null and withdrawn_at is null';
const SUPERSEDE = `update invitation set superseded_at = $3
  where organization_id = $1 and ($2::text is null or email = $2) and ${OPEN}`;
const SENT = `select id, email, role, invited_by as "invitedBy", created_at as "createdAt", ${DATES} from invitation where organization_id = $1`;
const LIST = `${SENT} and ($2::uuid is null or id < $2) order by id desc limit $3`;
const LOCK = `${SENT} and id = $2 for update`;
const ACCEPT = `with accepted as (update invitation set accepted_at = $2 where id = $1 and ${OPEN} returning id) select id from accepted`;

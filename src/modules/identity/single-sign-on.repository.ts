import { Injectable } from '@nestjs/common';
import type { OrganizationKind } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Candidates, Vouched } from './domain/single-sign-on.js';

/** What an organization has agreed on with its provider. */
export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly sealedClientSecret: Buffer;
  readonly twoFactorAcr: readonly string[];
  readonly twoFactorAmr: readonly string[];
  readonly enabled: boolean;
  readonly rowVersion: number;
}

/** The same for whoever is about to sign in. */
export type OpenSingleSignOn = Omit<SingleSignOnSettings, 'enabled' | 'rowVersion'> & {
  readonly organizationId: string;
  readonly kind: OrganizationKind;
};

@Injectable()
export class SingleSignOnRepository {
  /** Of the organization acted for. */
  async find(tx: Tx, organizationId: string): Promise<SingleSignOnSettings | null> {
    const [found] = await rows<SingleSignOnSettings>(tx, FIND, [organizationId]);
    return found ?? null;
  }

  /** Takes the place of version `rowVersion` (0 = there was none); false if that is no longer what stands there. */
  async save(tx: Tx, organizationId: string, settings: SingleSignOnSettings, at: Date): Promise<boolean> {
    const { issuer, clientId, sealedClientSecret, twoFactorAcr, twoFactorAmr, enabled, rowVersion } = settings;
    const values = [organizationId, issuer, clientId, sealedClientSecret, twoFactorAcr, twoFactorAmr, enabled, at];
    const saved = rowVersion === 0 ? rows(tx, INSERT, values) : rows(tx, CHANGE, [...values, rowVersion]);
    return (await saved).length > 0;
  }

  /** With every link to an account; false if `rowVersion` is no longer what stands there. */
  async remove(tx: Tx, organizationId: string, rowVersion: number): Promise<boolean> {
    return (await rows(tx, REMOVE, [organizationId, rowVersion])).length > 0;
  }

  /** Ends the sessions that the provider of the organization acted for has begun; how many. */
  async endBoundSessions(tx: Tx, at: Date): Promise<number> {
    return (await rows(tx, 'select end_bound_sessions($1)', [at])).length;
  }

  /** Whoever asks; null where the organization has none that is switched on. */
  async open(tx: Tx, organizationId: string): Promise<OpenSingleSignOn | null> {
    const [found] = await rows<OpenSingleSignOn | { organizationId: null }>(tx, OPEN, [organizationId]);
    return found?.organizationId ? found : null;
  }

  /** Notes that a browser goes to the provider. */
  async begin(tx: Tx, way: { state: Buffer; browser: Buffer }, organizationId: string, expiresAt: Date): Promise<void> {
    await rows(tx, 'select begin_single_sign_on($1, $2, $3, $4)', [way.state, way.browser, organizationId, expiresAt]);
  }

  /** The organization whose provider this browser was sent to, once; null for any other way. */
  async take(tx: Tx, way: { state: Buffer; browser: Buffer }, at: Date): Promise<string | null> {
    const [taken] = await rows<{ id: string | null }>(tx, TAKE, [way.state, way.browser, at]);
    return taken?.id ?? null;
  }

  /** Whom the provider can mean. */
  async candidates(tx: Tx, organizationId: string, vouched: Vouched): Promise<Candidates> {
    const { issuer, subject, verifiedEmail } = vouched;
    const [found] = await rows<Candidates>(tx, CANDIDATES, [organizationId, issuer, subject, verifiedEmail]);
    return found ?? { linked: null, linkedIsMember: false, member: null, memberIsLinked: false };
  }

  /** Links the provider's subject to the user for good; false if either was linked at the same moment. */
  async link(tx: Tx, organizationId: string, userId: string, { issuer, subject }: Vouched, at: Date): Promise<boolean> {
    return (await rows(tx, LINK, [organizationId, issuer, subject, userId, at])).length > 0;
  }
}

const SETTINGS = `issuer, client_id as "clientId", sealed_client_secret as "sealedClientSecret", two_factor_acr as "twoFactorAcr",
  two_factor_amr as "twoFactorAmr"`;
const FIND = `select ${SETTINGS}, enabled, row_version as "rowVersion" from single_sign_on where organization_id = $1`;
const INSERT = `insert into single_sign_on (organization_id, issuer, client_id, sealed_client_secret, two_factor_acr, two_factor_amr, enabled, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning organization_id`;
const CHANGE = `update single_sign_on set issuer = $2, client_id = $3, sealed_client_secret = $4, two_factor_acr = $5, two_factor_amr = $6,
  enabled = $7, changed_at = $8, row_version = row_version + 1 where organization_id = $1 and row_version = $9 returning organization_id`;
const REMOVE = 'delete from single_sign_on where organization_id = $1 and row_version = $2 returning organization_id';
const OPEN = `select organization_id as "organizationId", kind, ${SETTINGS} from single_sign_on_by_organization($1)`;
const TAKE = 'select take_single_sign_on($1, $2, $3) as id';
const CANDIDATES = `select linked, linked_is_member as "linkedIsMember", member, member_is_linked as "memberIsLinked"
  from single_sign_on_candidates($1, $2, $3, $4)`;
const LINK = `insert into single_sign_on_link (organization_id, issuer, subject, user_id, linked_at) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning user_id`;

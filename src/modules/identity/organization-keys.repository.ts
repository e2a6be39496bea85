import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { KeyCertificate } from './domain/key-certificate.js';

/** A signing key as it is kept: its private half encrypted. */
export interface KeptKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly certificate: KeyCertificate;
  readonly sealedPrivateKey: Buffer;
}

@Injectable()
export class OrganizationKeysRepository {
  async inUse(tx: Tx, organizationId: string): Promise<KeptKey | null> {
    const [found] = await rows<KeptKey>(tx, IN_USE, [organizationId]);
    return found ?? null;
  }

  /** Keeps the key, unless somebody kept one for the organization at the same moment. */
  async insert(tx: Tx, organizationId: string, key: KeptKey, at: Date): Promise<void> {
    const { keyId, publicKey, certificate, sealedPrivateKey } = key;
    await rows(tx, INSERT, [keyId, organizationId, publicKey, certificate, sealedPrivateKey, at]);
  }

  async retire(tx: Tx, organizationId: string, at: Date): Promise<void> {
    await rows(tx, RETIRE, [organizationId, at]);
  }
}

const IN_USE = `select key_id as "keyId", public_key as "publicKey", certificate, sealed_private_key as "sealedPrivateKey"
  from organization_key where organization_id = $1 and retired_at is null`;
const INSERT = `insert into organization_key (key_id, organization_id, public_key, certificate, sealed_private_key, created_at)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing`;
const RETIRE = 'update organization_key set retired_at = $2 where organization_id = $1 and retired_at is null';

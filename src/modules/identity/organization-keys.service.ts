import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Keys } from '#platform/keys/keys.js';
import { newSigningKey, signText } from '#platform/keys/signing.js';
import { type KeyCertificate, keyStatement } from './domain/key-certificate.js';
import { InstallationKey } from './installation-key.js';
import { type KeptKey, OrganizationKeysRepository } from './organization-keys.repository.js';

const PURPOSE = 'organization-key';

/** A signature with all that a stranger needs to check it. */
export interface SignedText {
  readonly keyId: string;
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** Ed25519 over the UTF-8 text, base64url. */
  readonly signature: string;
  readonly certificate: KeyCertificate;
}

/** A signing key as anybody may see it. */
export type OrganizationKey = Omit<SignedText, 'signature'>;

/** Signing keys of organizations, kept by the installation and certified by its own key. */
@Injectable()
export class OrganizationKeysService {
  constructor(
    private readonly database: Database,
    private readonly repository: OrganizationKeysRepository,
    private readonly installation: InstallationKey,
    private readonly keys: Keys,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Signs as the actor's organization, with a key that is made when first asked for. */
  async sign(tx: Tx, actor: Actor, text: string): Promise<SignedText> {
    const { keyId, publicKey, certificate, sealedPrivateKey } = await this.inUse(tx, actor);
    const signature = signText(text, this.keys.decrypt(sealedPrivateKey, PURPOSE));
    return { keyId, publicKey, signature, certificate };
  }

  /** Whether it is by this key that this installation certifies, or once did. */
  isOwnInstallation(installationKey: string): boolean {
    return this.installation.isOwn(installationKey);
  }

  /** Retires the key in use and makes the next; what the old one signed stays valid by its certificate. */
  rotate(actor: Actor): Promise<OrganizationKey> {
    return this.database.transaction(actor, async (tx) => {
      await this.repository.retire(tx, actor.organizationId, this.clock.now());
      const { keyId, publicKey, certificate } = await this.inUse(tx, actor);
      const entry = { type: 'organization-key.rotated', subjectId: actor.organizationId, facts: { keyId } };
      await this.journal.record(tx, actor, entry);
      return { keyId, publicKey, certificate };
    });
  }

  private async inUse(tx: Tx, actor: Actor): Promise<KeptKey> {
    const kept = await this.repository.inUse(tx, actor.organizationId);
    if (kept) return kept;
    const made = this.newKey(actor);
    await this.repository.insert(tx, actor.organizationId, made, this.clock.now());
    const winner = (await this.repository.inUse(tx, actor.organizationId)) ?? made;
    if (winner.keyId === made.keyId) await this.recordNew(tx, actor, made);
    return winner;
  }

  private newKey({ organizationId: vendorId }: Actor): KeptKey {
    const { keyId, publicKey, privateKey } = newSigningKey();
    const installationKey = this.installation.card.publicKey;
    const statement = { vendorId, publicKey, issuedOn: this.clock.today(), installationKey };
    const certificate = { ...statement, signature: this.installation.sign(keyStatement(statement)) };
    return { keyId, publicKey, certificate, sealedPrivateKey: this.keys.encrypt(privateKey, PURPOSE) };
  }

  private recordNew(tx: Tx, actor: Actor, { keyId }: KeptKey): Promise<void> {
    const entry = { type: 'organization-key.made', subjectId: actor.organizationId, facts: { keyId } };
    return this.journal.record(tx, actor, entry);
  }
}

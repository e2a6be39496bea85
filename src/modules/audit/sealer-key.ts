import { KeptKey } from '#platform/keys/kept-key.js';
import type { Keys } from '#platform/keys/keys.js';
import { type AuditKeyCard, auditKeyStatement, type BlockHeader, blockText, type SealedBlock } from './domain/block.js';

/** The key that signs blocks, certified by the installation's own. Both stay in `KAIJI_DATA/keys`; the database knows the public halves. */
export class AuditKey {
  private constructor(
    private readonly key: KeptKey,
    private readonly installation: KeptKey,
    readonly card: AuditKeyCard,
  ) {}

  static async open(dataFolder: string, keys: Keys): Promise<AuditKey> {
    const key = await KeptKey.open(dataFolder, keys, 'audit-key');
    const installation = await KeptKey.ofInstallation(dataFolder, keys);
    const statement = { keyId: key.keyId, publicKey: key.publicKey, installationKey: installation.publicKey };
    return new AuditKey(key, installation, {
      ...statement,
      signature: installation.sign(auditKeyStatement(statement)),
    });
  }

  /** Whether a public key is, or was, the installation's. */
  isOfInstallation(publicKey: string): boolean {
    return this.installation.isOwn(publicKey);
  }

  signed(header: BlockHeader): SealedBlock {
    return { ...header, signature: this.key.sign(blockText(header)) };
  }
}

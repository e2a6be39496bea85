import { canonicalJson } from '../../../kernel/canonical-json.js';

/** The installation's word that a key is a vendor's. */
export interface KeyCertificate {
  readonly vendorId: string;
  /** Raw Ed25519 public keys, base64url. */
  readonly publicKey: string;
  readonly installationKey: string;
  /** YYYY-MM-DD, in Japan. */
  readonly issuedOn: string;
  /** Over `keyStatement`, by the installation's key. */
  readonly signature: string;
}

/** What an installation signs to certify a vendor's key. */
export function keyStatement({
  vendorId,
  publicKey,
  issuedOn,
  installationKey,
}: Omit<KeyCertificate, 'signature'>): string {
  return canonicalJson({ format: 'kaiji-key-1', vendorId, publicKey, issuedOn, installationKey });
}

import { canonicalJson, type JsonValue } from '../../../kernel/canonical-json.js';
import { type KeyCertificate, keyStatement } from '../../identity/domain/key-certificate.js';

/** A published revision as a file: anyone can check it without Kaiji and without a network. */
export interface SignedRevision {
  readonly format: 'kaiji-signed-revision-1';
  /** The sealed document, `kaiji-revision-1`. */
  readonly document: JsonValue;
  readonly hash: string;
  /** Over the canonical text of the document, by the vendor's key. */
  readonly signature: string;
  readonly certificate: KeyCertificate;
}

/**
 * `intact`: every character is as signed, by the vendor's key, which the named installation certified - whether that installation
 * is known is for the caller to compare. `changed`: the text is not what its hash says. `wrong_key`: the text was not signed by
 * that key, or the key is not certified for that vendor. `unreadable`: no such file.
 */
export type Verdict =
  | { readonly result: 'intact'; readonly hash: string; readonly vendorId: string; readonly installationKey: string }
  | { readonly result: 'changed' | 'wrong_key' | 'unreadable' };

type VerifySignature = (text: string, signature: string, publicKey: string) => boolean;

/** Ed25519, 64 bytes, base64url without padding, its unused bits zero: decoders let other spellings pass. */
const SIGNATURE = /^[A-Za-z0-9_-]{85}[AQgw]$/;

/** Checks a signed revision offline. Takes any parsed JSON and never throws for what stands in it. */
export function verifyDocument(
  signed: unknown,
  sha256: (text: string) => string,
  verifySignature: VerifySignature,
): Verdict {
  if (!isSignedRevision(signed)) return { result: 'unreadable' };
  const canonical = canonicalOrNull(signed.document);
  if (canonical === null) return { result: 'unreadable' };
  if (sha256(canonical) !== signed.hash) return { result: 'changed' };
  const { certificate } = signed;
  const holds =
    [signed.signature, certificate.signature].every((signature) => SIGNATURE.test(signature)) &&
    vendorOf(signed.document) === certificate.vendorId &&
    verifySignature(canonical, signed.signature, certificate.publicKey) &&
    verifySignature(statementOrEmpty(certificate), certificate.signature, certificate.installationKey);
  if (!holds) return { result: 'wrong_key' };
  return {
    result: 'intact',
    hash: signed.hash,
    vendorId: certificate.vendorId,
    installationKey: certificate.installationKey,
  };
}

function isSignedRevision(value: unknown): value is SignedRevision {
  if (!isObject(value) || value['format'] !== 'kaiji-signed-revision-1' || !isObject(value['certificate']))
    return false;
  const { document, hash, signature, certificate } = value;
  const texts = [
    hash,
    signature,
    ...['vendorId', 'publicKey', 'issuedOn', 'installationKey', 'signature'].map((key) => certificate[key]),
  ];
  return (
    isObject(document) && document['format'] === 'kaiji-revision-1' && texts.every((text) => typeof text === 'string')
  );
}

function vendorOf(document: JsonValue): unknown {
  const vendor = isObject(document) ? document['vendor'] : undefined;
  return isObject(vendor) ? vendor['id'] : undefined;
}

function canonicalOrNull(document: JsonValue): string | null {
  try {
    return canonicalJson(document);
  } catch {
    return null;
  }
}

function statementOrEmpty(certificate: KeyCertificate): string {
  try {
    return keyStatement(certificate);
  } catch {
    return '';
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

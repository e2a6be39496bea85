import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';

/** An Ed25519 key pair: the public half as raw base64url (RFC 8037), the private half as PKCS #8. */
export interface SigningKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly privateKey: Buffer;
}

/** A new Ed25519 key pair; its id is its fingerprint. */
export function newSigningKey(): SigningKey {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'jwk' }).x ?? '';
  return {
    keyId: keyFingerprint(publicKey),
    publicKey,
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
  };
}

/** SHA-256 of a raw public key in hexadecimal: what people compare and pin. */
export function keyFingerprint(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
}

/** Ed25519 signature (RFC 8032) of the UTF-8 text, base64url. */
export function signText(text: string, privateKey: Buffer): string {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64url');
}

/** Whether the signature is the key's over the text; false for anything malformed. */
export function verifyText(text: string, signature: string, publicKey: string): boolean {
  try {
    return verify(null, Buffer.from(text, 'utf8'), verifyingKey(publicKey), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** The same on another thread: many at once take all processors. */
export async function verifyTextAside(text: string, signature: string, publicKey: string): Promise<boolean> {
  try {
    const [bytes, key] = [Buffer.from(text, 'utf8'), verifyingKey(publicKey)];
    return await verifyAside(null, bytes, key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

const verifyAside = promisify(verify);

function verifyingKey(publicKey: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
}

/** SHA-256 of a UTF-8 text in hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text);
}

/** SHA-256 of bytes. */
export function digest(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}

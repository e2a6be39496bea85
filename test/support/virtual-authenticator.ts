import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Client, ORIGIN } from './people.js';

/** What a virtual authenticator does otherwise than a good one. */
export interface Mischief {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly userHandle?: string;
  /** Without the user's finger or PIN. */
  readonly unverified?: boolean;
  /** Shows this counter instead of the next one. */
  readonly counter?: number;
  /** Signs with a key of somebody else. */
  readonly foreignKey?: boolean;
}

/** Options of a ceremony, as the product gives them. */
export interface Options {
  readonly challenge: string;
  readonly user: { readonly id: string };
  readonly allowCredentials: readonly { readonly id: string }[];
  readonly excludeCredentials: readonly { readonly id: string }[];
}

/** Asks the product for the options of a ceremony. */
export async function options(client: Pick<Client, 'post'>, path: string): Promise<Options> {
  const { status, body } = await client.post(path);
  if (status !== 201) throw new Error(`no options: ${status} ${JSON.stringify(body)}`);
  return body as Options;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const NEW_CREDENTIAL = 0x40;

/** One passkey in a browser of its own: ES256, attestation "none" (W3C WebAuthn 3). A tool of the tests: it keeps nothing and asks nobody. */
export class VirtualAuthenticator {
  readonly id = randomBytes(32);
  counter = 0;
  private userHandle: string | undefined;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  /** What `navigator.credentials.create()` gives for such options. */
  create(options: Pick<Options, 'challenge' | 'user'>, mischief: Mischief = {}): object {
    this.userHandle = options.user.id;
    const credential = Buffer.concat([Buffer.alloc(16), uint16(this.id.length), this.id, this.coseKey()]);
    const authData = Buffer.concat([this.authenticatorData(mischief, NEW_CREDENTIAL), credential]);
    const attestationObject = Buffer.concat([
      Buffer.of(0xa3),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.of(0xa0),
      cborText('authData'),
      cborBytes(authData),
    ]);
    const response = {
      clientDataJSON: clientData('webauthn.create', options, mischief).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal', 'hybrid'],
    };
    return this.credential(response);
  }

  /** What `navigator.credentials.get()` gives for such options. */
  get(options: Pick<Options, 'challenge'>, mischief: Mischief = {}): object {
    this.counter++;
    const authData = this.authenticatorData(mischief, 0);
    const client = clientData('webauthn.get', options, mischief);
    const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()]);
    const key = mischief.foreignKey
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
      : this.keys.privateKey;
    return this.credential({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature(signed, key).toString('base64url'),
      userHandle: mischief.userHandle ?? this.userHandle,
    });
  }

  private credential(response: object): object {
    const id = this.id.toString('base64url');
    const extensions = { clientExtensionResults: {}, authenticatorAttachment: 'platform' };
    return { id, rawId: id, type: 'public-key', response, ...extensions };
  }

  private authenticatorData({ rpId = new URL(ORIGIN).hostname, unverified, counter }: Mischief, more: number): Buffer {
    const flags = PRESENT | (unverified ? 0 : VERIFIED) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter ?? this.counter);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(flags), count]);
  }

  /** COSE_Key of the public key (RFC 9053): kty EC2, alg ES256, crv P-256, x, y. */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const point = (label: number, value: string): Buffer =>
      Buffer.concat([Buffer.of(label), cborBytes(Buffer.from(value, 'base64url'))]);
    return Buffer.concat([Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01), point(0x21, x), point(0x22, y)]);
  }
}

function clientData(type: string, { challenge }: Pick<Options, 'challenge'>, mischief: Mischief): Buffer {
  const { origin = ORIGIN } = mischief;
  const said = { type: mischief.type ?? type, challenge: mischief.challenge ?? challenge, origin, crossOrigin: false };
  return Buffer.from(JSON.stringify(said));
}

function signature(signed: Buffer, key: KeyObject): Buffer {
  return sign('sha256', signed, key);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 + text.length), Buffer.from(text)]);
}

/** In the shortest form, as CTAP2 asks for; 24 bytes and more. */
function cborBytes(bytes: Buffer): Buffer {
  const head =
    bytes.length < 256 ? Buffer.of(0x58, bytes.length) : Buffer.concat([Buffer.of(0x59), uint16(bytes.length)]);
  return Buffer.concat([head, bytes]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

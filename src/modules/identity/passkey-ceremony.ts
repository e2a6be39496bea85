import { Inject, Injectable } from '@nestjs/common';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { CONFIG, type Config } from '#platform/config/config.js';
import { CHALLENGE_MINUTES } from './domain/passkey.js';
import type { PasskeyAnswer, PasskeyAttestation } from './passkeys.dto.js';

/** A passkey as options name it to the browser. */
export interface PasskeyDescriptor {
  readonly type: 'public-key';
  /** base64url */
  readonly id: string;
  readonly transports: readonly string[];
}

/** What a browser's `PublicKeyCredential.parseCreationOptionsFromJSON` takes. */
export interface PasskeyEnrolmentOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: readonly { readonly type: 'public-key'; readonly alg: number }[];
  /** In milliseconds. */
  readonly timeout: number;
  readonly excludeCredentials: readonly PasskeyDescriptor[];
  readonly authenticatorSelection: {
    readonly residentKey: 'required';
    readonly requireResidentKey: true;
    readonly userVerification: 'required';
  };
  readonly attestation: 'none';
}

/** What a browser's `PublicKeyCredential.parseRequestOptionsFromJSON` takes. */
export interface PasskeyRequestOptions {
  readonly challenge: string;
  readonly rpId: string;
  /** In milliseconds. */
  readonly timeout: number;
  /** Empty where any passkey of this site may answer. */
  readonly allowCredentials: readonly PasskeyDescriptor[];
  readonly userVerification: 'required';
}

/** A new passkey as its authenticator made it. */
export interface MadePasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
}

/** What a right signature of a passkey tells. */
export interface PasskeySignature {
  readonly counter: number;
  readonly backedUp: boolean;
}

/** The passkey that a signature is checked with. */
export interface PasskeyKey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
}

/** ES256, EdDSA, RS256 (COSE). */
const ALGORITHMS = [-7, -8, -257];
const TIMEOUT = CHALLENGE_MINUTES * 60_000;

/** WebAuthn (W3C, level 3) as the relying party whose name is the host of PUBLIC_URL; answers from any other origin are wrong. */
@Injectable()
export class PasskeyCeremony {
  private readonly origin: string;
  private readonly rpId: string;

  constructor(@Inject(CONFIG) { publicUrl }: Config) {
    this.origin = publicUrl;
    this.rpId = new URL(publicUrl).hostname;
  }

  enrolmentOptions(
    challenge: string,
    user: PasskeyEnrolmentOptions['user'],
    known: readonly PasskeyDescriptor[],
  ): PasskeyEnrolmentOptions {
    return {
      challenge,
      rp: { id: this.rpId, name: 'Kaiji' },
      user,
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      timeout: TIMEOUT,
      excludeCredentials: known,
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    };
  }

  requestOptions(challenge: string, known: readonly PasskeyDescriptor[]): PasskeyRequestOptions {
    return { challenge, rpId: this.rpId, timeout: TIMEOUT, allowCredentials: known, userVerification: 'required' };
  }

  /** The challenge that an answer says it answers; null where it says nothing that can be read. */
  challengeOf({ response }: PasskeyAnswer | PasskeyAttestation): string | null {
    try {
      const { challenge } = decodeClientDataJSON(response.clientDataJSON) as { challenge: unknown };
      return typeof challenge === 'string' ? challenge : null;
    } catch {
      return null;
    }
  }

  /** The passkey that an authenticator made for this challenge and verified its user for; null for anything else. */
  async made(response: PasskeyAttestation, challenge: string): Promise<MadePasskey | null> {
    const checked = await verifyRegistrationResponse({
      response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(() => null);
    if (!checked?.verified) return null;
    const { credential, credentialBackedUp } = checked.registrationInfo;
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: response.response.transports ?? [],
      backedUp: credentialBackedUp,
    };
  }

  /** What the answer's signature tells, made with this passkey for this challenge after its user was verified; null for anything else. */
  async signature(response: PasskeyAnswer, challenge: string, key: PasskeyKey): Promise<PasskeySignature | null> {
    const checked = await verifyAuthenticationResponse({
      response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
      // The counter is judged afterwards: only a right signature can tell of a copied key.
      credential: { id: key.credentialId.toString('base64url'), publicKey: new Uint8Array(key.publicKey), counter: 0 },
    }).catch(() => null);
    if (!checked?.verified) return null;
    const { newCounter, credentialBackedUp } = checked.authenticationInfo;
    return { counter: newCounter, backedUp: credentialBackedUp };
  }
}

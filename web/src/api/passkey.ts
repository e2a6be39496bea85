import type {
  PasskeyAnswer,
  PasskeyAttestation,
  PasskeyEnrolmentOptions,
  PasskeyRequestOptions,
} from './operations.js';

/** Whether this browser knows passkeys in the form that the API speaks (WebAuthn, level 3). */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** The person did not go through with the browser's dialog, or it took too long. */
export class PasskeyLeft extends Error {}

/** Lets the person choose a device and make a passkey there. Rejects with `PasskeyLeft`. */
export async function makePasskey(options: PasskeyEnrolmentOptions): Promise<PasskeyAttestation> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return given(await navigator.credentials.create({ publicKey }).catch(asLeft)) as PasskeyAttestation;
}

/** Lets the person sign with a passkey. Rejects with `PasskeyLeft`. */
export async function showPasskey(options: PasskeyRequestOptions): Promise<PasskeyAnswer> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return given(await navigator.credentials.get({ publicKey }).catch(asLeft)) as PasskeyAnswer;
}

function given(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyLeft();
  return credential.toJSON();
}

function asLeft(): never {
  throw new PasskeyLeft();
}

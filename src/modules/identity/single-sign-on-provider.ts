import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { RuleViolation } from '#kernel/rule-violation.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { mayCall, type Vouched } from './domain/single-sign-on.js';

/** Kaiji as a provider knows it. */
export interface ProviderClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Words for two factors that the provider is asked for. */
  readonly acrValues: readonly string[];
}

/** What binds an answer of the provider to the browser that was sent there; secret but for the state. */
export interface WaySecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

const TIMEOUT_SECONDS = 5;
const LARGEST_ANSWER = 256 * 1024;
/** Signatures that only the provider can make (RFC 8725, 3.1); no shared secret, and never none. */
const ASYMMETRIC = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const SCOPE = 'openid email';

/**
 * OpenID Connect Core 1.0 with providers that the operator named: authorization code with PKCE (RFC 7636), state, nonce and the issuer's own
 * name (RFC 9207). Calls no other host, follows no redirect, and waits 5 seconds for at most 256 KiB.
 */
@Injectable()
export class SingleSignOnProvider {
  private readonly named: readonly string[];
  readonly redirectUri: string;

  constructor(@Inject(CONFIG) { publicUrl, oidcIssuers }: Config) {
    this.named = oidcIssuers;
    this.redirectUri = `${publicUrl}/api/v1/single-sign-on/callback`;
  }

  /** Where a browser goes to sign in there. `single-sign-on.provider-away`, `single-sign-on.refused` */
  async address(client: ProviderClient, { state, nonce, codeVerifier }: WaySecrets): Promise<string> {
    const configuration = await this.configuration(client).catch(translate);
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: SCOPE,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(client.acrValues.length > 0 ? { acr_values: client.acrValues.join(' ') } : {}),
    });
    return url.href;
  }

  /** Whom the provider vouches for with this query of the address that it sent the browser back to. Refusals as above. */
  async vouched(client: ProviderClient, query: string, { state, nonce, codeVerifier }: WaySecrets): Promise<Vouched> {
    try {
      const configuration = await this.configuration(client);
      const back = new URL(`${this.redirectUri}?${query}`);
      const checks = {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      };
      const tokens = await oidc.authorizationCodeGrant(configuration, back, checks);
      const claims = tokens.claims();
      if (!claims) throw new RuleViolation('single-sign-on.refused');
      const { email, email_verified } =
        claims['email'] === undefined
          ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : claims;
      return {
        issuer: claims.iss,
        subject: claims.sub,
        acr: typeof claims['acr'] === 'string' ? claims['acr'] : null,
        amr: textsOf(claims['amr']),
        verifiedEmail: email_verified === true && typeof email === 'string' ? email : null,
      };
    } catch (error) {
      return translate(error);
    }
  }

  /** The provider as it describes itself today, pinned to what is safe. */
  private async configuration({ issuer, clientId, clientSecret }: ProviderClient): Promise<oidc.Configuration> {
    const plain = new URL(issuer).protocol === 'http:' ? [withoutTls] : [];
    const call = { [oidc.customFetch]: this.call, timeout: TIMEOUT_SECONDS };
    const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), { ...call, execute: plain });
    const described = found.serverMetadata();
    if (new URL(described.issuer).href !== new URL(issuer).href) throw new RuleViolation('single-sign-on.refused');
    const { id_token_signing_alg_values_supported: published = ['RS256'] } = described;
    const algorithms = published.filter((each) => ASYMMETRIC.includes(each));
    const configuration = new oidc.Configuration(
      Object.assign(described, { id_token_signing_alg_values_supported: algorithms }),
      clientId,
      clientSecret,
      authenticationAt(described, clientSecret),
    );
    configuration[oidc.customFetch] = this.call;
    configuration.timeout = TIMEOUT_SECONDS;
    // In a plain code flow the library trusts the connection; the signature is checked as well.
    for (const setUp of [oidc.enableNonRepudiationChecks, ...plain]) setUp(configuration);
    return configuration;
  }

  private readonly call: oidc.CustomFetch = async (url, { method, headers, body, signal }) => {
    if (!mayCall(url, this.named))
      throw new RuleViolation('single-sign-on.address-not-named', { address: new URL(url).origin });
    const request = { method, headers, body: body ?? null, redirect: 'manual', ...(signal ? { signal } : {}) } as const;
    const answer = await fetch(url, request).catch(away);
    if (answer.status >= 500) return away();
    return new Response(await limited(answer), { status: answer.status, headers: answer.headers });
  };
}

/** `client_secret_basic` unless the provider takes it in the body alone (OpenID Connect Discovery 1.0, 3). */
function authenticationAt(
  { token_endpoint_auth_methods_supported: ways }: oidc.ServerMetadata,
  secret: string,
): oidc.ClientAuth {
  const inBody = ways !== undefined && !ways.includes('client_secret_basic') && ways.includes('client_secret_post');
  return inBody ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret);
}

/** Plain http: the settings let it through for the machine itself alone. The library lets it be found by name only, as a warning. */
const withoutTls: (configuration: oidc.Configuration) => void = Reflect.get<typeof oidc, 'allowInsecureRequests'>(
  oidc,
  'allowInsecureRequests',
);

async function limited(answer: Response): Promise<Buffer | null> {
  if (answer.body === null || [204, 205, 304].includes(answer.status)) return null;
  const body: AsyncIterable<Uint8Array> = answer.body;
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      size += part.length;
      if (size > LARGEST_ANSWER) return away();
      parts.push(part);
    }
  } catch {
    return away();
  }
  return Buffer.concat(parts);
}

function away(): never {
  throw new RuleViolation('single-sign-on.provider-away');
}

/** Our own refusal, also where the library has wrapped it; anything else means that the answer does not hold. */
function translate(error: unknown): never {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof RuleViolation) throw cause;
  }
  throw new RuleViolation('single-sign-on.refused');
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { clientId: 'kaiji', clientSecret: 'a secret that the provider gave to Kaiji' };

/** Who sits before the browser at a provider. */
export interface ProviderAccount {
  readonly subject: string;
  readonly email: string;
  readonly verified: boolean;
  readonly acr?: string;
  readonly amr?: readonly string[];
}

/** A certified OpenID Connect provider on 127.0.0.1, at which whoever comes is signed in as `account` and asked nothing. */
export interface RealProvider {
  readonly issuer: string;
  account: ProviderAccount;
  stop(): Promise<void>;
}

export async function startRealProvider(redirectUri: string, account: ProviderAccount): Promise<RealProvider> {
  const server = await listening();
  const issuer = addressOf(server);
  const running: RealProvider = { issuer, account, stop: () => closed(server) };
  // It would say at each start that it forgets everything when it stops.
  const { warn } = console;
  console.warn = () => undefined;
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'] },
    acrValues: ['urn:two-factors'],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    cookies: { keys: ['a key of the test'] },
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: running.account.email, email_verified: running.account.verified }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ accountId: oidc.session!.accountId!, clientId: oidc.client!.clientId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  console.warn = warn;
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url!.startsWith('/interaction/')) return void answer(request, response);
    const { subject: accountId, acr, amr } = running.account;
    const login = { accountId, ...(acr ? { acr } : {}), ...(amr ? { amr: [...amr] } : {}), remember: false };
    void provider.interactionFinished(request, response, { login });
  });
  return running;
}

/** Follows redirects at the provider as a browser does, up to the address at Kaiji that it is sent back to. */
export async function signedInAt({ issuer }: RealProvider, start: URL): Promise<URL> {
  const jar = new Map<string, string>();
  let address = start;
  for (let step = 0; address.origin === issuer && step < 10; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name !== undefined && value !== undefined) jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider stops with ${answer.status}: ${await answer.text()}`);
    address = new URL(next, address);
  }
  return address;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

type Claims = Record<string, unknown>;

/** What a provider may do wrong. */
export interface Lie {
  readonly header?: object;
  /** Claims in the place of the right ones; undefined leaves one out. */
  readonly claims?: Claims;
  /** Who signs; the published key of the provider itself where absent. */
  readonly signedBy?: 'stranger' | 'nobody' | 'public key as a secret' | 'client secret';
  /** Changes the body of the token after it was signed. */
  readonly editedAfterwards?: Claims;
  /** In the place of parts of the provider's description of itself. */
  readonly metadata?: Record<string, unknown>;
  /** How the token endpoint answers. */
  readonly token?: (response: ServerResponse) => void;
}

/** A provider that issues what it likes to whoever brings any code: an own small server, ES256. */
export interface LyingProvider {
  readonly issuer: string;
  lie: Lie;
  /** The nonce that the browser was sent with. */
  nonce: string;
  /** Paths that were called, in their order. */
  readonly calls: string[];
  stop(): Promise<void>;
}

export async function startLyingProvider(account: ProviderAccount): Promise<LyingProvider> {
  const server = await listening();
  const issuer = addressOf(server);
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const running: LyingProvider = { issuer, lie: {}, nonce: '', calls: [], stop: () => closed(server) };
  const answers: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
      ...running.lie.metadata,
    }),
    '/keys': () => ({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'ES256', use: 'sig' }] }),
    '/token': () => ({
      access_token: 'opaque',
      token_type: 'Bearer',
      id_token: tokenOf(running, account, own.privateKey),
    }),
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url!.split('?')[0]!;
    running.calls.push(path);
    const { token } = running.lie;
    const answer = answers[path];
    if (path === '/token' && token) token(response);
    else response.writeHead(answer ? 200 : 404, JSON_TYPE).end(JSON.stringify(answer?.() ?? {}));
  });
  return running;
}

function tokenOf({ issuer, lie, nonce }: LyingProvider, account: ProviderAccount, own: KeyObject): string {
  const now = Math.floor(Date.now() / 1000);
  const { subject: sub, email, verified: email_verified } = account;
  const right = { iss: issuer, aud: CLIENT.clientId, sub, email, email_verified, nonce, iat: now, exp: now + 300 };
  const claims = { ...right, ...lie.claims };
  const parts = [{ alg: 'ES256', kid: 'own', ...lie.header }, claims].map(encoded);
  const signature = signatureOf(Buffer.from(parts.join('.')), own, lie.signedBy);
  const body = lie.editedAfterwards ? encoded({ ...claims, ...lie.editedAfterwards }) : parts[1];
  return `${parts[0]}.${body}.${signature.toString('base64url')}`;
}

function signatureOf(signed: Buffer, own: KeyObject, by: Lie['signedBy']): Buffer {
  const shared = (secret: string | Buffer): Buffer => createHmac('sha256', secret).update(signed).digest();
  if (by === 'nobody') return Buffer.alloc(0);
  if (by === 'client secret') return shared(CLIENT.clientSecret);
  if (by === 'public key as a secret') return shared(createPublicKey(own).export({ type: 'spki', format: 'pem' }));
  const key = by === 'stranger' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : own;
  return sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' });
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

async function listening(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

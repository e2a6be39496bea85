import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, type RequestOptions } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type SecureVersion, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import request from 'supertest';
import { selfSigned, type Certificate } from '../../src/cli/certificate.js';
import { readConfig } from '../../src/platform/config/config.js';
import { type BareApp, startBareApp } from '../support/app.js';

let folder: string;
let made: Certificate;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaiji-tls-'));
  made = await selfSigned(['kaiji.lan', '192.0.2.10', '127.0.0.1', '::1'], new Date());
  await writeFile(join(folder, 'kaiji.crt'), made.certificate);
  await writeFile(join(folder, 'kaiji.key'), made.key, { mode: 0o600 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a certificate for a LAN', () => {
  it('names what it was made for, for 397 days, and signs no others', () => {
    const certificate = new X509Certificate(made.certificate);
    expect(certificate.checkHost('kaiji.lan')).toBe('kaiji.lan');
    for (const address of ['192.0.2.10', '127.0.0.1', '::1']) expect(certificate.checkIP(address)).toBeDefined();
    expect(certificate.checkHost('other.lan')).toBeUndefined();
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(Math.round((certificate.validToDate.getTime() - Date.now()) / 86_400_000)).toBe(397);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });
});

describe('Kaiji with a certificate of its own', () => {
  let app: BareApp;
  let port: number;
  beforeAll(async () => {
    const tls = { certFile: join(folder, 'kaiji.crt'), keyFile: join(folder, 'kaiji.key') };
    app = await startBareApp({ tls, publicUrl: 'https://kaiji.lan' });
    port = Number(new URL(app.url).port);
  });
  afterAll(() => app.stop());

  const ask = (options: RequestOptions): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> =>
    new Promise((resolve, reject) => {
      const asked = { host: '127.0.0.1', port, path: '/livez', ca: made.certificate, agent: false, ...options };
      get(asked, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
      }).on('error', reject);
    });

  it('answers over https to whoever trusts it, and asks browsers to stay there for a year', async () => {
    const { status, headers } = await ask({});
    expect(status).toBe(200);
    const [, seconds] = /max-age=(\d+)/.exec(String(headers['strict-transport-security'])) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(31_536_000);
    await expect(ask({ ca: [] })).rejects.toThrow(/self-signed/);
  });

  it.each<[SecureVersion, boolean]>([
    ['TLSv1', false],
    ['TLSv1.1', false],
    ['TLSv1.2', true],
    ['TLSv1.3', true],
  ])('speaks %s: %s', async (version, spoken) => {
    const outcome = await new Promise<string>((resolve) => {
      const options = { minVersion: version, maxVersion: version, ca: made.certificate, ciphers: 'DEFAULT@SECLEVEL=0' };
      const socket = connect(port, '127.0.0.1', options, () => {
        resolve(String(socket.getProtocol()));
        socket.destroy();
      });
      socket.on('error', ({ message }) => {
        resolve(message);
      });
    });
    expect(outcome).toMatch(spoken ? version : /protocol version/);
  });

  it('does not answer in plain http', async () => {
    await expect(request(`http://127.0.0.1:${port}`).get('/livez')).rejects.toThrow(/hang up|ECONNRESET/);
  });
});

describe('a database that must be reached over TLS', () => {
  let server: Server;
  let presented: Certificate;
  beforeAll(async () => {
    presented = made;
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('S');
        const tls = new TLSSocket(socket, { isServer: true, cert: presented.certificate, key: presented.key });
        tls.on('error', () => undefined).on('data', () => tls.destroy());
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
  });

  const fails = async (options: string): Promise<string> => {
    const { port } = server.address() as AddressInfo;
    const url = `postgres://kaiji_app:9f2c41d07b6e@127.0.0.1:${port}/kaiji?sslmode=require${options}`;
    const read = readConfig({ DATABASE_URL: url });
    const client = new Client('config' in read ? read.config.databaseUrl! : '');
    client.on('error', () => undefined);
    return client.connect().then(() => 'connected', String);
  };

  it('is not told a password before its certificate is trusted', async () => {
    expect(await fails('')).toMatch(/self-signed certificate/);
    expect(await fails(`&sslrootcert=${join(folder, 'kaiji.crt')}`)).toMatch(/terminated/);
  });

  it('must also be the one that the certificate names', async () => {
    presented = await selfSigned(['other.lan'], new Date());
    const file = join(folder, 'other.crt');
    await writeFile(file, presented.certificate);
    expect(await fails(`&sslrootcert=${file}`)).toMatch(/does not match certificate's altnames/);
  });
});

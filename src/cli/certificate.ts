import 'reflect-metadata';
import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as x509 from '@peculiar/x509';
import { Clock } from '#platform/clock.js';
import { dataFolder, makeDataFolder } from '#platform/config/data-folder.js';
import { givenPort } from '#platform/config/given-port.js';
import { EXIT, UsageError } from './outcome.js';
import { USAGE } from './usage.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** As long as browsers take one for (CA/Browser Forum), in milliseconds. */
const VALID = 397 * 86_400_000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;
const HOST_NAME = /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i;

/** A self-signed certificate and its key, both PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Makes a self-signed certificate for these host names and addresses (ECDSA P-256, for servers alone), for a trial on a LAN. */
export async function selfSigned(names: readonly string[], from: Date): Promise<Certificate> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: `00${randomBytes(16).toString('hex')}`,
    name: [{ O: ['Kaiji'] }, { CN: [names[0] ?? 'localhost'] }],
    notBefore: from,
    notAfter: new Date(from.getTime() + VALID),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }))),
    ],
  });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: `${certificate.toString('pem')}\n`, key: `${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n` };
}

/** `kaiji certificate`: writes certificate and key (0600) and says how to use them. Never overwrites. */
export async function certificate(args: readonly string[]): Promise<number> {
  const { names, folder } = readArguments(args);
  const made = await selfSigned(names, new Clock().now());
  makeDataFolder(dirname(folder));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [certFile, keyFile] = [join(folder, 'kaiji.crt'), join(folder, 'kaiji.key')];
  await writeFile(keyFile, made.key, { mode: 0o600, flag: 'wx' });
  await writeFile(certFile, made.certificate, { mode: 0o644, flag: 'wx' });
  process.stdout.write(howToUse(certFile, keyFile, names, new X509Certificate(made.certificate)));
  return EXIT.ok;
}

function howToUse(certFile: string, keyFile: string, names: readonly string[], made: X509Certificate): string {
  const [first = 'localhost'] = names;
  return `${[
    `証明書を作りました: ${names.join(', ')}(${made.validTo} まで)。試用のための自己署名です。 / A self-signed certificate, for a trial.`,
    '',
    '次の設定で起動してください。 / Start with these settings.',
    ...(names.every(isLoopback) ? [] : ['  HOST=0.0.0.0']),
    `  PUBLIC_URL=https://${isIP(first) === 6 ? `[${first}]` : first}:${givenPort()}`,
    `  TLS_CERT_FILE=${certFile}`,
    `  TLS_KEY_FILE=${keyFile}`,
    '',
    'ブラウザーが警告したら、指紋がこれと同じであることを確かめてください。 / Where a browser warns, compare the fingerprint.',
    `  SHA-256 ${made.fingerprint256}`,
  ].join('\n')}\n`;
}

function isLoopback(name: string): boolean {
  return LOOPBACK.test(name);
}

function readArguments(args: readonly string[]): { readonly names: readonly string[]; readonly folder: string } {
  const { values, positionals } = parsed(args);
  const names = positionals.length > 0 ? positionals : ownNames();
  const wrong = names.find((name) => isIP(name) === 0 && !HOST_NAME.test(name));
  if (wrong !== undefined)
    throw new UsageError(
      `「${wrong}」はホスト名でもアドレスでもありません。 / "${wrong}" is neither a host name nor an address.`,
    );
  return { names, folder: values.out === undefined ? join(dataFolder(), 'tls') : resolve(values.out) };
}

function parsed(args: readonly string[]): { values: { out?: string }; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { out: { type: 'string' } } });
  } catch {
    throw new UsageError(USAGE.certificate);
  }
}

/** What this machine is called, by itself and in its networks. */
function ownNames(): readonly string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const outside = addresses.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'));
  return [hostname(), ...outside.map(({ address }) => address), 'localhost', '127.0.0.1', '::1'].filter(
    (name) => isIP(name) !== 0 || HOST_NAME.test(name),
  );
}

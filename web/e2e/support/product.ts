import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const START_WITHIN = 180_000;

/** The built product on a throw-away data folder, as `npm start` runs it. */
export interface Product {
  /** Where users reach it, without a slash at its end. */
  readonly url: string;
  readonly setUpLink: string;
  /** The texts of the mails to an address, oldest first; waits until there are `count`. */
  mailsTo(address: string, count?: number): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts the product on a free port, with further settings for its address, and waits until it serves. */
export async function startProduct(
  settings: (url: string) => Promise<NodeJS.ProcessEnv> = () => Promise.resolve({}),
): Promise<Product> {
  const [data, port] = [await mkdtemp(join(tmpdir(), 'kaiji-browser-')), await freePort()];
  const url = `http://localhost:${port}`;
  const further = await settings(url);
  const child = spawn(process.execPath, [join(ROOT, 'bin/start.mjs')], {
    cwd: ROOT,
    env: { ...process.env, KAIJI_DATA: data, PORT: String(port), LOG_LEVEL: 'error', DATABASE_URL: '', ...further },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const setUpLink = await linkIn(child);
  return {
    url,
    setUpLink,
    mailsTo: (address, count = 1) => mailsIn(join(data, 'mail'), address, count),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function linkIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`Kaiji did not start: ${said}`)), START_WITHIN);
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const link = /https?:\S+#token=\S+/.exec(said)?.[0];
      if (link === undefined) return;
      clearTimeout(late);
      resolve(link);
    });
    child.once('close', (code) => reject(new Error(`Kaiji ended with ${code}: ${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function mailsIn(folder: string, address: string, count: number): Promise<string[]> {
  for (let waited = 0; waited < 15_000; waited += 200) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
    const mails = await Promise.all(names.map(async (name) => decoded(await readFile(join(folder, name), 'utf8'))));
    const theirs = mails.filter((mail) => new RegExp(`^To: .*${address}`, 'm').test(mail));
    if (theirs.length >= count) return theirs;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no ${count} mails to ${address} in ${folder}`);
}

/** Head and readable text of a mail whose body is base64 or quoted-printable (RFC 2045). */
function decoded(mail: string): string {
  const [head = '', ...rest] = mail.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return `${head}\n\n${Buffer.from(body, 'base64').toString()}`;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return `${head}\n\n${Buffer.from(bytes, 'latin1').toString()}`;
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** One file of the screens, as it goes over the wire. */
interface WebFile {
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly plain: Buffer;
  readonly brotli: Buffer;
}

type WebFiles = ReadonlyMap<string, WebFile>;

/** Lets the screens run their own scripts and styles, show their own pictures, and talk to this server alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const NAMED_BY_HASH = '/assets/';
const YEAR = 'public, max-age=31536000, immutable';
const ENTRY = '/index.html';

const compressed = promisify(brotliCompress);

/**
 * Serves the built screens of `folder` at every address outside the API: files by their name, the entry page for whatever
 * a browser asks for besides. Nothing is read from the disk at a request, so that no address reaches another file.
 */
export async function openWebFiles(fastify: FastifyInstance, folder: string): Promise<void> {
  const files = await filesOf(folder);
  fastify.get('/*', (request, reply) => {
    const file = fileFor(request, files);
    if (file) return send(file, request, reply);
    reply.callNotFound();
    return reply;
  });
}

async function filesOf(folder: string): Promise<WebFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const served = paths.filter((path) => extname(path) in TYPES);
  return new Map(
    await Promise.all(
      served.map(async (path) => {
        const address = `/${relative(folder, path).replaceAll(sep, '/')}`;
        return [address, await webFile(address, await readFile(path))] as const;
      }),
    ),
  );
}

async function webFile(address: string, plain: Buffer): Promise<WebFile> {
  return {
    type: TYPES[extname(address)] ?? '',
    etag: `"${createHash('sha256').update(plain).digest('base64url')}"`,
    cacheControl: address.startsWith(NAMED_BY_HASH) ? YEAR : 'no-cache',
    plain,
    brotli: await compressed(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  };
}

function fileFor({ url, headers: { accept = '' } }: FastifyRequest, files: WebFiles): WebFile | undefined {
  const path = url.split('?', 1)[0] ?? '';
  const found = files.get(path);
  if (found) return found;
  const isScreen = !path.startsWith('/api/') && !path.startsWith(NAMED_BY_HASH) && accept.includes('text/html');
  return isScreen ? files.get(ENTRY) : undefined;
}

function send(file: WebFile, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply
    .header('Content-Security-Policy', CONTENT_SECURITY_POLICY)
    .header('Cache-Control', file.cacheControl)
    .header('ETag', file.etag)
    .header('Vary', 'Accept-Encoding');
  if (headers['if-none-match'] === file.etag) return reply.status(304).send();
  void reply.header('Content-Type', file.type);
  if (!/\bbr\b/.test(headers['accept-encoding'] ?? '')) return reply.send(file.plain);
  return reply.header('Content-Encoding', 'br').send(file.brotli);
}

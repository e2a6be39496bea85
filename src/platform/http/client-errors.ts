import type { Socket } from 'node:net';
import type { Problems } from './problems.js';
import { PROTECTIVE_HEADERS } from './protective-headers.js';
import { HEAD_LIMIT, sizeOf } from './size-limits.js';

interface Refusal {
  readonly status: string;
  readonly code: string;
}

const REFUSED: Refusal = { status: '400 Bad Request', code: 'request.refused' };
const BY_CODE: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', code: 'request.too-large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', code: 'request.too-slow' },
};

/** Answers what is no HTTP request, has a head too large or does not come to its end, as a problem like any other, and hangs up. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket, problems: Problems): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, code } = BY_CODE[error.code ?? ''] ?? REFUSED;
  const problem = problems.describe(code, { limit: sizeOf(HEAD_LIMIT) }, 'ja');
  const body = JSON.stringify({ ...problem, status: Number(status.slice(0, 3)) });
  const headers = {
    ...PROTECTIVE_HEADERS,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  if (socket.writable) socket.write([`HTTP/1.1 ${status}`, ...head, '', body].join('\r\n'));
  socket.destroySoon();
}

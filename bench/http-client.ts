import { connect, type Socket } from 'node:net';

/** A request as its bytes go over the wire, and an answer's status and body. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** The bytes of a request; `token` is an API token. */
export function requestOf(
  method: string,
  path: string,
  token: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): string {
  const content = body === undefined ? '' : JSON.stringify(body);
  const all = {
    Host: '127.0.0.1',
    Authorization: `Bearer ${token}`,
    ...(body === undefined
      ? {}
      : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(content)) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${content}`;
}

/** The bytes of a request that uploads one file. */
export function uploadOf(path: string, token: string, name: string, file: Buffer): Buffer {
  const boundary = 'kaiji-bench-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const content = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const type = {
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
    'Content-Length': String(content.length),
  };
  return Buffer.concat([Buffer.from(requestOf('POST', path, token, undefined, type)), content]);
}

const HANGS_AFTER = 20_000;

/** One kept connection that sends one request after the other: the least a client can do, so that the server is what counts. */
export class HttpConnection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (answered: Answered) => void; reject: (error: Error) => void } | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.take(chunk);
    });
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('the server closed the connection')));
    socket.setTimeout(HANGS_AFTER, () => socket.destroy(new Error(`no answer within ${HANGS_AFTER / 1000} s`)));
  }

  static async open(port: number): Promise<HttpConnection> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new HttpConnection(socket);
  }

  send(bytes: string | Buffer): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.received.length < end + 4 + length) return;
    const answered = {
      status: Number(head.slice(9, 12)),
      body: this.received.toString('utf8', end + 4, end + 4 + length),
    };
    this.received = Buffer.alloc(0);
    this.waiting?.resolve(answered);
  }
}

/** Requests per second that are answered on this many connections at once. */
export async function rate(
  port: number,
  connections: number,
  milliseconds: number,
  next: () => string,
): Promise<number> {
  const open = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(port)));
  const until = performance.now() + milliseconds;
  let answered = 0;
  const start = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      while (performance.now() < until) {
        expectDone(await connection.send(next()));
        answered += 1;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const connection of open) connection.close();
  return answered / seconds;
}

/** @throws Error for an answer that is a refusal */
export function expectDone({ status, body }: Answered): string {
  if (status >= 300) throw new Error(`answered ${status}: ${body.slice(0, 300)}`);
  return body;
}

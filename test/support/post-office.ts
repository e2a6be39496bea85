import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server';
import { opened, type ReceivedMail } from './mailbox.js';

/** A real SMTP server that keeps what it takes, and can be told to refuse. */
export class PostOffice {
  readonly taken: { readonly mail: ReceivedMail; readonly raw: string }[] = [];
  refusing: { readonly responseCode: number } | null = null;
  /** Hears of the next mail, which is then neither taken nor refused. */
  holding: (() => void) | null = null;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (this.holding) this.holding();
      else done(this.refusing && Object.assign(new Error(`no <${address}> here`), this.refusing));
    },
    onData: (stream, _session, done) => {
      void this.take(stream).then(() => {
        done();
      });
    },
  } satisfies SMTPServerOptions);

  listen(): Promise<number> {
    // A client that is killed breaks its connection.
    this.server.on('error', () => undefined);
    return new Promise((resolve) => {
      const listening = this.server.listen(0, '127.0.0.1', () => {
        resolve((listening.address() as { port: number }).port);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  private async take(stream: SMTPServerDataStream): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    this.taken.push({ raw, mail: await opened(raw) });
  }
}

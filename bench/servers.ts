import { fork } from 'node:child_process';
import { join } from 'node:path';

/** A server in a process of its own, as in real life: `program` is the name of a file beside this one. */
export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

/** @throws Error where it ends before it listens */
export async function startServer(
  program: 'kaiji-server' | 'floor-server',
  bodies: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const child = fork(join(import.meta.dirname, `${program}.js`), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(bodies);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (listening) => {
      resolve(listening as number);
    });
    child.once('exit', (code) => {
      reject(new Error(`${program} ended with ${code}`));
    });
  });
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

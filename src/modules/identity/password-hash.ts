import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's least for Argon2id with one lane; raised here, old hashes keep what they were made with. */
export const COST: PasswordCost = { memory: 19_456, passes: 2, parallelism: 1 };
const LENGTH = 32;

const derive = promisify(argon2);

/** What one hash costs whoever makes it: KiB of memory, passes over it, lanes. */
export interface PasswordCost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** A password as it is stored: Argon2id in PHC form, with a salt of its own. The text is taken in NFC, whole. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive('argon2id', {
    ...cost,
    message: password.normalize('NFC'),
    nonce: salt,
    tagLength: LENGTH,
  });
  return phc(cost, salt, hash);
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** Whether the password is the one that was stored. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, kept] = PHC.exec(stored) ?? [];
  if (salt === undefined || kept === undefined) throw new Error('a stored password is not Argon2id in PHC form');
  const expected = Buffer.from(kept, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const hash = await derive('argon2id', {
    ...cost,
    message: password.normalize('NFC'),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
  });
  return timingSafeEqual(hash, expected);
}

/** A stored form that no password fits: lets an unknown account take the same work as a known one. */
export const noPassword = (cost = COST): string => phc(cost, Buffer.alloc(16), Buffer.alloc(LENGTH));

function phc({ memory, passes, parallelism }: PasswordCost, salt: Buffer, hash: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

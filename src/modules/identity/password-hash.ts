import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's least for Argon2id with one lane; raised here, old hashes keep what they were made with. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const LENGTH = 32;

const derive = promisify(argon2);

/** A password as it is stored: Argon2id in PHC form, with a salt of its own. The text is taken in NFC, whole. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive('argon2id', {
    ...COST,
    message: password.normalize('NFC'),
    nonce: salt,
    tagLength: LENGTH,
  });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
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
export const NO_PASSWORD = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(Buffer.alloc(16))}$${unpadded(Buffer.alloc(LENGTH))}`;

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

import type { Client } from 'pg';
import { blockText, nextBlock, type SealedBlock } from '../../src/modules/audit/domain/block.js';
import { digest, newSigningKey, sha256, signText } from '../../src/platform/keys/signing.js';

const TABLES = ['journal', 'journal_own', 'audit_block', 'audit_leaf'];

/** Does something to the tables as a superuser without triggers, lets it be checked, and takes it back; what was recorded meanwhile stays. */
export async function tampered<T>(behind: Client, statements: readonly string[], work: () => Promise<T>): Promise<T> {
  await behind.query('set session_replication_role = replica');
  for (const table of TABLES) await behind.query(`create table kept_${table} as table ${table}`);
  try {
    for (const statement of statements) await behind.query(statement);
    return await work();
  } finally {
    await behind.query(
      'insert into kept_journal select * from journal where seq > (select max(seq) from kept_journal)',
    );
    for (const table of TABLES) {
      await behind.query(`truncate ${table} cascade`);
      await behind.query(`insert into ${table} overriding system value select * from kept_${table}`);
      await behind.query(`drop table kept_${table}`);
    }
    await behind.query('set session_replication_role = origin');
  }
}

/** An act that nobody did, put where the sealer has been already, with a time that fits the place. */
export function insertedLater(id: string): string {
  return `insert into journal (seq, id, at, type, organization_id, leaf) overriding system value
    select -1, gen_random_uuid(), at - interval '1 hour', type, organization_id, sha256('x') from journal where id = '${id}'`;
}

/** One record is changed, and every leaf and block made anew, signed by whoever has no audit key. */
export async function rebuilt(behind: Client): Promise<string[]> {
  const key = newSigningKey();
  const { rows: blocks } = await behind.query<{ first: string; size: number; at: Date }>(
    'select first_position as first, size, at from audit_block order by number',
  );
  const { rows } = await behind.query<{ leaf: string }>(
    `select encode(leaf, 'hex') as leaf from audit_leaf order by position`,
  );
  const leaves = rows.map(({ leaf }) => leaf);
  let last: SealedBlock | null = null;
  const statements = [
    `insert into audit_key values ('${key.keyId}', '${key.publicKey}', 'x', 'x') on conflict do nothing`,
  ];
  for (const { first, size, at } of blocks) {
    const header = nextBlock(
      last,
      leaves.slice(Number(first) - 1, Number(first) - 1 + size),
      { at: at.toISOString(), keyId: key.keyId },
      { sha256, hash: digest },
    );
    last = { ...header, signature: signText(blockText(header), key.privateKey) };
    statements.push(
      `update audit_block set root = decode('${last.root}', 'hex'), previous = decode(${last.previous === null ? 'null' : `'${last.previous}'`}, 'hex'),
         key_id = '${key.keyId}', signature = '${last.signature}' where number = ${last.number}`,
    );
  }
  return statements;
}

/** The chain of the journal: sealing it and checking it as a whole, beside the hashing alone that either needs. */
import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module.js';
import { checkDatabase } from '../src/modules/audit/chain-database.js';
import { Sealer } from '../src/modules/audit/sealer.js';
import { sha256 } from '../src/platform/keys/signing.js';
import { idIn } from './cast.js';
import { line, timed } from './measure.js';
import { close, config, openClient, stage } from './stage.js';

const RECORDS = stage.size === 'full' ? 1_000_000 : 100_000;
const AT_ONCE = 50_000;
const MILLION = 1_000_000;

await rm(config.auditHeadsFile, { force: true });
const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
const sealer = app.get(Sealer, { strict: false });
const client = await openClient();
for (let first = 0; first < RECORDS; first += AT_ONCE) await client.query(records(first, first + AT_ONCE));

const sealing = await timed(() => sealer.turn());
const own = (key: string): boolean => key.length > 0;
let checked = { records: 0, faults: 0 };
const checking = await timed(async () => {
  const { records: held, faults } = await checkDatabase(stage.superUrl, [], () => own);
  checked = { records: held, faults: faults.length };
});
if (checked.records < RECORDS || checked.faults > 0) throw new Error(`not an intact chain: ${JSON.stringify(checked)}`);

/** Every record needs a hash over its text and three over parts of it. */
const text = 'x'.repeat(470);
const floor = await timed(() => {
  for (let count = 0; count < checked.records; count += 1) {
    sha256(text);
    for (let part = 0; part < 3; part += 1) sha256('{}');
  }
  return Promise.resolve();
});
const figures = (milliseconds: number): string =>
  `ours=${(milliseconds / 1000).toFixed(1)}s floor=${(floor / 1000).toFixed(1)}s records=${checked.records}`;
line('audit-seal', sealing / floor, figures(sealing), { atMost: 30 });
line('audit-verify', checking / floor, figures(checking), { atMost: 30 });
const perMillion = (checking / 1000) * (MILLION / checked.records);
line('audit-verify-million', perMillion, `seconds for a million, from ${checked.records}`, { atMost: 60 });

await app.close();
await close();

/** Records of the hospital's reads, each with the leaf that the server would have given it. */
function records(from: number, to: number): string {
  const [hospital, user, vendor] = [idIn('organization', '0'), idIn('user', '0'), idIn('organization', '1')];
  return `insert into journal (id, at, type, organization_id, actor_id, subject_id, concerns, leaf)
    select id, at, 'revision.read', ${hospital}, ${user}, subject, array[${vendor}], sha256(convert_to(concat(
        '{"actorId":"', ${user}, '","at":"', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        '","concerns":"', encode(sha256(convert_to(concat('{"concerns":["', ${vendor}, '"],"id":"', id, '"}'), 'UTF8')), 'hex'),
        '","facts":"', encode(sha256('{}'), 'hex'), '","id":"', id, '","organizationId":"', ${hospital},
        '","ownFacts":null,"requestId":null,"subjectId":"', subject, '","type":"revision.read"}'), 'UTF8'))
      from (select gen_random_uuid() as id, date_trunc('milliseconds', now()) as at, ${idIn('revision', 'number')} as subject
              from generate_series(${from + 1}, ${to}) as number) as made`;
}

/** Saving one answer as the service does it, in W, and what the audit record costs beside a plain insert. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module.js';
import { Journal } from '../src/modules/audit/journal.js';
import { AnswersService } from '../src/modules/disclosures/answers.service.js';
import { Database } from '../src/platform/database/database.js';
import { rows } from '../src/platform/database/manager.js';
import { newId } from '../src/platform/ids.js';
import { HOSPITAL, idOf, writerOf } from './cast.js';
import { interleaved, reportRates, reportTimes, timed, type Work } from './measure.js';
import { savableRows } from './savable-rows.js';
import { close, config, openClient, openFloors } from './stage.js';

const AT_ONCE = 8;
const BATCH = 800;

const { W } = await openFloors();
const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
const [database, journal, answers] = [
  app.get(Database),
  app.get(Journal, { strict: false }),
  app.get(AnswersService, { strict: false }),
];
const savable = await savableRows();
let turn = 0;

const save = async (): Promise<void> => {
  const row = savable[(turn += 1) % savable.length]!;
  const { rowVersion } = await answers.save(writerOf(row.product), row.draftId, row.code, row.version, {
    value: turn % 2 === 0 ? 'yes' : 'no',
  });
  row.version = rowVersion;
};
const times = await interleaved({ W, save }, { rounds: 200, warmUp: 60 });
reportTimes('save-answer', times.save, times.W, { atMost: 3 });

const client = await openClient();
await client.query(
  `create table plain (like journal including defaults including identity, primary key (id)); grant insert on plain to kaiji_app;
   alter table plain alter column leaf drop not null`,
);
const PLAIN = `insert into plain (id, at, type, organization_id, actor_id, subject_id, concerns, facts) values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const record: Work = () =>
  database.read(HOSPITAL, (tx) =>
    journal.record(tx, HOSPITAL, {
      type: 'revision.read',
      subjectId: idOf('revision', (turn += 1)),
      concerns: [idOf('organization', 1)],
    }),
  );
const insert: Work = () => {
  const at = new Date();
  const { organizationId, userId } = HOSPITAL;
  const values = [
    newId(at),
    at,
    'revision.read',
    organizationId,
    userId,
    idOf('revision', (turn += 1)),
    [idOf('organization', 1)],
    {},
  ];
  return database.read(HOSPITAL, (tx) => rows(tx, PLAIN, values));
};
const perSecond = (works: readonly number[]): number[] => works.map((milliseconds) => (BATCH * 1000) / milliseconds);
const batches = await interleaved(
  { plain: () => atOnce(insert), audited: () => atOnce(record) },
  { rounds: 5, warmUp: 1 },
);
reportRates('audit-record', perSecond(batches.audited), perSecond(batches.plain), { atLeast: 0.75 });

await app.close();
await close();

/** A batch of the same work, some of it at the same time. */
async function atOnce(work: Work): Promise<void> {
  const share = async (): Promise<void> => {
    for (let count = 0; count < BATCH / AT_ONCE; count += 1) await work();
  };
  await timed(() => Promise.all(Array.from({ length: AT_ONCE }, share)));
}

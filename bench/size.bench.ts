/** Bytes on disk per published answer; and, beside a full database, how reading and saving slow down from 3 to 39 million answers. */
import { ComparisonRepository } from '../src/modules/comparison/comparison.repository.js';
import { RevisionsRepository } from '../src/modules/disclosures/revisions.repository.js';
import { HOSPITAL, idOf, PRODUCTS, readable, SIZES } from './cast.js';
import { interleaved, line, reportTimes } from './measure.js';
import { close, openClient, openDatabase, stage } from './stage.js';

const client = await openClient();
const {
  rows: [disk],
} = await client.query<{ bytes: string; answers: string }>(
  `select (select sum(pg_total_relation_size(name)) from unnest(array['revision', 'revision_text', 'current_disclosure']::regclass[]) as name) as bytes,
    (select sum((counts ->> 'rows')::integer) from revision) as answers`,
);
const [bytes, answers] = [Number(disk?.bytes), Number(disk?.answers)];
const figures = `ours=${(bytes / 1e6).toFixed(0)}MB floor=${(answers / 1e6).toFixed(1)}M-answers n=1`;
line('disk-bytes-per-published-answer', bytes / answers, figures, { atMost: 20 });

if (stage.size === 'full') {
  const [small, full] = [await openDatabase(stage.smallAppUrl), await openDatabase()];
  const [revisions, comparisons] = [new RevisionsRepository(), new ComparisonRepository()];
  const last = (SIZES.full - 1) * PRODUCTS;
  let turn = 0;
  const products = (): string[] => Array.from({ length: 20 }, () => idOf('product', readable((turn += 1))));
  const works = {
    open: () => full.read(HOSPITAL, (tx) => revisions.find(tx, idOf('revision', last + readable((turn += 1))))),
    openSmall: () => small.read(HOSPITAL, (tx) => revisions.find(tx, idOf('revision', readable((turn += 1))))),
    compare: () => full.read(HOSPITAL, (tx) => comparisons.current(tx, HOSPITAL, products(), false)),
    compareSmall: () => small.read(HOSPITAL, (tx) => comparisons.current(tx, HOSPITAL, products(), false)),
  };
  const times = await interleaved(works, { rounds: 500, warmUp: 60 });
  reportTimes('growth-open-revision', times.open, times.openSmall, { atMost: 1.6 });
  reportTimes('growth-compare-20', times.compare, times.compareSmall, { atMost: 1.6 });
}
await close();

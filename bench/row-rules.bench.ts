/** What row-level security costs: the same statements with it and as somebody whom no rule binds. */
import { ComparisonRepository } from '../src/modules/comparison/comparison.repository.js';
import { RevisionsRepository } from '../src/modules/disclosures/revisions.repository.js';
import type { Database } from '../src/platform/database/database.js';
import { HOSPITAL, idOf, readable } from './cast.js';
import { interleaved, reportTimes, type Work } from './measure.js';
import { close, openDatabase, stage } from './stage.js';

const [revisions, comparisons] = [new RevisionsRepository(), new ComparisonRepository()];
const [bound, free] = [await openDatabase(), await openDatabase(stage.superUrl)];
let turn = 0;

const open =
  (database: Database): Work =>
  () =>
    database.read(HOSPITAL, (tx) => revisions.find(tx, idOf('revision', readable((turn += 1)))));
const compare =
  (database: Database): Work =>
  () => {
    const products = Array.from({ length: 20 }, () => idOf('product', readable((turn += 1))));
    return database.read(HOSPITAL, (tx) => comparisons.current(tx, HOSPITAL, products, false));
  };

const works = { open: open(bound), openFree: open(free), compare: compare(bound), compareFree: compare(free) };
const times = await interleaved(works, { rounds: 500, warmUp: 60 });
reportTimes('row-rules-open-revision', times.open, times.openFree, { atMost: 1.15 });
reportTimes('row-rules-compare-20', times.compare, times.compareFree, { atMost: 1.15 });
await close();

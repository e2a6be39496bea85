/** Reads as the product does them, in a transaction with the caller's scope, under row rules: as ratios to R. */
import { ComparisonRepository } from '../src/modules/comparison/comparison.repository.js';
import { RevisionsRepository } from '../src/modules/disclosures/revisions.repository.js';
import { HOSPITAL, idOf, readable } from './cast.js';
import { interleaved, reportTimes } from './measure.js';
import { close, openDatabase, openFloors } from './stage.js';

const database = await openDatabase();
const { R } = await openFloors();
const [revisions, comparisons] = [new RevisionsRepository(), new ComparisonRepository()];
let turn = 0;

const open = async (): Promise<void> => {
  const id = idOf('revision', readable((turn += 1)));
  const found = await database.read(HOSPITAL, (tx) => revisions.find(tx, id));
  if (!found) throw new Error(`revision ${id} is not readable`);
};
const compare = (count: number) => async (): Promise<void> => {
  const products = Array.from({ length: count }, () => idOf('product', readable((turn += 1))));
  const found = await database.read(HOSPITAL, (tx) => comparisons.current(tx, HOSPITAL, products, false));
  if (found.length < count - 1) throw new Error(`${found.length} of ${count} products are readable`);
};

const times = await interleaved(
  { R, open, compare5: compare(5), compare20: compare(20), compare100: compare(100) },
  { rounds: 400, warmUp: 60 },
);
reportTimes('open-revision', times.open, times.R, { atMost: 2.5 });
reportTimes('compare-5', times.compare5, times.R, { atMost: 3 });
reportTimes('compare-20', times.compare20, times.R, { atMost: 3 });
reportTimes('compare-100', times.compare100, times.R, { atMost: 10 });
await close();

import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SetUpService } from '../../src/modules/identity/set-up.service.js';
import { clientOf, People } from '../support/people.js';
import { CrashLoad } from './crash-load.js';
import { RunningKaiji } from './running-kaiji.js';
import { chosen, told } from './series.js';

/** Milliseconds from the new start until it serves again. */
const HEALTHY_MS = 10_000;
const ROUND_MS = 60_000;

let kaiji: RunningKaiji;
let load: CrashLoad;
beforeAll(async () => {
  kaiji = await RunningKaiji.install();
  await kaiji.start();
  const people = new People(
    (headers) => clientOf(kaiji.url, headers),
    () => new Date(),
  );
  const offer = () => Promise.resolve({ token: kaiji.setUpToken(), link: '' });
  await people.operator({ offer } as unknown as SetUpService);
  load = new CrashLoad(kaiji.url, await people.organization('vendor'));
}, 120_000);
afterAll(() => kaiji.remove(), 60_000);

/** Kills as often as asked under load, each time after another while; the longest way back. */
async function killed(which: 'server' | 'database', times: number): Promise<number> {
  let longest = 0;
  for (let n = 0; n < times; n++) {
    load.start();
    await wait(300 + ((n * 137) % 900));
    await kaiji.kill(which);
    longest = Math.max(longest, await kaiji.start());
    await load.finish();
  }
  return longest;
}

/** What was acknowledged is there, once; what was taken over is there wholly or not at all. */
async function checkEverything(): Promise<void> {
  const found = await load.found();
  const lost = [...load.products].filter(([name, id]) => !found.get(name)?.includes(id));
  const twice = [...found].filter(([, ids]) => ids.length > 1);
  expect({ lost, twice }).toEqual({ lost: [], twice: [] });
  const counts = new Set(await Promise.all(load.drafts.map((id) => load.answersOf(id))));
  const whole = Math.max(0, ...counts);
  expect([...counts].filter((count) => count !== 0 && count !== whole)).toEqual([]);
}

for (const [which, option] of [
  ['server', 'kills'],
  ['database', 'database-kills'],
] as const) {
  const times = chosen(option);
  it(
    `${times} times the ${which} is killed under load: nothing acknowledged is lost, nothing half, nothing twice`,
    async () => {
      const longest = await killed(which, times);
      told(
        `${which}: ${times} kills, ${load.products.size} products and ${load.drafts.length} imports so far; healthy after at most ${Math.round(longest)} ms`,
      );
      await checkEverything();
      expect(longest).toBeLessThan(HEALTHY_MS);
    },
    (times + 1) * ROUND_MS,
  );
}

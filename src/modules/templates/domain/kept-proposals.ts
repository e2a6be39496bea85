import type { CrosswalkPair } from './crosswalk-pair.js';
import { proposeCrosswalk } from './propose-crosswalk.js';
import type { Template } from './template.js';

/** A proposal for two long forms holds some megabytes. */
const MOST_KEPT = 32;

/** The proposals asked for last (`proposeCrosswalk`): two long forms take about a second, and never lie on each other otherwise. */
export class KeptProposals {
  private readonly pairs = new Map<string, CrosswalkPair>();

  constructor(private readonly most = MOST_KEPT) {}

  of(from: Template, to: Template): CrosswalkPair {
    const key = `${from.id} ${to.id}`;
    const pair = this.pairs.get(key) ?? proposeCrosswalk(from, to);
    this.pairs.delete(key);
    this.pairs.set(key, pair);
    const [oldest] = this.pairs.keys();
    if (this.pairs.size > this.most && oldest !== undefined) this.pairs.delete(oldest);
    return pair;
  }
}

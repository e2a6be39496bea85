import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EVENT_TYPES } from '../../src/modules/audit/domain/event-types.js';
import { root } from '../support/api-description.js';

const TABLE = 'src/modules/audit/domain/event-types.ts';
const sources = globSync('src/**/*.ts', { cwd: root })
  .filter((file) => file !== TABLE && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'));
const recording = sources.filter((text) => /journal/i.test(text));

/** What stands behind `type:` or `type =`, with the branches of a choice; what is handed to a method that records. */
const SAID = /\btype(?::| =)\s*[^;,\n]*(?:\n\s*[?:][^;,\n]*)*|\.record\w*\([^;{]*/g;
const EVENT = /'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g;
const recorded = new Set(
  recording
    .flatMap((text) => text.match(SAID) ?? [])
    .flatMap((said) => [...said.matchAll(EVENT)].map(([, type]) => type!)),
);

const isRecorded = (type: string): boolean =>
  recorded.has(type) || sources.some((text) => text.includes(`type: \`${type.split('.')[0]!}.\${`));

describe('every kind of event', () => {
  it('that is recorded has a name in Japanese and English', () => {
    expect(recorded.size).toBeGreaterThan(40);
    expect([...recorded].filter((type) => !Object.hasOwn(EVENT_TYPES, type)).sort()).toEqual([]);
    const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
    expect(Object.values(EVENT_TYPES).filter(({ ja, en }) => !japanese.test(ja) || japanese.test(en))).toEqual([]);
  });

  it('that has a name is recorded somewhere', () => {
    expect(Object.keys(EVENT_TYPES).filter((type) => !isRecorded(type))).toEqual([]);
  });

  it('stands in its place in the table', () => {
    expect(Object.keys(EVENT_TYPES)).toEqual(Object.keys(EVENT_TYPES).toSorted());
  });
});

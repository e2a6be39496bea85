import { describe, expect, it } from '@jest/globals';
import { clausesOfCriteria } from './criteria-clauses.js';
import { clausesIn } from './domain/clauses.js';
import { shippedFiles } from './shipped-templates.js';

const linked = clausesOfCriteria(shippedFiles().criteria);

describe('the criteria for choosing a provider', () => {
  it('stand in 企画管理編 7 of version 6.0, and in 8.1.2 of 5.1', () => {
    const clauses = linked.flatMap(({ ref }) => clausesIn(ref));
    expect(new Set(clauses.map(({ version, book }) => `${version} ${book}`))).toEqual(
      new Set(['5.1 main', '6.0 plan']),
    );
    expect(linked.filter(({ ref }) => ref === 'mhlw-6.0:plan:7').length).toBe(3);
  });

  it('bring the topics that they are linked to', () => {
    expect(linked.find(({ ref }) => ref === 'mhlw-5.1:8.1.2.C②(イ)')?.topics).toContain('net.method');
    expect(linked.every(({ topics }) => topics.length > 0)).toBe(true);
  });
});

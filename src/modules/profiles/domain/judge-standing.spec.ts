import { describe, expect, it } from '@jest/globals';
import type { ProfileJudgement, RowTreatment } from './judge-profile.js';
import { judge, lines, NEWER, OLDER } from './judging.fixture.js';

describe('what a product has not published, or shows on request', () => {
  it('leaves nothing to judge', () => {
    expect(judge({ codes: ['1'] }, [])).toMatchObject({ standing: 'not_published', whole: 'open', rows: [] });
    expect(judge({ codes: ['1'] }, [], { onRequest: ['SDS'] })).toMatchObject({
      standing: 'ask_for_access',
      whole: 'open',
      onRequest: ['SDS'],
      rows: [],
    });
    expect(judge({ codes: ['1'] }, [], { onRequest: ['MDS'] })).toMatchObject({ standing: 'not_published' });
  });

  it('may have the row that is missing', () => {
    const judged = judge({ topics: ['topic.1', 'topic.9'] }, [[NEWER, { '1': 'yes' }]], { onRequest: ['MDS', 'SSCD'] });
    expect(lines(judged)).toEqual(['1 pass yes', 'm9 open on_request']);
    expect(judged.onRequest).toEqual(['MDS']);
  });
});

describe('treatments', () => {
  const treated = (topic: string, counts = true, form = 'SDS'): RowTreatment => ({ form, topic, counts });
  const published = [[NEWER, { '1': 'yes', '2': 'no', '3': 'see_note' }]] as const;
  const of = (...treatments: RowTreatment[]): ProfileJudgement =>
    judge({ codes: ['1', '2', '3'] }, published, { treatments });

  it('stand with the rows that they belong to, and make the whole when each other row has one', () => {
    expect(of().whole).toBe('fail');
    expect(of(treated('topic.2')).whole).toBe('fail');
    expect(of(treated('topic.2'), treated('new.topic'))).toMatchObject({ whole: 'treated', counts: { treated: 2 } });
    expect(of(treated('topic.2')).rows.map(({ treatment }) => treatment?.topic ?? null)).toEqual([
      null,
      'topic.2',
      null,
    ]);
  });

  it('do not count before they are in force, nor for another form', () => {
    expect(of(treated('topic.2', false), treated('new.topic')).whole).toBe('fail');
    expect(of(treated('topic.2', true, 'MDS'), treated('new.topic')).whole).toBe('fail');
  });

  it('are shown with a row that the older form does not ask, which stays open', () => {
    const judged = judge({ codes: ['3'] }, [[OLDER, {}]], { treatments: [treated('new.topic')] });
    expect(judged.rows[0]).toMatchObject({ judgement: 'open', treatment: { topic: 'new.topic' } });
    expect(judged.whole).toBe('open');
  });
});

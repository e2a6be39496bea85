import { expect, it } from '@jest/globals';
import { MDS, NEWER, OLDER, row, version } from './judging.fixture.js';
import { wantedCodes, wantedHead, wantedTopics } from './wanted-rows.js';

const asking = (topics: readonly string[], forms: readonly string[], all = [OLDER, NEWER, MDS]): readonly string[][] =>
  wantedTopics(topics, forms, all).map((wanted) =>
    wanted.asking.map(({ template, question }) => `${template.id} ${question.code}`),
  );

it('a topic is shown on the newest form of each family that asks it', () => {
  expect(asking(['topic.1'], ['MDS', 'SDS'])).toEqual([['mds-5 m1', 'sds-5 1']]);
  expect(asking(['topic.1'], ['SDS'], [NEWER, OLDER])).toEqual([['sds-5 1']]);
  expect(asking(['topic.1', 'topic.9', 'none'], ['SDS'])).toEqual([['sds-5 1'], [], []]);
});

it('a topic is asked once, and not again for one kind of equipment', () => {
  const topics = (given: readonly string[]): string[] =>
    wantedTopics(given, ['SDS'], [NEWER]).map(({ topic }) => topic);
  expect(topics(['a', 'a', 'b@server'])).toEqual(['a', 'b@server']);
  expect(topics(['b@server', 'b', 'b@terminal'])).toEqual(['b']);
});

it('headings and numbers that a form does not have are left out', () => {
  const form = version('own-1', '1', [row('1'), row('2', { answerType: 'group' })]);
  expect(wantedCodes(['1', '2', '3'], form).map(({ topic }) => topic)).toEqual(['topic.1']);
});

it('a row is named by the family at hand, else by any form that asks it, else by its topic', () => {
  const [wanted] = wantedTopics(['topic.1'], ['MDS', 'SDS'], [OLDER, NEWER, MDS]);
  expect(wantedHead(wanted!, ['SDS'])).toMatchObject({ templateId: 'sds-5', code: '1' });
  expect(wantedHead(wanted!)).toMatchObject({ templateId: 'mds-5', code: 'm1' });
  const [unknown] = wantedTopics(['none'], ['SDS'], [NEWER]);
  expect(wantedHead(unknown!)).toEqual({
    topic: 'none',
    templateId: null,
    question: null,
    code: 'none',
    prompt: { ja: 'none', en: 'none' },
  });
});

import { describe, expect, it } from '@jest/globals';
import type { RuleViolation } from '../../../kernel/rule-violation.js';
import { choicesOf, smallForm } from '../../templates/domain/small-form.fixture.js';
import { namedForm, profileContent, type ProfileInput } from './profile-content.js';
import type { ProfileContent } from './own-profile.js';

const SDS = smallForm(
  [
    { code: '1', topic: 'one' },
    { code: '2', topic: 'two', scope: 'server' },
    { code: '3', topic: 'two', scope: 'terminal' },
    { code: '4', topic: 'four', answerType: 'choice', choices: choicesOf('a', 'b') },
  ],
  { id: 'sds-1', form: 'SDS' },
);
const OWN = smallForm([{ code: 'x', topic: 'own.x' }], { id: 'own-1', form: '院内様式' });
const MDS = smallForm([{ code: 'm', topic: 'one' }], { id: 'mds-1', form: 'MDS' });
const ALL = [SDS, MDS, OWN];
const title = { ja: '確認項目' };

function made(input: ProfileInput, before: ProfileContent | null = null): ProfileContent {
  const id = namedForm(input, before);
  return profileContent(input, before, { all: ALL, named: ALL.find((form) => form.id === id) ?? null });
}

function refusal(input: ProfileInput, before: ProfileContent | null = null): string {
  try {
    return JSON.stringify(made(input, before));
  } catch (error) {
    return (error as RuleViolation).code;
  }
}

const numbered = made({ title, templateId: 'sds-1', numbers: '1\n4' });
const topical = made({ title, topics: ['one', 'two@server'] });

describe('a new profile', () => {
  it('names rows of one form by their numbers; answers count on its family', () => {
    expect(numbered).toEqual({
      title: { ja: '確認項目', en: '確認項目' },
      source: '',
      inForce: null,
      templateId: 'sds-1',
      codes: ['1', '4'],
      topics: [],
      forms: ['SDS'],
      itemNotes: [],
      passRule: 'yes-or-na',
      shared: false,
    });
    expect(made({ title, templateId: 'own-1', numbers: 'x' })).toMatchObject({
      templateId: 'own-1',
      forms: ['院内様式'],
    });
  });

  it('or names topics, on MDS and SDS unless it says otherwise', () => {
    expect(topical).toMatchObject({
      templateId: null,
      codes: [],
      topics: ['one', 'two@server'],
      forms: ['MDS', 'SDS'],
    });
  });

  it('keeps both titles, source, first day, sharing', () => {
    const said = { title: { ja: '確認', en: 'Check' }, source: '通知', inForce: '2026-06-29', shared: true };
    expect(made({ ...said, topics: ['one'], forms: ['SDS'] })).toMatchObject({ ...said, forms: ['SDS'] });
  });

  it.each<[string, ProfileInput, string]>([
    ['neither numbers nor topics', { title }, 'profile.rows-or-topics'],
    ['a form alone', { title, templateId: 'sds-1' }, 'profile.rows-or-topics'],
    ['numbers and topics', { title, templateId: 'sds-1', numbers: '1', topics: ['one'] }, 'profile.rows-or-topics'],
    ['topics and a form', { title, templateId: 'sds-1', topics: ['one'] }, 'profile.rows-or-topics'],
    ['numbers without a form', { title, numbers: '1' }, 'profile.form-missing'],
    ['no number', { title, templateId: 'sds-1', numbers: '\n' }, 'profile.nothing-asked'],
    ['no topic', { title, topics: [] }, 'profile.nothing-asked'],
    ['wrong numbers', { title, templateId: 'sds-1', numbers: '9' }, 'profile.bad-numbers'],
    [
      'families with numbers',
      { title, templateId: 'sds-1', numbers: '1', forms: ['SDS'] },
      'profile.forms-with-topics',
    ],
    ['unknown topics', { title, topics: ['one', 'none'] }, 'profile.unknown-topics'],
    ['an unknown kind of equipment', { title, topics: ['two@network'] }, 'profile.unknown-topics'],
    ['unknown families', { title, topics: ['one'], forms: ['XYZ'] }, 'profile.unknown-forms'],
  ])('is refused with %s', (_, input, expected) => {
    expect(refusal(input)).toBe(expected);
  });
});

describe('notes on rows', () => {
  const noted = (itemNotes: ProfileInput['itemNotes'], numbers = '1-4'): ProfileInput => ({
    title,
    templateId: 'sds-1',
    numbers,
    ...(itemNotes && { itemNotes }),
  });

  it('name a row by number, a topic, or a topic for one kind of equipment', () => {
    const notes = [
      { number: '1', note: 'x' },
      { topic: 'two', plannedCounts: true },
      { number: '３', withoutDate: 'fail' as const },
    ];
    expect(made(noted(notes)).itemNotes).toEqual([
      { topic: 'one', note: 'x' },
      { topic: 'two', plannedCounts: true },
      { topic: 'two@terminal', withoutDate: 'fail' },
    ]);
    expect(made(noted([{ number: '4', allowed: ['a'] }])).itemNotes).toEqual([{ topic: 'four', allowed: ['a'] }]);
  });

  it.each<[string, ProfileInput, string]>([
    ['a topic that is not asked for', noted([{ topic: 'one' }], '4'), 'profile.unknown-note-rows'],
    ['a number that is not asked for', noted([{ number: '1' }], '4'), 'profile.unknown-note-rows'],
    ['a number that is not there', noted([{ number: '99' }]), 'profile.unknown-note-rows'],
    ['nothing', noted([{ note: 'x' }]), 'profile.unknown-note-rows'],
    ['a number without a form', { title, topics: ['one'], itemNotes: [{ number: '1' }] }, 'profile.unknown-note-rows'],
    ['choices that the row does not have', noted([{ topic: 'four', allowed: ['a', 'z'] }]), 'profile.unknown-choices'],
    ['choices of a row without any', noted([{ topic: 'one', allowed: ['yes'] }]), 'profile.unknown-choices'],
  ])('are refused on %s', (_, input, expected) => {
    expect(refusal(input)).toBe(expected);
  });

  it('that a name does not take stay away when it is changed, the others stay', () => {
    const before = made(
      noted([
        { number: '1', note: 'x' },
        { number: '4', note: 'y' },
      ]),
    );
    expect(made({ numbers: '4' }, before).itemNotes).toEqual([{ topic: 'four', note: 'y' }]);
    expect(made({ source: 'z' }, before).itemNotes).toHaveLength(2);
    expect(made({ itemNotes: [] }, before).itemNotes).toEqual([]);
  });
});

describe('a change', () => {
  it('leaves what it does not name', () => {
    expect(made({}, numbered)).toEqual(numbered);
    expect(made({ source: '委員会' }, topical)).toEqual({ ...topical, source: '委員会' });
    expect(made({ templateId: 'sds-1' }, numbered)).toEqual(numbered);
  });

  it('takes new numbers on the same form, or on another one', () => {
    expect(made({ numbers: '2' }, numbered)).toMatchObject({ templateId: 'sds-1', codes: ['2'] });
    expect(made({ templateId: 'own-1', numbers: 'x' }, numbered)).toMatchObject({
      templateId: 'own-1',
      codes: ['x'],
      forms: ['院内様式'],
    });
  });

  it('goes from numbers to topics and back', () => {
    const topics = made({ topics: ['one'] }, numbered);
    expect(topics).toMatchObject({ templateId: null, codes: [], topics: ['one'], forms: ['MDS', 'SDS'] });
    expect(made({ templateId: 'sds-1', numbers: '1' }, topics)).toEqual({ ...numbered, codes: ['1'] });
  });

  it('changes the families of a profile by topics', () => {
    expect(made({ forms: ['SDS'] }, topical)).toEqual({ ...topical, forms: ['SDS'] });
  });

  it.each<[ProfileInput, ProfileContent, string]>([
    [{ templateId: 'own-1' }, numbered, 'profile.numbers-missing'],
    [{ templateId: 'sds-1' }, topical, 'profile.numbers-missing'],
    [{ forms: ['SDS'] }, numbered, 'profile.forms-with-topics'],
    [{ numbers: '1' }, topical, 'profile.form-missing'],
    [{ numbers: '' }, numbered, 'profile.nothing-asked'],
  ])('is refused: %j', (input, before, expected) => {
    expect(refusal(input, before)).toBe(expected);
  });
});

it('names every wrong number of a list in both languages, a hundred of them at most', () => {
  const numbers = Array.from({ length: 300 }, (_, index) => String(1000 + index)).join('\n');
  try {
    made({ title, templateId: 'sds-1', numbers });
    throw new Error('not refused');
  } catch (error) {
    const { faults, count, ja, en } = (error as RuleViolation).facts as Record<string, readonly string[]>;
    expect([faults!.length, count, ja![0], en![1]]).toEqual([
      100,
      300,
      '1行目「1000」(様式にない番号)',
      'line 2 "1001" (not in the form)',
    ]);
  }
});

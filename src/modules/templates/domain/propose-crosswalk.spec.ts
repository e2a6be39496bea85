import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadCrosswalk, loadShippedTemplates } from '../shipped-templates.js';
import { crosswalkFaults } from './crosswalk-rules.js';
import { rowsWithoutEntry } from './crosswalk-pair.js';
import { proposeCrosswalk } from './propose-crosswalk.js';
import { choicesOf, smallForm } from './small-form.fixture.js';
import { type Question, questionsOf, type Template } from './template.js';

type Row = Partial<Question> & { code: string };

const form = (rows: readonly Row[], head: Partial<Template> = {}) =>
  smallForm(rows, { id: 'old', version: '1', ...head });
const newer = (rows: readonly Row[], head: Partial<Template> = {}) => form(rows, { id: 'new', version: '2', ...head });
const says = (code: string, words: string, more: Partial<Question> = {}): Row => ({
  code,
  prompt: { ja: words, en: words },
  topic: `own.${code}.${words.length}`,
  ...more,
});
const short = (from: Template, to: Template) =>
  proposeCrosswalk(from, to).map.map(({ kind, from: older, to: rows, carryOver }) => [
    kind,
    older.join('+'),
    rows.join('+'),
    carryOver,
  ]);

describe('rows of one topic', () => {
  const older = form([
    { code: 'a', topic: 'x', prompt: { ja: 'ログを記録するか', en: 'Are logs kept?' } },
    { code: 'b', topic: 'y', scope: 'server' },
    { code: 'c', topic: 'z' },
  ]);
  const rows: readonly Row[] = [
    { code: '1', topic: 'x', prompt: { ja: 'ログを記録する機能があるか', en: 'Is there a function for logs?' } },
    { code: '2', topic: 'y' },
    { code: '3', topic: 'z', answerType: 'choice', choices: choicesOf('vpn', 'other') },
    { code: 'g', topic: 'x', answerType: 'group' },
  ];

  it('are one question in other words; never across kinds of equipment or ways of answering', () => {
    expect(short(older, newer(rows))).toEqual([
      ['reworded', 'a', '1', 'confirm'],
      ['related', 'b', '2', 'show'],
      ['related', 'c', '3', 'show'],
    ]);
  });

  it('are only shown beside each other between different standards, with that said', () => {
    const { map } = proposeCrosswalk(older, newer(rows, { form: 'MDS2' }));
    expect(map.map(({ carryOver }) => carryOver)).toEqual(['show', 'show', 'show']);
    expect(map[0]?.because.ja).toContain('規格が異なるため');
  });

  it('are the same where they are worded alike but for the way of writing', () => {
    const one = form([says('1', 'アクセス 制限、又は記録', { topic: 'x' })]);
    expect(short(one, newer([says('9', 'アクセス制限またはは記録', { topic: 'x' })]))[0]?.[0]).toBe('reworded');
    expect(short(one, newer([says('9', 'アクセス制限または記録', { topic: 'x' })]))).toEqual([
      ['same', '1', '9', 'suggest'],
    ]);
  });

  it('stay one question where a choice was added, and the choice is named', () => {
    const choice = (...keys: string[]): Row =>
      says('1', '回線の種別', { topic: 'x', answerType: 'choice', choices: choicesOf(...keys) });
    const { map } = proposeCrosswalk(form([choice('専用線', 'VPN')]), newer([choice('専用線', '閉域網')]));
    expect(map).toMatchObject([{ kind: 'reworded', carryOver: 'confirm' }]);
    expect(map[0]?.because).toEqual({
      ja: '同じ論点(x)、文言が同じ、加わった選択肢: 「閉域網」、なくなった選択肢: 「VPN」',
      en: 'same topic (x); same wording; choices added: "閉域網"; choices gone: "VPN"',
    });
  });

  it('for single kinds of equipment become one row, or one row becomes several', () => {
    const scoped: Row[] = [
      { code: 's', topic: 'x', scope: 'server' },
      { code: 't', topic: 'x', scope: 'terminal' },
    ];
    expect(short(form(scoped), newer([{ code: '1', topic: 'x' }]))).toEqual([['merged', 's+t', '1', 'agree']]);
    expect(short(form([{ code: '1', topic: 'x' }]), newer(scoped))).toEqual([['split', '1', 's+t', 'confirm']]);
    const network: Row[] = [{ code: 'n', topic: 'x', scope: 'network' }];
    expect(short(form(scoped.slice(0, 1)), newer(network))).toEqual([
      ['new', '', 'n', 'none'],
      ['dropped', 's', '', 'none'],
    ]);
  });

  it('that each form made for itself are one only where the wordings are alike, too', () => {
    const one = form([says('1', '脆弱性情報を提供するか', { topic: 'own.k' })]);
    const other = newer([says('1', '入退室の管理規程', { topic: 'own.k' })]);
    expect(short(one, other).map(([kind]) => kind)).toEqual(['new', 'dropped']);
  });

  it('of one form in one version are the same though each description words them in its own way', () => {
    const ours = form([{ code: 'r1', topic: 'x', prompt: { ja: '離席時に入力を防ぐ機能があるか', en: '' } }]);
    const row = says('3', '離席時に第三者の入力を防止する機能があるか。', { topic: 'x', officialCode: '3' });
    const official = { official: { publisher: 'JAHIS', workbook: 'f'.repeat(64) } };
    expect(short(ours, newer([row], { ...official, version: '1' }))[0]?.[0]).toBe('same');
    expect(short(ours, newer([row], official))[0]?.[0]).toBe('reworded');
    const unlike = says('3', '端末の画面を自動的に保護するか', { topic: 'x', officialCode: '3' });
    expect(short(ours, newer([unlike], { ...official, version: '1' }))[0]?.[0]).toBe('reworded');
  });
});

describe('rows without a shared topic', () => {
  it('meet by wording, whatever their numbers', () => {
    const one = form([says('4', '保守作業の記録を医療機関に提供できるか'), says('5', '部品表(SBOM)を提供できるか')]);
    const other = newer([
      says('12', '部品表（ＳＢＯＭ）を提供できますか'),
      says('4', '保守作業の記録を医療機関等に提供できますか'),
    ]);
    expect(short(one, other)).toEqual([
      ['reworded', '5', '12', 'confirm'],
      ['reworded', '4', '4', 'confirm'],
    ]);
  });

  it('are told apart by what stands above them, and not at all where nothing tells', () => {
    const rows = (...above: string[]) =>
      above.flatMap((heading, i): Row[] => [
        says(`${i}`, heading, { answerType: 'group' }),
        says(`${i}.1`, 'その方式を備考に記載しているか', { parent: `${i}`, topic: `own.${heading}${i}` }),
      ]);
    const two = form(rows('利用者の認証', '通信の暗号化'));
    expect(short(two, newer(rows('通信の暗号化', '利用者の認証')))).toEqual([
      ['same', '1.1', '0.1', 'suggest'],
      ['same', '0.1', '1.1', 'suggest'],
    ]);
    const [first] = short(form(rows('あ', 'あ')), newer([says('9', 'その方式を備考に記載しているか')]));
    expect(first).toEqual(['new', '', '9', 'none']);
  });

  it('never meet against the word of both forms that their topics differ', () => {
    const one = form([says('1', '入退の記録を点検しているか', { topic: 'phys.entry_log' })]);
    const other = newer([says('1', '入退の記録を点検していますか', { topic: 'phys.entry_log_review' })]);
    expect(short(one, other).map(([kind]) => kind)).toEqual(['new', 'dropped']);
  });

  it('were taken apart, or put together, where the parts say what the whole says', () => {
    const whole = says('7', 'バックアップを複数世代で取得し、かつ復元する手順を示せるか', { topic: 'bcp.backup' });
    const parts = [says('7.1', 'バックアップを複数世代で取得しているか'), says('7.2', '復元する手順を示せるか')];
    expect(short(form([whole]), newer(parts))).toEqual([['split', '7', '7.1+7.2', 'confirm']]);
    expect(short(form(parts), newer([whole]))).toEqual([['merged', '7.1+7.2', '7', 'agree']]);
    const paired = [{ ...parts[0]!, topic: 'bcp.backup' }, parts[1]!];
    expect(short(form([whole]), newer(paired))).toEqual([['split', '7', '7.1+7.2', 'confirm']]);
  });

  it('a part of a row that still stands is no split', () => {
    const whole = says('7', 'バックアップを複数世代で取得し、かつ復元する手順を示せるか', { topic: 'bcp.backup' });
    const part = says('8', '復元する手順を示せるか');
    expect(short(form([whole]), newer([whole, part])).map(([kind]) => kind)).toEqual(['same', 'new']);
  });

  it('that stand alone name what comes nearest', () => {
    const one = form([says('3.2', '障害に備えた冗長化の手段があるか')]);
    const { map } = proposeCrosswalk(one, newer([says('9', '障害に備えた訓練をしているか')]));
    expect(map[0]?.because.ja).toMatch(/^旧様式に同じことを問う設問がない、最も近い 3\.2 でも文言の一致は \d+ %$/);
  });
});

describe('a proposal', () => {
  const templates = loadShippedTemplates();
  const forms = fc.constantFrom(...templates);

  it('holds every row of both forms in one entry, or as a heading; carries only what can be carried; and is always the same', () => {
    fc.assert(
      fc.property(forms, forms, fc.boolean(), (from, to, hidden) => {
        const other = hidden && from.id !== to.id ? withoutTopics(to) : to;
        const pair = proposeCrosswalk(from, other);
        const without = rowsWithoutEntry(from, other, pair.map);
        const codes = (form_: Template) =>
          questionsOf(form_)
            .map(({ code }) => code)
            .sort();
        expect([...pair.map.flatMap((entry) => entry.from), ...without.from].sort()).toEqual(codes(from));
        expect([...pair.map.flatMap((entry) => entry.to), ...without.to].sort()).toEqual(codes(other));
        const types = new Set(
          questionsOf(from)
            .filter(({ code }) => without.from.includes(code))
            .map(({ answerType }) => answerType),
        );
        expect([...types].filter((type) => type !== 'group')).toEqual([]);
        expect(pair.map.every(({ because }) => because.ja !== '' && because.en !== '')).toBe(true);
        expect(crosswalkFaults([pair], [from, other]).filter(({ message }) => !/ is about /.test(message))).toEqual([]);
        expect(proposeCrosswalk(structuredClone(from), structuredClone(other))).toEqual(pair);
      }),
      { numRuns: 25 },
    );
  });

  it('finds every pair that the shipped crosswalk describes, and no other', () => {
    const find = (id: string) => templates.find((template) => template.id === id)!;
    const joined = (map: readonly { from: readonly string[]; to: readonly string[] }[]) =>
      map.flatMap(({ from, to }) => from.flatMap((older) => to.map((row) => `${older}→${row}`))).sort();
    for (const { from, to, map } of loadCrosswalk())
      expect([from, to, joined(proposeCrosswalk(find(from), find(to)).map)]).toEqual([from, to, joined(map)]);
  });

  it('finds the versions of a form without any topic, by wording alone', () => {
    const find = (id: string) => templates.find((template) => template.id === id)!;
    const { map } = proposeCrosswalk(find('sds-4.1'), withoutTopics(find('sds-5.0')));
    expect(map.filter(({ kind }) => kind === 'new')).toHaveLength(9);
    expect(map.filter(({ kind }) => kind === 'dropped')).toHaveLength(0);
  });

  it.each([
    [
      'each row with words of its own',
      (i: number) => `${i}番目の設備${(i * 7919) % 2003}について記録${(i * 31) % 97}しているか`,
    ],
    ['rows that are nearly alike', (i: number) => `医療情報を取り扱う機器の管理規程を定めて運用しているか${i}`],
  ])('of 2,000 by 2,000 rows takes less than 2 seconds: %s', (_, words) => {
    const rows = (shift: number) =>
      Array.from({ length: 2000 }, (__, i) => says(`${i}`, words(i + shift), { topic: `own.${i + shift}.${shift}` }));
    const [one, other] = [form(rows(0)), newer(rows(3))];
    const start = process.cpuUsage();
    const { map } = proposeCrosswalk(one, other);
    expect(map.flatMap((entry) => entry.to)).toHaveLength(2000);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2000);
  });
});

/** The form as a workbook shows it: nobody has said yet what its rows are about. */
function withoutTopics(template: Template): Template {
  const sections = template.sections.map((section) => ({
    ...section,
    questions: section.questions.map((row) => ({ ...row, topic: `own.${row.code}` })),
  }));
  return { ...template, id: `${template.id}-bare`, sections };
}

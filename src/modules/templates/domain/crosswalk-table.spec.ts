import { describe, expect, it } from '@jest/globals';
import { loadCrosswalk, loadShippedTemplates } from '../shipped-templates.js';
import type { CrosswalkPair } from './crosswalk-pair.js';
import { crosswalkTable } from './crosswalk-table.js';
import { type CrosswalkSource, crosswalkView } from './crosswalk-view.js';
import { proposeCrosswalk } from './propose-crosswalk.js';
import { smallForm } from './small-form.fixture.js';
import type { Question, Template } from './template.js';

const row = (code: string, words: string, more: Partial<Question> = {}) => ({
  code,
  prompt: { ja: words, en: `${words} in English` },
  topic: 'x',
  ...more,
});
const older = smallForm([row('r1', '記録するか'), row('r2', '消去するか', { topic: 'y' })], { id: 'old' });
const OFFICIAL = { publisher: '保健医療福祉情報システム工業会', workbook: 'a'.repeat(64) };
const newer = smallForm(
  [row('2-①', '記録していますか', { officialCode: '2-①' }), row('s', '点検するか', { scope: 'server' })],
  {
    id: 'new',
    version: '2',
    official: OFFICIAL,
  },
);
const table = (
  language: 'ja' | 'en',
  from: Template,
  to: Template,
  pair: CrosswalkPair,
  source: CrosswalkSource = 'proposed',
) => crosswalkTable(crosswalkView(from, to, { pair, source, version: 0, changed: null }, false), from, to, language);

describe('the migration table', () => {
  it('has a line for each entry under the section of the newer form, and what was dropped at the end', () => {
    const { title, headings, lines } = table('ja', older, newer, proposeCrosswalk(older, newer));
    expect([title, headings]).toEqual([
      '新旧対照表 MDS 1 → MDS 2',
      [
        '旧番号',
        '旧様式(MDS 1)の設問',
        '関係',
        '新番号',
        '新様式(MDS 2、公式: 保健医療福祉情報システム工業会)の設問',
        '回答の扱い',
        '理由',
      ],
    ]);
    expect(lines).toMatchObject([
      { section: '節' },
      {
        cells: [
          '※r1',
          '記録するか',
          '文言変更',
          '2-①',
          '記録していますか',
          '文言を確認して引き継ぐ',
          expect.stringContaining('同じ論点(x)'),
        ],
      },
      { cells: ['', '', '新設', '※s', '点検するか', '新たに回答', expect.any(String)] },
      { section: 'MDS 2 でなくなった設問' },
      { cells: ['※r2', '消去するか', '廃止', '', '', '引き継ぎ先なし', expect.any(String)] },
    ]);
  });

  it('says whose wordings these are, and that nobody has looked at a proposal', () => {
    expect(table('ja', older, newer, proposeCrosswalk(older, newer)).notes.slice(0, 3)).toEqual([
      '自動の提案(人は未確認)',
      'MDS 1: 設問の文言は Kaiji によるもので、公式の文言ではありません。',
      'MDS 2: 設問の番号と文言は 保健医療福祉情報システム工業会 の公式様式のものです。',
    ]);
  });

  it('names who changed it, and marks what a person settled', () => {
    const { map } = proposeCrosswalk(older, newer);
    const pair = {
      from: 'old',
      to: 'new',
      confidence: 'stored',
      map: map.map((entry) => ({ ...entry, settled: true as const })),
    };
    const changed = {
      note: '解説書による',
      organization: { id: 'o', name: '例示病院' },
      changedAt: '2026-11-20T16:00:00.000Z',
    };
    const view = crosswalkView(older, newer, { pair, source: 'stored', version: 3, changed }, true);
    const { notes, lines } = crosswalkTable(view, older, newer, 'en');
    expect(notes[0]).toBe('Crosswalk as registered. version 3, 2026-11-21, 例示病院. 解説書による');
    expect(lines.flatMap((line) => ('cells' in line ? [line.cells[6]] : []))).toEqual(
      map.map(({ because }) => `${because.en} (settled by a person)`),
    );
  });

  it('puts rows that became one, or several, into one line with their numbers', () => {
    const rows = [row('s', '権限を設定', { scope: 'server' }), row('t', '同', { scope: 'terminal' })];
    const from = smallForm(rows, { id: 'old' });
    const pair = proposeCrosswalk(from, newer);
    const map = pair.map.map((entry) => ({ ...entry, from: ['s', 't'] }));
    const merged = table('en', from, newer, { ...pair, map });
    expect(merged.lines[1]).toMatchObject({
      cells: [
        '※s\n※t',
        '※s 権限を設定 in English\n※t 同 in English',
        ...new Array<unknown>(5).fill(expect.any(String)),
      ],
    });
  });

  it('of the shipped forms holds every row, in both directions', () => {
    const templates = loadShippedTemplates();
    const find = (id: string) => templates.find((template) => template.id === id)!;
    for (const pair of loadCrosswalk()) {
      const [from, to] = [find(pair.from), find(pair.to)];
      const there = table('ja', from, to, pair, 'shipped').lines.filter((line) => 'cells' in line);
      const back = table('ja', to, from, proposeCrosswalk(to, from)).lines.filter((line) => 'cells' in line);
      expect(there).toHaveLength(pair.map.length);
      expect(back.length).toBeGreaterThan(0);
    }
  });
});

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { questionsOf } from './domain/template.js';
import {
  loadCriteria,
  loadCrosswalk,
  loadProfiles,
  loadShippedTemplates,
  SHIPPED_FOLDER,
} from './shipped-templates.js';
import { FilesRefused } from './yaml-file.js';

const templates = loadShippedTemplates();

describe('the shipped forms', () => {
  const byId = new Map(templates.map((template) => [template.id, template]));

  it('are ten, each with its rows', () => {
    expect(templates.map((template) => [template.id, questionsOf(template).length])).toEqual([
      ['checklist-vendor-r6', 14],
      ['checklist-vendor-r7', 15],
      ['mds-3.0a', 67],
      ['mds-4.1', 72],
      ['mds-5.0', 74],
      ['mds2-2019', 241],
      ['sds-4.1', 93],
      ['sds-5.0', 102],
      ['sscd-2018-style', 42],
      ['sscd-2sho-4-1', 17],
    ]);
  });

  it('print a number as official only where it was seen', () => {
    const official = templates.map((template) => questionsOf(template).filter((row) => row.officialCode).length);
    const ids = templates.map(({ id }) => id);
    const counts = new Map(ids.map((id, i) => [id, official[i]]));
    expect(counts.get('mds2-2019')).toBe(240);
    expect(counts.get('mds-5.0')).toBe(0);
    expect(counts.get('sds-4.1')).toBe(0);
    expect(questionsOf(byId.get('sds-5.0')!).find((row) => row.code === '17.1.1.2')?.officialCode).toBe('17.1.1.2');
  });

  it('speak of a condition in one way, whether the file says equals or in', () => {
    const row = questionsOf(byId.get('sds-5.0')!).find(({ code }) => code === '1.1');
    expect(row?.visibleWhen).toEqual({ question: '1', in: ['yes'] });
  });

  it('say their remark rule, choices and check dates in the words of the product', () => {
    const rows = questionsOf(byId.get('sscd-2sho-4-1')!);
    const mark = rows.find(({ code }) => code === '4-1.g')!;
    expect(mark.remark).toEqual({ allowed: true, requiredWhen: ['none'] });
    expect(mark.choices.at(-1)).toEqual({ key: 'none', label: { ja: 'なし', en: 'None' }, exclusive: true });
    expect(byId.get('checklist-vendor-r7')).toMatchObject({
      rounds: 2,
      dates: ['checked_on', 'target_on'],
      targetRequiredWhen: 'no',
    });
    expect(byId.get('mds-5.0')).toMatchObject({ rounds: 1, dates: [] });
  });

  it('fall back to the one language that a label has', () => {
    expect(byId.get('mds2-2019')!.headerFields[0]!.label).toEqual({
      ja: 'Manufacturer Name (DOC-1)',
      en: 'Manufacturer Name (DOC-1)',
    });
  });

  it('come with crosswalk, profiles and criteria that fit them', () => {
    expect(loadCrosswalk(SHIPPED_FOLDER, templates)).toHaveLength(13);
    const profiles = loadProfiles(SHIPPED_FOLDER, templates);
    expect(profiles.map(({ id }) => id)).toContain('gl7-annex-hoshu-itaku');
    expect(profiles[0]?.passRule?.byAnswerType.yes_no_na).toEqual({ pass: ['yes', 'na'], fail: ['no'] });
    expect(loadCriteria(SHIPPED_FOLDER, templates).criteria.map(({ code }) => code)).toEqual([
      'ア',
      'イ',
      'ウ',
      'エ',
      'オ',
      'カ',
      'キ',
      'ク',
      'ケ',
    ]);
  });

  it('are byte for byte what was released, and nothing unlisted lies beside them', () => {
    const listed = JSON.parse(readFileSync(join(SHIPPED_FOLDER, 'manifest.json'), 'utf8')) as Record<string, string>;
    const forms = readdirSync(SHIPPED_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const files = forms.flatMap(({ name }) => readdirSync(join(SHIPPED_FOLDER, name)).map((file) => `${name}/${file}`));
    const hash = (path: string) =>
      createHash('sha256')
        .update(readFileSync(join(SHIPPED_FOLDER, path)))
        .digest('hex');
    expect(Object.fromEntries(files.map((path) => [path, hash(path)]))).toEqual(listed);
  });
});

describe('a folder of forms', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'forms-'));
    cpSync(SHIPPED_FOLDER, folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const change = (file: string, from: string, to: string) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, file), text.replace(from, to));
    return text.slice(0, text.indexOf(from)).split('\n').length;
  };
  const faultsOf = (load: () => unknown): readonly string[] => {
    try {
      load();
    } catch (error) {
      if (error instanceof FilesRefused) return error.faults;
      throw error;
    }
    return [];
  };

  it('is refused with every fault of every form, each with its line', () => {
    const type = change('mds-5.0/template.yaml', 'answer_type: yes_no_na', 'answer_type: maybe');
    const parent = change('sds-5.0/template.yaml', "parent: '1'\n", "parent: '99'\n");
    const id = change('sds-4.1/template.yaml', 'id: sds-4.1', 'id: sds-4.2');
    const twice = change('mds-4.1/template.yaml', 'form: MDS', 'id: twice');
    expect(faultsOf(() => loadShippedTemplates(folder))).toEqual([
      `mds-4.1/template.yaml:${twice}: Map keys must be unique`,
      expect.stringContaining(
        `mds-5.0/template.yaml:${type}: answer_type must be equal to one of the allowed values (yes`,
      ),
      `sds-4.1/template.yaml:${id}: the form "sds-4.2" lies in the folder "sds-4.1"`,
      `sds-5.0/template.yaml:${parent}: the parent "99" is no row of this form`,
    ]);
  });

  it('is refused when the crosswalk names a row that is not there, or has lost an entry', () => {
    const row = change('crosswalk.yaml', 'to: [r18.1]', 'to: [r99]');
    const counts = change('crosswalk.yaml', 'same: 64', 'same: 63');
    expect(faultsOf(() => loadCrosswalk(folder, templates))).toEqual([
      expect.stringMatching(new RegExp(`crosswalk.yaml:${counts}: same: 64 entries, not 63$`)),
      expect.stringMatching(new RegExp(`crosswalk.yaml:${row}: "r99" is no row of that form that takes an answer$`)),
    ]);
  });

  it('is refused when a profile or a criterion asks for what no form has', () => {
    const topic = change('profiles.yaml', 'topic: net.method', 'topic: net.methods');
    expect(faultsOf(() => loadProfiles(folder, templates))).toEqual([
      expect.stringMatching(`:${topic}: no form asks about "net.methods"$`),
    ]);
    const member = change('criteria.yaml', 'members: [ア, ', 'members: [ン, ');
    expect(faultsOf(() => loadCriteria(folder, templates))).toHaveLength(1);
    expect(member).toBeGreaterThan(1);
  });

  const manifest = () =>
    execFileSync(process.execPath, ['bin/manifest.mjs', folder], { encoding: 'utf8', stdio: 'pipe' });

  it('lists a new file', () => {
    writeFileSync(join(folder, 'mds-5.0', 'layout.yaml'), 'columns: []\n');
    expect(manifest()).toBe('1 added, 11 listed\n');
    expect(manifest()).toBe('0 added, 11 listed\n');
  });

  it('refuses to list a released form anew', () => {
    const before = readFileSync(join(folder, 'manifest.json'), 'utf8');
    appendFileSync(join(folder, 'mds-5.0', 'template.yaml'), '# a harmless word\n');
    rmSync(join(folder, 'mds-4.1', 'template.yaml'));
    expect(manifest).toThrow(
      /mds-4\.1\/template\.yaml: released, but gone\nmds-5\.0\/template\.yaml: released, but changed/,
    );
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(before);
  });
});

import 'reflect-metadata';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ProblemKind } from '../../src/platform/http/problems.js';
import { SINGLE_SIGN_ON_PROBLEMS } from '../../src/modules/identity/single-sign-on.problems.js';
import { signOnProblem } from '../../web/src/i18n/ja/single-sign-on.js';
import { root } from '../support/api-description.js';

const TABLE = /problems\.ts$/;
const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.spec.ts'));
const sources = files.filter((file) => !TABLE.test(file)).map((file) => readFileSync(join(root, file), 'utf8'));
const refused = new Set(
  sources.flatMap((text) => [...text.matchAll(/new RuleViolation\(\s*'([^']+)'/g)].map(([, code]) => code!)),
);

async function problems(): Promise<Map<string, ProblemKind>> {
  const modules = await Promise.all(
    files
      .filter((file) => TABLE.test(file))
      .map((file) => import(join(root, file)) as Promise<Record<string, unknown>>),
  );
  const tables = modules.flatMap((module) => Object.values(module)).filter(isTable);
  return new Map(tables.flatMap((table) => Object.entries(table)));
}

function isTable(exported: unknown): exported is Record<string, ProblemKind> {
  return typeof exported === 'object' && exported !== null && Object.values(exported).every((kind) => 'title' in kind);
}

describe('every refusal', () => {
  it('is explained in Japanese and English, with the status of a refusal', async () => {
    const explained = await problems();
    expect(refused.size).toBeGreaterThan(20);
    expect([...refused].filter((code) => !explained.has(code))).toEqual([]);
    const poor = [...explained].filter(([, { status, title, detail }]) =>
      [status < 400, !title.ja, !title.en, detail && (!detail.ja || !detail.en)].some(Boolean),
    );
    expect(poor).toEqual([]);
  });

  it('speaks Japanese where Japanese is due', async () => {
    const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
    const mixed = [...(await problems())].filter(
      ([, { title }]) => !japanese.test(title.ja) || japanese.test(title.en),
    );
    expect(mixed).toEqual([]);
  });

  it('of a single sign-on has words on the sign-in screen, where browsers come back to', () => {
    const codes = Object.keys(SINGLE_SIGN_ON_PROBLEMS).map((code) => code.replace('single-sign-on.', ''));
    expect(Object.keys(signOnProblem).sort()).toEqual([...codes, 'other'].sort());
  });

  it('that is explained can happen', async () => {
    const unused = [...(await problems()).keys()].filter((code) => !sources.some((text) => text.includes(`'${code}'`)));
    expect(unused).toEqual([]);
  });
});

import { Injectable } from '@nestjs/common';
import type { Bilingual } from '#kernel/bilingual.js';
import type { Language } from '#kernel/actor.js';
import type { Facts } from '#kernel/rule-violation.js';

/** How a domain refusal looks on the wire. `{name}` in a text is replaced by the fact of that name. */
export interface ProblemKind {
  readonly status: number;
  readonly title: Bilingual;
  /** What to do about it. */
  readonly detail?: Bilingual;
  /** How the texts say values that are keys, e.g. the state of a draft; the fact itself stays the key. */
  readonly words?: Readonly<Record<string, Bilingual>>;
}

export type ProblemTable = Readonly<Record<string, ProblemKind>>;

/** A problem as RFC 9457 describes it, with the field errors of the request. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly FieldError[];
  readonly [fact: string]: unknown;
}

/** What the `type` of every problem begins with, before its code. */
export const PROBLEM_TYPES = '/problems/';

/** One wrong field: RFC 6901 pointer into the body, or the name of the parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Every refusal that the product can give, by its code; each module adds its own table. */
@Injectable()
export class Problems {
  private readonly kinds = new Map<string, ProblemKind>();

  add(table: ProblemTable): void {
    for (const [code, kind] of Object.entries(table)) {
      if (this.kinds.has(code)) throw new Error(`two problems have the code ${code}`);
      this.kinds.set(code, kind);
    }
  }

  /** The problem for a code; null for a code nobody described. */
  describe(code: string, facts: Facts, language: Language): Problem | null {
    const kind = this.kinds.get(code);
    if (!kind) return null;
    const fill = (text: string): string =>
      text.replace(/\{(\w+)\}/g, (whole, name: string) => {
        if (!(name in facts)) return whole;
        const fact = shown(facts[name]);
        return kind.words?.[fact]?.[language] ?? fact;
      });
    return {
      ...facts,
      type: `${PROBLEM_TYPES}${code}`,
      title: fill(kind.title[language]),
      status: kind.status,
      ...(kind.detail ? { detail: fill(kind.detail[language]) } : {}),
    };
  }

  codes(): readonly string[] {
    return [...this.kinds.keys()];
  }
}

function shown(fact: unknown): string {
  if (Array.isArray(fact)) return fact.map(shown).join('、');
  return typeof fact === 'string' ? fact : JSON.stringify(fact);
}

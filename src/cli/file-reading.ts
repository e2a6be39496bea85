import type { Finding } from '#kernel/finding.js';
import type { Answers } from '#modules/templates/domain/answer.js';
import type { Recognition } from '#modules/workbooks/domain/recognize.js';

/** What `kaiji read --json` prints for one file. Dates are YYYY-MM-DD. */
export interface FileReading {
  readonly file: string;
  /** `null` where no form was recognised. */
  readonly template: string | null;
  readonly sure: Recognition['sure'] | 'chosen';
  /** Forms that a person must choose among, or the known one it most resembles. */
  readonly candidates?: readonly string[];
  readonly header: ReadonlyMap<string, string>;
  /** In the order of the form. */
  readonly answers: Answers;
  readonly findings: readonly FlatFinding[];
}

export type FlatFinding = Omit<Finding, 'message'> & { readonly message: string; readonly messageEn: string };

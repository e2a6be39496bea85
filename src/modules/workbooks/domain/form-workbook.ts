import type { Layout } from './layout.js';

/** The workbook that a released form was learned from, with where everything of the form stands in it. */
export interface FormWorkbook {
  readonly templateId: string;
  /** Of the kept file, hex. */
  readonly sha256: string;
  /** As it was uploaded. */
  readonly fileName: string;
  /** Nobody's answers are in it, and it reaches nowhere outside: it is for everybody. */
  readonly blank: boolean;
  /** `question` of its rows is the code of the form's row. */
  readonly layout: Layout;
}

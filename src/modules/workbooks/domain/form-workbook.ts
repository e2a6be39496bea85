import type { Layout } from './layout.js';

/** The workbook that a released form was learned from, with where everything of the form stands in it. */
export interface FormWorkbook {
  readonly templateId: string;
  /** Of the kept file, hex. */
  readonly sha256: string;
  /** As it was uploaded. */
  readonly fileName: string;
  /** No answer, remark or field of the head is filled. One that is filled may hold another vendor's answers. */
  readonly blank: boolean;
  /** `question` of its rows is the code of the form's row. */
  readonly layout: Layout;
}

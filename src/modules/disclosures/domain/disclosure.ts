import type { Audience } from '../../../kernel/audience.js';
import type { FormKind } from '../../templates/domain/template.js';

/** One product's answers on one form (開示書), with its revisions over time and the versions of the form. */
export interface Disclosure {
  readonly id: string;
  readonly vendorId: string;
  readonly productId: string;
  readonly form: FormKind;
  /** Who reads what is published, all revisions alike. */
  readonly audience: Audience;
  readonly rowVersion: number;
  readonly createdAt: string;
}

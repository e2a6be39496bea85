import type { ja } from '../ja/texts.js';
import type { Texts } from '../text-key.js';
import * as account from './account.js';
import * as audit from './audit.js';
import * as entry from './entry.js';
import * as frame from './frame.js';
import * as operator from './operator.js';
import * as organization from './organization.js';
import * as requests from './requests.js';
import * as singleSignOn from './single-sign-on.js';

/** Every text of the screens in English. */
export const en: Texts<typeof ja> = {
  ...frame,
  ...entry,
  ...account,
  ...organization,
  ...operator,
  ...audit,
  ...requests,
  ...singleSignOn,
};

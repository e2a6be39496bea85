import * as account from './account.js';
import * as audit from './audit.js';
import * as entry from './entry.js';
import * as frame from './frame.js';
import * as operator from './operator.js';
import * as organization from './organization.js';
import * as requests from './requests.js';
import * as singleSignOn from './single-sign-on.js';

/** Every text of the screens: the source language. */
export const ja = {
  ...frame,
  ...entry,
  ...account,
  ...organization,
  ...operator,
  ...audit,
  ...requests,
  ...singleSignOn,
};

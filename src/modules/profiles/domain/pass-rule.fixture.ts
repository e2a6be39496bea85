import type { PassRule } from '../../templates/domain/profile.js';

/** The shipped pass rule `yes-or-na`, for tests of rules. */
export const YES_OR_NA: PassRule = {
  id: 'yes-or-na',
  byAnswerType: {
    yes_no_na: { pass: ['yes', 'na'], fail: ['no'] },
    yes_no: { pass: ['yes'], fail: ['no'] },
    choice: {},
    multi_choice: {},
    text: {},
    date: {},
    group: {},
  },
  planned: { default: 'fail', note: '' },
  conditional: 'exception',
  seeNote: 'exception',
  naWithoutReason: 'exception',
  notAsked: 'pass',
  open: ['blank', 'declined', 'waiting', 'unconfirmed carry-over'],
  whole: '',
};

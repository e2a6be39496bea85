import type { failure as failureJa, form as formJa, frame as frameJa, word as wordJa } from '../ja/frame.js';
import type { Texts } from '../text-key.js';

export const frame: Texts<typeof frameJa> = {
  kaiji: 'Kaiji',
  tagline: 'Ask for, publish and check security disclosures of medical information systems',
  toContent: 'Skip to content',
  otherLanguage: '日本語',
  work: 'Work',
  signOut: 'Sign out',
  switchTo: 'Switch organization',
  home: 'Home',
  organization: 'Organization',
  account: 'Account',
  vendors: 'Vendors',
  audit: 'Audit log',
  installation: 'Operation',
};

export const form: Texts<typeof formJa> = {
  required: 'required',
  optional: 'optional',
  missing: 'Please fill this in.',
  mistyped: 'Please check how this is written.',
  show: 'Show',
  hide: 'Hide',
  copy: 'Copy',
  copied: 'Copied',
  leave: 'Cancel',
  close: 'Close',
  save: 'Save',
  more: 'Show more',
};

export const failure: Texts<typeof failureJa> = {
  unreachable: 'The server cannot be reached',
  tryLater: 'Check the network and try again. What you entered is still on this screen.',
  here: 'Something went wrong on this screen',
  again: 'Try again',
  reload: 'Load the page anew',
  waiting: 'Loading…',
  askAdmin: 'Ask an administrator of your organization.',
  noPermission: 'Your role does not open this page',
  notFound: 'There is no such page',
  notFoundNext: 'The address is mistyped, or the page is gone.',
  toHome: 'Back to home',
};

export const word: Texts<typeof wordJa> = {
  kind: { vendor: 'Vendor', hospital: 'Hospital', industry_group: 'Industry group', operator: 'Operator' },
  role: { viewer: 'Viewer', editor: 'Editor', approver: 'Approver', admin: 'Administrator' },
  roleMeans: {
    viewer: 'reads only',
    editor: 'writes',
    approver: 'writes and decides on publication',
    admin: 'writes, decides on publication and manages members',
  },
};

import type * as entryJa from '../ja/entry.js';
import type { Texts } from '../text-key.js';

export const setUp: Texts<typeof entryJa.setUp> = {
  title: 'Set-up',
  lead: 'Makes the organization that runs this Kaiji and its first administrator. It is done once.',
  organizationName: 'Name of the operating organization',
  organizationHint: 'The one that registers the organizations that use Kaiji. Example: Kaiji Operation Centre',
  name: 'Name of the administrator',
  email: 'Mail address of the administrator',
  submit: 'Finish set-up',
  afterwards: 'Afterwards you sign in and register your second factor.',
  closed: 'Kaiji is set up already',
  closedNext: 'This Kaiji has its operator.',
  oldLink: 'This link does not work',
  oldLinkNext: 'Only the link that the latest start printed does. It is also in set-up-link of the data folder.',
  waiting: 'Kaiji is not set up yet',
  waitingNext: 'Open the set-up link that the start printed. It is also in set-up-link of the data folder.',
};

export const password: Texts<typeof entryJa.password> = {
  label: 'Password',
  new: 'New password',
  hint: 'At least 8 characters; 15 or more are advised, of any kind.',
};

export const signIn: Texts<typeof entryJa.signIn> = {
  title: 'Sign in',
  email: 'Mail address',
  next: 'Next',
  firstStep: 'Mail address and password',
  submit: 'Sign in',
  toSignIn: 'To sign-in',
  asSomebodyElse: 'As somebody else',
  shownBefore: 'The first step is done',
  aboutSecond: 'About two steps',
  aboutSecondText: 'Everybody confirms in two steps. At your first sign-in you register an authenticator app.',
  aboutLost: 'If you cannot get in',
  aboutLostText:
    'A recovery code lets you in. Without one, ask an administrator of your organization to reset your second factor.',
  emergency: 'If no operator can get in (emergency account)',
  ended: 'You are signed out',
  endedNext:
    'You were away for a while, or the session was ended elsewhere. Signing in brings you back to where you were.',
};

export const invitation: Texts<typeof entryJa.invitation> = {
  title: 'Invitation',
  invites: '{{organization}} ({{kind}}) invites you as {{role}}.',
  means: 'What you may do',
  namedBy: '{{hospital}} has entered this vendor and asks for its disclosures.',
  email: 'Invited mail address',
  until: 'Open until',
  newAccount: 'I am new here',
  newAccountHint: 'Makes an account for this mail address.',
  ownAccount: 'I have an account',
  ownAccountHint: 'Joins with the account you use in another organization; sign in with it first. Your name stays.',
  signInFirst: 'Sign in first',
  joinAs: 'Join as {{person}}',
  which: 'Account',
  name: 'Name',
  submit: 'Join',
  joined: 'You have joined',
  joinedNext: 'Sign in to begin.',
};

export const secondFactor: Texts<typeof entryJa.secondFactor> = {
  title: 'Second step',
  code: 'Six digits',
  codeHint: 'Your authenticator app shows them. They change every 30 seconds.',
  recoveryCode: 'Recovery code',
  recoveryHint: 'One of the codes you kept when you registered. Each works once.',
  otherWays: 'Other ways',
  way: { totp: 'Use the authenticator app', 'recovery-code': 'Use a recovery code', passkey: 'Use a passkey' },
};

export const enrol: Texts<typeof entryJa.enrol> = {
  title: 'Register an authenticator app',
  how: 'Scan this QR code with the authenticator app on your phone. If that fails, type the secret key into the app.',
  picture: 'QR code for the authenticator app. The secret key below says the same.',
  onThisPhone: 'Register in the authenticator app of this phone',
  secret: 'Secret key',
  codeHint: 'Once registered, the app shows six digits.',
  submit: 'Register',
};

export const recovery: Texts<typeof entryJa.recovery> = {
  title: 'Recovery codes',
  once: 'These are shown this once',
  how: 'They stand in for your authenticator app on the day you lose it. Print them or keep them in a safe place.',
  print: 'Print',
  download: 'Save as a file',
  kept: 'I have kept them: continue',
  goOn: 'Continue',
  left: 'When few are left, make new ones on the account page.',
  service: 'Service',
  account: 'Account',
  madeOn: 'Made on',
};

export const stepUp: Texts<typeof entryJa.stepUp> = {
  title: 'Please confirm once more',
  why: 'This concerns accounts, keys or rights. Show your second factor again; it counts for 15 minutes.',
  submit: 'Confirm and continue',
};

export const passkey: Texts<typeof entryJa.passkey> = {
  signIn: 'Sign in with a passkey',
  signInHint: 'A passkey confirms both steps at once, by this device or a key.',
  how: 'Follow your device and confirm by fingerprint, face or PIN.',
  left: 'The passkey was not confirmed',
  leftNext: 'You left, or time ran out. Try again, or use another way.',
  add: 'Register a passkey',
  addHow: 'Registers a device that knows you by fingerprint, face or PIN, or a security key.',
  name: 'Name',
  nameHint: 'By which you know the device. Example: my notebook',
  make: 'Next',
  rename: 'Rename',
};

export const forgotten: Texts<typeof entryJa.forgotten> = {
  link: 'I forgot my password',
  title: 'Set a new password',
  lead: 'We send a link that sets a new password to the mail address of your account.',
  submit: 'Send the link',
  sent: 'Please check your mail',
  sentNext: 'If there is an account, a link arrives. It works once, for {{minutes}} minutes.',
};

export const reset: Texts<typeof entryJa.reset> = {
  title: 'New password',
  submit: 'Set this password',
  done: 'Your password is set',
  doneNext: 'Your other sessions and API tokens have ended. Sign in with the new password and your second factor.',
};

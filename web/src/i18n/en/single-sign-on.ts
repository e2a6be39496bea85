import type * as signOnJa from '../ja/single-sign-on.js';
import type { Texts } from '../text-key.js';

export const signOn: Texts<typeof signOnJa.signOn> = {
  begin: 'Sign in by your organization',
  hint: 'The account you have at work confirms the first step.',
};

export const signOnProblem: Texts<typeof signOnJa.signOnProblem> = {
  other: {
    title: 'Single sign-on did not work',
    next: 'If trying again does not help, tell an administrator of your organization this code: {{code}}',
  },
  off: {
    title: 'There is no single sign-on here',
    next: 'Sign in with your password or passkey. The operator would have to allow a provider.',
  },
  'issuer-not-allowed': {
    title: 'The operator has not allowed this provider',
    next: 'Sign in with your password or passkey, and tell an administrator of your organization.',
  },
  'secret-missing': {
    title: 'The single sign-on is not fully configured',
    next: 'Sign in with your password or passkey, and tell an administrator of your organization.',
  },
  'not-offered': {
    title: 'This organization has no single sign-on',
    next: 'Sign in with your password or passkey. The link may be an old one.',
  },
  'provider-away': {
    title: 'The provider of single sign-on does not answer',
    next: 'Try again shortly, or sign in with your password or passkey.',
  },
  'address-not-named': {
    title: 'The provider named an address that is not allowed',
    next: 'Sign in with your password or passkey, and tell an administrator of your organization.',
  },
  refused: {
    title: 'The single sign-on was refused',
    next: 'The provider did not confirm you. Try again, or sign in with your password or passkey.',
  },
  'way-lost': {
    title: 'This sign-in was not begun here',
    next: 'It took more than 10 minutes, began in another browser, or was used before. Begin anew.',
  },
  'no-account': {
    title: 'You are no member of this organization',
    next: 'It takes an account with the mail address that the provider has verified. Ask an administrator for an invitation.',
  },
};

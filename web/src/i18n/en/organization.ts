import type * as organizationJa from '../ja/organization.js';
import type { Texts } from '../text-key.js';

export const home: Texts<typeof organizationJa.home> = {
  title: 'Hello, {{name}}',
  lead: 'You act for {{organization}} ({{kind}}) as {{role}}.',
  home: 'The first screen',
  operation: 'Register organizations, find duplicates, look into organizations, emergency accounts',
  organization: 'Members and roles, invitations, the organization itself, single sign-on',
  vendors: 'The vendors that are here, and word to those that are not',
  audit: 'Who did what, and alarms',
  account: 'Ways to sign in, where you are signed in, API tokens',
};

export const members: Texts<typeof organizationJa.members> = {
  title: 'Members',
  name: 'Name',
  oneself: '(you)',
  acts: 'Change…',
  actsOf: 'About {{name}}',
  role: 'Role',
  state: 'State',
  active: 'Active',
  noFactor: 'No second factor yet',
  suspended: 'Suspended',
  lastSignIn: 'Last sign-in',
  changeRole: 'Change role',
  changeRoleOf: 'Change the role of {{name}}',
  changeRoleMeans: 'Their sessions and API tokens end, and the new role counts from the next sign-in.',
  suspend: 'Suspend',
  suspendOf: 'Suspend {{name}}?',
  suspendMeans: 'They can no longer act for this organization, at once. The records stay, and you can resume later.',
  resume: 'Resume',
  resumeOf: 'Resume {{name}}?',
  resumeMeans: 'They can act again from the next sign-in.',
  resetFactors: 'Reset second factor',
  resetFactorsOf: 'Reset the second factor of {{name}}?',
  resetFactorsMeans:
    'The authenticator app, passkeys and recovery codes stop working and are registered anew at the next sign-in. Make sure who asks, for example by telephone.',
  leave: 'Leave',
  leaveOf: 'Leave “{{organization}}”?',
  leaveMeans:
    'You are signed out and can no longer act for it. Your account stays. To come back you need another invitation.',
  handedOver: '{{name}} is administrator now',
  handedOverNext: 'Your role has changed, so you are signed out. Sign in to go on in the new one.',
  left: 'You have left “{{organization}}”',
  leftNext: 'If you belong to other organizations, sign in to go on there.',
  handOver: 'Hand over administration',
  handOverTo: 'Hand administration over to {{name}}?',
  handOverMeans:
    '{{organization}} gets another administrator. You become a viewer, are signed out, and your API tokens end; to go back you ask the new administrator.',
};

export const invitations: Texts<typeof organizationJa.invitations> = {
  title: 'Invitations',
  invite: 'Invite a member',
  send: 'Send invitation',
  sent: 'The invitation is sent',
  sentTo: 'Mailed to {{email}}. It is open until {{until}}.',
  link: 'Link of the invitation',
  linkOnce: 'If the mail does not arrive, hand over this link. It is shown this once.',
  none: 'There are no invitations yet',
  noneNext: 'Invite colleagues by their mail address.',
  sentOn: 'Sent',
  until: 'Open until',
  state: {
    open: 'Waiting',
    accepted: 'Joined',
    expired: 'Expired',
    superseded: 'Sent anew',
    withdrawn: 'Withdrawn',
  },
  resend: 'Send again',
  resendTo: 'Send again to {{email}}?',
  resendMeans: 'The earlier link stops working, and a new one is sent.',
  withdraw: 'Withdraw',
  withdrawOf: 'Withdraw the invitation to {{email}}?',
  withdrawMeans: 'The link that was sent stops working.',
};

export const sso: Texts<typeof organizationJa.sso> = {
  title: 'Single sign-on',
  provider: 'Provider (OpenID Connect)',
  none: 'Not configured',
  on: 'In use',
  off: 'Switched off',
  issuer: 'Issuer',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  clientSecretHint: 'Leave empty to keep the present one.',
  acr: 'acr that counts as two factors',
  acrHint: 'Separated by spaces. Only where the provider answers one of them are both steps done.',
  amr: 'amr that counts as two factors',
  amrHint: 'Example: mfa. Where both are empty, Kaiji asks for its own second factor too.',
  enable: 'Use this single sign-on',
  addresses: 'What the provider needs',
  redirectUri: 'Redirect URI',
  startLink: 'Sign-in link for your members',
  remove: 'Remove',
  removeTitle: 'Remove the single sign-on?',
  removeMeans: 'Members sign in with password and second factor again.',
  notOffered: 'This installation offers no single sign-on',
  notOfferedNext: 'Once its operator allows a provider, you configure it here.',
};

export const organization: Texts<typeof organizationJa.organization> = {
  title: 'Organization',
  lead: 'Other organizations see the name and number.',
  readOnly: 'Administrators alone can change this.',
  name: 'Name of the organization',
  kind: 'Kind',
  number: 'Corporate number',
  numberHint: '13 digits; hyphens and full-width digits are understood.',
  noNumber: 'None yet',
  alone: 'One person alone writes and publishes',
  aloneHint: 'For organizations with one person in charge. Published disclosures say so.',
  yes: 'Yes',
  no: 'No',
  saved: 'Saved',
  conflict: 'Somebody else changed it meanwhile',
  conflictNext: 'This stands there now. If you save again, it becomes what is on this screen.',
  useCurrent: 'Go back to what stands there',
};

export const signingKey: Texts<typeof organizationJa.signingKey> = {
  title: 'Signing key',
  lead: 'Signs the disclosures you publish. Readers compare its fingerprint to know that a disclosure is yours.',
  fingerprint: 'Fingerprint of the key',
  issuedOn: 'Made on',
  none: 'There is no key yet. It is made when the first disclosure is published.',
  rotate: 'Change to a new key',
  rotateTitle: 'Change to a new key?',
  rotateMeans:
    'Disclosures published from now on are signed with the new key. Earlier signatures stay valid. Tell the new fingerprint to whomever you told the old one.',
};

export const vendors: Texts<typeof organizationJa.vendors> = {
  title: 'Vendors',
  lead: 'Vendors that are on this Kaiji',
  named: 'Name a vendor that is not here',
  nameTitle: 'Ask a vendor for its disclosures',
  nameMeans: 'Enters the vendor by its name and mails somebody there. Once they join, the page is their own.',
  contact: 'Mail address of somebody at the vendor',
  contactHint: 'A link to join goes there, with the name of your organization.',
  send: 'Enter and mail',
  sent: '{{name}} is told',
  sentNext: 'Mailed to {{email}}. The link is open until {{until}}.',
  none: 'There are no vendors yet',
  noneNext: 'Name the vendors you deal with, each with a mail address.',
};

export const claim: Texts<typeof organizationJa.claim> = {
  title: 'This is us',
  means:
    'If “{{page}}” is your own “{{own}}”, its requests and records can move to you. You are signed in as {{person}}.',
  submit: 'Take it over',
  ask: 'Take “{{page}}” over into “{{own}}”?',
  askMeans: 'The entry “{{page}}” becomes part of “{{own}}”. This cannot be undone. If it is another company, cancel.',
  done: 'Taken over into “{{own}}”',
  doneNext: 'Requests to this vendor reach you from now on.',
};

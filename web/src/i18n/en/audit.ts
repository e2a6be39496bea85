import type * as auditJa from '../ja/audit.js';
import type { Texts } from '../text-key.js';

export const audit: Texts<typeof auditJa.audit> = {
  title: 'Audit log',
  lead: 'What happened around this organization. It cannot be deleted or changed.',
  events: 'Events',
  from: 'From this day',
  to: 'To this day',
  type: 'Kind',
  code: 'Code of the kind',
  anyType: 'Every kind',
  anybody: 'Anybody',
  show: 'Filter',
  all: 'Show all',
  none: 'No event fits',
  noneNext: 'Try another time or kind.',
  at: 'When',
  what: 'Event',
  who: 'Who',
  subject: 'What it was done to',
  more: 'Details',
  details: 'Show details',
  nobody: 'Before sign-in, or this installation',
  installation: 'This installation',
  requestId: 'Request number',
  export: { csv: 'Export as table (CSV)', jsonl: 'Export for verification' },
};

export const alarms: Texts<typeof auditJa.alarms> = {
  title: 'Alarms',
  open: 'Not looked after',
  all: 'All',
  none: 'There are no alarms',
  noneNext: 'Repeated failed sign-ins or faults of the audit log show up here.',
  raisedAt: 'Raised',
  about: 'About',
  unseen: 'Not looked after',
  seenBy: 'Looked after by {{name}}',
  acknowledge: 'I look after it',
};

export const chain: Texts<typeof auditJa.chain> = {
  title: 'Verification',
  check: 'Verify the audit log',
  lead: 'Records are linked like a chain and signed. Whatever is deleted or changed shows here.',
  begin: 'Verify',
  going: 'Verifying (done up to block {{number}})',
  intact: 'The audit log is intact',
  intactNext: '{{blocks}} blocks verified; {{waiting}} records wait for their seal',
  damaged: 'The audit log has {{count}} faults',
  head: 'Newest seal',
  headLead: 'Keep it, and you can show later that nothing before it was changed.',
  noHead: 'Nothing is sealed yet.',
  block: 'Number',
  records: 'Records',
  sealedAt: 'Sealed',
  signed: 'Signed seal',
};

import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAct } from '../../../api/ask.js';
import { listOperatorAccess, openOperatorAccess, type OrganizationSummary } from '../../../api/operations.js';
import { useActAs } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Banner } from '../../../ui/banner.js';
import { Confirm } from '../../../ui/confirm.js';
import { LongTextField, SelectField } from '../../../ui/field.js';

/** Reads for another organization for some minutes, with a reason that it sees. */
export function LookInto({ organization: { id, name } }: { organization: OrganizationSummary }): ReactElement {
  const text = useText();
  const navigate = useNavigate();
  const actAs = useActAs();
  const open = useAct(openOperatorAccess, [listOperatorAccess]);
  return (
    <Confirm
      look="plain"
      label={text('looks.look')}
      of={name}
      title={text('looks.lookInto', { name })}
      submit={text('looks.begin')}
      act={async ({ reason = '', minutes }) => {
        await open.mutateAsync({ body: { organizationId: id, reason, minutes: Number(minutes) } });
        await actAs();
        await navigate({ to: '/' });
      }}
    >
      <Banner tone="warn" title={text('looks.told')}>
        {text('looks.toldNext', { name })}
      </Banner>
      <LongTextField
        name="reason"
        label={text('looks.why')}
        hint={text('looks.whyHint')}
        minLength={10}
        maxLength={500}
        required
      />
      <SelectField
        name="minutes"
        label={text('looks.minutes')}
        defaultValue="15"
        options={[5, 15, 30, 60].map((minutes) => [String(minutes), text('looks.ofMinutes', { minutes })])}
      />
    </Confirm>
  );
}

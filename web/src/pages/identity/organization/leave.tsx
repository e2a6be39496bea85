import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAct } from '../../../api/ask.js';
import { leaveOrganization } from '../../../api/operations.js';
import { useForget, useMe } from '../../../api/session.js';
import { useText } from '../../../i18n/text.js';
import { Confirm } from '../../../ui/confirm.js';

/** Leaves the organization acted for. */
export function Leave(): ReactElement {
  const text = useText();
  const navigate = useNavigate();
  const forget = useForget();
  const { organization } = useMe();
  const leave = useAct(leaveOrganization);
  return (
    <Confirm
      label={text('members.leave')}
      title={text('members.leaveOf', { organization: organization.name })}
      submit={text('members.leave')}
      act={async () => {
        await leave.mutateAsync({});
        await navigate({ to: '/sign-in', state: (state) => ({ ...state, left: organization.name }) });
        forget();
      }}
    >
      <p>{text('members.leaveMeans')}</p>
    </Confirm>
  );
}

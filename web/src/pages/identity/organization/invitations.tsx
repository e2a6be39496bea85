import { type ReactElement, useState } from 'react';
import { useAct, usePages } from '../../../api/ask.js';
import {
  type InvitationLink,
  type InvitationStanding,
  listInvitations,
  resendInvitation,
  withdrawInvitation,
} from '../../../api/operations.js';
import { useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Nothing } from '../../../ui/answer.js';
import { Confirm } from '../../../ui/confirm.js';
import { Listed } from '../../../ui/listed.js';
import { State, type Tone } from '../../../ui/state.js';
import { Table } from '../../../ui/table.js';
import { InvitationSent, InviteButton } from './invite-button.js';
import { OrganizationPage } from './organization-page.js';

const TONES = {
  open: 'act',
  accepted: 'ok',
  expired: 'caution',
  superseded: 'mute',
  withdrawn: 'mute',
} as const satisfies Record<InvitationStanding['state'], Tone>;

/** Who was invited and what became of it. */
export function InvitationsPage(): ReactElement {
  const text = useText();
  const invitations = usePages(listInvitations, {});
  const none = <Nothing icon="mail" title={text('invitations.none')} next={text('invitations.noneNext')} />;
  return (
    <OrganizationPage acts={<InviteButton />}>
      <Listed pages={invitations} none={none}>
        {(items) => <InvitationTable invitations={items} />}
      </Listed>
    </OrganizationPage>
  );
}

function InvitationTable({ invitations }: { invitations: readonly InvitationStanding[] }): ReactElement {
  const text = useText();
  const { date } = useDates();
  return (
    <Table
      caption={text('invitations.title')}
      rows={invitations}
      keyOf={({ id }) => id}
      columns={[
        { head: text('signIn.email'), cell: ({ email }) => email, names: true },
        { head: text('members.role'), cell: ({ role }) => text(`word.role.${role}`) },
        {
          head: text('members.state'),
          cell: ({ state }) => <State tone={TONES[state]}>{text(`invitations.state.${state}`)}</State>,
        },
        { head: text('invitations.sentOn'), cell: ({ createdAt }) => date(createdAt) },
        { head: text('invitations.until'), cell: ({ expiresAt }) => date(expiresAt) },
        { head: text('account.acts'), cell: (invitation) => <InvitationActs invitation={invitation} /> },
      ]}
    />
  );
}

function InvitationActs({ invitation: { id, email, state } }: { invitation: InvitationStanding }): ReactElement | null {
  const text = useText();
  const [sent, setSent] = useState<InvitationLink>();
  const resend = useAct(resendInvitation, [listInvitations]);
  const withdraw = useAct(withdrawInvitation, [listInvitations]);
  const isOpen = state === 'open';
  if (!isOpen && state !== 'expired') return null;
  return (
    <div className="flex flex-wrap gap-2">
      <Confirm
        look="plain"
        label={text('invitations.resend')}
        of={email}
        title={text('invitations.resendTo', { email })}
        submit={text('invitations.resend')}
        act={async () => setSent(await resend.mutateAsync({ path: { id } }))}
      >
        <p>{text('invitations.resendMeans')}</p>
      </Confirm>
      {isOpen && (
        <Confirm
          label={text('invitations.withdraw')}
          of={email}
          title={text('invitations.withdrawOf', { email })}
          submit={text('invitations.withdraw')}
          act={() => withdraw.mutateAsync({ path: { id } })}
        >
          <p>{text('invitations.withdrawMeans')}</p>
        </Confirm>
      )}
      <InvitationSent invitation={sent} onClose={() => setSent(undefined)} />
    </div>
  );
}

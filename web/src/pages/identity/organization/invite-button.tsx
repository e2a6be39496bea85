import { type ReactElement, useState } from 'react';
import { useAct } from '../../../api/ask.js';
import { type InvitationLink, inviteMember, listInvitations, type Role } from '../../../api/operations.js';
import { useDates } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/text.js';
import { Button } from '../../../ui/button.js';
import { Confirm } from '../../../ui/confirm.js';
import { CopyText } from '../../../ui/copy.js';
import { Dialog } from '../../../ui/dialog.js';
import { TextField } from '../../../ui/field.js';
import { RoleField } from './member-acts.js';

/** Invites somebody into one's organization. */
export function InviteButton(): ReactElement {
  const text = useText();
  const invite = useAct(inviteMember, [listInvitations]);
  const [sent, setSent] = useState<InvitationLink>();
  return (
    <>
      <Confirm
        look="solid"
        size="normal"
        label={text('invitations.invite')}
        title={text('invitations.invite')}
        submit={text('invitations.send')}
        act={async ({ email = '', role }) => setSent(await invite.mutateAsync({ body: { email, role: role as Role } }))}
      >
        <TextField name="email" type="email" label={text('signIn.email')} maxLength={254} required />
        <RoleField chosen="editor" />
      </Confirm>
      <InvitationSent invitation={sent} onClose={() => setSent(undefined)} />
    </>
  );
}

/** Where an invitation went, and its link for another way. */
export function InvitationSent({
  invitation,
  onClose,
}: {
  invitation: InvitationLink | undefined;
  onClose: () => void;
}): ReactElement {
  const text = useText();
  const { date } = useDates();
  return (
    <Dialog title={text('invitations.sent')} open={invitation !== undefined} onClose={onClose}>
      {invitation && (
        <>
          <p>{text('invitations.sentTo', { email: invitation.email, until: date(invitation.expiresAt) })}</p>
          <CopyText label={text('invitations.link')} value={invitation.link} />
          <p className="text-14 text-ink-2">{text('invitations.linkOnce')}</p>
          <Button look="solid" size="large" onClick={onClose}>
            {text('form.close')}
          </Button>
        </>
      )}
    </Dialog>
  );
}

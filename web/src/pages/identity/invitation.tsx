import { type ReactElement, useState } from 'react';
import { useAct, useAsk } from '../../api/ask.js';
import { useLinkToken } from '../../api/link-token.js';
import { acceptInvitation, getInvitation, type InvitationCard, joinOrganization } from '../../api/operations.js';
import { useDates } from '../../i18n/dates.js';
import { useText } from '../../i18n/text.js';
import { EntryFrame } from '../../shell/entry-frame.js';
import { Answer } from '../../ui/answer.js';
import { Banner } from '../../ui/banner.js';
import { LinkButton } from '../../ui/button.js';
import { Facts } from '../../ui/card.js';
import { Choice } from '../../ui/choice.js';
import { PasswordField, TextField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';
import { passwordBlames } from './new-password.js';

/** What one is invited to, by whom, and the way in. */
export function InvitationPage(): ReactElement {
  const text = useText();
  const token = useLinkToken();
  const card = useAsk(getInvitation, { query: { token } });
  const [joined, setJoined] = useState(false);
  return (
    <EntryFrame title={text('invitation.title')}>
      {joined ? (
        <Banner
          tone="ok"
          role="status"
          title={text('invitation.joined')}
          acts={
            <LinkButton to="/sign-in" look="solid">
              {text('signIn.toSignIn')}
            </LinkButton>
          }
        >
          {text('invitation.joinedNext')}
        </Banner>
      ) : (
        <Answer of={card}>
          {(found) => <Invitation card={found} token={token} onJoined={() => setJoined(true)} />}
        </Answer>
      )}
    </EntryFrame>
  );
}

interface InvitationParts {
  readonly card: InvitationCard;
  readonly token: string;
  readonly onJoined: () => void;
}

function Invitation({ card, token, onJoined }: InvitationParts): ReactElement {
  const text = useText();
  const { date } = useDates();
  const [account, setAccount] = useState<'new' | 'own'>('new');
  const accept = useAct(acceptInvitation);
  const join = useAct(joinOrganization);
  const act = async ({ name = '', password = '' }: Values): Promise<void> => {
    if (account === 'own') await join.mutateAsync({ body: { token } });
    else await accept.mutateAsync({ body: { token, name, password } });
    onJoined();
  };
  return (
    <>
      <p>
        {text('invitation.invites', {
          organization: card.organizationName,
          kind: text(`word.kind.${card.kind}`),
          role: text(`word.role.${card.role}`),
        })}
      </p>
      <Facts
        rows={[
          [text('invitation.means'), text(`word.roleMeans.${card.role}`)],
          [text('invitation.email'), card.email],
          [text('invitation.until'), date(card.expiresAt)],
        ]}
      />
      <Choice
        legend={text('invitation.which')}
        value={account}
        onChange={setAccount}
        options={[
          ['new', text('invitation.newAccount'), text('invitation.newAccountHint')],
          ['own', text('invitation.ownAccount'), text('invitation.ownAccountHint')],
        ]}
      />
      <Form act={act} submit={text('invitation.submit')} blames={passwordBlames('password')} wide>
        <input type="hidden" name="username" autoComplete="username" value={card.email} />
        {account === 'new' && (
          <>
            <TextField name="name" label={text('invitation.name')} autoComplete="name" maxLength={200} required />
            <PasswordField
              name="password"
              label={text('password.label')}
              hint={text('password.hint')}
              autoComplete="new-password"
              required
            />
          </>
        )}
      </Form>
    </>
  );
}

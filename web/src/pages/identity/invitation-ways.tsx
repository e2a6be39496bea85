import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useAct } from '../../api/ask.js';
import { keepToken } from '../../api/link-token.js';
import {
  acceptInvitation,
  claimOrganization,
  type InvitationCard,
  joinOrganization,
  type Me,
  switchOrganization,
} from '../../api/operations.js';
import { mayCall, useForget, useWhoever } from '../../api/session.js';
import { useText } from '../../i18n/text.js';
import { ActButton } from '../../ui/act-button.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { PasswordField, TextField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';
import { Claim } from './claim.js';
import { passwordBlames } from './new-password.js';

interface WaysParts {
  readonly card: InvitationCard;
  readonly token: string;
  readonly onJoined: () => void;
}

/** The ways to take an invitation: a new account, the one that one has, or one's own vendor that stands here already. */
export function InvitationWays({ card, token, onJoined }: WaysParts): ReactElement | null {
  const me = useWhoever();
  if (me === undefined) return null;
  const canClaim = me !== null && card.namedBy !== null && mayCall(me, claimOrganization);
  return (
    <>
      {canClaim && <Claim {...{ card, token, me }} />}
      {me?.email === card.email ? <JoinAs {...{ me, token }} /> : <Others {...{ card, token, onJoined }} />}
    </>
  );
}

function JoinAs({ me, token }: { me: Me; token: string }): ReactElement {
  const text = useText();
  const navigate = useNavigate();
  const forget = useForget();
  const join = useAct(joinOrganization);
  const switchTo = useAct(switchOrganization);
  const act = async (): Promise<void> => {
    const { organizationId } = await join.mutateAsync({ body: { token } });
    await switchTo.mutateAsync({ body: { organizationId } });
    keepToken('');
    forget();
    await navigate({ to: '/' });
  };
  return (
    <ActButton look="solid" size="large" wide act={act}>
      {text('invitation.joinAs', { person: me.name })}
    </ActButton>
  );
}

function Others({ card, token, onJoined }: WaysParts): ReactElement {
  const text = useText();
  const navigate = useNavigate();
  const [account, setAccount] = useState<'new' | 'own'>('new');
  const signIn = (): void => {
    keepToken(token);
    void navigate({ to: '/sign-in', search: { next: '/invitation' } });
  };
  return (
    <>
      <Choice
        legend={text('invitation.which')}
        value={account}
        onChange={setAccount}
        options={[
          ['new', text('invitation.newAccount'), text('invitation.newAccountHint')],
          ['own', text('invitation.ownAccount'), text('invitation.ownAccountHint')],
        ]}
      />
      {account === 'new' ? (
        <NewAccount {...{ card, token, onJoined }} />
      ) : (
        <Button look="solid" size="large" wide onClick={signIn}>
          {text('invitation.signInFirst')}
        </Button>
      )}
    </>
  );
}

function NewAccount({ card, token, onJoined }: WaysParts): ReactElement {
  const text = useText();
  const accept = useAct(acceptInvitation);
  const act = async ({ name = '', password = '' }: Values): Promise<void> => {
    await accept.mutateAsync({ body: { token, name, password } });
    onJoined();
  };
  return (
    <Form act={act} submit={text('invitation.submit')} blames={passwordBlames('password')} wide>
      <input type="hidden" name="username" autoComplete="username" value={card.email} />
      <TextField name="name" label={text('invitation.name')} autoComplete="name" maxLength={200} required />
      <PasswordField
        name="password"
        label={text('password.label')}
        hint={text('password.hint')}
        autoComplete="new-password"
        required
      />
    </Form>
  );
}

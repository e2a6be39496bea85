import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAct, useAsk } from '../../api/ask.js';
import { useLinkToken } from '../../api/link-token.js';
import { getSetUp, setUpInstallation } from '../../api/operations.js';
import { useText } from '../../i18n/text.js';
import { EntryFrame } from '../../shell/entry-frame.js';
import { Answer } from '../../ui/answer.js';
import { Banner } from '../../ui/banner.js';
import { LinkButton } from '../../ui/button.js';
import { PasswordField, TextField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';
import { passwordBlames } from './new-password.js';

/** The set-up of a fresh installation, from the link that the start printed. */
export function SetUpPage(): ReactElement {
  const text = useText();
  const token = useLinkToken();
  const state = useAsk(getSetUp, { query: { token } });
  return (
    <EntryFrame title={text('setUp.title')} lead={state.data?.tokenFits === true && text('setUp.lead')}>
      <Answer of={state}>
        {(found) =>
          found.tokenFits ? (
            <SetUpForm token={token} />
          ) : (
            <CannotSetUp open={found.open} came={token === '' ? 'waiting' : 'oldLink'} />
          )
        }
      </Answer>
    </EntryFrame>
  );
}

function SetUpForm({ token }: { token: string }): ReactElement {
  const text = useText();
  const navigate = useNavigate();
  const setUp = useAct(setUpInstallation);
  const act = async ({ organizationName = '', name = '', email = '', password = '' }: Values): Promise<void> => {
    await setUp.mutateAsync({ body: { token, organizationName, name, email, password } });
    await navigate({ to: '/sign-in', replace: true, state: (state) => ({ ...state, email }) });
  };
  return (
    <Form act={act} submit={text('setUp.submit')} blames={passwordBlames('password')} wide>
      <TextField
        name="organizationName"
        label={text('setUp.organizationName')}
        hint={text('setUp.organizationHint')}
        autoComplete="organization"
        maxLength={200}
        required
      />
      <TextField name="name" label={text('setUp.name')} autoComplete="name" maxLength={200} required />
      <TextField
        name="email"
        type="email"
        label={text('setUp.email')}
        autoComplete="username"
        maxLength={254}
        required
      />
      <PasswordField
        name="password"
        label={text('password.label')}
        hint={text('password.hint')}
        autoComplete="new-password"
        required
      />
      <p className="text-14 text-ink-2">{text('setUp.afterwards')}</p>
    </Form>
  );
}

function CannotSetUp({ open, came }: { open: boolean; came: 'waiting' | 'oldLink' }): ReactElement {
  const text = useText();
  if (!open)
    return (
      <Banner
        tone="ok"
        title={text('setUp.closed')}
        acts={<LinkButton to="/sign-in">{text('signIn.toSignIn')}</LinkButton>}
      >
        {text('setUp.closedNext')}
      </Banner>
    );
  return (
    <Banner tone="warn" title={text(`setUp.${came}`)}>
      {text(`setUp.${came}Next`)}
    </Banner>
  );
}

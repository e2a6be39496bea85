import { type ReactElement, useState } from 'react';
import { useAct, useAsk } from '../../api/ask.js';
import { useLinkToken } from '../../api/link-token.js';
import { getPasswordReset, resetPassword } from '../../api/operations.js';
import { useText } from '../../i18n/text.js';
import { EntryFrame } from '../../shell/entry-frame.js';
import { Answer } from '../../ui/answer.js';
import { Banner } from '../../ui/banner.js';
import { LinkButton } from '../../ui/button.js';
import { PasswordField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';
import { passwordBlames } from './new-password.js';

/** Sets a new password by the mailed link; one signs in with it afterwards, second factor included. */
export function ResetPasswordPage(): ReactElement {
  const text = useText();
  const token = useLinkToken();
  const card = useAsk(getPasswordReset, { query: { token } });
  const reset = useAct(resetPassword);
  const [done, setDone] = useState(false);
  const act = async ({ password = '' }: Values): Promise<void> => {
    await reset.mutateAsync({ body: { token, password } });
    setDone(true);
  };
  if (done)
    return (
      <EntryFrame title={text('reset.title')}>
        <Banner
          tone="ok"
          role="status"
          title={text('reset.done')}
          acts={
            <LinkButton look="solid" to="/sign-in">
              {text('signIn.toSignIn')}
            </LinkButton>
          }
        >
          {text('reset.doneNext')}
        </Banner>
      </EntryFrame>
    );
  return (
    <EntryFrame title={text('reset.title')}>
      <Answer of={card}>
        {() => (
          <Form act={act} submit={text('reset.submit')} blames={passwordBlames('password')} wide>
            <PasswordField
              name="password"
              label={text('password.new')}
              hint={text('password.hint')}
              autoComplete="new-password"
              required
            />
          </Form>
        )}
      </Answer>
    </EntryFrame>
  );
}

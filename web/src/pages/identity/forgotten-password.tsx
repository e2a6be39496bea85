import { type ReactElement, useState } from 'react';
import { useAct } from '../../api/ask.js';
import { requestPasswordReset } from '../../api/operations.js';
import { useText } from '../../i18n/text.js';
import { EntryFrame } from '../../shell/entry-frame.js';
import { Banner } from '../../ui/banner.js';
import { LinkButton } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';

/** Asks for a mailed link that sets a new password; says the same whether the address is known or not. */
export function ForgottenPasswordPage(): ReactElement {
  const text = useText();
  const ask = useAct(requestPasswordReset);
  const [minutes, setMinutes] = useState<number>();
  const act = async ({ email = '' }: Values): Promise<void> =>
    setMinutes((await ask.mutateAsync({ body: { email } })).minutes);
  const back = <LinkButton to="/sign-in">{text('signIn.toSignIn')}</LinkButton>;
  return (
    <EntryFrame title={text('forgotten.title')} lead={minutes === undefined && text('forgotten.lead')}>
      {minutes === undefined ? (
        <Form act={act} submit={text('forgotten.submit')} wide>
          <TextField
            name="email"
            type="email"
            label={text('signIn.email')}
            autoComplete="username"
            maxLength={254}
            required
          />
        </Form>
      ) : (
        <Banner tone="ok" role="status" title={text('forgotten.sent')} acts={back}>
          {text('forgotten.sentNext', { minutes })}
        </Banner>
      )}
    </EntryFrame>
  );
}

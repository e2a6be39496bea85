import { type ReactElement, useState } from 'react';
import { useAct } from '../../api/ask.js';
import { openBreakGlass } from '../../api/operations.js';
import { useText } from '../../i18n/text.js';
import { EntryFrame } from '../../shell/entry-frame.js';
import { Banner } from '../../ui/banner.js';
import { LinkButton } from '../../ui/button.js';
import { LongTextField, TextField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';

/** Opens an emergency account with the codes of its two envelopes. */
export function EmergencyPage(): ReactElement {
  const text = useText();
  const open = useAct(openBreakGlass);
  const [done, setDone] = useState(false);
  const act = async ({ first = '', second = '', openedBy = '', reason = '' }: Values): Promise<void> => {
    await open.mutateAsync({ body: { codes: [first, second], openedBy, reason } });
    setDone(true);
  };
  if (done)
    return (
      <EntryFrame title={text('emergency.title')}>
        <Banner
          tone="warn"
          role="status"
          title={text('emergency.open')}
          acts={
            <LinkButton look="solid" to="/">
              {text('failure.toHome')}
            </LinkButton>
          }
        >
          {text('emergency.openNext')}
        </Banner>
      </EntryFrame>
    );
  return (
    <EntryFrame title={text('emergency.title')} lead={text('emergency.lead')}>
      <Banner tone="warn" title={text('emergency.told')}>
        {text('emergency.toldNext')}
      </Banner>
      <Form act={act} submit={text('emergency.submit')} look="danger" wide>
        <TextField
          name="first"
          label={text('glass.envelope', { number: 1 })}
          autoComplete="off"
          maxLength={100}
          required
        />
        <TextField
          name="second"
          label={text('glass.envelope', { number: 2 })}
          autoComplete="off"
          maxLength={100}
          required
        />
        <TextField name="openedBy" label={text('emergency.openedBy')} autoComplete="name" maxLength={200} required />
        <LongTextField
          name="reason"
          label={text('emergency.reason')}
          hint={text('emergency.reasonHint')}
          minLength={10}
          maxLength={500}
          required
        />
      </Form>
    </EntryFrame>
  );
}

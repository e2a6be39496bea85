import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useAct } from '../../api/ask.js';
import { call } from '../../api/client.js';
import { enrolTotp, type TotpCard, type Verified, verifySecondFactor } from '../../api/operations.js';
import { useText } from '../../i18n/text.js';
import { Answer } from '../../ui/answer.js';
import { CopyText } from '../../ui/copy.js';
import { CodeField } from '../../ui/field.js';
import { Form, type Values } from '../../ui/form.js';

/** Enrols an authenticator app: its seed as a picture and as text, then its first code. */
export function EnrolFactor({ onEnrolled }: { onEnrolled: (verified: Verified) => void }): ReactElement {
  // A seed is made once for this screen; asking again would make another one.
  const seed = useQuery({
    queryKey: [enrolTotp.id],
    queryFn: () => call(enrolTotp, {}),
    staleTime: Infinity,
    gcTime: 0,
  });
  return <Answer of={seed}>{(card) => <Seed card={card} onEnrolled={onEnrolled} />}</Answer>;
}

function Seed({ card, onEnrolled }: { card: TotpCard; onEnrolled: (verified: Verified) => void }): ReactElement {
  const text = useText();
  const verify = useAct(verifySecondFactor);
  const act = async ({ code = '' }: Values): Promise<void> =>
    onEnrolled(await verify.mutateAsync({ body: { code: code.replaceAll(/\s/g, '') } }));
  return (
    <div className="flex flex-col gap-5">
      <p className="text-14 text-ink-2">{text('enrol.how')}</p>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(card.qrSvg)}`}
        alt={text('enrol.picture')}
        width={200}
        height={200}
        className="size-50 self-center border border-line bg-paper p-2"
      />
      <p className="wide:hidden">
        <a href={card.uri}>{text('enrol.onThisPhone')}</a>
      </p>
      <CopyText label={text('enrol.secret')} value={card.secret} />
      <Form act={act} submit={text('enrol.submit')} wide>
        <CodeField name="code" label={text('secondFactor.code')} hint={text('enrol.codeHint')} maxLength={9} required />
      </Form>
    </div>
  );
}

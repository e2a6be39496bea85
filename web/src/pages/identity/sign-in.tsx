import { Link, useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type ComponentProps, type ReactElement, useEffect, useState } from 'react';
import { useAsk } from '../../api/ask.js';
import { call } from '../../api/client.js';
import { getNextStep, type HalfSession, listFactors } from '../../api/operations.js';
import { useForget } from '../../api/session.js';
import { useText } from '../../i18n/text.js';
import { EntryFrame } from '../../shell/entry-frame.js';
import { Answer, Waiting } from '../../ui/answer.js';
import { Banner } from '../../ui/banner.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Step, Steps } from '../../ui/steps.js';
import { EnrolFactor } from './enrol-factor.js';
import { FirstFactor } from './first-factor.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactor } from './second-factor.js';
import { SingleSignOn, SingleSignOnProblem } from './single-sign-on.js';

/** Somebody who has shown the first factor. */
interface Known extends Pick<HalfSession, 'next' | 'factors'> {
  /** Null where the first factor was shown elsewhere, or before this page was loaded. */
  readonly email: string | null;
}

type OnVerified = ComponentProps<typeof SecondFactor>['onVerified'];
type Codes = Omit<ComponentProps<typeof RecoveryCodes>, 'next'>;

/** Sign-in: the password, then the second factor, which is enrolled the first time. */
export function SignInPage(): ReactElement {
  const text = useText();
  const { next, ended, step, problem, organization } = useSearch({ from: '/sign-in' });
  const [known, setKnown] = useState<Known | null>(null);
  const [codes, setCodes] = useState<Codes | null>(null);
  const [codesLeft, setCodesLeft] = useState<number | null>(null);
  const enter = useEntrance(next);
  const navigate = useNavigate();
  const again = (): void => {
    setKnown(null);
    void navigate({ to: '/sign-in', search: {} });
  };
  const onVerified: OnVerified = async ({ recoveryCodes, email }, way) => {
    if (recoveryCodes) setCodes({ codes: recoveryCodes, account: email });
    else if (way === 'recovery-code') setCodesLeft((await call(listFactors, {})).recoveryCodesLeft);
    else await enter();
  };
  if (codesLeft !== null) return <CodesLeft count={codesLeft} onRead={() => void enter()} />;
  if (codes)
    return (
      <EntryFrame title={text('recovery.title')}>
        <RecoveryCodes
          {...codes}
          next={
            <Button look="solid" size="large" wide onClick={() => void enter()}>
              {text('recovery.kept')}
            </Button>
          }
        />
      </EntryFrame>
    );
  return (
    <EntryFrame title={text('signIn.title')} aside={<About />}>
      {known === null && step === 'second-factor' && <Resumed onKnown={setKnown} />}
      {known === null && step !== 'second-factor' && (
        <>
          <Reason ended={ended} problem={problem} />
          <SingleSignOn organization={organization} />
          <FirstFactor onKnown={setKnown} onSignedIn={() => void enter()} />
        </>
      )}
      {known !== null && <SecondStep {...{ known, again, onVerified }} />}
    </EntryFrame>
  );
}

/** Whoever came in by a recovery code has one less. */
function CodesLeft({ count, onRead }: { count: number; onRead: () => void }): ReactElement {
  const text = useText();
  return (
    <EntryFrame title={text('signIn.title')}>
      <Banner tone="caution" role="status" title={text('account.codesLeft', { count })}>
        {text('recovery.left')}
      </Banner>
      <Button look="solid" size="large" wide onClick={onRead}>
        {text('recovery.goOn')}
      </Button>
    </EntryFrame>
  );
}

/** Why one is at this screen again. */
function Reason({ ended, problem }: { ended: true | undefined; problem: string | undefined }): ReactElement | null {
  const text = useText();
  const { left, successor } = useLocation({ select: ({ state }) => state });
  if (problem !== undefined) return <SingleSignOnProblem code={problem} />;
  if (left !== undefined)
    return (
      <Banner tone="ok" role="status" title={text('members.left', { organization: left })}>
        {text('members.leftNext')}
      </Banner>
    );
  if (successor !== undefined)
    return (
      <Banner tone="ok" role="status" title={text('members.handedOver', { name: successor })}>
        {text('members.handedOverNext')}
      </Banner>
    );
  return ended === undefined ? null : (
    <Banner tone="act" title={text('signIn.ended')}>
      {text('signIn.endedNext')}
    </Banner>
  );
}

interface SecondStepParts {
  readonly known: Known;
  readonly again: () => void;
  readonly onVerified: OnVerified;
}

function SecondStep({ known, again, onVerified }: SecondStepParts): ReactElement {
  const text = useText();
  return (
    <Steps>
      <Step
        done
        title={text(known.email === null ? 'signIn.shownBefore' : 'signIn.firstStep')}
        aside={<Again onClick={again} />}
      >
        <p className="text-14 text-ink-2">{known.email}</p>
      </Step>
      <Step number={2} title={text(known.next === 'enrol' ? 'enrol.title' : 'secondFactor.title')}>
        {known.next === 'enrol' ? (
          <EnrolFactor onEnrolled={(verified) => void onVerified(verified, 'totp')} />
        ) : (
          <SecondFactor factors={known.factors} submit={text('signIn.submit')} onVerified={onVerified} />
        )}
      </Step>
    </Steps>
  );
}

/** Goes on where the first factor was shown already. */
function Resumed({ onKnown }: { onKnown: (known: Known) => void }): ReactElement {
  const step = useAsk(getNextStep, {});
  useEffect(() => {
    if (step.data) onKnown({ ...step.data, email: null });
  }, [step.data, onKnown]);
  return <Answer of={step}>{() => <Waiting />}</Answer>;
}

function Again({ onClick }: { onClick: () => void }): ReactElement {
  const text = useText();
  return (
    <Button look="text" size="small" onClick={onClick}>
      {text('signIn.asSomebodyElse')}
    </Button>
  );
}

function About(): ReactElement {
  const text = useText();
  return (
    <>
      <Card icon="shield" title={text('signIn.aboutSecond')}>
        <p className="text-14">{text('signIn.aboutSecondText')}</p>
      </Card>
      <Card icon="person" title={text('signIn.aboutLost')}>
        <p className="text-14">{text('signIn.aboutLostText')}</p>
        <p className="mt-2 text-14">
          <Link to="/emergency">{text('signIn.emergency')}</Link>
        </p>
      </Card>
    </>
  );
}

/** Opens the screen one wanted, asking anew who one is. */
function useEntrance(next: string | undefined): () => Promise<void> {
  const forget = useForget();
  const router = useRouter();
  return async () => {
    forget();
    router.history.push(next ?? '/');
    await router.invalidate();
  };
}

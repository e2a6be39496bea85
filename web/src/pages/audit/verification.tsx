import { type ReactElement, useState } from 'react';
import { FAULT_WORDS, placeInWords } from '../../../../src/modules/audit/domain/fault-words.js';
import { useAct, useAsk } from '../../api/ask.js';
import { type AuditHead, type AuditVerdict, type Fault, getAuditHead, verifyAudit } from '../../api/operations.js';
import { useDates } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/text.js';
import { ActButton } from '../../ui/act-button.js';
import { Answer } from '../../ui/answer.js';
import { Banner } from '../../ui/banner.js';
import { Card, Facts } from '../../ui/card.js';
import { CopyText } from '../../ui/copy.js';
import { AuditPage } from './audit-page.js';

/** Checks the chain of the audit trail, and shows its signed head to take along. */
export function VerificationPage(): ReactElement {
  const text = useText();
  const head = useAsk(getAuditHead, {});
  return (
    <AuditPage>
      <Card title={text('chain.check')} icon="shield">
        <Check />
      </Card>
      <Answer of={head}>{(found) => <Head found={found} />}</Answer>
    </AuditPage>
  );
}

/** Checks part after part, each about a second, until the end of the chain. */
function Check(): ReactElement {
  const text = useText();
  const verify = useAct(verifyAudit);
  const [verdict, setVerdict] = useState<AuditVerdict>();
  const check = async (): Promise<void> => {
    let after = 0;
    for (let next: number | null = 0; next !== null; after = next ?? after) {
      const part: AuditVerdict = await verify.mutateAsync({ query: { after } });
      setVerdict(part);
      next = part.result === 'intact' ? part.next : null;
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <p>{text('chain.lead')}</p>
      {verdict && <Verdict verdict={verdict} />}
      <div>
        <ActButton look="solid" act={check}>
          {text('chain.begin')}
        </ActButton>
      </div>
    </div>
  );
}

function Verdict({ verdict: { result, next, blocks, waiting, faults } }: { verdict: AuditVerdict }): ReactElement {
  const text = useText();
  if (result === 'damaged')
    return (
      <Banner tone="stop" role="alert" title={text('chain.damaged', { count: faults.length })}>
        <Faults faults={faults} />
      </Banner>
    );
  if (next !== null) return <Banner tone="act" role="status" title={text('chain.going', { number: next })} />;
  return (
    <Banner tone="ok" role="status" title={text('chain.intact')}>
      {text('chain.intactNext', { blocks, waiting })}
    </Banner>
  );
}

function Faults({ faults }: { faults: readonly Fault[] }): ReactElement {
  const language = useLanguage();
  return (
    <ul className="mt-1 list-disc pl-5">
      {faults.map((fault) => (
        <li key={JSON.stringify(fault)}>
          {FAULT_WORDS[fault.kind][language]}
          <span className="block text-ink-2">{placeInWords(fault)[language]}</span>
        </li>
      ))}
    </ul>
  );
}

function Head({ found: { head, size } }: { found: AuditHead }): ReactElement {
  const text = useText();
  const { dateTime } = useDates();
  return (
    <Card title={text('chain.head')} icon="lock">
      {head === null ? (
        <p>{text('chain.noHead')}</p>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-ink-2">{text('chain.headLead')}</p>
          <Facts
            rows={[
              [text('chain.block'), String(head.number)],
              [text('chain.records'), String(size)],
              [text('chain.sealedAt'), dateTime(head.at)],
            ]}
          />
          <CopyText label={text('chain.signed')} value={JSON.stringify(head)} />
        </div>
      )}
    </Card>
  );
}

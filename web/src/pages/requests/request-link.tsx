import { type ReactElement, useState } from 'react';
import { REQUEST_LABELS } from '../../../../src/modules/requests/domain/request-label.js';
import { useAsk } from '../../api/ask.js';
import { useLinkToken } from '../../api/link-token.js';
import { type LinkedAnswer, type LinkedRequest, openRequestLink } from '../../api/operations.js';
import { useDates } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/text.js';
import { EntryFrame } from '../../shell/entry-frame.js';
import { Answer } from '../../ui/answer.js';
import { Banner } from '../../ui/banner.js';
import { Facts } from '../../ui/card.js';
import { AnswerForm } from './answer-form.js';
import { AnswerFindings } from './answer-findings.js';

/** What a hospital asks a vendor that nobody has registered, by the mailed link, and the way to answer with a workbook. */
export function RequestLinkPage(): ReactElement {
  const text = useText();
  const token = useLinkToken();
  const opened = useAsk(openRequestLink, { body: { token } });
  const [sent, setSent] = useState<LinkedAnswer | null>(null);
  return (
    <EntryFrame title={text('requestLink.title')}>
      <Answer of={opened}>
        {(found) => {
          const request = sent?.request ?? found;
          return (
            <>
              <About request={request} />
              {sent && (
                <Banner tone="ok" role="status" title={text('requestLink.sent', { file: sent.file.name })}>
                  {text('requestLink.sentNext')}
                </Banner>
              )}
              {sent && <AnswerFindings findings={sent.findings} />}
              {request.takesFiles && <AnswerForm token={token} onSent={setSent} />}
            </>
          );
        }}
      </Answer>
    </EntryFrame>
  );
}

function About({ request }: { request: LinkedRequest }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const { date, dateTime } = useDates();
  const { hospitalName, vendorName, productName, productVersion, criteria, purpose, dueOn, reason, received } = request;
  const forms = request.forms.map(({ title, version, olderAccepted }) =>
    text(olderAccepted ? 'requestLink.formOrOlder' : 'requestLink.form', { title: title[language], version }),
  );
  const rows: (readonly [string, string])[] = [
    [text('requestLink.from'), hospitalName],
    [text('requestLink.to'), vendorName],
    [text('requestLink.product'), `${productName} ${productVersion}`.trim()],
    [text('requestLink.forms'), forms.join('、')],
    [text('requestLink.criteria'), criteria.join('、')],
    [text('requestLink.purpose'), purpose],
    [text('requestLink.due'), date(dueOn)],
    [text('requestLink.status'), REQUEST_LABELS[request.label][language]],
    [text('requestLink.reason'), reason ?? ''],
    [
      text('requestLink.received'),
      received.map(({ name, createdAt }) => `${name} (${dateTime(createdAt)})`).join('\n'),
    ],
    [text('requestLink.until'), date(request.linkExpiresAt)],
  ];
  return <Facts rows={rows.filter(([, value]) => value !== '')} />;
}

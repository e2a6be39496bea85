import type { ReactElement } from 'react';
import type { LinkedAnswer } from '../../api/operations.js';
import { useLanguage, useText } from '../../i18n/text.js';
import { Card } from '../../ui/card.js';

const MOST = 50;

/** What is doubtful about a workbook that was sent, with its cells: to be mended and sent again. */
export function AnswerFindings({ findings }: Pick<LinkedAnswer, 'findings'>): ReactElement | null {
  const text = useText();
  const language = useLanguage();
  if (findings.length === 0) return null;
  return (
    <Card title={text('requestLink.findings', { count: findings.length })} icon="warn">
      <p className="mb-3">{text('requestLink.findingsNext')}</p>
      <ul className="flex list-disc flex-col gap-2 pl-5">
        {findings.slice(0, MOST).map(({ kind, sheet = '', cells = [], message }, index) => (
          <li key={`${kind} ${index}`}>
            {message[language]}
            {cells.length > 0 && <span className="ml-2 text-14 text-ink-3">{`${sheet} ${cells.join(', ')}`}</span>}
          </li>
        ))}
      </ul>
      {findings.length > MOST && <p className="mt-3">{text('requestLink.more', { count: findings.length - MOST })}</p>}
    </Card>
  );
}

import { type ReactElement, useRef } from 'react';
import { useAct } from '../../api/ask.js';
import { answerByLink, type LinkedAnswer } from '../../api/operations.js';
import { useText } from '../../i18n/text.js';
import { TextField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';

/** Sends a filled workbook as the answer to the request of a mailed link. */
export function AnswerForm({ token, onSent }: { token: string; onSent: (sent: LinkedAnswer) => void }): ReactElement {
  const text = useText();
  const answer = useAct(answerByLink);
  const input = useRef<HTMLInputElement>(null);
  const act = async (): Promise<void> => {
    const body = new FormData();
    body.set('token', token);
    const [file] = input.current?.files ?? [];
    if (file) body.set('file', file);
    onSent(await answer.mutateAsync({ body }));
  };
  return (
    <Form act={act} submit={text('requestLink.submit')} wide>
      <TextField
        ref={input}
        type="file"
        name="file"
        accept=".xlsx,.csv"
        label={text('requestLink.file')}
        hint={text('requestLink.fileHint')}
        required
      />
    </Form>
  );
}

import { type ReactElement, type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Refusal } from '../api/client.js';
import { useText } from '../i18n/text.js';
import { Button, type Look } from './button.js';
import { type Blames, emptyOrMistyped, FieldFault, faultsOf } from './field-faults.js';
import { FormContext } from './form-state.js';
import { Failure } from './failure.js';

/** What was typed, by field name. */
export type Values = Readonly<Record<string, string>>;

interface FormParts {
  /** Sends what was typed; what it rejects with is shown at its field or above the button. */
  readonly act: (values: Values) => Promise<unknown>;
  readonly submit: string;
  readonly look?: Look;
  readonly blames?: Blames;
  /** Fills the width with the button. */
  readonly wide?: boolean;
  readonly children: ReactNode;
  /** Further buttons beside the one that sends. */
  readonly beside?: ReactNode;
}

/** A form: errors stand at their fields, the first one gets the focus, and nothing is sent twice. */
export function Form({
  act,
  submit,
  look = 'solid',
  blames = {},
  wide = false,
  children,
  beside,
}: FormParts): ReactElement {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<Error | null>(null);
  const { form, failure } = useFocusOnFault(errors, refused);

  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setRefused(null);
    const faults = emptyOrMistyped(event.currentTarget.elements as Iterable<never>, text);
    setErrors(faults);
    if (Object.keys(faults).length > 0) return;
    setBusy(true);
    try {
      await act(typedIn(event.currentTarget));
    } catch (error) {
      const found = faultsIn(error, blames);
      setErrors(found);
      if (Object.keys(found).length === 0) setRefused(error as Error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <FormContext value={{ errors, busy }}>
      <form ref={form} noValidate onSubmit={(event) => void send(event)} className="flex flex-col gap-5">
        {children}
        {refused && <Failure error={refused} ref={failure} />}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look={look} size="large" busy={busy} wide={wide}>
            {submit}
          </Button>
          {beside}
        </div>
      </form>
    </FormContext>
  );
}

function faultsIn(error: unknown, blames: Blames): Record<string, string> {
  if (error instanceof FieldFault) return { [error.field]: error.message };
  return error instanceof Refusal ? faultsOf(error.problem, error.code, blames) : {};
}

/** Spaces around what was typed, full-width ones too, are no part of it; of a password they are. Of a file it is the name. */
function typedIn(form: HTMLFormElement): Values {
  const typed = [...new FormData(form)].map(([name, value]) => {
    if (typeof value !== 'string') return [name, value.name] as const;
    return [name, /password/i.test(name) ? value : value.trim()] as const;
  });
  return Object.fromEntries(typed);
}

function useFocusOnFault(errors: Readonly<Record<string, string>>, refused: Error | null) {
  const form = useRef<HTMLFormElement>(null);
  const failure = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [errors]);
  useEffect(() => {
    failure.current?.focus();
  }, [refused]);
  return { form, failure };
}

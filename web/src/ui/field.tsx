import { type ComponentProps, type ReactElement, type ReactNode, useId, useState } from 'react';
import { useText } from '../i18n/text.js';
import { useFormState } from './form-state.js';
import { Icon } from './icon.js';

const BOX =
  'block w-full min-h-11 rounded-8 border bg-paper px-3 py-2 text-16 leading-relaxed hover:border-ink aria-invalid:border-2 aria-invalid:border-stop-mark border-line-control';

interface FieldParts {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly name: string;
}

type Mark = 'required' | 'optional';

/** What a label says beside its field: whether it may be left empty, what to write, and what is wrong. */
function useField({ name, hint }: Pick<FieldParts, 'name' | 'hint'>) {
  const id = useId();
  const { errors } = useFormState();
  const error = errors[name];
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, error, aria: { 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined } };
}

function Around({
  id,
  label,
  hint,
  error,
  mark,
  children,
}: FieldParts & { id: string; error: string | undefined; mark?: Mark; children: ReactNode }): ReactElement {
  const text = useText();
  return (
    <div>
      <label htmlFor={id} className="flex flex-wrap items-baseline gap-x-2 leading-relaxed font-bold">
        {label}
        {mark && (
          <span className={`text-14 font-normal ${mark === 'optional' ? 'text-ink-3' : 'text-stop-mark'}`}>
            {text(`form.${mark}`)}
          </span>
        )}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-14 text-ink-3">
          {hint}
        </div>
      )}
      <div className="mt-1.5">{children}</div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-14 text-stop">
          <Icon name="stop" className="mt-1 size-4" />
          {error}
        </p>
      )}
    </div>
  );
}

/** One line of text. */
export function TextField({ label, hint, name, ...rest }: FieldParts & ComponentProps<'input'>): ReactElement {
  const { id, error, aria } = useField({ name, hint });
  return (
    <Around {...{ id, label, hint, name, error }} mark={rest.required ? 'required' : 'optional'}>
      <input id={id} name={name} className={BOX} {...aria} {...rest} />
    </Around>
  );
}

/** A password, which the typist may look at. */
export function PasswordField({ label, hint, name, ...rest }: FieldParts & ComponentProps<'input'>): ReactElement {
  const text = useText();
  const [seen, setSeen] = useState(false);
  const { id, error, aria } = useField({ name, hint });
  return (
    <Around {...{ id, label, hint, name, error }} mark={rest.required ? 'required' : 'optional'}>
      <div className="flex gap-2">
        <input
          id={id}
          name={name}
          className={BOX}
          {...aria}
          {...rest}
          type={seen ? 'text' : 'password'}
          spellCheck={false}
        />
        <button
          type="button"
          aria-pressed={seen}
          aria-controls={id}
          className="shrink-0 rounded-8 border border-line-control px-3 text-14 hover:bg-ground"
          onClick={() => setSeen(!seen)}
        >
          {text(seen ? 'form.hide' : 'form.show')}
        </button>
      </div>
    </Around>
  );
}

/** A code in large figures; a pasted one may hold spaces. */
export function CodeField({ label, hint, name, ...rest }: FieldParts & ComponentProps<'input'>): ReactElement {
  const { id, error, aria } = useField({ name, hint });
  return (
    <Around {...{ id, label, hint, name, error }} mark={rest.required ? 'required' : 'optional'}>
      <input
        id={id}
        name={name}
        inputMode="numeric"
        autoComplete="one-time-code"
        className={`${BOX} min-h-15 text-center text-28 font-bold tracking-[0.3em]`}
        {...aria}
        {...rest}
      />
    </Around>
  );
}

/** One of few words. */
export function SelectField({
  label,
  hint,
  name,
  options,
  ...rest
}: FieldParts & {
  options: readonly (readonly [value: string, word: string])[];
} & ComponentProps<'select'>): ReactElement {
  const { id, error, aria } = useField({ name, hint });
  return (
    <Around {...{ id, label, hint, name, error }}>
      <select id={id} name={name} className={BOX} {...aria} {...rest}>
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** Several lines of text. */
export function LongTextField({ label, hint, name, ...rest }: FieldParts & ComponentProps<'textarea'>): ReactElement {
  const { id, error, aria } = useField({ name, hint });
  return (
    <Around {...{ id, label, hint, name, error }} mark={rest.required ? 'required' : 'optional'}>
      <textarea id={id} name={name} className={`${BOX} field-sizing-content min-h-19`} {...aria} {...rest} />
    </Around>
  );
}

/** A yes or no. */
export function CheckField({ label, hint, name, ...rest }: FieldParts & ComponentProps<'input'>): ReactElement {
  const { id, error, aria } = useField({ name, hint });
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 items-center gap-2.5 leading-relaxed">
        <input id={id} name={name} type="checkbox" className="size-5 shrink-0 accent-act" {...aria} {...rest} />
        <span>{label}</span>
      </label>
      {hint && (
        <div id={`${id}-hint`} className="pl-[1.875rem] text-14 text-ink-3">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="pl-[1.875rem] text-14 text-stop">
          {error}
        </p>
      )}
    </div>
  );
}

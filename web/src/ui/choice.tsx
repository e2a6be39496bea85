import { type ReactElement, useId } from 'react';

interface ChoiceParts<Value extends string> {
  readonly legend: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly (readonly [value: Value, word: string, hint?: string])[];
}

/** One of few ways on, each with what it means. */
export function Choice<Value extends string>({ legend, value, onChange, options }: ChoiceParts<Value>): ReactElement {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-bold">{legend}</legend>
      <div className="grid gap-2 wide:grid-cols-2">
        {options.map(([option, word, hint]) => (
          <label
            key={option}
            className="flex items-start gap-2.5 rounded-8 border border-line px-3.5 py-2.5 leading-relaxed has-checked:border-act has-checked:bg-act-tint has-checked:shadow-[inset_0_0_0_1px_var(--color-act)] has-focus-visible:outline-4 has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={option}
              checked={value === option}
              onChange={() => onChange(option)}
              className="mt-1 size-5 shrink-0 accent-act"
            />
            <span>
              <b>{word}</b>
              {hint && <small className="block text-14 text-ink-2">{hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

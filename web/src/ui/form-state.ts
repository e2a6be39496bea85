import { createContext, useContext } from 'react';

/** What is wrong with each field of the form, by name, and whether it is being sent. */
export interface FormState {
  readonly errors: Readonly<Record<string, string>>;
  readonly busy: boolean;
}

export const FormContext = createContext<FormState>({ errors: {}, busy: false });

/** The state of the form around a field or a button. */
export const useFormState = (): FormState => useContext(FormContext);

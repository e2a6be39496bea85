type Ask = () => Promise<boolean>;

let ask: Ask | undefined;

/** The dialog that asks for the second factor makes itself known; it answers whether the person showed it. */
export function askProofWith(dialog: Ask): () => void {
  ask = dialog;
  return () => (ask = undefined);
}

/** Lets the person show the second factor once more; rejects with the refusal where they leave it. */
export async function proveAgain(refusal: Error): Promise<void> {
  if ((await ask?.()) !== true) throw refusal;
}

declare const open: unique symbol;

/** A token that says "inside a transaction": services pass it on, only repositories can use it. */
export interface Tx {
  readonly [open]: true;
}

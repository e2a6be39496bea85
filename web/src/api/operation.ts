/** What an operation takes and answers. */
export interface Shape {
  readonly path: object;
  readonly query: object;
  readonly body: unknown;
  readonly answer: unknown;
}

/** One operation of the HTTP API, as openapi.json describes it. `roles` = who may call it, e.g. `vendor:admin`. */
export interface Operation<S extends Shape> {
  readonly id: string;
  readonly method: string;
  /** With `{name}` where a path parameter stands. */
  readonly path: string;
  /** Whether it makes something, which a repeat would make twice. */
  readonly makes: boolean;
  readonly roles: 'public' | 'everyone' | readonly string[];
  /** Types alone; never set. */
  readonly shape?: S;
}

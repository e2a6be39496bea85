/** Stops the server that the set-up started, unless another run still uses it. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.closeTestServer?.();
}

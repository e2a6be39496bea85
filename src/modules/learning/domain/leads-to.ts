/** Whether going from `start` on and on comes to `goal`. */
export function leadsTo(goal: string, start: string | null, next: (id: string) => string | null | undefined): boolean {
  const passed = new Set<string>();
  let id: string | null = start;
  while (id !== null && id !== goal && !passed.has(id)) {
    passed.add(id);
    id = next(id) ?? null;
  }
  return id === goal;
}

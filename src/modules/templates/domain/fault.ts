/** Where in a definition something stands, in the domain's field names: `['sections', 0, 'questions', 3, 'parent']`. */
export type Place = readonly (string | number)[];

/** Something that makes a definition (form, crosswalk, profile) unusable. */
export interface Fault {
  readonly place: Place;
  readonly message: string;
}

/** A name and where it stands. */
export interface PlacedName {
  readonly place: Place;
  readonly name: string;
}

/** Names that stand more than once: the first one is right, each later one a fault. */
export function repeated(names: readonly PlacedName[]): readonly Fault[] {
  const met = new Set<string>();
  return names
    .filter(({ name }) => met.size === met.add(name).size)
    .map(({ place, name }) => ({ place, message: `"${name}" stands twice` }));
}

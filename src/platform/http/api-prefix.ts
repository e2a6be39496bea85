/** Path below which every operation lies. */
export const API_PREFIX = 'api/v1';

/** Paths outside the prefix, for whoever watches the process. */
export const OUTSIDE_PREFIX = ['livez', 'readyz'];

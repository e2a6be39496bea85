import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { Handlers } from './handlers.mjs';
import { describeOperation } from './operation.mjs';
import { controllerFiles, routes } from './routes.mjs';
import { sharedParts } from './shared-parts.mjs';
import { TypeSchemas } from './type-schemas.mjs';

const PROBLEMS = 'src/platform/http/problems.ts';

/** The whole API as an OpenAPI 3.1 document, in stable order: derived from decorators, request classes and return types, nothing described twice. */
export async function describeApi() {
  const { version, description } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const handlers = new Handlers([PROBLEMS, ...controllerFiles()]);
  const schemas = new TypeSchemas(handlers.checker);
  const problem = schemas.of(handlers.exported(PROBLEMS, 'Problem'));
  const paths = {};
  for (const route of await routes()) {
    paths[route.path] ??= {};
    paths[route.path][route.verb] = describeOperation(route, handlers.of(route), schemas);
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Kaiji (開示)', version, description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    paths: sorted(paths),
    components: { ...sharedParts(problem), schemas: sorted(schemas.components) },
  };
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

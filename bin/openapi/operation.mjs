import ts from 'typescript';

const PROBLEM = { $ref: '#/components/responses/Problem' };
const AN_ID = { schema: { type: 'string', format: 'uuid' }, example: '019aa6a0-0000-7000-8000-000000000001' };
const FILE = { contentMediaType: 'application/octet-stream' };
const UPLOAD_FIELDS = {
  file: FILE,
  files: { type: 'array', items: FILE },
  text: { type: 'string' },
};

/** One operation: what it takes by the parameters of its handler, what it gives by the handler's return type. */
export function describeOperation(route, handler, schemas) {
  const { notes, roles, proof } = route;
  const isPublic = roles[0] === 'public';
  const body = requestBody(handler, notes, schemas);
  return {
    operationId: notes.id,
    summary: notes.summary,
    ...(handler.description ? { description: handler.description } : {}),
    tags: [/modules\/([^/]+)/.exec(route.file)?.[1] ?? 'platform'],
    security: isPublic ? [] : [{ session: [] }, ...(proof['x-person'] ? [] : [{ token: [] }])],
    'x-roles': roles,
    ...proof,
    parameters: parametersOf(route, handler, schemas, isPublic),
    ...(body ? { requestBody: body } : {}),
    responses: {
      [notes.status ?? 200]: success(handler, notes, schemas),
      ...refusals(route, handler, isPublic),
      default: PROBLEM,
    },
  };
}

function parametersOf({ verb, path }, handler, schemas, isPublic) {
  const byName = new Map(
    handler.parameters.filter(({ by }) => by === 'Param' || by === 'IdParam').map((each) => [each.name ?? 'id', each]),
  );
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => pathParameter(name, byName.get(name), schemas));
  const inQuery = handler.parameters
    .filter(({ by }) => by === 'Query')
    .flatMap((each) => queryParameters(each, schemas));
  return [
    ...inPath,
    ...inQuery,
    ...(isPublic ? [] : [{ $ref: '#/components/parameters/ActingFor' }]),
    ...(takes(handler, 'IfMatch') ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(verb === 'post' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
}

function pathParameter(name, filling, schemas) {
  const place = { name, in: 'path', required: true };
  if (filling?.by === 'IdParam') return { ...place, ...AN_ID };
  return { ...place, schema: filling ? schemas.of(filling.type) : { type: 'string' } };
}

/** Each field of the query's class is a parameter of its own. */
function queryParameters({ name, type }, schemas) {
  if (name) return [{ name, in: 'query', schema: schemas.of(type) }];
  const { properties = {}, required = [] } = schemas.whole(type);
  return Object.entries(properties).map(([field, { description, ...schema }]) => ({
    name: field,
    in: 'query',
    ...(description ? { description } : {}),
    ...(required.includes(field) ? { required: true } : {}),
    schema,
  }));
}

function requestBody(handler, { upload, example }, schemas) {
  if (upload) {
    const properties = Object.fromEntries(Object.entries(upload).map(([field, kind]) => [field, UPLOAD_FIELDS[kind]]));
    return { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties } } } };
  }
  const filling = handler.parameters.find(({ by }) => by === 'Body');
  if (!filling) return null;
  return { required: true, content: json(schemas.of(filling.type), example.body) };
}

function success(handler, { summary, download, example }, schemas) {
  const headers = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };
  if (download) {
    return { description: summary, headers, content: Object.fromEntries(download.map((mediaType) => [mediaType, {}])) };
  }
  const { answer } = handler;
  if (answer.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return { description: summary, headers };
  if (answer.getProperty('rowVersion')) headers.ETag = { $ref: '#/components/headers/ETag' };
  return { description: summary, headers, content: json(schemas.of(answer), example.answer) };
}

function json(schema, example) {
  return { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
}

/** Refusals that follow from how the route is declared; every other one is a problem as well. */
function refusals({ path }, handler, isPublic) {
  const statuses = [
    ...(isPublic ? [] : [401, 403, 409]),
    ...(path.includes('{') ? [404] : []),
    ...(takes(handler, 'IfMatch') ? [412, 428] : []),
  ];
  return Object.fromEntries(statuses.map((status) => [status, PROBLEM]));
}

function takes(handler, decorator) {
  return handler.parameters.some(({ by }) => by === decorator);
}

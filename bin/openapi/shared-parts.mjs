/** Parts that many operations refer to: how one signs in, headers, the problem that every refusal is. */
export function sharedParts(problem) {
  return {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: '__Host-kaiji', description: 'From createSession' },
      token: { type: 'http', scheme: 'bearer', description: 'From createApiToken' },
    },
    parameters: {
      IfMatch: {
        name: 'If-Match',
        in: 'header',
        required: true,
        description: 'The ETag that was read; 412 if somebody else changed it since, 428 without it',
        schema: { type: 'string', pattern: '^(W/)?"[0-9]{1,9}"$' },
        example: '"7"',
      },
      ActingFor: {
        name: 'Kaiji-Organization',
        in: 'header',
        description:
          'The organization that the caller believes to act for; 409 if the session acts for another one by now',
        schema: { type: 'string', format: 'uuid' },
      },
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        description: 'Repeats with the same key within 24 hours have one effect and get the same answer',
        schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
      },
    },
    headers: {
      ETag: { description: 'Version of the row, for If-Match', schema: { type: 'string' } },
      RequestId: { description: 'Number of the request, to quote to the operator', schema: { type: 'string' } },
    },
    responses: {
      Problem: {
        description: 'Refused; type, title and detail say why and what to do (RFC 9457)',
        headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  };
}

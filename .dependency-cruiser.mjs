/** Modules in layer order: a module calls only modules of a smaller layer, and of those only their services, module, domain or the journal. */
const LAYERS = [
  ['audit'],
  ['identity'],
  ['products', 'templates', 'sharing'],
  ['evidence', 'portfolio'],
  ['disclosures'],
  ['workbooks', 'supply-chain'],
  ['criteria', 'learning'],
  ['requests', 'comparison', 'catalogue'],
  ['assessments', 'completeness'],
  ['tracking', 'profiles'],
  ['inspection'],
  ['transfer'],
  ['notifications'],
];
const inModules = (names) => `^src/modules/(${names.join('|')})/`;

const onlyDownwards = LAYERS.flatMap((layer, index) =>
  layer.map((name) => {
    const notBelow = LAYERS.slice(index)
      .flat()
      .filter((other) => other !== name);
    return {
      name: `${name}-only-calls-downwards`,
      severity: 'error',
      from: { path: `^src/modules/${name}/` },
      to: { path: inModules(notBelow) },
    };
  }),
);

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...onlyDownwards,
    {
      name: 'module-through-its-front-door',
      comment: 'Of another module only the service, the module, the domain or the journal.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: {
        path: '^src/modules/',
        pathNot: [
          '^src/modules/$1/',
          '^src/modules/[^/]+/([^/]+\\.(service|module)\\.ts$|domain/)',
          '^src/modules/audit/journal\\.ts$',
        ],
      },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: ['^src/kernel/', '^src/modules/[^/]+/domain/'], pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/kernel/', '^src/modules/[^/]+/domain/'] },
    },
    {
      name: 'kernel-knows-no-module',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/modules/' },
    },
    {
      name: 'typeorm-behind-repositories',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.(entity|repository)\\.ts$', '^src/platform/database/'] },
      to: { path: '^node_modules/(typeorm|pg)/' },
    },
    {
      name: 'spreadsheet-parsers-in-one-place',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/spreadsheet/' },
      to: { path: '^node_modules/(exceljs|yauzl|saxes)/' },
    },
    {
      name: 'http-in-controllers',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: '\\.controller\\.ts$' },
      to: { path: '^node_modules/(fastify|@fastify|@nestjs/platform-fastify)/' },
    },
    {
      name: 'screens-know-rules-alone',
      comment: 'Whatever else the screens need comes over the HTTP API.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^src/', pathNot: ['^src/kernel/', '^src/modules/[^/]+/domain/'] },
    },
    {
      name: 'server-knows-no-screens',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'parts-know-no-pages',
      severity: 'error',
      from: { path: '^web/src/(ui|api|i18n)/' },
      to: { path: '^web/src/(pages|shell)/' },
    },
    {
      name: 'not-to-dev',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

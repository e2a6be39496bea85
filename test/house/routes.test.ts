import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { type DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Allow, Public } from '../../src/platform/http/access.js';
import { Operation } from '../../src/platform/http/operation.js';
import { RouteRules } from '../../src/platform/http/route-rules.js';
import { operations } from '../support/api-description.js';
import { CONTRACT_NAMES, FURTHER_NAMES } from './operation-names.js';

const ROLE = /^(public|(vendor|hospital|industry_group|operator):(viewer|editor|approver|admin))$/;

describe('every operation', () => {
  it('has a name of its own that clients can rely on', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !CONTRACT_NAMES.includes(name) && !FURTHER_NAMES.includes(name))).toEqual([]);
  });

  it('says who may call it', () => {
    expect(
      operations.filter(
        (operation) => operation['x-roles'].length === 0 || !operation['x-roles'].every((role) => ROLE.test(role)),
      ),
    ).toEqual([]);
  });
});

const notes = { id: 'listBeds', summary: 'Beds', example: {} };

@Controller()
class WithBoth {
  @Get() @Allow({ kind: ['hospital'] }) @Operation(notes) beds(): void {}
}
@Controller()
class WithoutRule {
  @Get() @Operation(notes) beds(): void {}
}
@Controller()
class WithoutOperation {
  @Get() @Public() beds(): void {}
}

describe('a route', () => {
  const start = (controller: object): void => {
    const discovery = { getControllers: () => [{ instance: controller }] } as unknown as DiscoveryService;
    new RouteRules(discovery, new MetadataScanner(), new Reflector()).onModuleInit();
  };

  it('without a rule or an operation stops the start', () => {
    expect(() => {
      start(new WithoutRule());
    }).toThrow('WithoutRule.beds is a route without @Allow or @Public');
    expect(() => {
      start(new WithoutOperation());
    }).toThrow('WithoutOperation.beds is a route without @Operation');
    expect(() => {
      start(new WithBoth());
    }).not.toThrow();
  });
});

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_RULE } from './access.js';
import { OPERATION } from './operation.js';

/** A route as declared: its handler and the class it stands in. */
export interface Route {
  readonly controller: object;
  readonly name: string;
  readonly handler: (...parameters: never[]) => unknown;
}

/** Stops the start when a route names no rule or no operation: nothing is open by forgetting. */
@Injectable()
export class RouteRules implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { controller, name, handler } of this.routes()) {
      for (const mark of [ACCESS_RULE, OPERATION]) {
        if (this.reflector.get<unknown>(mark, handler) !== undefined) continue;
        throw new Error(
          `${controller.constructor.name}.${name} is a route without ${mark === OPERATION ? '@Operation' : '@Allow or @Public'}`,
        );
      }
    }
  }

  /** Every route of every controller. */
  routes(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance }: { instance: object }) =>
      this.scanner
        .getAllMethodNames(Object.getPrototypeOf(instance) as object)
        .map((name) => ({
          controller: instance,
          name,
          handler: (instance as Record<string, Route['handler']>)[name] as Route['handler'],
        }))
        .filter(({ handler }) => this.reflector.get<unknown>(PATH_METADATA, handler) !== undefined),
    );
  }
}

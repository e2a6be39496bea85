import 'reflect-metadata';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { root } from '../root.mjs';

const { ACCESS_RULE, PUBLIC } = await import('../../dist/src/platform/http/access.js');
const { OPERATION } = await import('../../dist/src/platform/http/operation.js');
const { API_PREFIX, OUTSIDE_PREFIX } = await import('../../dist/src/platform/http/api-prefix.js');

const KINDS = ['vendor', 'hospital', 'industry_group', 'operator'];
const ROLES = ['viewer', 'editor', 'approver', 'admin'];

/** Source files of all controllers, relative to the root, in stable order. */
export function controllerFiles() {
  return globSync('src/**/*.controller.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/**
 * Every route as its decorators declare it, without making an instance of anything.
 * @returns {Promise<{file: string, controller: Function, name: string, verb: string, path: string, roles: string[], proof: object, notes: object}[]>}
 */
export async function routes() {
  const files = controllerFiles();
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(join(root, 'dist', file.replace(/\.ts$/, '.js'))))),
  );
  return files.flatMap((file, index) =>
    Object.values(modules[index])
      .filter(isController)
      .flatMap((controller) => routesOf(file, controller)),
  );
}

function isController(exported) {
  return typeof exported === 'function' && Reflect.hasMetadata(PATH_METADATA, exported);
}

function routesOf(file, controller) {
  return Object.getOwnPropertyNames(controller.prototype)
    .filter((name) => name !== 'constructor' && Reflect.hasMetadata(PATH_METADATA, controller.prototype[name]))
    .map((name) => {
      const handler = controller.prototype[name];
      const read = (key) => Reflect.getMetadata(key, handler);
      return {
        file,
        controller,
        name,
        verb: RequestMethod[read(METHOD_METADATA)].toLowerCase(),
        path: fullPath(Reflect.getMetadata(PATH_METADATA, controller), read(PATH_METADATA)),
        roles: rolesOf(read(ACCESS_RULE)),
        proof: proofOf(read(ACCESS_RULE)),
        notes: read(OPERATION),
      };
    });
}

/** `products/:id/draft` → `/api/v1/products/{id}/draft`. */
function fullPath(ofController, ofHandler) {
  const path = [ofController, ofHandler]
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/');
  return `/${OUTSIDE_PREFIX.includes(path) ? path : `${API_PREFIX}/${path}`}`.replace(/:(\w+)/g, '{$1}');
}

function rolesOf(rule) {
  if (rule === PUBLIC) return [PUBLIC];
  const { kind = KINDS, role = ROLES } = rule;
  return KINDS.filter((each) => kind.includes(each)).flatMap((each) =>
    ROLES.filter((one) => role.includes(one)).map((one) => `${each}:${one}`),
  );
}

/** What a caller must have shown, beyond being known. */
function proofOf({ person = false, fresh = false, afterFirstFactor = false }) {
  return {
    ...(person ? { 'x-person': true } : {}),
    ...(fresh ? { 'x-fresh': true } : {}),
    ...(afterFirstFactor ? { 'x-after-first-factor': true } : {}),
  };
}

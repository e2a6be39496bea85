import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../support/api-description.js';

const recipe = readFileSync(join(root, 'Dockerfile'), 'utf8');
const running = recipe.slice(recipe.lastIndexOf('\nFROM '));

describe('the container image', () => {
  it('runs as somebody who is not root and cannot change the code (ASVS 5.0.0, 13.2.2)', () => {
    expect([...running.matchAll(/^USER (.+)$/gm)].map(([, user]) => user)).toEqual(['node']);
    expect(running).not.toMatch(/chown|--chown/);
    expect(running.match(/--owner=node.*$/gm)).toEqual([expect.stringMatching(/ \/data$/)]);
  });

  it('holds no secret and no password', () => {
    expect(recipe).not.toMatch(/^(ENV|ARG) .*(PASSWORD|SECRET|TOKEN|KEY)/im);
  });
});

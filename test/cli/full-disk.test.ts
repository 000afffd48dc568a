import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folderWith } from '../support/cli.ts';

const BIN = new URL('../../bin/apigw.js', import.meta.url).pathname;
const FULL = '/dev/full';
const definition = 'swagger: "2.0"\ninfo: {title: Shop, version: "1"}\npaths: {}\n';

it.skipIf(!existsSync(FULL)).each([[['import', 'api.yaml']], [['diff', 'api.yaml', 'api.yaml']], [['--version']]])(
  '%j says that its standard output cannot be written',
  (args) => {
    const cwd = folderWith({ 'api.yaml': definition });
    const full = openSync(FULL, 'w');
    const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd, stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
    closeSync(full);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^apigw: cannot write to standard output: ENOSPC/);
  },
);

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileAccess } from '../../src/cli/reference-files.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reference-files-'));
  for (const name of ['api', 'api/parts', 'secret', 'api-2']) mkdirSync(join(folder, name));
  for (const name of ['api/parts/a b.yaml', 'secret/key.yaml', 'api-2/x.yaml']) writeFileSync(join(folder, name), name);
  symlinkSync(join(folder, 'secret'), join(folder, 'api/link'));
  symlinkSync(join(folder, 'secret/key.yaml'), join(folder, 'api/key.yaml'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const ask = (path: string, options = {}) =>
  fileAccess(join(folder, 'api/openapi.yaml'), options).read(path.startsWith('/') ? encodeURI(folder + path) : path);

it('reads below the folder of the definition', async () => {
  expect(await ask('/api/parts/a b.yaml')).toEqual({ name: join(folder, 'api/parts/a b.yaml'), text: Buffer.from('api/parts/a b.yaml') });
});

it.each(['/secret/key.yaml', '/api/link/key.yaml', '/api/key.yaml', '/api-2/x.yaml', '/secret/nothing.yaml'])(
  'refuses %s, which lies outside',
  async (path) => {
    expect(await ask(path)).toMatchObject({
      refused: 'it lies outside the folder of the definition',
      fix: expect.stringContaining('--allow-outside'),
    });
  },
);

it.each(['/secret/key.yaml', '/api/link/key.yaml'])('reads %s when that is allowed', async (path) => {
  expect(await ask(path, { allowOutside: true })).toHaveProperty('text');
});

it.each([
  ['/api/nothing.yaml', 'there is no such file'],
  ['/api/parts', 'it is no file'],
  ['http://localhost/x.yaml', 'it is on another machine'],
  ['ftp://localhost/x.yaml', 'it lies outside the folder of the definition'],
])('refuses %s: %s', async (path, refused) => {
  expect(await ask(path)).toMatchObject({ refused });
});

it('reads the project that the definition is part of, under its own name', async () => {
  const access = fileAccess('test/api.yaml');
  expect(await access.read(`${encodeURI(process.cwd())}/package.json`)).toMatchObject({ name: 'package.json' });
  expect(await access.read('/etc/hostname')).toMatchObject({ refused: 'it lies outside the folder of the definition' });
});

it('reads other machines when that is allowed', async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/a.yaml' ? 200 : 404;
    response.end('a: 1');
  }).listen(0, '127.0.0.1');
  await new Promise((done) => void server.once('listening', done));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await ask(`${base}/a.yaml`, { allowRemote: true })).toEqual({ name: `${base}/a.yaml`, text: Buffer.from('a: 1') });
  expect(await ask(`${base}/b.yaml`, { allowRemote: true })).toEqual({ refused: 'the server answers 404' });
  server.close();
});

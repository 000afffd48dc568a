import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.ts';
import { changesJson } from '../../src/report/changes-json.ts';
import { changesMarkdown } from '../../src/report/changes-markdown.ts';
import { changesJsonSchema } from '../../src/report/changes-shape.ts';
import { changesText } from '../../src/report/changes-text.ts';
import { changesTree } from '../../src/report/changes-tree.ts';
import { exampleReport, hostile } from './changes-example.ts';

// oxlint-disable-next-line no-control-regex -- what a report must not hold
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;

describe('text', () => {
  it('shows the tree of the API with what changes in it', async () => {
    await expect(changesText(exampleReport(), { color: false })).toMatchFileSnapshot('changes/example.txt');
  });

  it('says that there is nothing', () => {
    expect(changesText(exampleReport([]), { color: true })).toBe('No changes.\n');
  });

  it('counts what is ignored', () => {
    const wishes = [
      { code: 'documentation/*', reason: 'Nobody reads it.' },
      { code: 'response-schema/*', subject: 'model Order', reason: 'Agreed.' },
      { code: 'method/made-open', subject: '/orders', reason: 'Another resource.' },
    ];
    const report = exampleReport(undefined, wishes);
    expect(changesText(report, { color: false })).toMatch(/\n\d+ changes: .*; 4 ignored\.\n$/);
    expect(report.sifted.unused).toEqual([wishes[2]]);
  });

  it('colours without control characters of a definition', () => {
    const text = changesText(exampleReport(hostile), { color: true });
    // oxlint-disable-next-line no-control-regex -- the colours of apigw itself
    expect(text).toMatch(/\u001b\[1m/);
    // oxlint-disable-next-line no-control-regex -- the colours of apigw itself
    expect(text.replaceAll(/\u001b\[(?:1|2|22|31|33|34|39)m/g, '').replace(/\\u001b\[31m/g, '')).not.toMatch(CONTROL);
  });
});

it('shows a thing as new or gone only where it is so as a whole', () => {
  const fates = changesTree(exampleReport().sifted.changes).flatMap(({ things }) =>
    things.flatMap(({ name, fate, methods }) => [[name, fate], ...methods.map((verb) => [`${name} ${verb.name}`, verb.fate])]),
  );
  expect(fates).toContainEqual(['/legacy', 'removed']);
  expect(fates).toContainEqual(['/orders/export', 'added']);
  const field = { section: 'resource', name: '/orders', httpMethod: 'GET', field: 'requestParameters.x' } as const;
  const [first] = exampleReport().sifted.changes as [Change, ...Change[]];
  const [section] = changesTree([{ ...first, code: 'parameter/added', part: field }]);
  expect(section?.things[0]?.methods[0]?.fate).toBe('changed');
});

describe('Markdown', () => {
  it('is a comment with the worst first', async () => {
    await expect(changesMarkdown(exampleReport())).toMatchFileSnapshot('changes/example.md');
  });

  it('lets nothing of a definition be markup', () => {
    const text = changesMarkdown(exampleReport(hostile));
    const outside = text
      .replaceAll(/^ *(`{3,})diff\n[^]*?\n *\1$/gm, '')
      .replaceAll(/\\[\\`]/g, '')
      .replaceAll(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
    expect(text).not.toMatch(CONTROL);
    expect(outside).not.toMatch(/<script|[^\\]\[a|@team/);
  });

  it('stays within the length of a comment', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `/resource-${index}-${'x'.repeat(60)}`);
    const text = changesMarkdown(exampleReport([(draft) => many.forEach((path) => draft.resources.push({ id: path, path }))]));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/… and \d+ more\./);
  });
});

describe('JSON', () => {
  it.each([
    ['a release', exampleReport()],
    ['an attack', exampleReport(hostile)],
    ['nothing', exampleReport([])],
  ])('of %s fits its schema', (_, report) => {
    const validate = new Ajv2020({ allErrors: true }).compile(changesJsonSchema());
    validate(JSON.parse(changesJson(report)));
    expect(validate.errors).toBeNull();
  });

  it('has both values', () => {
    const { changes } = JSON.parse(changesJson(exampleReport())) as { changes: readonly { code: string }[] };
    expect(changes.find(({ code }) => code === 'integration/timeout-shortened')).toEqual({
      code: 'integration/timeout-shortened',
      criticality: 'dangerous',
      audience: 'deployment',
      subject: '/orders GET integration.timeoutInMillis',
      section: 'resource',
      name: '/orders',
      httpMethod: 'GET',
      field: 'integration.timeoutInMillis',
      message: 'The timeout is lowered from 20000 to 5000 ms.',
      why: 'Calls that take longer now end with 504.',
      base: 20_000,
      revision: 5000,
    });
  });

  it('has a fresh schema', async () => {
    await expect(`${JSON.stringify(changesJsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot('../../schemas/changes.schema.json');
  });
});

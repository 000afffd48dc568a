import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { changesHtml } from '../../src/report/changes-html.ts';
import { chromium, withPage } from '../support/chromium.ts';
import type { Page } from '../support/chromium.ts';
import { folderWith } from '../support/cli.ts';
import { changesTree } from '../../src/report/changes-tree.ts';
import type { ChangesReport } from '../../src/report/changes.ts';
import { exampleReport, hostile } from './changes-example.ts';

it('is one page that names no other', () => {
  const page = changesHtml(exampleReport());
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).not.toMatch(/\b(?:src|href)="(?!#)/);
  expect(page).not.toContain('undefined');
});

it('lets only its own style and script run', () => {
  const page = changesHtml(exampleReport(hostile));
  for (const tag of ['style', 'script']) {
    const [, text = ''] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page) ?? [];
    expect(page).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

/** The changes in the order of the page. */
const changesOf = ({ sifted }: ChangesReport) =>
  changesTree(sifted.changes).flatMap(({ things }) =>
    things.flatMap(({ changes, methods }) => [...changes, ...methods.flatMap((method) => method.changes)]),
  );

function open<T>(page: string, use: (page: Page) => Promise<T>, options: { readonly dark?: boolean } = {}): Promise<T> {
  const folder = folderWith({});
  const file = join(folder, 'changes.html');
  writeFileSync(file, page);
  return withPage(pathToFileURL(file).href, options, use);
}

const shown =
  "[...document.querySelectorAll('.change')].filter((it) => it.offsetParent !== null).map((it) => it.querySelector('code').textContent)";

describe.skipIf(chromium === undefined)(
  `in a browser${chromium === undefined ? ' (skipped: no chromium on the PATH, none named by CHROMIUM)' : ''}`,
  () => {
    it('filters by criticality, audience and words, and shows that in the tree', async () => {
      await open(changesHtml(exampleReport()), async (page) => {
        const all = await page.evaluate<string[]>(shown);
        expect(all).toEqual(changesOf(exampleReport()).map(({ code }) => code));
        await page.evaluate("document.querySelector('input[value=safe]').click()");
        await page.evaluate("document.querySelector('input[value=dangerous]').click()");
        expect(await page.evaluate(shown)).toEqual(
          exampleReport()
            .sifted.changes.filter(({ criticality }) => criticality === 'breaking')
            .map(({ code }) => code),
        );
        await page.evaluate("document.querySelector('input[value=client]').click()");
        expect(await page.evaluate(shown)).toEqual(['method/made-open']);
        expect(await page.evaluate("document.getElementById('shown').textContent")).toBe(`1 of ${all.length} shown`);
        expect(await page.evaluate("[...document.querySelectorAll('main > section')].filter((it) => !it.hidden).length")).toBe(1);
        await page.evaluate(
          "document.getElementById('search').value = 'no such thing'; document.getElementById('filters').dispatchEvent(new Event('input'))",
        );
        expect(await page.evaluate("document.getElementById('nothing').textContent.trim()")).toBe('No change fits the filters.');
        expect(await page.evaluate("document.getElementById('nothing').hidden")).toBe(false);
        expect(page.console).toEqual([]);
      });
    });

    it('goes from change to change, searches and changes its light by keys', async () => {
      await open(changesHtml(exampleReport()), async (page) => {
        const focused = "document.activeElement.querySelector('code')?.textContent ?? document.activeElement.id";
        const codes = changesOf(exampleReport()).map(({ code }) => code);
        await page.press('j');
        expect(await page.evaluate(focused)).toBe(codes[0]);
        await page.press('j');
        expect(await page.evaluate(focused)).toBe(codes[1]);
        await page.press('k');
        expect(await page.evaluate(focused)).toBe(codes[0]);
        await page.press('1');
        expect(await page.evaluate("document.querySelector('input[value=breaking]').checked")).toBe(false);
        await page.press('t');
        expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
        await page.press('/');
        expect(await page.evaluate(focused)).toBe('search');
      });
    });

    it.each([false, true])('is readable where dark is %s: every text stands out from its ground', async (dark) => {
      const contrasts = await open(changesHtml(exampleReport()), (page) => page.evaluate<[string, number][]>(CONTRASTS), { dark });
      expect(contrasts.length).toBeGreaterThan(10);
      expect(contrasts.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
    });

    it('names what is not text, and labels every field', async () => {
      await open(changesHtml(exampleReport()), async (page) => {
        expect(
          await page.evaluate(
            "[...document.querySelectorAll('input, button')].filter((it) => !(it.labels?.length || it.textContent)).length",
          ),
        ).toBe(0);
        expect(
          await page.evaluate("[...document.querySelectorAll('[role=img]')].filter((it) => !it.getAttribute('aria-label')).length"),
        ).toBe(0);
        expect(
          await page.evaluate("[...document.querySelectorAll('a')].filter((it) => !document.getElementById(it.hash.slice(1))).length"),
        ).toBe(0);
        expect(
          await page.evaluate(
            "new Set([...document.querySelectorAll('[id]')].map((it) => it.id)).size - document.querySelectorAll('[id]').length",
          ),
        ).toBe(0);
      });
    });

    it('runs nothing of a definition', async () => {
      await open(changesHtml(exampleReport(hostile)), async (page) => {
        expect(await page.evaluate('document.scripts.length')).toBe(1);
        expect(await page.evaluate(shown)).toEqual(changesOf(exampleReport(hostile)).map(({ code }) => code));
        expect(page.console).toEqual([]);
      });
    });
  },
);

/** The contrast of each kind of element that holds text, by the formula of WCAG 2. */
const CONTRASTS = `(() => {
  const channel = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (element) => { for (let it = element; it; it = it.parentElement) { const color = rgb(getComputedStyle(it).backgroundColor); if (color[3] !== 0) return color; } return [255, 255, 255]; };
  const kinds = new Map();
  for (const element of document.querySelectorAll('body *')) {
    if (element.offsetParent === null || ![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    kinds.set(element.tagName + '.' + element.className, (a + 0.05) / (b + 0.05));
  }
  return [...kinds];
})()`;

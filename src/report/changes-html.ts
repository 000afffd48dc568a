import { createHash } from 'node:crypto';
import { AUDIENCES, CRITICALITIES } from '../diff/change.ts';
import type { Change, Section } from '../diff/change.ts';
import { countChanges } from '../diff/ignore-changes.ts';
import { countsInWords, titleOf } from './changes.ts';
import type { ChangesReport } from './changes.ts';
import { changesTree } from './changes-tree.ts';
import type { ChangedSection, ChangedThing } from './changes-tree.ts';
import { changeArticle, schemaDiff } from './html/change-article.ts';
import { fragment, own } from './html/escape.ts';
import type { Html } from './html/escape.ts';
import { resourceTree } from './html/resource-tree.ts';
import type { TreeNode } from './html/resource-tree.ts';
import { SCRIPT } from './html/script.ts';
import { STYLE } from './html/style.ts';

/**
 * Changes as one page that needs nothing else: the tree of the API, filters by criticality and audience, texts and schemas side by side,
 * light and dark. It reads without a script, and lets none run but its own.
 */
export function changesHtml(report: ChangesReport): string {
  const { sifted, models } = report;
  const sections = changesTree(sifted.changes);
  const anchors = anchorsOf(sections);
  const { name } = models.revision.restApi;
  return fragment`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}" />
        <title>Changes of ${name}</title>
        <style>${own(STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#changes">To the changes</a>
        <header>
          <h1>Changes of ${name}</h1>
          <p>${titleOf(report)}</p>
          <p><strong>${countsInWords(sifted)}</strong></p>
        </header>
        ${toolbar(sifted.changes)}
        <div class="columns">
          <nav aria-label="The API, and what changes in it">${sectionLinks(sections, anchors, report)}</nav>
          <main id="changes" tabindex="-1">
            ${sections.map((section) => sectionPart(section, anchors, report))}
            <p class="nothing" id="nothing"${own(sifted.changes.length === 0 ? '' : ' hidden')}>
              ${sifted.changes.length === 0 ? 'No changes.' : 'No change fits the filters.'}
            </p>
            ${ignoredPart(report)}
          </main>
        </div>
        <footer data-script hidden>
          <kbd>j</kbd> <kbd>k</kbd> next and previous change, <kbd>/</kbd> search, <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> breaking,
          dangerous, safe, <kbd>t</kbd> light or dark
        </footer>
        <script>${own(SCRIPT)}</script>
      </body>
    </html> `.markup;
}

function hashOf(text: string): Html {
  return own(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

function toolbar(changes: readonly Change[]): Html {
  const counts = countChanges(changes);
  const audienceCount = (audience: string): number => changes.filter((change) => change.audience === audience).length;
  return fragment`<form class="bar" id="filters" data-script hidden role="search" aria-label="Filters">
    <fieldset>
      <legend>Criticality</legend>
      ${CRITICALITIES.map((each) => box('criticality', each, counts[each]))}
    </fieldset>
    <fieldset>
      <legend>Concerns</legend>
      ${AUDIENCES.map((each) => box('audience', each, audienceCount(each)))}
    </fieldset>
    <label>Search <input type="search" id="search" autocomplete="off" spellcheck="false" /></label>
    <label><input type="checkbox" id="only" checked /> only what changes</label>
    <output id="shown" aria-live="polite"></output>
    <button type="button" id="theme">Light or dark</button>
  </form>`;
}

function box(name: string, value: string, count: number): Html {
  const look = name === 'criticality' ? value : '';
  return fragment`<label
    ><input type="checkbox" name="${name}" value="${value}" checked /> ${value} <span class="dot ${look}">${count}</span></label
  >`;
}

/** The anchor of each thing; names may hold anything, so they are counted. */
type Anchors = ReadonlyMap<ChangedThing, string>;

function anchorsOf(sections: readonly ChangedSection[]): Anchors {
  const things = sections.flatMap(({ things }) => things);
  return new Map(things.map((thing, index) => [thing, `change-${index + 1}`]));
}

function sectionLinks(sections: readonly ChangedSection[], anchors: Anchors, { models }: ChangesReport): Html {
  const parts = sections.map(({ section, title, things }) => {
    const items =
      section === 'resource'
        ? resourceTree(models.base, models.revision, things).map((node) => treeItem(node, anchors))
        : things.map((thing) => fragment`<li>${thingLink(thing, anchors, section === 'api' ? 'the API itself' : thing.name)}</li>`);
    return fragment`<h2>${title}</h2>
      <div class="tree">
        <ul>
          ${items}
        </ul>
      </div>`;
  });
  return fragment`${parts}`;
}

function treeItem(node: TreeNode, anchors: Anchors): Html {
  const { label, thing, children } = node;
  const inner =
    children.length === 0
      ? undefined
      : fragment`<ul>
          ${children.map((child) => treeItem(child, anchors))}
        </ul>`;
  const unchanged = !hasChange(node);
  const line = thing === undefined ? fragment`<span class="same">${label}</span>` : thingLink(thing, anchors, label);
  return fragment`<li${own(unchanged ? ' class="unchanged"' : '')}>${line}${inner}</li>`;
}

function hasChange({ thing, children }: TreeNode): boolean {
  return thing !== undefined || children.some(hasChange);
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

function thingLink(thing: ChangedThing, anchors: Anchors, label: string): Html {
  const counts = countChanges([...thing.changes, ...thing.methods.flatMap(({ changes }) => changes)]);
  const dots = CRITICALITIES.filter((each) => counts[each] > 0).map(
    (each) => fragment`<span class="dot ${each}" title="${counts[each]} ${each}">${counts[each]}</span>`,
  );
  return fragment`<a href="#${anchors.get(thing)}">${sign(thing)} ${label}</a>${dots}`;
}

function sign({ fate }: ChangedThing): Html {
  return fragment`<span class="sign ${fate}" role="img" aria-label="${fate}">${SIGNS[fate]}</span>`;
}

function sectionPart({ section, title, things }: ChangedSection, anchors: Anchors, report: ChangesReport): Html {
  return fragment`<section>
    <h2>${title}</h2>
    ${things.map((thing) => thingPart(thing, section, anchors, report))}
  </section> `;
}

function thingPart(thing: ChangedThing, section: Section, anchors: Anchors, report: ChangesReport): Html {
  const heading = section === 'api' ? undefined : fragment`<h3>${sign(thing)} ${thing.name}</h3>`;
  const methods = thing.methods.map(
    (method) =>
      fragment`<div class="method">
        <h4>${sign(method)} ${method.name}</h4>
        ${method.changes.map((change) => changeArticle(change))}
      </div>`,
  );
  return fragment`<div class="thing" id="${anchors.get(thing)}">
    ${heading}
    ${thing.changes.map((change) => changeArticle(change))}${section === 'model' ? schemaDiff(thing, report.models) : undefined}${methods}
  </div> `;
}

function ignoredPart({ sifted: { ignored } }: ChangesReport): Html | undefined {
  if (ignored.length === 0) return undefined;
  const items = ignored.map(({ change, reason }) => fragment`<li><code>${change.subject}</code>: ${change.message} (${reason})</li>`);
  return fragment`<details>
    <summary>${ignored.length} ignored</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

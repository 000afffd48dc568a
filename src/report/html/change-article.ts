import type { Change } from '../../diff/change.ts';
import { jsonInLines, shownTexts } from '../../diff/shown-texts.ts';
import type { ApiModel } from '../../model/api-model.ts';
import { affectsInWords } from '../changes-text.ts';
import type { ChangedThing } from '../changes-tree.ts';
import { positionInWords } from '../changes.ts';
import { diffTable } from './diff-table.ts';
import { fragment, MIDDLE_DOT } from './escape.ts';
import type { Html } from './escape.ts';

/** One change: what, for whom, why, where, and its texts side by side. */
export function changeArticle(change: Change): Html {
  const { criticality, audience, code, message, why, subject, formerSubject, affects = [] } = change;
  const words = [subject, formerSubject ?? '', code, message, audience, criticality].join(' ').toLowerCase();
  const field = change.part.field === undefined ? undefined : fragment`${MIDDLE_DOT}<code>${change.part.field}</code>`;
  return fragment`<article
    class="change ${criticality}"
    tabindex="-1"
    data-criticality="${criticality}"
    data-audience="${audience}"
    data-text="${words}"
  >
    <p><span class="badge ${criticality}">${criticality}</span><span class="badge audience ${audience}">${audience}</span> ${message}</p>
    <p class="why">${why}</p>
    <p class="notes"><code>${code}</code>${field}${places(change)}</p>
    ${affects.length === 0 ? undefined : affected(affects)}${textsOf(change)}
  </article> `;
}

function places({ basePlace, revisionPlace }: Change): Html {
  const both = [basePlace, revisionPlace].filter((place) => place !== undefined).map(positionInWords);
  return both.length === 0 ? fragment`` : fragment`${MIDDLE_DOT}${both.join(' → ')}`;
}

function affected(affects: readonly string[]): Html {
  if (affects.length <= 4) return fragment`<p class="notes">Affects ${affectsInWords(affects)}.</p>`;
  return fragment`<details>
    <summary>Affects ${affects.length} methods</summary>
    <p class="notes">${affects.join(', ')}</p>
  </details>`;
}

/** Schemas are shown once for the model, by {@link schemaDiff}. */
function textsOf(change: Change): Html | undefined {
  if (change.part.section === 'model') return undefined;
  const texts = shownTexts(change);
  if (texts === undefined) return undefined;
  return fragment`<details open>
    <summary>Side by side</summary>
    ${diffTable(texts, `${change.subject}, base and revision`)}
  </details>`;
}

/** The whole schema of a model before and after, where a change is in it. */
export function schemaDiff(
  { name, changes }: ChangedThing,
  models: { readonly base: ApiModel; readonly revision: ApiModel },
): Html | undefined {
  const touched = changes.find(({ part: { field } }) => field === 'schema' || field?.startsWith('/') || field === '');
  if (touched === undefined) return undefined;
  const formerName = /^model ([A-Za-z0-9]+)/.exec(touched.formerSubject ?? '')?.[1] ?? name;
  const [base, revision] = [schemaOf(models.base, formerName), schemaOf(models.revision, name)];
  const texts = { base: jsonInLines(base ?? ''), revision: jsonInLines(revision ?? '') };
  return fragment`<details open>
    <summary>Schema side by side</summary>
    ${diffTable(texts, `Schema of ${name}, base and revision`)}
  </details>`;
}

function schemaOf({ models }: ApiModel, name: string): string | undefined {
  return models.find((model) => model.name === name)?.schema;
}

import type { ApiModel } from '../model/api-model.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath, Origins } from '../model/model-path.ts';
import { compare } from '../model/order.ts';
import type { Building } from '../model/record.ts';
import type { Span } from '../source/node.ts';
import { authorizerChanges } from './authorizers.ts';
import type { Change, Judged, Part, Section } from './change.ts';
import { comparisonOf } from './comparison.ts';
import { documentationChanges } from './documentation.ts';
import { gatewayResponseChanges } from './gateway-responses.ts';
import { modelChanges } from './models.ts';
import { resourceChanges } from './resources.ts';
import { restApiChanges } from './rest-api.ts';
import { stageChanges } from './stages.ts';
import { validatorChanges } from './validators.ts';
import { inWords } from './words.ts';

/** Where the two models were written, as far as that is known. */
export interface DiffOrigins {
  readonly base?: Origins;
  readonly revision?: Origins;
  /** One place is enough for each change: that in the base is not looked for where that in the revision is known. */
  readonly nearestOnly?: boolean;
}

/**
 * What changes between two models, and for whom: pair, then judge, then say. Ids never count; renames are recognised where the places of a
 * name leave no doubt. Sorted by subject, then code; empty for equal models, and the same changes the other way round when the models are
 * exchanged. Neither model is altered.
 *
 * @throws TypeError for what is no API model.
 */
export function diffApis(base: ApiModel, revision: ApiModel, origins: DiffOrigins = {}): Change[] {
  const comparison = comparisonOf(withAllLists(base, 'base'), withAllLists(revision, 'revision'));
  const judged = [
    ...restApiChanges(comparison),
    ...resourceChanges(comparison),
    ...modelChanges(comparison),
    ...authorizerChanges(comparison),
    ...validatorChanges(comparison),
    ...gatewayResponseChanges(comparison),
    ...documentationChanges(comparison),
    ...stageChanges(comparison),
  ];
  return judged.map((each) => say(each, origins)).sort(inOrder);
}

/** A model from elsewhere may leave out a list that it would have empty. Callers without types may give anything. */
function withAllLists(model: ApiModel, side: 'base' | 'revision'): ApiModel {
  const { restApi, ...lists } = (model ?? {}) as Partial<ApiModel>;
  const no = (what: string): never => {
    throw new TypeError(`The ${side} is no API model: ${what}.`);
  };
  if (restApi === undefined) return no('it has no restApi');
  if (!Array.isArray(restApi.endpointConfiguration?.types)) return no('its restApi has no endpointConfiguration with types');
  for (const name of Object.keys(NO_LISTS) as (keyof typeof NO_LISTS)[]) {
    if (lists[name] !== undefined && !Array.isArray(lists[name])) return no(`${name} is no list`);
  }
  return { ...NO_LISTS, ...lists, restApi };
}

const NO_LISTS: Omit<ApiModel, 'restApi'> = {
  resources: [],
  models: [],
  authorizers: [],
  requestValidators: [],
  gatewayResponses: [],
  documentationParts: [],
  stages: [],
  apiKeys: [],
  usagePlans: [],
};

function say(judged: Judged, origins: DiffOrigins): Change {
  const { spec, part, former, base, revision, affects } = judged;
  const gone = revision === undefined && base !== undefined;
  const fresh = base === undefined && revision !== undefined;
  const subject = subjectOf(part);
  const revisionPlace = gone ? undefined : placeOf(part, subject, origins.revision);
  const isPlaced = origins.nearestOnly === true && revisionPlace !== undefined;
  const basePlace =
    fresh || isPlaced ? undefined : placeOf(former ?? part, former === undefined ? subject : subjectOf(former), origins.base);
  const change: Building<Change> = {
    code: spec.code,
    criticality: spec.criticality,
    audience: spec.audience,
    subject,
    ...(former !== undefined && { formerSubject: subjectOf(former) }),
    part,
    message: spec.message(inWords(judged)),
    why: spec.why,
  };
  if (base !== undefined) change.base = base;
  if (revision !== undefined) change.revision = revision;
  if (affects !== undefined && affects.length > 0) change.affects = affects;
  if (basePlace !== undefined) change.basePlace = basePlace;
  if (revisionPlace !== undefined) change.revisionPlace = revisionPlace;
  return change;
}

/** The model path of a part. */
export function subjectOf({ section, name, httpMethod, field }: Part): ModelPath {
  const suffix = field === undefined ? '' : ` ${field}`;
  switch (section) {
    case 'api':
      return modelPath.api(field ?? 'name');
    case 'resource':
      return httpMethod === undefined ? modelPath.resource(name) : modelPath.method(name, httpMethod, field);
    case 'model':
      return (modelPath.model(name) + suffix) as ModelPath;
    case 'authorizer':
      return (modelPath.authorizer(name) + suffix) as ModelPath;
    case 'validator':
      return (modelPath.requestValidator(name) + suffix) as ModelPath;
    case 'gateway-response':
      return (modelPath.gatewayResponse(name) + suffix) as ModelPath;
    case 'documentation':
    case 'stage':
    case 'api-key':
    case 'usage-plan':
      return `${section} ${name}${suffix}` as ModelPath;
  }
}

/** Of a name with more dots and slashes than any field has, the place is that of the whole. */
const MAX_CUTS = 64;

/** Where a part was written, or the nearest thing around it. @param subject - its model path */
function placeOf(part: Part, subject: ModelPath, origins: Origins | undefined): Span | undefined {
  if (origins === undefined) return undefined;
  let { field = '' } = part;
  for (let cuts = 0; field !== '' && cuts < MAX_CUTS; cuts += 1) {
    const found = origins.get(cuts === 0 ? subject : subjectOf({ ...part, field }));
    if (found !== undefined) return found;
    field = field.slice(0, Math.max(field.lastIndexOf('.'), field.lastIndexOf('/'), 0));
  }
  const { field: _field, ...whole } = part;
  const { httpMethod: _method, ...resource } = whole;
  return origins.get(subjectOf(whole)) ?? origins.get(subjectOf(resource));
}

const SECTIONS: readonly Section[] = [
  'api',
  'resource',
  'model',
  'authorizer',
  'validator',
  'gateway-response',
  'documentation',
  'stage',
  'api-key',
  'usage-plan',
];

function inOrder(a: Change, b: Change): number {
  if (a.part.section !== b.part.section) return SECTIONS.indexOf(a.part.section) - SECTIONS.indexOf(b.part.section);
  return (
    compare(a.part.name, b.part.name) ||
    compare(a.part.httpMethod ?? '', b.part.httpMethod ?? '') ||
    compare(a.subject, b.subject) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

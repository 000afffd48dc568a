import { isUnresolved, memberOf, textOf, toData } from '../source/node.ts';
import type { ListNode, MapNode, ScalarNode, SourceNode, Span } from '../source/node.ts';
import type { PlaceholderNames } from './names.ts';
import { fillText } from './text.ts';
import type { FilledText } from './text.ts';

/** `AWS::NoValue` takes the property away that it is given to. */
const NO_VALUE = 'AWS::NoValue';

/** An object of CloudFormation that stands for a value: `{ "Ref": … }` or `{ "Fn::Sub": … }`, alone in its map. */
export interface Intrinsic {
  /** `Ref`, `Fn::Sub`, … */
  readonly name: string;
  readonly argument: SourceNode;
  readonly node: MapNode;
}

/** The intrinsic a map is; undefined for every other map. A property called `Ref` that holds no text is none. */
export function intrinsicOf(node: MapNode): Intrinsic | undefined {
  const [entry] = node.entries;
  if (node.entries.length !== 1 || entry === undefined) return undefined;
  const name = entry.key.value;
  const isIntrinsic = name.startsWith('Fn::') || (name === 'Ref' && textOf(entry.value) !== undefined);
  return isIntrinsic ? { name, argument: entry.value, node } : undefined;
}

/** What an intrinsic needs of its surroundings. */
export interface Surroundings {
  readonly names: PlaceholderNames;
  /** Resolves what stands inside; undefined where it is {@link NO_VALUE}. */
  readonly resolve: (node: SourceNode) => SourceNode | undefined;
}

/** The value of an intrinsic, at the place of the whole object; undefined for {@link NO_VALUE}. What is not known is an unresolved scalar. */
export function evaluate(intrinsic: Intrinsic, { names, resolve }: Surroundings): SourceNode | undefined {
  const { name, argument, node } = intrinsic;
  if (name === 'Ref' && textOf(argument) === NO_VALUE) return undefined;
  if (name === 'Ref') return named(textOf(argument) as string, node, names);
  if (name === 'Fn::Sub') return substitute(argument, node, { names, resolve });
  if (name === 'Fn::If') return choose(argument, node, { names, resolve });
  const compute = FUNCTIONS.get(name);
  const resolved = compute === undefined ? undefined : resolve(argument);
  return (resolved === undefined ? undefined : compute?.(resolved, node, names)) ?? opaque(intrinsic, names);
}

type Evaluate = (argument: SourceNode, node: MapNode, names: PlaceholderNames) => SourceNode | undefined;

/** Those that are worked out from their resolved argument; undefined where they cannot be. */
const FUNCTIONS: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
  ['Fn::GetAtt', attribute],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Base64', (argument, node) => known(argument, (text) => scalar(node, Buffer.from(text, 'utf8').toString('base64')))],
  ['Fn::ImportValue', (argument, node, names) => known(argument, (text) => filled(names.peek(text), node))],
]);

/** `["Function", "Arn"]` or `Function.Arn`; its variable is called `Function.Arn`. */
function attribute(argument: SourceNode, node: MapNode, names: PlaceholderNames): SourceNode | undefined {
  const parts = argument.kind === 'list' ? argument.items : [argument];
  const texts = parts.map((part) => textOf(part));
  return texts.includes(undefined) ? undefined : named(texts.join('.'), node, names);
}

function join(argument: SourceNode, node: MapNode): SourceNode | undefined {
  const [delimiter, parts] = argument.kind === 'list' ? argument.items : [];
  const between = delimiter === undefined || isUnresolved(delimiter) ? undefined : textOf(delimiter);
  if (between === undefined || parts?.kind !== 'list') return undefined;
  const texts = parts.items.map((part) => textOf(part));
  if (texts.includes(undefined)) return undefined;
  return scalar(node, texts.join(between), parts.items.some(isUnresolved));
}

function select(argument: SourceNode): SourceNode | undefined {
  const [index, list] = argument.kind === 'list' ? argument.items : [];
  const at = isUnresolved(index) ? Number.NaN : Number(textOf(index) ?? Number.NaN);
  return list?.kind === 'list' ? list.items[at] : undefined;
}

function split(argument: SourceNode, node: MapNode): SourceNode | undefined {
  const [delimiter, whole] = argument.kind === 'list' ? argument.items : [];
  if (delimiter === undefined || whole === undefined) return undefined;
  return known(delimiter, (between) =>
    between === ''
      ? undefined
      : known(whole, (text): ListNode => ({ ...span(node), kind: 'list', items: text.split(between).map((part) => scalar(node, part)) })),
  );
}

/** A text, or a list of a text and the values that only this text knows. */
function substitute(argument: SourceNode, node: MapNode, { names, resolve }: Surroundings): SourceNode {
  const [text, values] = argument.kind === 'list' ? argument.items : [argument];
  if (text?.kind !== 'scalar' || typeof text.value !== 'string') return opaque({ name: 'Fn::Sub', argument, node }, names);
  const own = new Map<string, FilledText>();
  for (const { key, value } of values?.kind === 'map' ? values.entries : []) {
    const resolved = resolve(value);
    const given = textOf(resolved);
    own.set(
      key.value,
      given === undefined ? { text: `\${${key.value}}`, complete: false } : { text: given, complete: !isUnresolved(resolved) },
    );
  }
  const { text: done, complete } = fillText(text.value, 'sub', node, names, own);
  return scalar(node, done, !complete);
}

/** A condition is known when a variable of its name is `true` or `false`. */
function choose(argument: SourceNode, node: MapNode, { names, resolve }: Surroundings): SourceNode | undefined {
  const [condition, whenTrue, whenFalse] = argument.kind === 'list' ? argument.items : [];
  const name = textOf(condition);
  const value = name === undefined ? undefined : names.peek(name);
  if (value === 'true' && whenTrue !== undefined) return resolve(whenTrue);
  if (value === 'false' && whenFalse !== undefined) return resolve(whenFalse);
  if (name !== undefined) names.leave(name, node);
  return unresolvedObject(node);
}

const named = (name: string, node: MapNode, names: PlaceholderNames): ScalarNode =>
  filled(names.fill(name, node), node) ?? scalar(node, `\${${name}}`, true);

const filled = (value: string | undefined, node: MapNode): ScalarNode | undefined =>
  value === undefined ? undefined : scalar(node, value);

function known<T>(node: SourceNode, then: (text: string) => T | undefined): T | undefined {
  const text = isUnresolved(node) ? undefined : textOf(node);
  return text === undefined ? undefined : then(text);
}

/** An intrinsic that stays unknown as a whole; its text in the model is the object itself. */
export function opaque({ name, argument, node }: Intrinsic, names: PlaceholderNames): ScalarNode {
  const asked = textOf(argument) ?? textOf(memberOf(argument, 'Name'));
  names.leave(asked === undefined ? name : `${name} ${asked}`, node);
  return unresolvedObject(node);
}

const unresolvedObject = (node: MapNode): ScalarNode => scalar(node, JSON.stringify(toData(node)), true);

function scalar(at: Span, value: string, unresolved = false): ScalarNode {
  const node: ScalarNode = { ...span(at), kind: 'scalar', value };
  return unresolved ? { ...node, unresolved: true } : node;
}

const span = ({ file, start, end }: Span): Span => ({ file, start, end });

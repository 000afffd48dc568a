import { TemplateError } from '../budget.ts';
import type { Budget } from '../budget.ts';
import { JavaArray, JavaEntry, JavaIterator, JavaList, JavaMap, JavaView, isCollection } from './collections.ts';
import { arrayMethods, iteratorMethods, listMethods, viewMethods } from './list-methods.ts';
import { entryMethods, mapMethods } from './map-methods.ts';
import { Decimal, Double, Whole, isNumber, toDouble } from './number.ts';
import { bigMethods, booleanMethods, charMethods, doubleMethods, intMethods, longMethods } from './number-methods.ts';
import { objectMethods } from './object-methods.ts';
import { stringMethods } from './string-methods.ts';
import { Char, HostObject } from './value.ts';
import type { Element, JavaMethod, MethodTable, Value } from './value.ts';

/** Calls a method; undefined where there is none of that name for such arguments, or where it answers null. */
export function callMethod(self: Value, name: string, args: readonly Element[], budget: Budget): Element | undefined {
  const method = findMethod(self, name, args);
  if (method === undefined) return undefined;
  let work = workOn(self);
  for (const arg of args) work += workOn(arg);
  budget.spend(work);
  return method.run(self, argumentsFor(method, args), budget) ?? undefined;
}

/**
 * Reads `.name`: a getter (`getName()`), then the key of a map, then `isName()`, in Velocity's order. `$map.size` is therefore the key
 * `size`, and `$text.empty` calls `isEmpty()`.
 */
export function getProperty(self: Value, name: string, budget: Budget): Element | undefined {
  // The methods of an array are Velocity's loan; there are no getters among them.
  if (self instanceof JavaArray) return undefined;
  const accessor = accessorsOf(methodsOf(self)).get(name);
  budget.spend(workOn(self));
  if (accessor?.isGetter === true) return accessor.method.run(self, [], budget) ?? undefined;
  if (self instanceof JavaMap) return self.get(name) ?? undefined;
  if (self instanceof HostObject) {
    const member = self.member(name);
    if (member !== undefined) return member ?? undefined;
  }
  return accessor?.method.run(self, [], budget) ?? undefined;
}

/** A method that gives a property: `getName()`, or `isName()`, which comes after the keys of a map. */
interface Accessor {
  readonly method: JavaMethod;
  readonly isGetter: boolean;
}

const accessors = new WeakMap<MethodTable, ReadonlyMap<string, Accessor>>();

function accessorsOf(methods: MethodTable): ReadonlyMap<string, Accessor> {
  const known = accessors.get(methods);
  if (known !== undefined) return known;
  const found = new Map<string, Accessor>();
  for (const name of methods.keys()) {
    const [, prefix, property] = /^(get|is)([A-Z]\w*)$/.exec(name) ?? [];
    const method = methodIn(methods, name, []);
    if (property === undefined || method === undefined) continue;
    const isGetter = prefix === 'get';
    for (const written of [property, property.charAt(0).toLowerCase() + property.slice(1)]) {
      if (isGetter || !found.has(written)) found.set(written, { method, isGetter });
    }
  }
  accessors.set(methods, found);
  return found;
}

/** Assigns `.name`; what cannot be assigned stays as it is, silently, as in Velocity. */
export function setProperty(self: Value, name: string, value: Value): void {
  if (self instanceof JavaMap) self.put(name, value);
  else if (self instanceof JavaEntry && name === 'value') self.value = value;
  else if (self instanceof HostObject) self.setMember(name, value);
}

/** Reads `[index]`; a negative Integer counts from the end. */
export function getIndex(self: Value, index: Value, budget: Budget): Element | undefined {
  return callMethod(self, 'get', [fromEnd(self, index, budget)], budget);
}

/** Assigns `[index]`, by `set` or else by `put`. */
export function setIndex(self: Value, index: Value, value: Value, budget: Budget): void {
  const args = [fromEnd(self, index, budget), value];
  const method = findMethod(self, 'set', args) ?? findMethod(self, 'put', args);
  method?.run(self, argumentsFor(method, args), budget);
}

/** Whether any object a template can meet has a method of this name. */
export function isKnownMethod(name: string): boolean {
  return allTables.some((methods) => methods.has(name));
}

/** What passing through a text costs, in steps. */
const workOn = (value: Element): number => (typeof value === 'string' ? value.length >> 4 : 0);

function fromEnd(self: Value, index: Value, budget: Budget): Value {
  if (!(index instanceof Whole) || index.width !== 'int' || index.value >= 0n) return index;
  const size = callMethod(self, 'size', [], budget);
  if (!(size instanceof Whole)) throw new TemplateError('A negative index counts from the end, which only lists and maps have.');
  return new Whole(index.value + size.value, 'int');
}

function methodsOf(self: Value): MethodTable {
  if (typeof self === 'string') return stringMethods;
  if (typeof self === 'boolean') return booleanMethods;
  if (self instanceof JavaMap) return mapMethods;
  if (self instanceof JavaList) return listMethods;
  if (self instanceof HostObject) return self.methods;
  if (self instanceof Whole) return self.width === 'int' ? intMethods : self.width === 'long' ? longMethods : bigMethods;
  if (self instanceof Double) return doubleMethods;
  if (self instanceof Decimal) return bigMethods;
  if (self instanceof JavaArray) return arrayMethods;
  if (self instanceof JavaView) return viewMethods;
  if (self instanceof JavaEntry) return entryMethods;
  if (self instanceof JavaIterator) return iteratorMethods;
  return self instanceof Char ? charMethods : objectMethods;
}

const allTables: readonly MethodTable[] = [
  stringMethods,
  mapMethods,
  listMethods,
  arrayMethods,
  viewMethods,
  entryMethods,
  iteratorMethods,
  intMethods,
  longMethods,
  doubleMethods,
  bigMethods,
  booleanMethods,
  charMethods,
  objectMethods,
];

function findMethod(self: Value, name: string, args: readonly Element[]): JavaMethod | undefined {
  return methodIn(methodsOf(self), name, args) ?? methodIn(objectMethods, name, args);
}

function methodIn(methods: MethodTable, name: string, args: readonly Element[]): JavaMethod | undefined {
  const overloads = methods.get(name);
  if (overloads === undefined) return undefined;
  for (const method of overloads) if (accepts(method.parameters, args)) return method;
  return undefined;
}

function accepts(parameters: string, args: readonly Element[]): boolean {
  const fixed = parameters.endsWith('*') ? parameters.length - 1 : parameters.length;
  if (args.length < fixed || (fixed === parameters.length && args.length > fixed)) return false;
  for (let index = 0; index < fixed; index += 1) if (!fits(parameters[index], args[index] ?? null)) return false;
  return true;
}

/** Whether Velocity passes a value for a parameter; there is no conversion from or to text. */
function fits(parameter: string | undefined, value: Element): boolean {
  if (value === null) return parameter === undefined || !'ildbc'.includes(parameter);
  switch (parameter) {
    case 's':
    case 'S':
      return typeof value === 'string';
    case 'i':
      return value instanceof Whole && value.width === 'int';
    case 'l':
      return value instanceof Whole && value.width !== 'big';
    case 'd':
      return value instanceof Double || (value instanceof Whole && value.width !== 'big');
    case 'b':
      return typeof value === 'boolean';
    case 'c':
      return value instanceof Char;
    case 'L':
      return isCollection(value);
    case 'M':
      return value instanceof JavaMap;
    default:
      return true;
  }
}

function argumentsFor({ parameters }: JavaMethod, args: readonly Element[]): unknown[] {
  return args.map((arg, index) => {
    switch (parameters[index]) {
      case 's':
      case 'L':
      case 'M':
        if (arg === null) throw new TemplateError('A method gets null for an argument, as from a word without $ (NullPointerException).');
        return arg;
      case 'i':
        return Number((arg as Whole).value);
      case 'l':
        return (arg as Whole).value;
      case 'd':
        return isNumber(arg) ? toDouble(arg) : arg;
      default:
        return arg;
    }
  });
}

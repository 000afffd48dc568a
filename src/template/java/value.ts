import type { Budget } from '../budget.ts';
import type { JavaNumber } from './number.ts';

/** A value in a template. `null` occurs inside lists and maps only; a reference that finds nothing is the text "". */
export type Value = string | boolean | JavaNumber | JavaObject;

/** What a list or a map can hold. */
export type Element = Value | null;

/**
 * An object of the template's world. It has the methods of its class's table and nothing else: no way leads from a template to a JavaScript
 * object, its properties or its prototype.
 */
export abstract class JavaObject {
  /** Keeps the type from being met by any object. */
  protected readonly isJavaObject = true;
}

/** A `char`. */
export class Char extends JavaObject {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** An object of the service or of the engine: `$input`, `$util`, `$foreach`, a `#define`d block. */
export abstract class HostObject extends JavaObject {
  abstract readonly methods: MethodTable;
  abstract print(budget: Budget): string;

  /** What a property that is no getter gives, where the object is a map of some sort. */
  member(_name: string): Element | undefined {
    return undefined;
  }

  setMember(_name: string, _value: Value): void {}
}

/** One overload of a method, with the types of its parameters, a letter each; see {@link table}. */
export interface JavaMethod {
  readonly parameters: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- the table pairs receiver and arguments with their types by the letters
  readonly run: (self: any, args: any[], budget: Budget) => Element | undefined | void;
}

export type MethodTable = ReadonlyMap<string, readonly JavaMethod[]>;

/**
 * Declares methods by signature, `indexOf(si)`. The letters: `s` String, `S` String or null, `i` int, `l` long, `d` double, `c` char, `b` boolean (they come as
 * string, number, bigint, number, Char and boolean), `L` Collection, `M` Map, `o` any object, `*` any number of objects, as an array.
 */
export function table<T>(
  // oxlint-disable-next-line typescript/no-explicit-any -- see JavaMethod
  declared: Readonly<Record<string, (self: T, args: any[], budget: Budget) => Element | undefined | void>>,
  inherited: MethodTable = new Map(),
): MethodTable {
  const methods = new Map<string, JavaMethod[]>();
  for (const [signature, run] of Object.entries(declared)) {
    const [name = '', parameters = ''] = signature.slice(0, -1).split('(');
    methods.set(name, [...(methods.get(name) ?? []), { parameters, run }]);
  }
  for (const [name, list] of inherited) methods.set(name, [...(methods.get(name) ?? []), ...list]);
  return methods;
}

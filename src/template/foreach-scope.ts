import type { Budget } from './budget.ts';
import { JavaMap } from './java/collections.ts';
import { callMethod } from './java/invoke.ts';
import { int } from './java/number.ts';
import { textOf } from './java/text.ts';
import { HostObject, table } from './java/value.ts';
import type { Element, MethodTable, Value } from './java/value.ts';

/** `$foreach`. Beside its own members it is a map that a template may put things into. */
export class ForeachScope extends HostObject {
  readonly parent: ForeachScope | undefined;
  readonly storage = new JavaMap();
  index = -1;
  hasNext = false;

  constructor(parent: ForeachScope | undefined) {
    super();
    this.parent = parent;
  }

  get methods(): MethodTable {
    return foreachMethods;
  }

  override member(name: string): Element | undefined {
    return this.storage.get(name);
  }

  override setMember(name: string, value: Value): void {
    this.storage.put(name, value);
  }

  print(budget: Budget): string {
    return textOf(this.storage, budget);
  }
}

const onStorage =
  (name: string) =>
  (self: ForeachScope, args: Value[], budget: Budget): Element | undefined =>
    callMethod(self.storage, name, args, budget);

const foreachMethods: MethodTable = table<ForeachScope>({
  'getIndex()': (self) => int(self.index),
  'getCount()': (self) => int(self.index + 1),
  'hasNext()': (self) => self.hasNext,
  'getHasNext()': (self) => self.hasNext,
  'isFirst()': (self) => self.index < 1,
  'getFirst()': (self) => self.index < 1,
  'isLast()': (self) => !self.hasNext,
  'getLast()': (self) => !self.hasNext,
  'getParent()': (self) => self.parent,
  'getTopmost()': (self) => {
    let top = self;
    while (top.parent !== undefined) top = top.parent;
    return top;
  },
  'size()': onStorage('size'),
  'isEmpty()': onStorage('isEmpty'),
  'keySet()': onStorage('keySet'),
  'entrySet()': onStorage('entrySet'),
  'values()': onStorage('values'),
  'get(o)': onStorage('get'),
  'put(oo)': onStorage('put'),
  'containsKey(o)': onStorage('containsKey'),
});

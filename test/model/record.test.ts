import { expect, it } from 'vitest';
import { sortedRecord } from '../../src/model/order.ts';
import { put, statusRecord } from '../../src/model/record.ts';

it('takes __proto__ for a key like any other', () => {
  const record: Record<string, unknown> = {};
  put(record, '__proto__', { polluted: true });
  expect(Object.keys(record)).toEqual(['__proto__']);
  expect(record['polluted']).toBeUndefined();
  expect(JSON.stringify(sortedRecord(record))).toBe('{"__proto__":{"polluted":true}}');
});

it('keeps __proto__ where it has to sort', () => {
  const record: Record<string, unknown> = { b: 1 };
  put(record, '__proto__', 2);
  expect(JSON.stringify(sortedRecord({ z: 0, ...record }))).toBe('{"__proto__":2,"b":1,"z":0}');
});

it('begins a record of status codes empty', () => {
  const record = statusRecord<string>();
  expect(Object.keys(record)).toEqual([]);
  put(record, 'default', 'd');
  put(record, '500', 'e');
  put(record, '200', 'a');
  expect(JSON.stringify(record)).toBe('{"200":"a","500":"e","default":"d"}');
});

it('hands on a record that is in order', () => {
  const record = { a: 1, b: 2 };
  expect(sortedRecord(record)).toBe(record);
  expect(Object.keys(sortedRecord({ b: 2, a: 1 }))).toEqual(['a', 'b']);
});

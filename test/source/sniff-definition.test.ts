import { expect, it } from 'vitest';
import { sniffDefinition } from '../../src/source/sniff-definition.ts';

it.each([
  ['definition', 'swagger: "2.0"\ninfo: {}\n'],
  ['definition', '---\n# An API.\ninfo:\n  title: x\n"openapi": 3.0.1\n'],
  ['definition', '{"info":{"title":"a \\"}"},"swagger":"2.0"}'],
  ['definition', '\ufeff{ "openapi" : "3.0.1" }'],
  ['definition', 'swagger: "2.0"\npaths: [unclosed\n'],
  ['definition', '{"paths":{"/a":{"get":{"x-amazon-apigateway-integration":{}}}}}'],
  ['definition', 'Resources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      DefinitionBody:\n        swagger: "2.0"\n'],
  ['other', 'Resources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: x\n'],
  ['other', '{"name":"x","dependencies":{"swagger":"1.0.0","openapi":"3.0.0"}}'],
  ['other', 'services:\n  docs:\n    image: swagger\n    swagger: yes\n'],
  ['other', '[{"swagger":"2.0"}]'],
  ['other', '{"text":"\\"swagger\\": "}'],
  ['other', ''],
])('takes for %s: %s', (expected, text) => {
  expect(sniffDefinition(text, true)).toBe(expected);
});

it('asks for more of a file that may be a definition yet', () => {
  expect(sniffDefinition('{"basePath":"/","definitions":{"A":{', false)).toBe('unsure');
  expect(sniffDefinition('# a long comment', false)).toBe('unsure');
  expect(sniffDefinition('{"name":"x","version":"1.0.0","dependencies":{', false)).toBe('other');
});

it('reads strings of any length without recursion', () => {
  const text = `{"info":"${'\\\\"x'.repeat(300_000)}","a":"${'y'.repeat(3_000_000)}","swagger":"2.0"}`;
  expect(sniffDefinition(text.replaceAll('\\\\"', '\\"'), true)).toBe('definition');
});

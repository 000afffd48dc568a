import type { SecurityScheme } from '../definition/definition.ts';
import { text } from '../shape/scalars.ts';
import { textOf } from '../source/node.ts';
import { defineExtension } from './extension.ts';

const NAME = 'x-amazon-apigateway-authtype';

/** Lowered by the authorizer beside it, which carries the text, and by `build/security.ts`. */
export const authtype = defineExtension({
  name: NAME,
  places: ['securityScheme'],
  summary: 'A label of an authorizer; `awsSigv4` means IAM authorization.',
  shape: text(),
  print: ({ authorizer }) => authorizer.authType,
  exportedWith: 'always',
});

/** The authtype text of a scheme. */
export function authtypeOf(scheme: SecurityScheme): string | undefined {
  return textOf(scheme.extensions.get(NAME)?.node);
}

/** Whether a scheme stands for IAM authorization. */
export function isSigv4(scheme: SecurityScheme): boolean {
  return authtypeOf(scheme)?.toLowerCase() === 'awssigv4';
}

import type { ExportOption } from '../extensions/extension.ts';

/** What is asked for beyond the plain definition. */
export interface ExtensionSelection {
  readonly integrations: boolean;
  readonly authorizers: boolean;
  readonly documentation: boolean;
  readonly postman: boolean;
}

const PLAIN: ExtensionSelection = { integrations: false, authorizers: false, documentation: false, postman: false };

/**
 * The words `--extensions` takes. `integration` is the guide's spelling of 2016. `apigateway` is what the console asks for with "API Gateway
 * extensions": its downloads of that kind hold the authorizers too, and so can be uploaded again as they are.
 */
const CHOICES: ReadonlyMap<string, Partial<ExtensionSelection>> = new Map([
  ['integrations', { integrations: true }],
  ['integration', { integrations: true }],
  ['apigateway', { integrations: true, authorizers: true }],
  ['authorizers', { authorizers: true }],
  ['documentation', { documentation: true }],
  ['postman', { postman: true }],
  ['none', {}],
]);

export const EXTENSION_CHOICES: readonly string[] = [...CHOICES.keys()];

/** The choices together; a name may itself be a list with commas. `unknown` is the first name that is no choice. */
export function selectExtensions(names: readonly string[]): { readonly selection: ExtensionSelection } | { readonly unknown: string } {
  let selection = PLAIN;
  for (const name of names.flatMap((list) => list.split(',')).map((word) => word.trim())) {
    if (name === '') continue;
    const choice = CHOICES.get(name);
    if (choice === undefined) return { unknown: name };
    selection = { ...selection, ...choice };
  }
  return { selection };
}

/** Whether an extension that comes with `option` is part of the export. */
export function brings(selection: ExtensionSelection, option: ExportOption): boolean {
  switch (option) {
    case 'always':
      return true;
    case 'never':
      return false;
    default:
      return selection[option];
  }
}

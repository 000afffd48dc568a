import { z } from 'zod';

const code = z.string().regex(/^[a-z0-9-]+\/(?:[a-z0-9-]+|\*)$/, 'is no code, such as cors/origin-missing, and no area, such as cors/*');
const reason = z.string().min(1, 'must not be empty').describe('Why; whoever reads it next year will want to know.');

/** Reached by `import()` only: zod costs as much to load as Node itself. */
export const configShape = z
  .strictObject({
    $schema: z.string().optional().describe('The address of this schema, for editors.'),
    basepath: z.enum(['ignore', 'prepend', 'split']).optional().describe('How the base path of a definition is taken, as by --basepath.'),
    failOnWarnings: z.boolean().optional().describe('Whether warnings make a run fail, as by --fail-on-warnings.'),
    variables: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .optional()
      .describe('Values for placeholders such as ${Name}, as by --var.'),
    files: z
      .array(z.string().min(1, 'must not be empty'))
      .optional()
      .describe('The definitions of the project, as patterns relative to this file: what is read of a folder, and without arguments.'),
    severities: z
      .record(code, z.enum(['error', 'warning', 'info', 'off']))
      .optional()
      .describe('Severities by code or area. What fails the import stays an error.'),
    suppress: z
      .array(
        z.strictObject({
          code: code.describe('The code or area that is not reported.'),
          file: z.string().min(1, 'must not be empty').optional().describe('Only in files of this pattern, relative to this file.'),
          pointer: z
            .string()
            .regex(/^(?:\/|$)/, 'is no JSON pointer, such as /paths/~1pets/get')
            .optional()
            .describe('Only at this place and below.'),
          reason,
        }),
      )
      .optional()
      .describe('Findings that are not reported. What fails the import is reported all the same.'),
    diff: z
      .strictObject({
        ignore: z
          .array(
            z.strictObject({
              code: code.describe('The code or area of the changes that are not reported.'),
              subject: z.string().min(1, 'must not be empty').optional().describe('Only of this part of the API, such as "/pets GET".'),
              reason,
            }),
          )
          .optional()
          .describe('Changes that are approved.'),
      })
      .optional()
      .describe('Choices of apigw diff.'),
  })
  .describe('Configuration of apigw: apigw.config.yaml, found upwards from each definition.');

export type RawConfig = z.infer<typeof configShape>;

/** The JSON Schema of the configuration, for editors. */
export function configJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(configShape, { io: 'input' });
  return { $schema, $id: 'apigw.config.schema.json', title: 'apigw.config.yaml', ...schema };
}

/** A command's module: `run` takes the arguments behind the command's name and returns the exit code. */
export interface CommandModule {
  run(args: readonly string[]): Promise<number>;
}

export interface CommandEntry {
  readonly summary: string;
  /** Loads the command's module, so that no command pays for another. */
  readonly load: () => Promise<CommandModule>;
}

export const commands: Readonly<Record<string, CommandEntry>> = {
  import: {
    summary: 'Turn a definition into the API model, or update a saved one',
    load: () => import('./commands/import.ts'),
  },
  export: {
    summary: 'Write an API as Swagger, OpenAPI, a Postman collection or AWS CLI commands',
    load: () => import('./commands/export.ts'),
  },
  diff: {
    summary: 'Say what changes between two versions of an API, and for whom',
    load: () => import('./commands/diff.ts'),
  },
  validate: {
    summary: 'Say what API Gateway would make of definitions, and where',
    load: () => import('./commands/validate.ts'),
  },
  render: {
    summary: 'Render a mapping template as API Gateway would, or make one from a model',
    load: () => import('./commands/render.ts'),
  },
  explain: {
    summary: 'Tell why a finding matters and what to do, with examples',
    load: () => import('./commands/explain.ts'),
  },
};

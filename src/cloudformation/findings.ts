import { finding } from '../diagnostics/finding.ts';

const template = (property: string): string => `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: v1
      ${property}
`;

const good = template(`DefinitionBody:
        swagger: "2.0"
        info: { title: pets, version: "1" }
        paths: {}`);

export const definitionNotRead = finding<{ resource: string; path: string; reason: string; fix?: string | undefined }>({
  code: 'template/definition-not-read',
  effect: 'fails-import',
  evidence: 'inferred',
  message: ({ resource, path, reason }) => `The definition of ${resource}, ${path}, is not read: ${reason}.`,
  why: 'The template keeps its definition in another file, and without it there is no API.',
  fix: ({ fix }) => fix ?? 'Correct the path, which starts at the folder of the template.',
  bad: template('DefinitionUri: ./nowhere/api.yaml'),
  good,
});

export const definitionElsewhere = finding<{ resource: string }>({
  code: 'template/definition-elsewhere',
  effect: 'advice',
  evidence: 'documented',
  message: ({ resource }) => `The definition of ${resource} is put in when the template is deployed; nothing is known of it here.`,
  why: 'A definition behind a placeholder or in a bucket cannot be read offline, so it is not checked.',
  fix: 'Check the definition itself, or name a local file.',
  bad: template('DefinitionBody: { "Fn::Transform": { Name: AWS::Include, Parameters: { Location: "s3://bucket/api.yaml" } } }'),
  good,
});

export const noDefinition = finding({
  code: 'template/no-definition',
  effect: 'fails-import',
  evidence: 'documented',
  message: () => 'No REST API of this template has a definition.',
  why: 'A definition stands in the Body of an AWS::ApiGateway::RestApi or the DefinitionBody of an AWS::Serverless::Api. APIs that are put together from other resources, or from the events of functions, have none.',
  fix: 'Give the definition itself, or leave the template out.',
  bad: template('Name: pets'),
  good,
});

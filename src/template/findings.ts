import { finding } from '../diagnostics/finding.ts';

/**
 * What is wrong inside a mapping template. The service takes any text at import; what is wrong shows when a method is called. Media type and
 * size, which it does check, are the rules'.
 */

const api = (requestTemplate: string, responseTemplate = '{"ok": true}'): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  /pets:
    get:
      parameters: [{name: kind, in: query, type: string}]
      responses: {200: {description: ok}}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: https://example.com/pets
        requestTemplates:
          application/json: ${JSON.stringify(requestTemplate)}
        responses:
          default:
            statusCode: 200
            responseTemplates: {application/json: ${JSON.stringify(responseTemplate)}}`;

export const templateSyntax = finding<{ reason: string }>({
  code: 'mapping-template/syntax',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ reason }) => `The mapping template cannot be read: ${reason}`,
  why: 'API Gateway imports the template unread; every call that uses it then fails with status 500.',
  fix: 'Repair the template here; apigw render shows what it makes.',
  bad: api('#if($input.params("kind") != "")kind#en'),
  good: api('#if($input.params("kind") != "")kind#end'),
});

export const templateUnknownMember = finding<{ name: string; suggestion: string | undefined }>({
  code: 'mapping-template/unknown-member',
  effect: 'advice',
  evidence: 'documented',
  message: ({ name }) => `API Gateway has no ${name}.`,
  why: 'A reference to what does not exist is no error: it prints nothing. Names are case-sensitive, and those of AppSync do not count.',
  fix: ({ suggestion }) =>
    suggestion === undefined ? 'Use a variable of the mapping template reference.' : `Perhaps ${suggestion} is meant.`,
  bad: api('{"id": "$context.requestID"}'),
  good: api('{"id": "$context.requestId"}'),
});

export const templateParameterUndeclared = finding<{ name: string }>({
  code: 'mapping-template/parameter-undeclared',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name }) => `The template reads the parameter ${JSON.stringify(name)}, which the method does not declare.`,
  why: 'A parameter that is not there prints nothing, and names are matched by their case: a misspelt one goes unnoticed.',
  fix: 'Declare the parameter at the operation, or correct its name.',
  bad: api('{"kind": "$input.params(\'kinds\')"}'),
  good: api('{"kind": "$input.params(\'kind\')"}'),
});

export const templateStageVariableUndeclared = finding<{ name: string }>({
  code: 'mapping-template/stage-variable-undeclared',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name }) => `The template reads the stage variable ${JSON.stringify(name)}, which no stage has.`,
  why: 'A stage variable that is not there prints nothing.',
  fix: 'Add the variable to the stage, or correct its name.',
  bad: api('{"host": "$stageVariables[\'the-host\']"}'),
  good: api('{"host": "example.com"}'),
});

export const templateUnknownMethod = finding<{ name: string; instead: string | undefined }>({
  code: 'mapping-template/unknown-method',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name }) => `No Java object has ${name}; the reference prints nothing.`,
  why: 'Values in a template are objects of Java, with the methods of Java: those of JavaScript work in local tools only.',
  fix: ({ instead }) => (instead === undefined ? 'Use a method of java.lang.String, java.util.List or java.util.Map.' : `Use ${instead}.`),
  bad: api('{"count": $input.path("$.pets").count()}'),
  good: api('{"count": $input.path("$.pets").size()}'),
});

export const templateBareCondition = finding<{ reference: string }>({
  code: 'mapping-template/bare-condition',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ reference }) => `The condition ${reference} is true also where the value is missing or empty.`,
  why: 'A reference that finds nothing is the text "", and to Velocity 1.7 every value but the Boolean false is true.',
  fix: ({ reference }) => `Compare: ${reference} != "".`,
  bad: api('#if($input.path("$.name"))named#end'),
  good: api('#if($input.path("$.name") != "")named#end'),
});

export const templateNotJson = finding({
  code: 'mapping-template/not-json',
  effect: 'advice',
  evidence: 'inferred',
  message: () => 'Whatever its references hold, the template does not make JSON.',
  why: 'The answer is declared as JSON, and its readers fail.',
  fix: 'Repair the text around the references; apigw render shows what it makes.',
  bad: api('{}', '{"name": "$input.path(\'$.name\')",}'),
  good: api('{}', '{"name": "$input.path(\'$.name\')"}'),
});

export const templateUnknownMacro = finding<{ name: string }>({
  code: 'mapping-template/unknown-macro',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name }) => `#${name}(…) is neither a directive nor a macro of this template: it is printed as it stands.`,
  why: 'Velocity leaves what it does not know in the output. API Gateway has no macros of its own.',
  fix: 'Correct the name, or define the macro in this template.',
  bad: api('#for($i in [1..3])$i #set($x = 1)'),
  good: api('#foreach($i in [1..3])$i #end'),
});

export const templateOpenComment = finding({
  code: 'mapping-template/open-comment',
  effect: 'advice',
  evidence: 'inferred',
  message: () => 'This comment is never closed: everything behind it is left out.',
  why: 'Velocity reads on to the end of the template for the *# that closes it, without an error.',
  fix: 'Close the comment with *#.',
  bad: api('{"kind": "cat"} #* as agreed'),
  good: api('{"kind": "cat"} #* as agreed *#'),
});

export const templateSetNothing = finding<{ name: string }>({
  code: 'mapping-template/set-nothing',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name }) => `This #set gives $${name} no value: the name to assign to is written without braces and exclamation mark.`,
  why: 'Velocity 1.7 takes the braces into the name, and so assigns to a variable that nothing can read.',
  fix: ({ name }) => `Write #set($${name} = …).`,
  bad: api('#set(${kind} = "cat"){"kind": "$kind"}'),
  good: api('#set($kind = "cat"){"kind": "$kind"}'),
});

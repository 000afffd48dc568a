import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Collection, Folder, Item } from '../../../src/postman/format.ts';

export interface Received {
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Run {
  readonly received: readonly Received[];
  /** `request: test`, with the reason. */
  readonly failures: readonly string[];
  readonly tests: readonly string[];
}

/** Answers a request; by default as the collection's own saved response says. */
export type Answer = (received: Received) => { readonly status: number; readonly contentType?: string; readonly body: string };

interface Summary {
  readonly run: {
    readonly failures: readonly {
      readonly source?: { readonly name: string };
      readonly error: { readonly test?: string; readonly message: string };
    }[];
    readonly executions: readonly {
      readonly item: { readonly name: string };
      readonly assertions?: readonly { readonly assertion: string }[];
    }[];
  };
}
type Newman = { run(options: object, done: (error: Error | null, summary: Summary) => void): void };

export function requestsOf(items: readonly (Folder | Item)[]): Item[] {
  return items.flatMap((one) => ('request' in one ? [one] : requestsOf(one.item)));
}

/** Runs a collection with newman against a server on this machine, which stands where the stage would. */
export async function runCollection(collection: Collection, values: Readonly<Record<string, string>>, answer?: Answer): Promise<Run> {
  const received: Received[] = [];
  const answers = answer ?? savedAnswers(requestsOf(collection.item));
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const one = {
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString(),
      };
      received.push(one);
      const { status, contentType = 'application/json', body } = answers(one);
      outgoing.writeHead(status, { 'content-type': contentType }).end(body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/stage`;
  const environment = {
    name: 'local',
    values: Object.entries({ ...values, baseUrl }).map(([key, value]) => ({ key, value, enabled: true })),
  };
  try {
    const newman = createRequire(import.meta.url)('newman') as Newman;
    const { run } = await new Promise<Summary>((resolve, reject) => {
      newman.run({ collection, environment, reporters: [], timeoutRequest: 5000 }, (error, summary) =>
        error ? reject(error) : resolve(summary),
      );
    });
    return {
      received,
      failures: run.failures.map(({ source, error }) => `${source?.name}: ${error.test}: ${error.message}`),
      tests: run.executions.flatMap(({ item, assertions = [] }) => assertions.map(({ assertion }) => `${item.name}: ${assertion}`)),
    };
  } finally {
    server.close();
  }
}

function savedAnswers(items: readonly Item[]): Answer {
  return ({ method, url }) => {
    const path = url.split('?')[0] ?? '';
    const item = items.find(({ request }) => request.method === method && pathPattern(request.url.path).test(path));
    const saved = item?.response.find(({ code }) => code < 300) ?? item?.response[0];
    const contentType = saved?.header.find(({ key }) => key === 'Content-Type')?.value;
    return { status: saved?.code ?? 200, body: saved?.body ?? '', ...(contentType !== undefined && { contentType }) };
  };
}

function pathPattern(path: readonly string[]): RegExp {
  const parts = path.map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.+]/g, String.raw`\$&`)));
  return new RegExp(`^/stage/${parts.join('/')}$`);
}

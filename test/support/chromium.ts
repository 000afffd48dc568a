import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** The browser's command, from `CHROMIUM` or the usual names; undefined where there is none. */
export const chromium: string | undefined = [process.env['CHROMIUM'], 'chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => name !== undefined && spawnSync(name, ['--version'], { timeout: 30_000 }).status === 0,
);

export interface Page {
  /** The value of an expression in the page. */
  evaluate<T>(expression: string): Promise<T>;
  /** Presses a key that has one character. */
  press(key: string): Promise<void>;
  /** What the page wrote to its console, errors among it. */
  readonly console: readonly string[];
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly entry?: { readonly text: string }; readonly exceptionDetails?: { readonly text: string } };
  readonly result?: { readonly sessionId?: string; readonly targetId?: string; readonly result?: { readonly value?: unknown } };
  readonly error?: { readonly message: string };
}

/** Opens a file in a headless browser, driven through pipes, and closes it afterwards. */
export async function withPage<T>(url: string, options: { readonly dark?: boolean }, use: (page: Page) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'apigw-chromium-'));
  const scheme = `--blink-settings=preferredColorScheme=${options.dark ? 0 : 1}`;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', `--user-data-dir=${profile}`, scheme];
  const browser = spawn(chromium as string, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const to = browser.stdio[3] as Writable;
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
  try {
    return await use(await openPage(to, browser.stdio[4] as Readable, url));
  } finally {
    // Asked to close, it ends its own processes too, which write into the profile until then.
    to.write(`${JSON.stringify({ id: 0, method: 'Browser.close' })}\0`);
    const impatient = setTimeout(() => browser.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(impatient);
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function openPage(to: Writable, from: Readable, url: string): Promise<Page> {
  const waiting = new Map<number, (message: Message) => void>();
  const log: string[] = [];
  let rest = '';
  from.on('data', (chunk: Buffer) => {
    const messages = (rest + chunk.toString()).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const message = JSON.parse(text) as Message;
      if (message.id !== undefined) waiting.get(message.id)?.(message);
      const said = message.params?.entry?.text ?? message.params?.exceptionDetails?.text;
      if (said !== undefined) log.push(said);
    }
  });
  let id = 0;
  const call = (method: string, params: object, sessionId?: string): Promise<NonNullable<Message['result']>> => {
    id += 1;
    const own = id;
    to.write(`${JSON.stringify({ id: own, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
    return new Promise((resolve, reject) => {
      waiting.set(own, ({ result = {}, error }) => (error === undefined ? resolve(result) : reject(new Error(error.message))));
    });
  };
  const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
  for (const domain of ['Page', 'Runtime', 'Log']) await call(`${domain}.enable`, {}, sessionId);
  await call('Page.navigate', { url }, sessionId);
  const evaluate = async <T>(expression: string): Promise<T> =>
    (await call('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }, sessionId)).result?.value as T;
  while ((await evaluate<string>('location.href + document.readyState')) !== `${url}complete`) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    evaluate,
    console: log,
    press: async (key) => {
      await call('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key }, sessionId);
      await call('Input.dispatchKeyEvent', { type: 'keyUp', key }, sessionId);
    },
  };
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const TOKEN = /<\?xml[^?]*\?>|<!--(?:(?!--)[^])*-->|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads the part of XML that reports use; anything else is an error, so a document that is read is well-formed. */
export function readXml(document: string): XmlElement {
  type Open = { name: string; attributes: Map<string, string>; children: Open[]; text: string };
  const root: Open = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Open[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(document);
    if (token === null) throw new Error(`no XML at ${JSON.stringify(document.slice(at, at + 40))}`);
    const [, closing, opening, attributes = '', empty, text] = token;
    const owner = open.at(-1) as Open;
    if (text !== undefined) owner.text += unescaped(text);
    if (opening !== undefined) {
      const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)] as const);
      if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`an attribute stands twice in ${opening}`);
      const element: Open = { name: opening, attributes: new Map(pairs), children: [], text: '' };
      owner.children.push(element);
      if (empty === '') open.push(element);
    }
    if (closing !== undefined && open.pop()?.name !== closing) throw new Error(`${closing} closes what is not open`);
  }
  const [element, ...others] = root.children;
  if (element === undefined || others.length > 0 || open.length > 1 || root.text.trim() !== '') throw new Error('not one element');
  return element;
}

function unescaped(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters XML forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) throw new Error('a character XML forbids');
  return text.replaceAll(/&(?:#(\d+)|(\w+));|&/g, (reference, code: string | undefined, name: string | undefined) => {
    const character = code === undefined ? entities[name ?? ''] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`no entity ${reference}`);
    return character;
  });
}

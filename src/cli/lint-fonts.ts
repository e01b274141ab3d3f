import type { CDPSession, Page } from '@playwright/test';
import { excerpt } from '../lint/collect/where.ts';
import type { ForeignFont } from '../lint/snapshot.ts';

/** The part of a node of the DevTools protocol that is used here. */
interface ProtocolNode {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly nodeType: number;
  readonly nodeValue: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly ProtocolNode[];
  readonly pseudoElements?: readonly ProtocolNode[];
}

/** A text, or what a style sheet puts before, after or beside an element. */
interface Drawn {
  readonly node: ProtocolNode;
  readonly path: string;
  readonly text: string;
}

/** Asks the browser which fonts it really draws with. */
export interface FontProbe {
  /** The texts of the slide on stage that are not drawn with the deck's own fonts. */
  foreignFonts(): Promise<ForeignFont[]>;
}

/** Opens a probe on a page; it lives as long as the page. */
export async function openFontProbe(page: Page): Promise<FontProbe> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  // Most texts stay as they are from step to step, and are asked for once.
  const known = new Map<string, ForeignFont[]>();
  return {
    async foreignFonts() {
      for (let turn = 1; ; turn += 1) {
        try {
          return await look(session, known);
        } catch (error) {
          // A terminal that prints meanwhile has taken the node away: what it shows now is looked at.
          if (turn === patience || !/Could not find node/.test(String(error))) throw error;
        }
      }
    },
  };
}

/** How often a slide is looked at that changes meanwhile. */
const patience = 20;

async function look(session: CDPSession, known: Map<string, ForeignFont[]>): Promise<ForeignFont[]> {
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const slide = findByClass(root, 'slide');
  if (!slide) return [];
  const id = attribute(slide, 'data-slide');
  const found: ForeignFont[] = [];
  for (const drawn of drawnIn(slide, [])) {
    const key = JSON.stringify([id, drawn.path, drawn.text]);
    const fonts = known.get(key) ?? (await ask(session, drawn));
    known.set(key, fonts);
    found.push(...fonts);
  }
  return found;
}

async function ask(session: CDPSession, { node, path, text }: Drawn): Promise<ForeignFont[]> {
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId: node.nodeId });
  return fonts
    .filter(({ isCustomFont }) => !isCustomFont)
    .map(({ familyName, glyphCount }) => ({ path, text: excerpt(text), family: familyName, glyphs: glyphCount }));
}

function attribute({ attributes = [] }: ProtocolNode, name: string): string {
  const index = attributes.indexOf(name);
  return index < 0 ? '' : (attributes[index + 1] ?? '');
}

const classesOf = (node: ProtocolNode) => attribute(node, 'class').split(/\s+/).filter(Boolean);

function findByClass(node: ProtocolNode, name: string): ProtocolNode | undefined {
  if (classesOf(node).includes(name)) return node;
  for (const child of node.children ?? []) {
    const found = findByClass(child, name);
    if (found) return found;
  }
  return undefined;
}

/** Texts and generated content, with the path of the element they stand in. */
function drawnIn(node: ProtocolNode, around: readonly string[]): Drawn[] {
  const [first] = classesOf(node);
  const parts = [...around, `${node.nodeName.toLowerCase()}${first ? `.${first}` : ''}`];
  const path = parts.slice(1).slice(-3).join(' > ');
  return [
    ...(node.pseudoElements ?? []).map((pseudo) => ({ node: pseudo, path: `${path}${pseudo.nodeName}`, text: '' })),
    ...(node.children ?? []).flatMap((child) => {
      if (child.nodeType !== 3) return drawnIn(child, parts);
      return child.nodeValue.trim() ? [{ node: child, path, text: child.nodeValue }] : [];
    }),
  ];
}

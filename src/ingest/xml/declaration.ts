import { badInput } from '../../lib/errors.js';

/** Document types that feeds have named since 1999. None is fetched: their entities are those of HTML. */
const KNOWN_TYPES =
  /-\/\/Netscape Communications\/\/|-\/\/W3C\/\/|netscape\.com\/publish\/|userland\.com\/|rssboard\.org\/|www\.w3\.org\//i;

const NAMES_A_FILE = /\b(?:PUBLIC|SYSTEM)\b/;

/**
 * Refuses `<!…>` that declares entities, or names a document type that could. What is declared is never expanded nor
 * fetched: a text of ten lines may stand for gigabytes, or for a file of this machine.
 */
export function refuseDeclarations(declaration: string): void {
  const isEntity = /^!ENTITY\b/i.test(declaration);
  const isType = /^!DOCTYPE\b/i.test(declaration);
  if (isEntity || (isType && declaration.includes('['))) {
    throw badInput(
      `XML must not bring declarations of its own, but this file declares entities: <${shown(declaration)}; ` +
        'save it without its document type.',
    );
  }
  if (isType && NAMES_A_FILE.test(declaration) && !KNOWN_TYPES.test(declaration)) {
    throw badInput(
      `XML may name the document types of RSS and XHTML, but this file names another: <${shown(declaration)}; ` +
        'save it without its document type.',
    );
  }
}

function shown(declaration: string): string {
  return declaration.length > 100 ? `${declaration.slice(0, 100)}…` : `${declaration}>`;
}

import { Parser } from 'htmlparser2';
import { badInput } from '../../lib/errors.js';
import { Formatting } from './formatting.js';

/** The most that HTML of one article may have; real pages have a twentieth. */
const MOST_CHARACTERS = 16 * 1024 * 1024;
export const DEEPEST = 256;
const MOST_NODES = 200_000;
const MOST_ATTRIBUTES = 200;

/**
 * Refuses HTML that a tree cannot be built of within bounds: too large, too deep, too many elements, counting those that a parser adds for
 * formatting that was never closed. Holds nothing but the names of the elements that are open.
 */
export function refuseBeyondBounds(html: string): void {
  if (html.length > MOST_CHARACTERS)
    throw badInput(`HTML may have ${MOST_CHARACTERS} characters at most, but this has ${html.length}.`);
  const formatting = new Formatting();
  let [depth, nodes, attributes] = [0, 0, ''];
  let count = 0;
  const add = (more: number) => {
    nodes += more;
    if (nodes > MOST_NODES)
      throw badInput(`HTML may have ${MOST_NODES} elements and texts at most, and this has more.`);
  };
  const parser = new Parser(
    {
      onopentagname() {
        [count, attributes] = [0, ''];
        depth += 1;
        if (depth > DEEPEST)
          throw badInput(`HTML may be ${DEEPEST} elements deep, but this is deeper. Take layers out of it.`);
      },
      onattribute(name, value) {
        count += 1;
        if (count > MOST_ATTRIBUTES)
          throw badInput(`An element may have ${MOST_ATTRIBUTES} attributes at most, and one of this HTML has more.`);
        attributes += `${name}=${value}\n`;
      },
      onopentag(name) {
        add(1 + formatting.reopened());
        formatting.opened(name, attributes);
      },
      onclosetag(name, isImplied) {
        depth -= 1;
        formatting.closed(name, isImplied);
      },
      ontext: () => add(1 + formatting.reopened()),
      oncomment: () => add(1),
      onprocessinginstruction: () => add(1),
    },
    { decodeEntities: false },
  );
  parser.end(html);
}

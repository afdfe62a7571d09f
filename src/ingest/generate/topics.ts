import { falling, weighted, type Random } from '../../lib/random.js';
import { lowered, named, record, slugOf } from './records.js';
import type { Noun } from './words/noun.js';
import { FIELDS, QUALIFIERS, type Field } from './words/topics.js';

export interface Topic {
  readonly slug: string;
  readonly name: Noun;
  readonly field: Field;
}

/** So many of the narrowest topics are hardly ever written about. */
const RARE = 24;
const RARE_WEIGHT = 0.00006;

/** The topics in three levels, and how often each is drawn: the first on a quarter of all articles. */
export function inventTopics(random: Random) {
  const records: ReturnType<typeof topicRecord>[] = [];
  const topics: Topic[] = [];
  const add = (slug: string, name: Noun, field: Field, broader: string | null) => {
    records.push(topicRecord(slug, name, broader, field));
    topics.push({ slug: slugOf(slug), name, field });
    return slug;
  };
  for (const field of FIELDS) {
    const top = add(slugFor(field.name), field.name, field, null);
    for (const part of field.parts) {
      const middle = add(slugFor(part), part, field, top);
      for (const [slug, en, ru] of random.some(QUALIFIERS, random.between(2, 5))) {
        add(`${middle}-${slug}`, [`${part[0]} ${en}`, `${part[1]} ${ru}`, `${part[2]} ${ru}`], field, middle);
      }
    }
  }
  const byPopularity = random.some(topics, topics.length);
  const common = falling(byPopularity.length - RARE, 1.08);
  const rare = falling(RARE, 1).map((weight) => weight * RARE_WEIGHT);
  const draw = weighted([...common, ...rare]);
  return { records, topics, draw: (from: Random) => byPopularity[draw(from)] as Topic };
}

function slugFor([en]: Noun): string {
  return en.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

function topicRecord(slug: string, [en, ru]: Noun, broader: string | null, field: Field) {
  const isField = broader === null;
  return record('topics', {
    ...named(slug, en, ru),
    broader: broader === null ? null : slugOf(broader),
    terms: isField ? {} : { en: [lowered(en)], ru: [lowered(ru)] },
    summary: { en: `${en}, part of ${lowered(field.name[0])}.`, ru: `${ru}; раздел «${field.name[1]}».` },
  });
}

import { falling, weighted, type Random } from '../../lib/random.js';
import type { Organization } from './organizations.js';
import { timeAt, type Office } from './people.js';
import type { World } from './world.js';
import type { Part } from './words/names.js';

/** Who says something, and how a text calls them. */
export interface Speaker {
  readonly subject: string;
  readonly name: Part;
  /** What stands in front of the name: the office, or what somebody without one is. */
  readonly title: Part | null;
  readonly office: string | null;
  /** The time in office, by its place among those of the office. */
  readonly time: number | null;
}

const EXPERT: Part = ['expert', 'эксперт'];
const OFFICIAL_SHARE = 0.9;
const HEAD_SHARE = 0.34;
/** The last of the world's own offices has a handful of statements however many there are. */
const RARE_SHARES: readonly (readonly [slug: string, share: number])[] = [
  ['sample-keeper-of-the-archive', 0.00004],
  ['sample-envoy-to-the-meridians', 0.002],
];

/** Draws who speaks on a day: the head of the organization at nearly every third time, others less and less often. */
export function speakers(world: World): (random: Random, day: number) => Speaker {
  const rest = falling(world.offices.length - 1, 0.9);
  const total = rest.reduce((sum, weight) => sum + weight, 0);
  const shares = [HEAD_SHARE, ...rest.map((weight) => ((1 - HEAD_SHARE) * weight) / total)];
  for (const [slug, share] of RARE_SHARES) {
    const at = world.offices.findIndex((office) => office.slug === slug);
    if (at >= 0) shares[at] = share;
  }
  const office = weighted(shares);
  const person = weighted(falling(world.people.length, 0.8));
  return (random, day) => {
    const what = random.next();
    if (what < OFFICIAL_SHARE) return holder(world.offices[office(random)] as Office, day);
    if (what < OFFICIAL_SHARE + 0.05) return spokenFor(random.pick(world.organizations));
    const { slug, name } = world.people[person(random)] as World['people'][number];
    return { subject: slug, name, title: EXPERT, office: null, time: null };
  };
}

function holder(office: Office, day: number): Speaker {
  const { time, at } = timeAt(office, day);
  return { subject: time.person.slug, name: time.person.name, title: office.name, office: office.slug, time: at };
}

function spokenFor({ slug, name }: Organization): Speaker {
  return { subject: slug, name: [name[0], name[1]], title: null, office: null, time: null };
}

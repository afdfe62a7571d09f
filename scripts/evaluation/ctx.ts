import { readSets } from './labelled.js';
import { readFileSync } from 'node:fs';
const sets = await readSets(new URL('../../tests/evaluation/sets', import.meta.url).pathname, '/work/shared');
const all = new Map(sets.flatMap((s) => s.texts).map((t) => [t.id, t]));
const want = process.argv[2]!;
const kind = new RegExp(process.argv[3]!);
for (const line of readFileSync('/tmp/ev.out', 'utf8').split('\n')) {
  const m = /^(\S+) (MISSED|FALSE|WRONG_SPEAKER) (\S+) (.*?): (.*)$/.exec(line);
  if (!m || m[2] !== want || !kind.test(m[3]!)) continue;
  const t = all.get(m[1]!)!;
  if (t.part !== 'OPEN') continue;
  const flat = t.text.replace(/\s/gu, ' ');
  const at = flat.replace(/\s+/g, ' ').indexOf(m[5]!.slice(0, 100));
  const ff = flat.replace(/\s+/g, ' ');
  console.log(
    `${m[1]} [${m[4]}]\n   …${ff.slice(Math.max(0, at - 130), at)}⟪${ff.slice(at, at + 70)} … ${ff.slice(at + m[5]!.length - 30, at + m[5]!.length)}⟫${ff.slice(at + m[5]!.length, at + m[5]!.length + 110)}`,
  );
}

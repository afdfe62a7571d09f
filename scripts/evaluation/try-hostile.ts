import { readFileSync } from 'node:fs';
import { findStatements } from '../../src/ingest/attribution/find-statements.js';
import { findMentions } from '../../src/ingest/recognition/mentions.js';
import { context, GAZETTEER, languageOf } from '../../tests/support/recognition-world.js';
// usage: npx tsx try.ts FILE ; texts in FILE are separated by lines of ----
for (const text of readFileSync(process.argv[2]!, 'utf8')
  .split(/^----$/m)
  .map((t) => t.trim())) {
  const read = context('2031', languageOf(text));
  const [inTitle, inText] = ['', text].map((words) => findMentions(words, GAZETTEER, read));
  const { statements, refusals } = findStatements(
    { title: '', text, genre: 'NEWS', inTitle: inTitle!, inText: inText! },
    GAZETTEER,
    read,
  );
  console.log('TEXT', text.slice(0, 200).replace(/\n/g, '\\n'));
  for (const s of statements)
    console.log('   ', s.form, s.speakerId, s.rule, '|', s.text.slice(0, 120).replace(/\n/g, '\\n'));
  for (const r of refusals)
    console.log('    refused', r.reason, '|', text.slice(r.start, r.end).slice(0, 100).replace(/\n/g, '\\n'));
}

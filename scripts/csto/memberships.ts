import { slugOf, type Facts } from './facts.js';
import { noteOn, notesIn, notesOf, termNotes } from './notes.js';
import { compact, sourcesOf, termFields } from './subject-fields.js';

export function membershipList(facts: Facts) {
  return facts.lists.memberships.map((fact) =>
    compact({
      organization: slugOf(facts, fact.organization),
      member: slugOf(facts, fact.member),
      membershipStatus: fact.status,
      ...termFields(fact),
      sources: sourcesOf(fact.source),
      notes: notesIn(
        notesOf(fact, [
          noteOn(fact.resolution, (symbol, language) =>
            language === 'en' ? `By resolution ${symbol}.` : `На основании резолюции ${symbol}.`,
          ),
          ...termNotes(fact),
        ]),
      ),
    }),
  );
}

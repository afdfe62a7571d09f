import { buildCommuniqueSchema } from '../src/resolvers/build-schema.js';
import { committedSchemaDifferences, writeCommittedSchema } from './check/committed-schema.js';

/** Accepts the schema that the code builds as the committed one, and says what that changes. */
const schema = await buildCommuniqueSchema();
const differences = await committedSchemaDifferences(schema);
await writeCommittedSchema(schema);
process.stdout.write(differences.length > 0 ? `${differences.slice(0, -1).join('\n')}\nWritten.\n` : 'No change.\n');

// Mercurius on Fastify, compiling every operation at its second sight. PORT, DATABASE_URL.
import fastify from 'fastify';
import mercurius from 'mercurius';
import { createContext, resolvers, typeDefs } from './schema.mjs';

const app = fastify();
await app.register(mercurius, { schema: typeDefs, resolvers, context: createContext, path: '/', jit: 1 });
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });

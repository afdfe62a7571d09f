// The least that any server must do: node:http and one statement written by hand, whose JSON is passed on as it comes.
// PORT, DATABASE_URL. MEMORY=1 answers from a map of request bodies; what is not in it yet comes from PostgreSQL once.
// No GraphQL, no check of what is asked, no rights and no limits.
import { createServer } from 'node:http';
import pg from 'pg';
import { STATEMENTS } from './statements.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const answers = process.env.MEMORY === '1' ? new Map() : null;

async function answerOf(body) {
  const known = answers?.get(body);
  if (known) return known;
  const { query, variables } = JSON.parse(body);
  const { text, parameters } = STATEMENTS[query];
  const { rows } = await pool.query({ name: query, text, values: parameters(variables), rowMode: 'array' });
  const answer = answers ? Buffer.from(rows[0][0]) : rows[0][0];
  answers?.set(body, answer);
  return answer;
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    answerOf(body).then(
      (answer) => {
        const headers = {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(answer),
        };
        response.writeHead(200, headers).end(answer);
      },
      (error) => response.writeHead(500).end(String(error)),
    );
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), '127.0.0.1');

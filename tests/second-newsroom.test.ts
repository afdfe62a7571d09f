import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ISLES } from './support/newsroom.js';
import { startTestServer, type TestServer } from './support/server.js';
import { runCommand } from './support/command.js';
import { newsroomNames } from '../scripts/check/newsroom-names.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('empty', { CONTENT: ISLES });
});
afterAll(() => server.close());

describe('a newsroom of its own, on other islands and in other languages', () => {
  it('is loaded by its path and invites with its own request', () => {
    expect(server.said.join('\n')).toContain('Try "What the Secretary said about lighthouses"');
  });

  it('answers the request that the product is for, each with the office as of the day', async () => {
    const { body } = await server.post(
      `{ statements(where: {office: {slug: {eq: "fil-secretaire"}}, about: {slug: {eq: "mers"}}, language: {eq: "fr"}}) { totalCount
        nodes { text statedAt speaker { name } office { name } acting meeting { slug presidency { country { name } } } article { title section { name } } translations { language text } } } }`,
    );
    expect(body.data.statements).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          ...{ statedAt: '2013-01-14T11:00:00Z', acting: false, speaker: { name: 'Odalys Brenac' } },
          office: { name: 'Secrétaire de la Fédération' },
          meeting: { slug: 'fil-conseil-2013-01-15', presidency: { country: { name: 'Valdorie' } } },
          article: { title: 'Les phares seront rallumés', section: { name: 'Ports' } },
          translations: [{ language: 'ar' }, { language: 'pt' }],
        },
      ],
    });
  });

  it('serves names, places and notes in the language that a client accepts', async () => {
    const asked = (languages: string) =>
      server.post(
        `{ organization(by: {slug: "fil"}) { name servedLanguage summary } meeting(by: {slug: "fil-conseil-2013-01-15"}) { place }
          tenures(where: {acting: {eq: true}}) { nodes { notes servedLanguage } } }`,
        {},
        { 'accept-language': languages },
      );
    expect((await asked('ar, pt;q=0.5')).body.data).toMatchObject({
      organization: { name: 'اتحاد جزر المشرق', servedLanguage: 'ar', summary: 'União de três Estados insulares.' },
      meeting: { place: 'Porto Aurélio' },
      tenures: { nodes: [{ notes: ['Outra fonte indica 1 de julho de 2014.'], servedLanguage: 'pt' }] },
    });
    expect((await asked('de')).body.data.organization).toMatchObject({
      name: 'Fédération des îles du Levant',
      servedLanguage: 'fr',
    });
  });

  it('is found by names in other registers', async () => {
    const { body } = await server.post(
      `{ organization(by: {externalId: {scheme: "registre.example.org", value: "fil-1"}}) { slug }
        subject(by: {externalId: {scheme: "registre.example.org", value: "fil-1"}}) { __typename }
        article(by: {externalId: {scheme: "vigie.example.org", value: "2033-77"}}) { slug }
        meeting(by: {externalId: {scheme: "vigie.example.org", value: "2013-77"}}) { slug }
        news: articles(where: {externalId: {scheme: "vigie.example.org", value: "2013-77"}}) { nodes { slug } } }`,
    );
    expect(body.data).toEqual({
      ...{ organization: { slug: 'fil' }, subject: { __typename: 'Organization' }, article: null, meeting: null },
      news: { nodes: [{ slug: 'brenac-phares' }] },
    });
  });

  it('has no fault that a check finds, beside the running server', async () => {
    const { code, output } = await runCommand(['check', '--json'], server.environment);
    expect(JSON.parse(output)).toMatchObject({ ok: true });
    expect(code).toBe(0);
  });

  it('shares no word with the newsroom whose content comes with the code', async () => {
    for (const file of await readdir(ISLES)) {
      expect(newsroomNames(file, await readFile(path.join(ISLES, file), 'utf8'))).toEqual([]);
    }
    const { body } = await server.post('{ subjects(first: 100) { nodes { slug name } } sections { nodes { slug } } }');
    expect(newsroomNames('answer', JSON.stringify(body))).toEqual([]);
    expect(body.data.subjects.nodes).toHaveLength(23);
  });
});

/** A request that the workbench opens with, in a tab named after its operation. */
export interface OpeningRequest {
  query: string;
  variables: Record<string, unknown>;
}

/** For a newsroom without requests of its own, and for a server that does not answer just now. */
const ANY_NEWSROOM: OpeningRequest[] = [
  {
    query: `# The newest news. Press the play button.

query NewestNews($first: Int = 10) {
  articles(first: $first) {
    totalCount
    nodes {
      title
      publishedAt
      topics { name }
    }
  }
}
`,
    variables: { first: 10 },
  },
];

/** The newsroom's own requests: which offices and topics are worth asking about, its content knows. */
export async function openingRequests(): Promise<OpeningRequest[]> {
  try {
    const requests = (await (await fetch('./examples.json')).json()) as OpeningRequest[];
    return requests.length > 0 ? requests : ANY_NEWSROOM;
  } catch {
    return ANY_NEWSROOM;
  }
}

import { askJson } from './ask-json.js';
import { take } from './gallery.js';
import { tile } from './tile.js';

const fields = 'id status progress prompt media { src durationSeconds } failureReason';
const graph = async (operationName, query, variables) => {
  const answer = await askJson('/graphql', { operationName, query, variables });
  if (answer.errors) throw new Error(answer.errors[0].message);
  return answer.data;
};
const gallery = () =>
  graph(
    'Gallery',
    `query Gallery { viewer { creditBalance { available } generations(first: 24) { edges { node { ${fields} } } } } }`,
    {},
  );

/** GraphQL: one address, named operations. */
export const graphql = {
  read: (one) =>
    tile(
      one.id,
      one.status,
      one.progress === null ? null : Math.round(one.progress * 100),
      one.prompt,
      one.media?.src,
      one.failureReason,
    ),
  async submit({ prompt, seconds, size }) {
    const query = `mutation CreateGeneration($input: CreateGenerationInput!) { createGeneration(input: $input) { generation { ${fields} } } }`;
    const made = await graph('CreateGeneration', query, {
      input: { prompt, durationSeconds: seconds, resolution: size },
    });
    take([graphql.read(made.createGeneration.generation)]);
  },
  list: async () => take((await gallery()).viewer.generations.edges.map((edge) => graphql.read(edge.node))),
  async poll(ids) {
    const query = `query GenerationStatus($ids: [ID!]!) { nodes(ids: $ids) { ... on Generation { ${fields} } } }`;
    take((await graph('GenerationStatus', query, { ids })).nodes.filter(Boolean).map(graphql.read));
  },
  credits: async () => (await gallery()).viewer.creditBalance.available,
};

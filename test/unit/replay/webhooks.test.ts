import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readScenario, type ScenarioEvent } from '../../replay/format';
import { play } from './play';

const path = join(fileURLToPath(new URL('../../scenarios/', import.meta.url)), 'webhooks-get-what-the-user-gets.json');

it('a worker that dies between the saving of an alert and its telling still posts it to every webhook', async () => {
  const scenario = readScenario(path);
  const kill: ScenarioEvent = { at: 29, do: 'kill', when: 'after-save' };
  const events = [...scenario.events, kill].sort((a, b) => a.at - b.at);
  const lines = await play(path, { ...scenario, events });
  const posted = lines.flatMap((line) =>
    line.type === 'fetch' && line.method === 'POST' ? [new URL(line.url).host] : [],
  );
  for (const host of ['hooks.slack.com', 'discord.com', 'hooks.example'])
    expect(posted.filter((one) => one === host)).toHaveLength(1);
});

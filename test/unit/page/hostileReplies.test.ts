import { expect, it } from 'vitest';
import { readExchange } from '../../../lib/page/exchange';

const URL = 'https://create-api.pika.art/v1/jobs';
/** Every body here is read in well under a second; read without bounds, none comes to an end in a minute. */
const READ_AT_MOST_MS = 10_000;

/** Rows of a flight body in which each row refers to the next from many places. */
function ladder(rows: number, row: (next: string) => unknown): string {
  const lines = Array.from(
    { length: rows },
    (_, n) => `${n.toString(16)}:${JSON.stringify(row(`$${(n + 1).toString(16)}`))}`,
  );
  return `${lines.join('\n')}\n${rows.toString(16)}:{"id":"the-last-one","status":"running","progress":5}\n`;
}
const many = (names: readonly string[], count: number, value: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${names[n % names.length]}${'-'.repeat(n)}`, value]));
const job = { id: 'a-job-among-others', status: 'failed' };

const flights: Record<string, string> = {
  'parameters that refer to parameters': ladder(3, (next) => ({
    ...job,
    ...many(['params', 'options', 'input'], 120, next),
  })),
  'errors that refer to errors': ladder(50, (next) => ({
    ...job,
    error: [next, next, next],
    errors: { error: next, extensions: next },
  })),
  'progress that refers to progress': ladder(50, (next) => ({
    ...job,
    progress: next,
    progresspercent: next,
    percent: next,
    percentage: next,
  })),
  'films that refer to films': ladder(50, (next) => ({
    ...job,
    ...many(['video', 'output', 'result', 'url'], 60, [next, next, next, next]),
  })),
  'lists of lists': ladder(50, (next) => Array.from({ length: 40 }, () => next)),
  'everything of the same': ladder(50, (next) =>
    many(['data', 'status', 'video', 'job', 'params', 'error', 'progress'], 150, next),
  ),
};
const texts: Record<string, string> = {
  'blanks before a letter': `${'\n'.repeat(200_000)}x`,
  'blanks before JSON': `${' '.repeat(200_000)}{"jobs":[{"id":"a-job-among-others","status":"running","progress":5}]}`,
  'blanks between two signs': `[${' '.repeat(1_000_000)}x`,
  'a million brackets': '['.repeat(1_000_000),
  'a million brackets that are closed': '['.repeat(1_000_000) + ']'.repeat(1_000_000),
  'objects in objects': `${'{"data":'.repeat(200_000)}1${'}'.repeat(200_000)}`,
  'errors in errors': `${'{"error":'.repeat(200_000)}1${'}'.repeat(200_000)}`,
  digits: `{"jobs":[{"id":"a-job-among-others","status":"running","progress":${'9'.repeat(1_000_000)}}]}`,
  'a long id': `{"jobs":[{"id":"${'x'.repeat(1_000_000)}","status":"running","progress":5}]}`,
  'a duration of blanks': `{"jobs":[{"id":"a-job-among-others","status":"running","progress":5,"duration":"${' '.repeat(500_000)}x"}]}`,
  'a hundred thousand fields': `{"jobs":[{${Array.from({ length: 100_000 }, (_, n) => `"f${n}":1`).join()}}]}`,
  'a hundred thousand jobs': `{"jobs":[${Array.from({ length: 40_000 }, (_, n) => `{"id":"job-${n}","status":"running","progress":5}`).join()}]}`,
};

function read(body: string, contentType: string, request = {}) {
  const start = performance.now();
  const told = readExchange({
    request: { method: 'POST', url: URL, headers: {}, ...request },
    response: { status: 200, contentType, headers: {}, body },
  });
  expect(performance.now() - start).toBeLessThan(READ_AT_MOST_MS);
  return told;
}

it.each(Object.entries(flights))('a flight body of %s costs little', (_name, body) => {
  expect(body.length).toBeLessThan(1_000_000);
  read(body, 'text/x-component');
  read(body, 'text/x-component', { body: JSON.stringify({ prompt: 'a cat', model: '2.5', duration: 5 }) });
});

it.each(Object.entries(texts))('a body of %s costs little', (_name, body) => {
  read(body, 'application/json');
  read(body, '');
  read(body, 'text/x-component');
  read(body, 'text/event-stream');
});

it('finds the ids that a question names among many jobs without searching a long body for each', () => {
  const asked = JSON.stringify({ ids: ['job-1'], note: 'x'.repeat(1_000_000) });
  read(texts['a hundred thousand jobs'] ?? '', 'application/json', { body: asked });
});

it('still reads the job beside what is too much', () => {
  const body = `[${'['.repeat(5000)}${']'.repeat(5000)},{"id":"a-job-among-others","status":"running","progress":5}]`;
  expect(read(`{"jobs":${body}}`, 'application/json')?.reading.jobs.map(({ id }) => id)).toEqual([
    'a-job-among-others',
  ]);
});

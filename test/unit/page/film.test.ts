import { describe, expect, it } from 'vitest';
import { recognise } from '../../../lib/page/recognise';

const film = 'https://cdn.pika.art/results/x/00112233445566778899aabbccddeeff.mp4';
const input = 'https://cdn.pika.art/uploads/in.mp4';
const stored = 'https://storage.googleapis.com/bucket/o/8f2c.mp4?X-Goog-Signature=abc';
const meta = {
  url: 'https://create-api.pika.art/v1/tasks/film-0001-aaaa',
  status: 200,
  contentType: 'application/json',
};
const filmOf = (more: object, status = 'succeeded') =>
  recognise(JSON.stringify({ id: 'film-0001-aaaa', status, ...more }), meta).jobs[0]?.videoUrl;

describe('the address of the film', () => {
  it.each([
    [{ content: { video_url: film } }],
    [{ task: { content: { url: film } } }],
    [
      {
        results: {
          min: { type: 'video/mp4', url: film.replace('.mp4', '-min.mp4') },
          raw: { type: 'video/mp4', url: film },
        },
      },
    ],
    [{ task_result: { videos: [{ id: '1', url: film, duration: '5.0' }] } }],
    [{ response: { generatedVideos: [{ video: { uri: film } }] } }],
    [{ output: [film] }],
    [{ output: film }],
    [{ assets: { video: film, image: 'https://cdn.pika.art/a.jpg' } }],
    [
      {
        artifacts: [
          { kind: 'poster', url: 'https://cdn.pika.art/a.png' },
          { kind: 'movie', url: film },
        ],
      },
    ],
    [{ data: { outputs: [{ signedUrl: film }] } }],
    [{ works: [{ resource: { resource: film } }] }],
    [{ generations: [{ asset: { deep: { at: { last: film } } } }] }],
  ])('%j', (more) => expect(filmOf(more)).toBe(film));

  it('may stand on any host', () => {
    expect(filmOf({ result: { url: stored } })).toBe(stored);
    expect(filmOf({ video: { url: 'https://files.example/abc?sig=1' } })).toBe('https://files.example/abc?sig=1');
  });

  it('needs no ending where the rest says film', () => {
    const bare = 'https://cdn.pika.art/f/8f2c1';
    expect(filmOf({ output: { url: bare, content_type: 'video/mp4' } })).toBe(bare);
    expect(filmOf({ download_url: bare })).toBe(bare);
    expect(filmOf({ result: { file: `${bare}?response-content-type=video%2Fmp4` } })).toBe(
      `${bare}?response-content-type=video%2Fmp4`,
    );
  });

  it('is not what went in', () => {
    expect(filmOf({ params: { video: input }, video_url: input })).toBeUndefined();
    expect(filmOf({ input: { video_url: input }, source_video_url: input, result_url: film })).toBe(film);
    expect(filmOf({ reference_videos: [{ url: input }], first_frame: { url: input } })).toBeUndefined();
    expect(
      filmOf({ request: { deep: { options: { clip: input } } }, parent: { video: { url: input } } }),
    ).toBeUndefined();
  });

  it('is no picture, no sound, no page', () => {
    expect(
      filmOf({ url: 'https://create.pika.art/v/film-0001', result: { image: { url: 'https://cdn.pika.art/a.webp' } } }),
    ).toBeUndefined();
    expect(
      filmOf({
        poster_video: { url: 'https://cdn.pika.art/a.jpg' },
        video: { thumbnail: 'https://cdn.pika.art/a.jpg' },
      }),
    ).toBeUndefined();
    expect(
      filmOf({ output: { audio: { url: 'https://cdn.pika.art/a.mp3' } }, webhook_url: 'https://hook.example/video' }),
    ).toBeUndefined();
    expect(
      filmOf({ status_url: 'https://api.pika.art/video/1', response_url: 'https://api.pika.art/video/1/result' }),
    ).toBeUndefined();
  });

  it('prefers the film to a lesser copy of it', () => {
    const preview = 'https://cdn.pika.art/p/preview.mp4';
    expect(filmOf({ preview_url: preview, url: film })).toBe(film);
    expect(filmOf({ watermark_video_url: preview, video_url: film })).toBe(film);
  });
});

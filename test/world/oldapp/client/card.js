import { el } from '../../pika/client/element.js';

function poster(item) {
  const [video] = item.videos;
  return video.videoPoster ? el('img', { src: video.videoPoster, alt: '' }) : null;
}

function label(item) {
  const [video] = item.videos;
  if (video.status === 'queued') return 'In queue';
  if (video.status === 'finished') return video.resultUrl ? '' : 'Finishing';
  if (video.status === 'error' || video.status === 'failed') return video.error || 'Failed';
  if (video.status === 'cancelled') return 'Cancelled';
  return video.progress === undefined ? 'Generating' : `${video.progress}%`;
}

/** One generation in the library. */
export function card(item) {
  const [video] = item.videos;
  const text = label(item);
  const link = `/library?v=${item.id}`;
  const frame = el('div', { className: 'frame' }, poster(item));
  if (video.resultUrl) {
    frame.append(
      el('video', {
        src: video.resultUrl,
        poster: video.videoPoster,
        muted: true,
        loop: true,
        playsInline: true,
        preload: 'metadata',
      }),
    );
  }
  if (text) frame.append(el('span', { className: 'label' }, text));
  const caption = el('span', { className: 'prompt' }, item.promptText);
  return el('article', { className: 'card' }, el('a', { href: link }, frame, caption));
}

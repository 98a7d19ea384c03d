export { detectFormat } from './detect';
export type { FeedFormat } from './format';
export { feedFormats, readFeed } from './read';

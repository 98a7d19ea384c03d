export { detectFormat } from './detect';
export { feedFormats, readFeed } from './read';

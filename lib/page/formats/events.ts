/** The data of server-sent events (HTML standard, section 9.2), one text per event; the last one may lack its blank line. */
export function eventTexts(body: string): string[] {
  const texts: string[] = [];
  for (const block of body.split(/\r\n\r\n|\n\n|\r\r/)) {
    const data = block
      .split(/\r\n|\n|\r/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(line[5] === ' ' ? 6 : 5));
    if (data.length > 0) texts.push(data.join('\n'));
  }
  return texts;
}

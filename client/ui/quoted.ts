/** Somebody’s own words in the marks of a quotation; whoever wrote them down may have put marks around them already. */
export const quoted = (words: string): string =>
  /^(["“„«‘]|'.*'$)/s.test(words.trim()) || words.trim() === '' ? words : `“${words}”`

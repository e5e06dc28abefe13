import type { Route } from '../../shared/note/blocks/dose/routes.ts'

/** As it is said in the room; the note itself spells it out. */
export const routeInShort: Readonly<Record<Route, string>> = {
  iv_infusion: 'IV infusion',
  iv_push: 'IV push',
  im: 'IM',
  intranasal: 'intranasal',
  sublingual: 'sublingual',
  oral: 'oral',
  other: 'other route',
}

/** The ways in which a dose is given. */
export const routes = ['iv_infusion', 'iv_push', 'im', 'intranasal', 'sublingual', 'oral', 'other'] as const
export type Route = (typeof routes)[number]
export const routeNames: Readonly<Record<Route, string>> = {
  iv_infusion: 'intravenous infusion',
  iv_push: 'intravenous push',
  im: 'intramuscular',
  intranasal: 'intranasal',
  sublingual: 'sublingual',
  oral: 'oral',
  other: 'other route',
}

/** Filled in with the PostgreSQL of the tests. */
export default function setup(): void {}

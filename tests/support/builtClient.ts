/** Filled in with the build of the client. */
export default function setup(): void {}

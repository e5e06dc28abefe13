/**
 * What a program of the product gets of this process's surroundings: where programs are, and where what was compiled is
 * kept. Nothing else of this machine's settings reaches it.
 */
export function fromHere(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  return NODE_COMPILE_CACHE === undefined ? { PATH } : { PATH, NODE_COMPILE_CACHE }
}

import { z } from 'zod'
import type { App } from './route.ts'

/** Serves the API's description for programs (OpenAPI 3.1) and, made from the same, for people. */
export function describeApi(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-throughline',
  })
  const description = () =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Throughline',
        version: '0.1.0',
        description:
          'Unsafe methods need the site’s own Origin. Errors are problem details (RFC 9457) with a stable code. What is missing, malformed or not shared with the caller answers alike, with not_found.',
      },
    })
  app.get('/api/openapi.json', (c) => c.json(description()))
  app.get('/api/docs', (c) => c.html(page(description())))
}

const Described = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ summary: z.string().optional(), security: z.array(z.unknown()).optional() })),
  ),
})

function page(document: unknown): string {
  const { paths } = Described.parse(document)
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { summary, security }]) =>
        `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(summary ?? '')}</td><td>${security ? 'signed in' : 'anyone'}</td></tr>`,
    ),
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Throughline API</title><style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #8886}</style></head>
<body><main><h1>Throughline API</h1><p>The whole description with all shapes: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<table><thead><tr><th>Method</th><th>Path</th><th>Does</th><th>For</th></tr></thead><tbody>${rows.join('')}</tbody></table></main></body></html>`
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

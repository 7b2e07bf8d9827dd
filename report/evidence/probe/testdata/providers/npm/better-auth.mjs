// node better-auth.mjs PORT [forms]: the package of that name with its device flow,
// on this machine. It publishes no metadata, and its token endpoint takes JSON only,
// where RFC 6749 has forms: with "forms", those are translated on the way.
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { bearer, deviceAuthorization } from 'better-auth/plugins';
import { toNodeHandler } from 'better-auth/node';
import { createServer } from 'node:http';

const port = Number(process.argv[2]);
const auth = betterAuth({
  baseURL: `http://localhost:${port}`,
  secret: 'x'.repeat(40),
  database: memoryAdapter({ user: [], session: [], account: [], verification: [], deviceCode: [] }),
  emailAndPassword: { enabled: true },
  telemetry: { enabled: false },
  plugins: [bearer(), deviceAuthorization({ validateClient: (id) => id === 'cli-public' })],
});

const handler = toNodeHandler(auth);
const translated = (req, res) => {
  if (req.headers['content-type'] !== 'application/x-www-form-urlencoded') return handler(req, res);
  let body = '';
  req.on('data', (piece) => { body += piece; });
  req.on('end', async () => {
    const json = JSON.stringify(Object.fromEntries(new URLSearchParams(body)));
    const answer = await auth.handler(new Request(`http://localhost:${port}${req.url}`, {
      method: req.method, body: json, headers: { 'content-type': 'application/json' },
    }));
    res.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    res.end(await answer.text());
  });
};
createServer(process.argv[3] === 'forms' ? translated : handler).listen(port, '127.0.0.1');

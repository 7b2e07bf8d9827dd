// node oidc-provider.mjs PORT [jwt] [no-rotation]: the provider of the package of
// that name, on this machine, with a public and a confidential client.
import { Provider } from 'oidc-provider';

const [port, ...wants] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const api = 'https://api.example.test';
const device = 'urn:ietf:params:oauth:grant-type:device_code';
const own = (ctx, client, token) => token.clientId === client.clientId;

const features = {
  devInteractions: { enabled: true },
  deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****' },
  revocation: { enabled: true, allowedPolicy: own },
  introspection: { enabled: true, allowedPolicy: own },
  dPoP: { enabled: true },
  userinfo: { enabled: true },
};
if (wants.includes('jwt')) {
  features.resourceIndicators = {
    enabled: true,
    defaultResource: () => api,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({ scope: 'repo:read', audience: api, accessTokenFormat: 'jwt', accessTokenTTL: 3600 }),
  };
}

const provider = new Provider(issuer, {
  clients: [
    { client_id: 'cli-public', token_endpoint_auth_method: 'none', grant_types: [device, 'refresh_token'], redirect_uris: [], response_types: [], application_type: 'native' },
    { client_id: 'cli-conf', client_secret: 'conf-secret', grant_types: [device, 'refresh_token'], redirect_uris: [], response_types: [] },
  ],
  scopes: ['openid', 'offline_access', 'repo:read', 'repo:write'],
  features,
  rotateRefreshToken: !wants.includes('no-rotation'),
  issueRefreshToken: async (ctx, client, code) => client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
  ttl: { DeviceCode: 600, AccessToken: 3600, RefreshToken: 14 * 86400, IdToken: 3600, Grant: 14 * 86400, Session: 86400, Interaction: 600 },
});
provider.listen(Number(port), '127.0.0.1');

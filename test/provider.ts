import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real provider of OpenID Connect on this computer, where anybody is whoever he says. */
export class LocalProvider {
  readonly issuer: string;
  readonly #server: Server;

  private constructor(issuer: string, server: Server) {
    this.issuer = issuer;
    this.#server = server;
  }

  /** For a page at this origin. The account `x` is called `names.x`; one that is not named has no nickname. */
  static async open(page: string, names: Readonly<Record<string, string>>): Promise<LocalProvider> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(issuer, {
      clients: [
        { client_id: 'sokdak', client_secret: 'a secret', redirect_uris: [`${page}/p`], application_type: 'native' },
      ],
      claims: { openid: ['sub'], profile: ['nickname'] },
      pkce: { required: () => true },
      findAccount: (_, id) => ({
        accountId: id,
        claims: async () => ({ sub: id, ...(names[id] !== undefined && { nickname: names[id] }) }),
      }),
    });
    server.on('request', provider.callback());
    return new LocalProvider(issuer, server);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Logs in there as that account, as a browser would; answers the address to which it is sent back. */
  async visit(url: string, account: string): Promise<URL> {
    const cookies = new Map<string, string>();
    let next: { readonly url: string; readonly form?: Readonly<Record<string, string>> } = { url };
    for (;;) {
      const response = await fetch(next.url, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(next.form && { method: 'POST', body: new URLSearchParams(next.form) }),
      });
      for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
      const location = response.headers.get('location');
      if (location === null) next = { url: next.url, form: formIn(await response.text(), account) };
      else if (location.startsWith(this.issuer) || location.startsWith('/'))
        next = { url: new URL(location, next.url).href };
      else return new URL(location);
    }
  }
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}

/** What its pages for trying out ask: who one is, and whether one agrees. */
function formIn(page: string, account: string): Readonly<Record<string, string>> {
  if (page.includes('value="login"')) return { prompt: 'login', login: account, password: 'any' };
  if (page.includes('value="consent"')) return { prompt: 'consent' };
  throw new Error(`the provider says: ${page}`);
}

/** Addresses of the nodes as addresses of this machine: each address with its port becomes a free port of the loopback interface. */
import { createServer, type Server } from 'node:net';

const HOST = '127.0.0.1';

export class Loopback {
  private readonly ports: ReadonlyMap<string, number>;

  private constructor(ports: ReadonlyMap<string, number>) {
    this.ports = ports;
  }

  /** `addresses`: `172.16.2.6:5000`. All ports are held until all are found, so that no two are the same. */
  static async of(addresses: Iterable<string>): Promise<Loopback> {
    const found = new Map<string, Server>();
    for (const address of new Set(addresses)) found.set(address, await listening());
    const ports = new Map([...found].map(([address, server]) => [address, portOf(server)]));
    await Promise.all([...found.values()].map((server) => new Promise((done) => server.close(done))));
    return new Loopback(ports);
  }

  /** `127.0.0.1:40123`; undefined for an address that was not asked for. */
  address(onNode: string): string | undefined {
    const port = this.ports.get(onNode);
    return port === undefined ? undefined : `${HOST}:${port}`;
  }

  /** The text with every known address replaced. */
  replaced(text: string): string {
    return text.replaceAll(/\b\d+\.\d+\.\d+\.\d+:\d+\b/g, (address) => this.address(address) ?? address);
  }
}

function listening(): Promise<Server> {
  const server = createServer();
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, HOST, () => done(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  return address.port;
}

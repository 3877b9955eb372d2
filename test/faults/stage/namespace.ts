import { type ChildProcess, execFileSync, spawn } from 'node:child_process';

const HERE = '10.231.77.1';
const THERE = '10.231.77.2';

/** Another computer, as far as the network knows (ip-netns(8)): it can be cut off without a packet of farewell. */
export class Namespace {
  readonly #name = `sokdak${process.pid}`;
  /** The two ends of the wire between. */
  readonly #near = `sn${process.pid}`;
  readonly #far = `sf${process.pid}`;

  /** Needs root, and a system that allows it. */
  constructor() {
    ip('netns', 'add', this.#name);
    ip('link', 'add', this.#near, 'type', 'veth', 'peer', 'name', this.#far);
    ip('link', 'set', this.#far, 'netns', this.#name);
    ip('addr', 'add', `${HERE}/30`, 'dev', this.#near);
    ip('link', 'set', this.#near, 'up');
    this.#there('addr', 'add', `${THERE}/30`, 'dev', this.#far);
    this.#there('link', 'set', this.#far, 'up');
    this.#there('link', 'set', 'lo', 'up');
  }

  /** Put before a command, it runs there. */
  get under(): readonly string[] {
    return ['ip', 'netns', 'exec', this.#name];
  }

  /** That computer's address, as this one sees it. */
  get itsAddress(): string {
    return THERE;
  }

  /** This computer's address, as that one sees it. */
  get address(): string {
    return HERE;
  }

  spawn(script: string, ...args: readonly string[]): ChildProcess {
    const [ip = '', ...words] = [...this.under, process.execPath, '--import', 'tsx', script, ...args];
    return spawn(ip, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  }

  /** A setting of that computer's kernel (sysctl(8)), and of nobody else's. */
  set(setting: string, value: number): void {
    ip('netns', 'exec', this.#name, 'sysctl', '--quiet', '--write', `${setting}=${value}`);
  }

  cut(): void {
    ip('link', 'set', this.#near, 'down');
  }

  remove(): void {
    ip('link', 'del', this.#near);
    ip('netns', 'del', this.#name);
  }

  #there(...args: readonly string[]): void {
    ip('netns', 'exec', this.#name, 'ip', ...args);
  }
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: 'inherit' });
}

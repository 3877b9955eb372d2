import type { FileLinks } from '../../../client/index.ts';
import type { News } from './news.ts';

/** News one after the other, each once all of it is known: where its files are to be had is asked for first. */
export class Edition {
  readonly #links: FileLinks;
  readonly #origin: string;
  readonly #write: (news: News) => void;
  #last: Promise<void> | null = null;

  constructor(links: FileLinks, origin: string, write: (news: News) => void) {
    this.#links = links;
    this.#origin = origin;
    this.#write = write;
  }

  print(news: News): void {
    const files = 'files' in news ? (news.files ?? []) : [];
    if (files.length === 0 && this.#last === null) return void this.#write(news);
    const printed = (this.#last ?? Promise.resolve()).then(async () => this.#write(await this.#whole(news)));
    this.#last = printed;
    void printed.finally(() => {
      if (this.#last === printed) this.#last = null;
    });
  }

  /** Resolves when all is written that there was to write. */
  async printed(): Promise<void> {
    await this.#last;
  }

  async #whole(news: News): Promise<News> {
    if (!('files' in news) || !news.files) return news;
    const urls = await this.#links.all(news.files.map(({ id }) => id));
    const files = news.files.map((file, nth) => ({ ...file, url: this.#whereIs(urls[nth]) }));
    return { ...news, files };
  }

  #whereIs(path: string | null | undefined): string | null {
    return path ? this.#origin + path : null;
  }
}
